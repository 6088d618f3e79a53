// The method-table cache (Go's itab cache): a hash table with lock-free readers, to which entries are only
// added. Open addressing with linear probing.
//
// ## Invariants
//
// - An entry is made once for its key, and is never changed or removed.
// - A slot of an array changes once, from null to an entry.
// - An entry lies in the first slot that was empty when it was added, from its home slot on. So a search that
//   meets an empty slot has passed all entries with the key.
// - An array is at most half full, so every search meets an empty slot.
// - A larger array holds all entries of the one that it replaces. A replaced array never changes again, and
//   is never freed.
//
// ## Steps
//
// Reader (no lock):                       1. It reads the array.
//                                         2. It probes from the home slot on, to the entry with the key or an
//                                            empty slot.
// Reader that found no entry (the lock):  1. It searches the current array again.
//                                         2. It makes the entry.
//                                         3. If the array would be more than half full, it makes a complete
//                                            larger one and stores its address.
//                                         4. It stores the entry in the first empty slot from the home slot
//                                            on.
//
// ## Why every caller with the same key gets the same, complete entry
//
// - A reader finds every entry that was there when it began: in the array that it reads, or in that array's
//   copy.
// - A reader of a replaced array may miss an entry that was added later. Then it searches again under the
//   lock, where the array is the current one and holds every entry. So no second entry is made.
//
// Memory orders: the stores of an array's address and of an entry's address release; the loads in `find` and
// `look_up` are the acquires that they are the partners of. So a reader sees complete arrays and entries.
//
// Policy: `Ref`, the atomics of a reference; the lock; the entries, their keys and hashes; `permanent`, which
// allocates zeroed memory. So the tests run the cache through every interleaving.
#pragma once

#include <atomic>
#include <cstddef>

#include "platform/lock.h"

namespace gocxx::rt::core {

/// The cache. Any thread may call `find`.
template <class Policy>
class BasicMethodTableCache {
 public:
  using Key = typename Policy::Key;  // a word or two
  using Entry = typename Policy::Entry;

  /// Returns the entry for the key, which it makes if there is none.
  const Entry& find(Key key) {
    const Entry* entry = look_up(Ref<Array*>(array_).load(std::memory_order_acquire), key);
    if (entry == nullptr) {
      platform::Guard guard(lock_);
      entry = add_locked(key);
    }
    return *entry;
  }

 private:
  template <class T>
  using Ref = typename Policy::template Ref<T>;

  // In permanent memory.
  struct Array {
    std::size_t mask;      // one less than the number of slots, a power of two; constant
    const Entry* slots[];  // written under the lock, release; read without it, acquire
  };

  // Returns the entry with the key, or null. Acquire: partner of `publish`.
  static const Entry* look_up(Array* array, Key key) {
    if (array == nullptr) return nullptr;
    for (std::size_t at = Policy::hash(key) & array->mask;; at = (at + 1) & array->mask) {
      const Entry* entry = Ref<const Entry*>(array->slots[at]).load(std::memory_order_acquire);
      if (entry == nullptr || Policy::matches(*entry, key)) return entry;
    }
  }

  // Under the lock. Release: partner of look_up.
  static void publish(Array* array, const Entry* entry) {
    std::size_t at = Policy::hash(Policy::key_of(*entry)) & array->mask;
    while (array->slots[at] != nullptr) at = (at + 1) & array->mask;
    Ref<const Entry*>(array->slots[at]).store(entry, std::memory_order_release);
  }

  // Not inlined: few calls come here. Release: partner of the acquire in `find`.
  [[gnu::noinline]] const Entry* add_locked(Key key) GOCXX_REQUIRES(lock_) {
    if (const Entry* entry = look_up(array_, key)) return entry;
    const Entry* entry = Policy::make(key);
    if (array_ == nullptr || 2 * ++count_ > array_->mask)
      Ref<Array*>(array_).store(larger_array_locked(), std::memory_order_release);
    publish(array_, entry);
    return entry;
  }

  // Returns an array of twice the size with all entries.
  Array* larger_array_locked() GOCXX_REQUIRES(lock_) {
    std::size_t size = array_ == nullptr ? Policy::kFirstSize : 2 * (array_->mask + 1);
    auto* array = static_cast<Array*>(Policy::permanent(sizeof(Array) + size * sizeof(const Entry*)));
    array->mask = size - 1;
    for (std::size_t i = 0; array_ != nullptr && i <= array_->mask; ++i)
      if (array_->slots[i] != nullptr) publish(array, array_->slots[i]);
    return array;
  }

  typename Policy::Lock lock_;
  Array* array_ = nullptr;  // written under the lock, release; read without it, acquire
  // One less than the number of entries.
  std::size_t count_ GOCXX_GUARDED_BY(lock_) = 0;
};

}  // namespace gocxx::rt::core
