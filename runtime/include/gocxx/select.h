// The select statement over any number of channels.
#pragma once

#include <type_traits>

#include "gocxx/chan.h"

namespace gocxx {
namespace rt::chan {

/// One communication clause with evaluated operands. The value to send lies in the statement, on the caller's
/// stack; the core copies it to the goroutine's value buffer before it parks.
struct Case {
  Channel* channel;
  const void* send_value;  // null: a receive
  void* into;              // where a received value goes, or null
  bool* ok;                // where "still open" goes, or null
  bool is_send;
};

/// Blocks until one of `cases` can proceed, chooses at random among those that can, runs it, and returns its
/// index.
int select(Case* cases, int count, const site& where);
/// The same, but returns -1 at once if none can proceed.
int try_select(Case* cases, int count, const site& where);

/// A send clause with its value.
template <class T>
struct SendCase {
  Channel* channel;
  T value;
};

inline Case to_case(const Case& clause) { return clause; }
inline Case to_case(const site&) { return {}; }
template <class T>
Case to_case(const SendCase<T>& clause) {
  return {clause.channel, &clause.value, nullptr, nullptr, true};
}

/// The clauses of one statement as an array for the core; a site, if there is one, comes last.
template <class... Clauses>
struct Statement {
  Case cases[sizeof...(Clauses)];
  const site* where = &unknown_site;
  int count = sizeof...(Clauses);

  explicit Statement(const Clauses&... clauses) : cases{to_case(clauses)...} { (take_site(clauses), ...); }

 private:
  void take_site(const site& given) {
    where = &given;
    --count;
  }
  template <class T>
  void take_site(const T&) {}
};

}  // namespace rt::chan

/// case <-c, case v = <-c, case v, ok = <-c
template <template <class> class C, class T>
rt::chan::Case on_recv(const C<T>& c, std::type_identity_t<T>* into = nullptr, bool* ok = nullptr) {
  return {c.core(), nullptr, into, ok, false};
}

/// case c <- value
template <template <class> class C, class T>
rt::chan::SendCase<T> on_send(const C<T>& c, const std::type_identity_t<T>& value) {
  return {c.core(), value};
}

/// select { ... } without a default clause: blocks, and returns the index of the clause that ran. The last
/// argument may be a site. Panics with "send on closed channel" if it chooses such a send.
template <class... Clauses>
int select(const Clauses&... clauses) {
  rt::chan::Statement<Clauses...> statement(clauses...);
  return rt::chan::select(statement.cases, statement.count, *statement.where);
}

/// select { ... } with a default clause: returns -1 if none of the other clauses can proceed now.
template <class... Clauses>
int try_select(const Clauses&... clauses) {
  rt::chan::Statement<Clauses...> statement(clauses...);
  return rt::chan::try_select(statement.cases, statement.count, *statement.where);
}

/// select {}: blocks for ever.
[[noreturn]] void select_forever(const site& where = site::here());

}  // namespace gocxx
