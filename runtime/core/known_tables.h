// What is known of pairs of types: a hash table that grows, searched without a lock and added to under one. An entry is
// made once, and never changed or removed.
//
// Why whoever asks for the same gets the same entry, and it is complete:
// - A place in an array is a single word. It is empty, and then once and for all that of an entry, which was complete before
//   its address was stored there: the release of publish() is the partner of the acquire of look_up().
// - A larger array has all that the old one had before its address is stored: so what was there when a reader began it
//   finds without the lock, in either. An array is never changed again once there is a larger one, and never freed: who
//   still reads it misses at worst entries that came later.
// - Who misses one looks again under the lock, under which all is added: there the array is the latest, and has every entry.
//   So nobody makes a second one.
// - Entries lie at the first empty place from their home on, and no place becomes empty again: a search that meets an empty
//   place has passed all that could be meant. There always is one: an array is never more than half full.
//
// Parts: the words' atomics, the lock, the entries and what they are found by, how memory is got. So the tests run it
// through every interleaving.
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>

namespace gocxx::rt::core {

template <class Parts>
class BasicKnownTables {
 public:
  using Key = typename Parts::Key;  // a word or two
  using Entry = typename Parts::Entry;

  // Made if there is none.
  const Entry& find(Key key) {
    const Entry* known = look_up(Ref<Array*>(array_).load(std::memory_order_acquire), key);
    if (known == nullptr) {
      std::lock_guard guard(lock_);
      known = add_locked(key);
    }
    return *known;
  }

 private:
  template <class T>
  using Ref = typename Parts::template Ref<T>;

  // Open addressing.
  struct Array {
    std::size_t mask;
    const Entry* slots[];  // release under the lock, acquire everywhere
  };

  static const Entry* look_up(Array* array, Key key) {
    if (array == nullptr) return nullptr;
    for (std::size_t at = Parts::home_of(key) & array->mask;; at = (at + 1) & array->mask) {
      const Entry* known = Ref<const Entry*>(array->slots[at]).load(std::memory_order_acquire);
      if (known == nullptr || Parts::is(*known, key)) return known;
    }
  }

  static void publish(Array* array, const Entry* known) {
    std::size_t at = Parts::home_of(Parts::key_of(*known)) & array->mask;
    while (array->slots[at] != nullptr) at = (at + 1) & array->mask;
    Ref<const Entry*>(array->slots[at]).store(known, std::memory_order_release);
  }

  // Not inlined: few calls come here.
  [[gnu::noinline]] const Entry* add_locked(Key key) {
    if (const Entry* known = look_up(array_, key)) return known;
    const Entry* known = Parts::make(key);
    if (array_ == nullptr || 2 * ++count_ > array_->mask)
      Ref<Array*>(array_).store(larger_array_locked(), std::memory_order_release);
    publish(array_, known);
    return known;
  }

  Array* larger_array_locked() {
    std::size_t size = array_ == nullptr ? Parts::kFirstSize : 2 * (array_->mask + 1);
    auto* array = static_cast<Array*>(Parts::permanent(sizeof(Array) + size * sizeof(const Entry*)));
    array->mask = size - 1;
    for (std::size_t i = 0; array_ != nullptr && i <= array_->mask; ++i)
      if (array_->slots[i] != nullptr) publish(array, array_->slots[i]);
    return array;
  }

  typename Parts::Lock lock_;
  Array* array_ = nullptr;  // release under the lock, acquire everywhere
  std::size_t count_ = 0;   // under the lock: one less than there are
};

}  // namespace gocxx::rt::core
