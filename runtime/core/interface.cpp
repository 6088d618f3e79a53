// Interface values: equality, and the method tables that are found at run time.
//
// A table for a (dynamic type, interface type) pair that the compiler did not see is built once and kept in a
// hash table that readers search without a lock. Entries are never removed; growing publishes a new array,
// and whoever still reads the old one misses at worst an entry, and then looks again under the lock.
#include "gocxx/interface.h"

#include <cstdlib>
#include <cstring>
#include <mutex>

#include "core/hash.h"
#include "gocxx/any.h"
#include "gocxx/program.h"

namespace gocxx::rt::core {

namespace {

// Open addressing; never more than half full. Written under the lock, read by all with acquire, which
// partners with the release of publish().
struct Array {
  std::size_t mask;
  const known_table* slots[];
};

std::mutex cache_lock;
Array* cache = nullptr;       // release under cache_lock, acquire everywhere
std::size_t cache_count = 0;  // under cache_lock

// Memory that is never given back and holds no pointers into the collected heap.
void* permanent(std::size_t bytes) {
  void* memory = std::calloc(1, bytes);
  if (memory == nullptr) fatal("out of memory");
  return memory;
}

std::size_t home_of(const type& dynamic, const type& wanted) {
  return hash_word(reinterpret_cast<std::uintptr_t>(&dynamic), reinterpret_cast<std::uintptr_t>(&wanted));
}

const known_table* look_up(const Array* array, const type& dynamic, const type& wanted) {
  if (array == nullptr) return nullptr;
  for (std::size_t at = home_of(dynamic, wanted) & array->mask;; at = (at + 1) & array->mask) {
    const known_table* known = __atomic_load_n(&array->slots[at], __ATOMIC_ACQUIRE);
    if (known == nullptr || (known->dynamic == &dynamic && known->wanted == &wanted)) return known;
  }
}

void publish(Array* array, const known_table* known) {
  std::size_t at = home_of(*known->dynamic, *known->wanted) & array->mask;
  while (array->slots[at] != nullptr) at = (at + 1) & array->mask;
  __atomic_store_n(&array->slots[at], known, __ATOMIC_RELEASE);
}

Array* larger_array_locked() {
  std::size_t size = cache == nullptr ? 64 : 2 * (cache->mask + 1);
  auto* array = static_cast<Array*>(permanent(sizeof(Array) + size * sizeof(known_table*)));
  array->mask = size - 1;
  for (std::size_t i = 0; cache != nullptr && i <= cache->mask; ++i)
    if (cache->slots[i] != nullptr) publish(array, cache->slots[i]);
  return array;
}

const method_entry* find_entry(view<method_entry> methods, const signature_entry& wanted) {
  for (const method_entry& m : methods)
    if (std::strcmp(m.name, wanted.name) == 0) return &*m.signature == &*wanted.signature ? &m : nullptr;
  return nullptr;
}

const method_entry* find_named(view<method_entry> methods, string name) {
  for (const method_entry& m : methods)
    if (name == string(m.name, static_cast<long>(std::strlen(m.name)))) return &m;
  return nullptr;
}

// The code of the wanted method for data words that hold a `dynamic`; null if the type lacks it.
code_pointer find_code(const type& dynamic, const signature_entry& wanted) {
  if (const method_entry* own = find_entry(dynamic.methods, wanted)) return own->code;
  const type* target = dynamic.target.pointer_or_null();
  if (target == nullptr) return nullptr;
  const method_entry* of_target = find_entry(target->methods, wanted);
  return of_target == nullptr ? nullptr : of_target->promoted;
}

const method_table* build_table(const type& dynamic, const type& wanted) {
  auto count = static_cast<std::size_t>(wanted.signatures.count);
  auto* table = static_cast<code_table<1>*>(permanent(sizeof(method_table) + count * sizeof(code_pointer)));
  table->head.dynamic = &dynamic;
  for (std::size_t i = 0; i < count; ++i) {
    code_pointer code = find_code(dynamic, wanted.signatures.items[i]);
    if (code == nullptr) {
      std::free(table);
      return nullptr;
    }
    table->code[i] = code;
  }
  return &table->head;
}

const known_table* add_locked(const type& dynamic, const type& wanted) {
  if (const known_table* known = look_up(cache, dynamic, wanted)) return known;
  auto* known = static_cast<known_table*>(permanent(sizeof(known_table)));
  *known = {&dynamic, &wanted, build_table(dynamic, wanted)};
  if (cache == nullptr || 2 * ++cache_count > cache->mask)
    __atomic_store_n(&cache, larger_array_locked(), __ATOMIC_RELEASE);
  publish(cache, known);
  return known;
}

}  // namespace

const known_table& find_known(const type& dynamic, const type& wanted) {
  const known_table* known = look_up(__atomic_load_n(&cache, __ATOMIC_ACQUIRE), dynamic, wanted);
  if (known == nullptr) {
    std::lock_guard guard(cache_lock);
    known = add_locked(dynamic, wanted);
  }
  return *known;
}

string missing_method(const type& dynamic, const type& wanted) {
  for (const signature_entry& s : wanted.signatures)
    if (find_code(dynamic, s) == nullptr) return {s.name, static_cast<long>(std::strlen(s.name))};
  return {};
}

bool interface_value::equal_dynamic(const interface_value& a, const interface_value& b) {
  const type& t = *a.table->dynamic;
  if (t.equal == nullptr) panic_uncomparable(t);
  return t.equal(a.address(), b.address());
}

any keep(const any& operand) {
  if (operand.table == nullptr || operand.dynamic()->in_place) return operand;
  const type& t = *operand.dynamic();
  void* copy = allocate(t.size, t.pointer_free);
  std::memcpy(copy, operand.data, t.size);
  return any(operand.table, copy);
}

}  // namespace gocxx::rt::core

namespace gocxx {

bool recovers(const rt::core::interface_value& value, string method) {
  const type* dynamic = value.dynamic();
  if (dynamic == nullptr) return false;
  const method_entry* entry = rt::core::find_named(dynamic->methods, method);
  const type* target = dynamic->target.pointer_or_null();
  if (entry == nullptr && target != nullptr) entry = rt::core::find_named(target->methods, method);
  return entry != nullptr && entry->recovers;
}

}  // namespace gocxx
