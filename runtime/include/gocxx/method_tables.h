// The constant method tables of interface values: for each method that an interface asks for, the code of the
// type's method of that name. Lists of methods may be long, and g++ takes time for each template argument
// that it looks at, so nothing here goes through a list once for each of its methods.
#pragma once

#include <cstddef>
#include <utility>

#include "gocxx/method_list.h"
#include "gocxx/type.h"

namespace gocxx::rt::core {

// The types T in pieces of sixteen: any of them is found by counting pieces, then within its piece.
template <class... T>
struct pieces {
  template <template <class...> class List>
  using first = List<T...>;
};
template <class T0, class T1, class T2, class T3, class T4, class T5, class T6, class T7, class T8, class T9,
          class T10, class T11, class T12, class T13, class T14, class T15, class... Rest>
struct pieces<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, Rest...> {
  template <template <class...> class List>
  using first = List<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>;
  using rest = pieces<Rest...>;
};

template <std::size_t I, class Pieces>
struct nth_piece : nth_piece<I - 1, typename Pieces::rest> {};
template <class Pieces>
struct nth_piece<0, Pieces> : std::type_identity<Pieces> {};

template <std::size_t I, class First, class... Rest>
struct nth : nth<I - 1, Rest...> {};
template <class First, class... Rest>
struct nth<0, First, Rest...> : std::type_identity<First> {};

template <std::size_t I>
struct nth_of {
  template <class... T>
  using type = nth<I, T...>;
};

template <std::size_t I, class Pieces>
using at = typename nth_piece<I / 16, Pieces>::type::template first<nth_of<I % 16>::template type>::type;

// The methods that a type declares, if any.
template <class T>
struct declared {
  using list = method_list<T>;
};
template <has_methods T>
struct declared<T> {
  using list = std::remove_const_t<decltype(type_traits<T>::methods)>;
};

// A list of methods or signatures.
template <class List>
struct named_list;
template <class T, class... M>
struct named_list<method_list<T, M...>> {
  using elements = pieces<M...>;
  static constexpr const char* names[] = {M::name.text..., nullptr};
};
template <class... S>
struct named_list<signature_list<S...>> {
  static constexpr const char* names[] = {S::name.text..., nullptr};
};

constexpr int compare(const char* a, const char* b) {
  while (*a != 0 && *a == *b) ++a, ++b;
  return static_cast<unsigned char>(*a) - static_cast<unsigned char>(*b);
}

// Where each name of one list stands in another, -1 if it does not. Both are sorted.
template <std::size_t N>
struct positions {
  long at[N];

  constexpr positions(const char* const (&wanted)[N], const char* const* names) : at{} {
    const char* const* name = names;
    for (std::size_t i = 0; i + 1 < N; ++i) {
      while (*name != nullptr && compare(*name, wanted[i]) < 0) ++name;
      at[i] = *name != nullptr && compare(*name, wanted[i]) == 0 ? name - names : -1;
    }
  }
};

// The methods that interface I asks for, as values of type T have them.
template <class T, class I>
struct methods_for {
  using wanted = named_list<std::remove_const_t<decltype(I::methods)>>;
  using own = named_list<typename declared<T>::list>;
  static constexpr positions own_positions{wanted::names, own::names};

  // The code of method number N, which takes a data word that holds a T.
  template <std::size_t N>
  using code = typename at<own_positions.at[N], typename own::elements>::template code<T>;
};

// Pointers have the methods of what they point to besides.
template <class T, class I>
struct methods_for<ptr<T>, I> {
  using wanted = named_list<std::remove_const_t<decltype(I::methods)>>;
  using own = named_list<typename declared<ptr<T>>::list>;
  using promoted = named_list<typename declared<T>::list>;
  static constexpr positions own_positions{wanted::names, own::names};
  static constexpr positions promoted_positions{wanted::names, promoted::names};

  template <std::size_t N, bool Own>
  struct chosen
      : std::type_identity<typename at<own_positions.at[N], typename own::elements>::template code<ptr<T>>> {
  };
  template <std::size_t N>
  struct chosen<N, false>
      : std::type_identity<
            typename at<promoted_positions.at[N], typename promoted::elements>::template promoted<T>> {};

  template <std::size_t N>
  using code = typename chosen<N, (own_positions.at[N] >= 0)>::type;
};

// The table with the code of an interface's methods for a concrete type.
template <std::size_t N>
struct code_table {
  method_table head;
  code_pointer code[N];
};

template <class T, class I, class Indices = std::make_index_sequence<I::methods.count>>
struct table_of;
template <class T, class I, std::size_t... N>
struct table_of<T, I, std::index_sequence<N...>> {
  static const code_table<sizeof...(N)> value;
};
template <class T, class I, std::size_t... N>
const code_table<sizeof...(N)> table_of<T, I, std::index_sequence<N...>>::value{
    {&descriptor<T>::value},
    {reinterpret_cast<code_pointer>(&methods_for<T, I>::template code<N>::invoke)...}};

// The method table for values of T in interfaces of type I: a constant.
template <class T, class I>
constexpr const method_table* static_table() {
  if constexpr (I::methods.count == 0)
    return &descriptor<T>::value.self;
  else
    return &table_of<T, I>::value.head;
}

}  // namespace gocxx::rt::core
