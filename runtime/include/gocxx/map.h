// gocxx::map<K, V>: Go's map, one pointer to a hash table that all copies share. The table is type-erased
// (core/map.cpp); the typed operations are here.
//
// Entries lie in one array in the order of their insertion; an index of hashes finds them. Ranging starts at
// a random entry and wraps around; entries may be inserted and deleted meanwhile (map_iterator).
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <new>
#include <type_traits>

#include "gocxx/results.h"
#include "gocxx/type.h"

namespace gocxx {

namespace rt::core {

/// How keys are hashed and compared: frequent kinds by specialised code, the others through their descriptor.
enum class key_kind : std::uint8_t { word32, word64, bytes, string, other };

template <class T>
constexpr key_kind key_kind_of() {
  if constexpr (has_underlying<T>)
    return key_kind_of<typename T::underlying>();
  else if constexpr (std::is_same_v<T, string>)
    return key_kind::string;
  else if constexpr (std::is_integral_v<T> && sizeof(T) == 8)
    return key_kind::word64;
  else if constexpr (std::is_integral_v<T> && sizeof(T) == 4)
    return key_kind::word32;
  else if constexpr (bytewise_equal<T>)
    return sizeof(T) == 8 && alignof(T) == 8 ? key_kind::word64 : key_kind::bytes;
  else
    return key_kind::other;
}

/// The layout of a map type for the erased table. An entry is the key, then the value.
struct map_layout {
  key_kind keys;
  bool pointer_free;
  std::uint32_t entry_size;
  std::uint32_t value_offset;
  std::uint32_t key_size;
  std::uint32_t value_size;
  const type* key_type;
};

/// The erased table; its first word is the number of entries.
struct map_table {
  long count;
};

map_table* make_table(const map_layout& layout, long hint);
/// Returns the address of the key's value, or null if there is none. The table may be null.
void* map_find(const map_table* table, const map_layout& layout, const void* key);
/// Returns the address of the key's value; inserts a zero value if the key is missing. Panics if the table is
/// null.
void* map_assign(map_table* table, const map_layout& layout, const void* key);
void map_erase(map_table* table, const map_layout& layout, const void* key);
void map_clear(map_table* table, const map_layout& layout);

/// One iteration over a map. It visits an entry at most once, a deleted entry never, an inserted one perhaps.
/// When the table moves its entries, the iteration continues over the old array and looks every key up again.
struct map_iterator {
  map_iterator(map_table* table, const map_layout& layout);

  /// Returns the next entry, or null at the end.
  const void* next();

 private:
  [[nodiscard]] const void* find_moved() const;

  map_table* table_;
  const map_layout* layout_;
  const void* entries_ = nullptr;  // the array that is iterated over, perhaps one that the table has replaced
  std::uint32_t generation_ = 0;   // the table's generation when the iteration began; `clear` changes it
  std::uint32_t start_ = 0;        // the first entry visited
  std::uint32_t position_ = 0;     // the next entry to visit
  bool wrapped_ = false;
};

/// The layout of an entry.
template <class K, class V>
struct map_entry {
  K key;
  V value;
};

/// Offsets as the compiler lays out map_entry, without asking offsetof about arbitrary types.
template <class K, class V>
inline constexpr std::size_t value_offset = (sizeof(K) + alignof(V) - 1) / alignof(V) * alignof(V);

template <class K, class V>
inline const map_layout layout_of{key_kind_of<K>(),
                                  pointer_free<K>&& pointer_free<V>,
                                  sizeof(map_entry<K, V>),
                                  value_offset<K, V>,
                                  sizeof(K),
                                  sizeof(V),
                                  &descriptor<K>::value};

template <class K, class V>
struct shape<map<K, V>> {
  static constexpr type_parts parts() {
    type_parts parts = composed(kind::map, link_to<V>, link_to<K>);
    parts.layout = &layout_of<K, V>;
    return parts;
  }
};

}  // namespace rt::core

/// map[K]V: a handle; copies are the same map. Not for several goroutines at once if one of them writes.
template <class K, class V>
class map {
 public:
  using key_type = K;
  using value_type = V;
  using entry = rt::core::map_entry<K, V>;

  /// The nil map: reads as empty, cannot be written. The empty map is make_map<K, V>().
  constexpr map() = default;
  constexpr map(std::nullptr_t) {}
  map(std::initializer_list<entry> entries) noexcept
      : table_(rt::core::make_table(layout(), static_cast<long>(entries.size()))) {
    for (const entry& e : entries) (*this)[e.key] = e.value;
  }
  explicit map(rt::core::map_table* table) : table_(table) {}

  [[nodiscard]] long len() const { return table_ == nullptr ? 0 : table_->count; }

  /// m[k] as a value: V's zero value if there is none.
  [[nodiscard]] V get(const K& key) const {
    const void* found = find(key);
    return found == nullptr ? V{} : *static_cast<const V*>(found);
  }
  /// v, ok := m[k].
  [[nodiscard]] results<V, bool> get_ok(const K& key) const {
    const void* found = find(key);
    if (found == nullptr) return {V{}, false};
    return {*static_cast<const V*>(found), true};
  }
  /// m[k] as an lvalue: inserted if missing; panics on a nil map. The reference is valid until the next
  /// operation on the map.
  V& operator[](const K& key) const { return *static_cast<V*>(rt::core::map_assign(table_, layout(), &key)); }

  [[nodiscard]] rt::core::map_table* table() const { return table_; }
  static const rt::core::map_layout& layout() { return rt::core::layout_of<K, V>; }

  friend constexpr bool operator==(const map& m, std::nullptr_t) { return m.table_ == nullptr; }

 private:
  const void* find(const K& key) const { return rt::core::map_find(table_, layout(), &key); }

  rt::core::map_table* table_ = nullptr;
};

/// make(map[K]V, hint).
template <class K, class V>
map<K, V> make_map(long hint = 0) {
  return map<K, V>(rt::core::make_table(map<K, V>::layout(), hint));
}

/// delete(m, k): nothing happens if there is no such key or m is nil.
template <class K, class V>
void erase(const map<K, V>& m, const std::type_identity_t<K>& key) {
  rt::core::map_erase(m.table(), m.layout(), &key);
}

/// clear(m).
template <class K, class V>
void clear(const map<K, V>& m) {
  rt::core::map_clear(m.table(), m.layout());
}

}  // namespace gocxx
