// gocxx::func<R(A...)>: Go's func(A...) R, one pointer to a closure record: the code, then the captures.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>

#include "gocxx/heap.h"
#include "gocxx/runtime_error.h"
#include "gocxx/slice.h"

namespace gocxx {

/// The constant part of a closure: one for each function literal or function that is used as a value.
struct function_info {
  void (*invoke)();  // R (*)(const closure*, A...), with the type erased
  bool recovers;     // the function itself calls recover()
};

/// A closure record; the captures follow.
struct closure {
  const function_info* info;
};

/// The type of a final variadic parameter in a function type: func(...int) is func<void(variadic<long>)>, a
/// type of its own. The functions themselves take slice<T>.
template <class T>
struct variadic : slice<T> {
  using slice<T>::slice;
  constexpr variadic(slice<T> values) : slice<T>(values) {}
};

/// Marks a function literal that calls recover() itself: func<void()>(recovering([&] { ... })).
template <class F>
struct recovering : F {
  recovering() = default;
  explicit recovering(F f) : F(f) {}
};

template <class F>
struct on_stack;

namespace rt::core {

template <class F>
inline constexpr bool is_on_stack = false;
template <class F>
inline constexpr bool is_on_stack<on_stack<F>> = true;

template <class F>
inline constexpr bool is_recovering = false;
template <class F>
inline constexpr bool is_recovering<recovering<F>> = true;

struct function_value {};  // base of all func types

/// A closure record with the captures of F.
template <class F>
struct closure_record : closure {
  F callable;
};

/// The constant part of F's closures.
template <class F, class R, class... A>
struct closure_code {
  static R invoke(const closure* self, A... arguments) {
    return const_cast<F&>(static_cast<const closure_record<F>*>(self)->callable)(
        static_cast<A&&>(arguments)...);
  }
  static inline const function_info info{reinterpret_cast<void (*)()>(&invoke), is_recovering<F>};
};

/// The record of a callable without captures: one for the whole program, never allocated.
template <class F, class R, class... A>
inline const closure_record<F> static_closure{{&closure_code<F, R, A...>::info}, F{}};

}  // namespace rt::core

/// A function literal as an argument of a function that does not keep it: its closure record lies in the
/// caller's frame and lasts as long as the call, for_each(gocxx::on_stack([&] { ... })).
template <class F>
struct on_stack {
  explicit on_stack(F f) : record{{nullptr}, static_cast<F&&>(f)} {}
  rt::core::closure_record<F> record;
};

template <class Signature>
class func;

/// Calling a nil func panics as a nil dereference does. Func values compare with nil only.
template <class R, class... A>
class func<R(A...)> : rt::core::function_value {
 public:
  constexpr func() = default;
  constexpr func(std::nullptr_t) {}

  /// From a lambda or a function. Captures are copied to a record in the heap; without captures there is a
  /// static record.
  template <class F>
  constexpr func(F callable) requires(!std::is_base_of_v<rt::core::function_value, F> &&
                                      !std::is_same_v<F, std::nullptr_t> && !rt::core::is_on_stack<F>)
      : record_(record_of(static_cast<F&&>(callable))) {}

  /// Refers to the record in `literal`, and must not be used after it is gone.
  template <class F>
  func(on_stack<F>&& literal) : record_(&literal.record) {
    literal.record.info = &rt::core::closure_code<F, R, A...>::info;
  }

  R operator()(A... arguments) const {
    if (record_ == nullptr) [[unlikely]]
      rt::core::panic_nil_dereference();
    using code = R (*)(const closure*, A...);
    return reinterpret_cast<code>(record_->info->invoke)(record_, static_cast<A&&>(arguments)...);
  }

  /// Returns the record, for the runtime: the identity of the value, and whether it recovers.
  [[nodiscard]] const closure* record() const { return record_; }

  friend constexpr bool operator==(const func& f, std::nullptr_t) { return f.record_ == nullptr; }

 private:
  template <class F>
  static constexpr const closure* record_of(F callable) {
    if constexpr (std::is_empty_v<F> && std::is_default_constructible_v<F>)
      return &rt::core::static_closure<F, R, A...>;
    else
      return ::new (gocxx::allocate(sizeof(rt::core::closure_record<F>))) rt::core::closure_record<F>{
          {&rt::core::closure_code<F, R, A...>::info}, static_cast<F&&>(callable)};
  }

  const closure* record_ = nullptr;
};

template <class Signature>
struct is_pointer_free<func<Signature>> : std::false_type {};

/// Returns whether the function itself calls recover().
template <class Signature>
bool recovers(const func<Signature>& f) {
  return f != nullptr && f.record()->info->recovers;
}

/// The function f as a value, without a record in the heap: func_of<&main_::square>.
template <auto F>
struct function_constant;
template <class R, class... A, R (*F)(A...)>
struct function_constant<F> {
  R operator()(A... arguments) const { return F(static_cast<A&&>(arguments)...); }
  using type = func<R(A...)>;
};
template <auto F>
inline const typename function_constant<F>::type func_of{function_constant<F>{}};

}  // namespace gocxx
