// gocxx::any, Go's interface{}; and gocxx::args, the operands of a `...any` parameter that does not keep
// them.
#pragma once

#include <initializer_list>
#include <new>
#include <type_traits>

#include "gocxx/interface.h"
#include "gocxx/slice.h"

namespace gocxx {

/// any: the interface type without methods, which holds values of all types.
struct any : interface<any> {
  using interface::interface;
  static constexpr auto methods = interface_methods<>;
};
template <>
const type descriptor<any>::value;
template <>
const type descriptor<slice<any>>::value;
template <>
const type descriptor<func<any()>>::value;
extern template const type& rt::core::describe<any>();

namespace rt::core {

/// Uninitialised memory for a T on the stack.
template <class T>
struct room_for {
  room_for() {}
  alignas(T) unsigned char bytes[sizeof(T)];
};

/// Operands that fit into the data word of an `any`, and interface values.
template <class T>
concept whole_operand = is_interface<T> || in_place<T> || std::is_same_v<T, std::nullptr_t>;

/// Operands that are copied beside the `arg`, so that the variable that holds the value need not have an
/// address.
template <class T>
concept copied_operand = !whole_operand<T> && std::is_trivially_copyable_v<T> && sizeof(T) <= 64;

}  // namespace rt::core

/// One operand: an `any` whose value, if it does not fit the data word, stays on the caller's stack instead
/// of the heap. Lives no longer than the statement that calls.
struct arg : any {
  arg() = default;
  arg(std::nullptr_t) {}
  template <class T>
  arg(const box<T>& place) : any(place) {}
  template <class T>
  arg(const T& value) requires(!rt::core::copied_operand<T>) : any(borrow(value)) {}
  template <rt::core::copied_operand T>
  arg(const T& value, rt::core::room_for<T>&& room = rt::core::room_for<T>())
      : any(&descriptor<T>::value.self, ::new (room.bytes) T(value)) {}

 private:
  template <class T>
  static any borrow(const T& value) {
    if constexpr (rt::core::whole_operand<T>)
      return any(value);
    else
      return any(&descriptor<T>::value.self, const_cast<T*>(&value));
  }
};

/// A view of operands: Println({"x ="_s, x}), or of a slice: Println(list) for `list...`.
class args {
 public:
  args() = default;
  args(std::initializer_list<arg> list) : items_(list.begin()), count_(static_cast<long>(list.size())) {}
  args(const slice<any>& list) : items_(list.data()), count_(list.len()) {}
  args(const any* items, long count) : items_(items), count_(count) {}

  [[nodiscard]] long len() const { return count_; }
  const any& operator[](long i) const { return items_[i]; }
  [[nodiscard]] const any* begin() const { return items_; }
  [[nodiscard]] const any* end() const { return items_ + count_; }

 private:
  const any* items_ = nullptr;
  long count_ = 0;
};

static_assert(sizeof(arg) == sizeof(any));

namespace rt::core {

/// Returns an operand as a value that may be kept: its value is copied to the heap.
any keep(const any& operand);

}  // namespace rt::core

}  // namespace gocxx
