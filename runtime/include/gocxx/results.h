// gocxx::results<A, B, ...>: the results of a function with several of them, taken apart by `auto [a, b] =
// f();`.
#pragma once

#include <cstddef>
#include <utility>

namespace gocxx {

namespace rt::core {

/// Result number I of a function with more of them than are written out below.
template <std::size_t I, class T>
struct result {
  T value{};
};

template <class Indices, class... Types>
struct result_list;
template <std::size_t... I, class... Types>
struct result_list<std::index_sequence<I...>, Types...> : result<I, Types>... {
  constexpr result_list() = default;
  constexpr result_list(Types... values) : result<I, Types>{values}... {}
};

template <std::size_t I, class T>
constexpr const result<I, T>& nth_result(const result<I, T>& results) {
  return results;
}

}  // namespace rt::core

/// Seven results and more; taken apart through std::tuple_size and get, below.
template <class... Types>
struct results : rt::core::result_list<std::index_sequence_for<Types...>, Types...> {
  using rt::core::result_list<std::index_sequence_for<Types...>, Types...>::result_list;
  template <std::size_t I>
  [[nodiscard]] constexpr const auto& get() const {
    return rt::core::nth_result<I>(*this).value;
  }
};

template <class A, class B>
struct results<A, B> {
  A r0;
  B r1;
};

template <class A, class B, class C>
struct results<A, B, C> {
  A r0;
  B r1;
  C r2;
};

template <class A, class B, class C, class D>
struct results<A, B, C, D> {
  A r0;
  B r1;
  C r2;
  D r3;
};

template <class A, class B, class C, class D, class E>
struct results<A, B, C, D, E> {
  A r0;
  B r1;
  C r2;
  D r3;
  E r4;
};

template <class A, class B, class C, class D, class E, class F>
struct results<A, B, C, D, E, F> {
  A r0;
  B r1;
  C r2;
  D r3;
  E r4;
  F r5;
};

}  // namespace gocxx

template <class A, class B, class C, class D, class E, class F, class G, class... Rest>
struct std::tuple_size<gocxx::results<A, B, C, D, E, F, G, Rest...>>
    : std::integral_constant<std::size_t, 7 + sizeof...(Rest)> {};

template <std::size_t I, class A, class B, class C, class D, class E, class F, class G, class... Rest>
struct std::tuple_element<I, gocxx::results<A, B, C, D, E, F, G, Rest...>> {
  using type = std::remove_reference_t<
      decltype(std::declval<const gocxx::results<A, B, C, D, E, F, G, Rest...>&>().template get<I>())>;
};
