// Interface values: two words, a method table that names the dynamic type and a data word that holds or
// points to the value. An interface type is a struct derived from interface<Self> with one member function
// for each method:
//
//   struct Shape : gocxx::interface<Shape> {
//     using interface::interface;
//     static constexpr auto methods = gocxx::interface_methods<gocxx::signature<"Area", double()>>;
//     double Area() const { return call<0, double>(); }
//   };
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include "gocxx/method_list.h"
#include "gocxx/method_tables.h"
#include "gocxx/results.h"
#include "gocxx/type.h"

namespace gocxx {

namespace rt::core {

/// The common part of all interface types. Nil is a null table.
struct interface_value {
  const method_table* table = nullptr;
  void* data = nullptr;

  constexpr interface_value() = default;
  constexpr interface_value(const method_table* t, void* d) : table(t), data(d) {}

  /// Returns the dynamic type, null for nil.
  [[nodiscard]] const gocxx::type* dynamic() const { return table == nullptr ? nullptr : table->dynamic; }
  /// Returns the address of the value; valid as long as this interface value is.
  [[nodiscard]] const void* address() const { return table->dynamic->in_place ? &data : data; }

  /// True for the same dynamic type and equal values. Panics if the types are the same and cannot be
  /// compared.
  friend bool operator==(const interface_value& a, const interface_value& b) {
    return a.dynamic() == b.dynamic() && (a.table == nullptr || equal_dynamic(a, b));
  }
  friend bool operator==(const interface_value& a, std::nullptr_t) { return a.table == nullptr; }

 private:
  static bool equal_dynamic(const interface_value& a, const interface_value& b);
};

/// An entry of the method-table cache: the method table of a dynamic type for an interface type. Made once
/// for each pair, never changed or freed.
struct cached_method_table {
  const type* dynamic;
  const type* wanted;
  const method_table* table;  // null if the type lacks a method
};

/// Returns the cache's entry for the pair. The first call for a pair looks the methods up by name.
const cached_method_table& find_cached_table(const type& dynamic, const type& wanted);

/// Returns the method table of the dynamic type for interface type `wanted`; null if the type lacks a method.
inline const method_table* find_table(const type& dynamic, const type& wanted) {
  return find_cached_table(dynamic, wanted).table;
}

/// The entries of interface type I that were used last, direct-mapped by the dynamic type's address. Any
/// thread may overwrite any of them. The release in table_for is the partner of the acquire there.
template <class I>
inline const cached_method_table* recent_tables[16];

/// find_table for interface type I, by way of the recent entries.
template <class I>
const method_table* table_for(const type& dynamic) {
  constexpr std::size_t kHashFactor = 0x9E3779B97F4A7C15;
  const cached_method_table*& recent =
      recent_tables<I>[reinterpret_cast<std::size_t>(&dynamic) * kHashFactor >> 60];
  const cached_method_table* entry = __atomic_load_n(&recent, __ATOMIC_ACQUIRE);
  if (entry == nullptr || entry->dynamic != &dynamic) [[unlikely]] {
    entry = &find_cached_table(dynamic, descriptor<I>::value);
    __atomic_store_n(&recent, entry, __ATOMIC_RELEASE);
  }
  return entry->table;
}

/// Returns the name of the first method of `wanted` that the type lacks, "" if it has all of them.
string missing_method(const type& dynamic, const type& wanted);

/// Returns the method table of `from` for interface type I; null if its value is nil or its type lacks a
/// method.
template <class I>
const method_table* table_or_null(const interface_value& from) {
  if (from.table == nullptr) return nullptr;
  if constexpr (I::methods.count == 0)
    return &from.table->dynamic->self;
  else
    return table_for<I>(*from.table->dynamic);
}

}  // namespace rt::core

/// The base class of all interface types; Self is the derived type. Nil is a null method table.
template <class Self>
struct interface : rt::core::interface_value {
  constexpr interface() = default;
  constexpr interface(std::nullptr_t) {}
  constexpr interface(const method_table* table, void* data) : interface_value(table, data) {}

