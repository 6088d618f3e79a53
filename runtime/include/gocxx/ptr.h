// Pointers: ptr<T> is Go's *T, box<T> holds a variable that escapes, new_object makes the object of either.
// All objects live in the collected heap.
#pragma once

#include <cstddef>
#include <new>

#include "gocxx/heap.h"
#include "gocxx/runtime_error.h"
#include "gocxx/type_traits.h"

namespace gocxx {

namespace rt::core {

/// Whether objects of type T have size 0 (struct{}, [0]int). All of them are at one address, and none is ever
/// written.
template <class T>
inline constexpr bool is_zero_size = std::is_empty_v<T>;

/// Returns the address of all objects of size 0. The host compiler must not see its size: it would warn where
/// code reads it.
template <class T>
T* zero_size_place() {
  std::size_t size = 0;
  asm("" : "+r"(size));
  return static_cast<T*>(gocxx::allocate_pointer_free(size));
}

}  // namespace rt::core

/// A pointer to a T, which may be nil. Dereferencing nil panics with a runtime error; == compares addresses.
template <class T>
class ptr {
 public:
  using element = T;

  constexpr ptr() = default;
  constexpr ptr(std::nullptr_t) {}
  constexpr explicit ptr(T* target) : target_(target) {
    if constexpr (rt::core::is_zero_size<T>)
      if (target != nullptr) target_ = rt::core::zero_size_place<T>();
  }

  [[gnu::always_inline]] T& operator*() const { return *checked(); }
  [[gnu::always_inline]] T* operator->() const { return checked(); }
  /// p[i], for a pointer to an array.
  template <class Index>
  [[gnu::always_inline]] decltype(auto) operator[](Index i) const {
    return (*checked())[i];
  }

  /// Returns the address, without a check for nil.
  [[nodiscard]] constexpr T* get() const { return target_; }

  friend constexpr bool operator==(ptr a, ptr b) { return a.target_ == b.target_; }
  friend constexpr bool operator==(ptr a, std::nullptr_t) { return a.target_ == nullptr; }

 private:
  [[gnu::always_inline]] T* checked() const {
    if (target_ == nullptr) [[unlikely]]
      rt::core::panic_nil_dereference();
    return target_;
  }

  T* target_ = nullptr;
};

template <class T>
struct is_pointer_free<ptr<T>> : std::false_type {};

template <class T>
struct is_bytewise_equal<ptr<T>> : std::true_type {};

namespace rt::core {

template <class T>
inline constexpr bool is_ptr = false;
template <class T>
inline constexpr bool is_ptr<ptr<T>> = true;

}  // namespace rt::core

/// The heap object of a variable that outlives its block or is shared. Never nil, so never checked. Closures
/// that use the variable hold a copy of the box. It converts to ptr<T> where the program takes the variable's
/// address.
template <class T>
class box {
 public:
  /// From new_object's result only: the pointer must not be nil.
  box(ptr<T> place) : place_(place.get()) {}

  T& operator*() const { return *place_; }
  T* operator->() const { return place_; }
  operator ptr<T>() const { return ptr<T>(place_); }

 private:
  T* place_;
};

namespace rt::core {

/// Returns zeroed memory for `count` objects of type T; pointer-free if T is.
template <class T>
T* allocate_items(std::size_t count) {
  if constexpr (is_zero_size<T>) return zero_size_place<T>();
  return static_cast<T*>(gocxx::allocate(count * sizeof(T), pointer_free<T>));
}

/// The same for objects that the caller fills at once: zeroed only if the collector may scan them before.
template <class T>
T* allocate_to_fill(std::size_t count) {
  if constexpr (pointer_free<T> && !is_zero_size<T>)
    return static_cast<T*>(gocxx::allocate_uninitialised(count * sizeof(T)));
  else
    return allocate_items<T>(count);
}

}  // namespace rt::core

/// new(T): a pointer to a new zero T.
template <class T>
ptr<T> new_object() {
  return ptr<T>(::new (rt::core::allocate_items<T>(1)) T{});
}

/// (*T)(p), and other conversions between types that differ only in the names of their parts or in struct
/// tags: the same bits as a To.
template <class To, class From>
To reinterpret(From value) {
  return __builtin_bit_cast(To, value);
}
template <class To, class T>
To reinterpret(box<T> value) {
  return reinterpret<To>(ptr<T>(value));
}

/// &T{...}, and the heap object of a variable with its first value.
template <class T>
ptr<T> new_object(T value) {
  return ptr<T>(::new (rt::core::allocate_to_fill<T>(1)) T(static_cast<T&&>(value)));
}

}  // namespace gocxx
