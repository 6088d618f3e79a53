// gocxx::results<A, B, ...>: what a function with several results returns, taken apart by `auto [a, b] =
// f();`.
#pragma once

#include <cstddef>
#include <utility>

namespace gocxx {

namespace rt::core {

// The results of a function with more of them than are written out below, each nested in the one before.
template <class First, class... Rest>
struct result_chain {
  First first{};
  result_chain<Rest...> rest{};
  constexpr result_chain() = default;
  constexpr result_chain(First f, Rest... r) : first(f), rest(r...) {}
};
template <class Last>
struct result_chain<Last> {
  Last first{};
  constexpr result_chain() = default;
  constexpr result_chain(Last last) : first(last) {}
};

template <std::size_t I, class Chain>
constexpr auto& chain_get(Chain& chain) {
  if constexpr (I == 0)
    return chain.first;
  else
    return chain_get<I - 1>(chain.rest);
}

}  // namespace rt::core

// Seven results and more; taken apart through std::tuple_size and get, below.
template <class... Types>
struct results : rt::core::result_chain<Types...> {
  using rt::core::result_chain<Types...>::result_chain;
  template <std::size_t I>
  [[nodiscard]] constexpr const auto& get() const {
    return rt::core::chain_get<I>(*this);
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
