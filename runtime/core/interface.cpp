// Interface values: equality, and the method tables that are built at run time.
//
// The method table for a pair of a dynamic type and an interface type that the compiler did not see is built
// once and kept in the method-table cache (core/method_table_cache.h).
#include "gocxx/interface.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <mutex>

#include "core/hash.h"
#include "core/method_table_cache.h"
#include "gocxx/any.h"
#include "gocxx/program.h"

namespace gocxx::rt::core {

namespace {

// Returns zeroed memory that is never freed and holds no pointers into the collected heap.
void* permanent(std::size_t bytes) {
  void* memory = std::calloc(1, bytes);
  if (memory == nullptr) fatal("out of memory");
  return memory;
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

// Returns the code of the wanted method for data words that hold a `dynamic`; null if the type lacks the
// method.
code_pointer find_code(const type& dynamic, const signature_entry& wanted) {
  if (const method_entry* own = find_entry(dynamic.methods, wanted)) return own->code;
  const type* target = dynamic.target.pointer_or_null();
  if (target == nullptr) return nullptr;
  const method_entry* of_target = find_entry(target->methods, wanted);
  return of_target == nullptr ? nullptr : of_target->promoted;
}

// Returns null if the type lacks a method.
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

struct CachePolicy {
  template <class T>
  using Ref = std::atomic_ref<T>;
  using Lock = std::mutex;
  using Entry = cached_method_table;
  struct Key {
    const type* dynamic;
    const type* wanted;
  };

  static constexpr std::size_t kFirstSize = 64;

  static std::size_t hash(Key key) {
    return hash_word(reinterpret_cast<std::uintptr_t>(key.dynamic),
                     reinterpret_cast<std::uintptr_t>(key.wanted));
  }
  static bool matches(const cached_method_table& entry, Key key) {
    return entry.dynamic == key.dynamic && entry.wanted == key.wanted;
  }
  static Key key_of(const cached_method_table& entry) { return {entry.dynamic, entry.wanted}; }

  static const cached_method_table* make(Key key) {
    auto* entry = static_cast<cached_method_table*>(permanent(sizeof(cached_method_table)));
    *entry = {key.dynamic, key.wanted, build_table(*key.dynamic, *key.wanted)};
    return entry;
  }
  static void* permanent(std::size_t bytes) { return core::permanent(bytes); }
};

constinit BasicMethodTableCache<CachePolicy> method_tables;

}  // namespace

const cached_method_table& find_cached_table(const type& dynamic, const type& wanted) {
  return method_tables.find({&dynamic, &wanted});
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