  /// A concrete value; its method table is a constant.
  template <class T>
  requires(!rt::core::is_interface<T> &&
           !std::is_same_v<T, std::nullptr_t>) constexpr interface(const T& value)
      : interface_value(rt::core::static_table<T, Self>(), rt::core::store(value)) {}
  template <class T>
  interface(const box<T>& place) : interface(ptr<T>(place)) {}

  /// From another interface type that has all methods of this one, as the checker has verified. Nil stays
  /// nil.
  template <class I>
  requires(rt::core::is_interface<I> && !std::is_base_of_v<interface, I>) interface(const I& other)
      : interface_value(rt::core::table_or_null<Self>(other), other.data) {}

 protected:
  // Calls method number I of the interface, which takes arguments of exactly these types and returns an R;
  // panics if the interface value is nil. The result is `auto`: so g++ instantiates the calls of the
  // packages' interfaces while it precompiles the headers. It puts functions with a declared result type off
  // to the end of each program, used or not (a twelfth of the time to compile a small one).
  template <std::size_t I, class R, class... A>
  auto call(A... arguments) const {
    if (table == nullptr) [[unlikely]]
      rt::core::panic_nil_dereference();
    const auto code = reinterpret_cast<const rt::core::code_pointer*>(table + 1)[I];
    return reinterpret_cast<R (*)(void*, A...)>(code)(data, static_cast<A&&>(arguments)...);
  }
};

namespace rt::core {

/// Returns whether the dynamic type of `value` is T, which is no interface type. A table without methods is
/// part of the type's descriptor, so its address identifies the type.
template <class T, class I>
bool has_dynamic_type(const I& value) {
  if constexpr (I::methods.count == 0)
    return value.table == &type_of<T>.self;
  else
    return value.dynamic() == &type_of<T>;
}

}  // namespace rt::core

/// A case of a type switch: returns whether the dynamic type of `value` is T, or has T's methods if T is an
/// interface type.
template <class T, class I>
bool holds(const I& value) {
  if constexpr (rt::core::is_interface<T>)
    return rt::core::table_or_null<T>(value) != nullptr;
  else
    return rt::core::has_dynamic_type<T>(value);
}

/// Returns `value`; panics if it is nil. For a method value, which is bound now and called later.
template <class I>
const I& not_nil(const I& value) {
  if (value.table == nullptr) [[unlikely]]
    rt::core::panic_nil_dereference();
  return value;
}

/// Returns *receiver, for the method expression (*T).M of a method on values. A nil receiver panics; the text
/// names the method.
template <class T>
const T& value_receiver(const ptr<T>& receiver, string method) {
  if (receiver == nullptr) [[unlikely]]
    rt::core::panic_value_method(descriptor<T>::value, method);
  return *receiver;
}

/// Returns whether the dynamic type's method with that name calls recover() itself.
bool recovers(const rt::core::interface_value& value, string method);

/// value.(T): panics with a runtime.Error if the dynamic type is not T or lacks a method of T.
template <class T, class I>
T type_assert(const I& value) {
  if constexpr (rt::core::is_interface<T>) {
    const method_table* table = rt::core::table_or_null<T>(value);
    if (table == nullptr) [[unlikely]]
      rt::core::panic_assertion(value.dynamic(), type_of<T>, type_of<I>);
    return T(table, value.data);
  } else {
    if (!rt::core::has_dynamic_type<T>(value)) [[unlikely]]
      rt::core::panic_assertion(value.dynamic(), type_of<T>, type_of<I>);
    return *rt::core::address<T>(value.data);
  }
}

/// v, ok := value.(T): the zero value and false instead of a panic.
template <class T, class I>
results<T, bool> type_assert_ok(const I& value) {
  if constexpr (rt::core::is_interface<T>) {
    const method_table* table = rt::core::table_or_null<T>(value);
    return {table == nullptr ? T() : T(table, value.data), table != nullptr};
  } else {
    if (!rt::core::has_dynamic_type<T>(value)) return {T{}, false};
    return {*rt::core::address<T>(value.data), true};
  }
}

}  // namespace gocxx
