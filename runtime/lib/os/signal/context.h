// The context that signal.NotifyContext makes.
#pragma once

#include "gocxx/lib/os/signal.h"

namespace gocxx::os::signal {

/// A context that is cancelled by a signal or with its parent.
struct signalCtx {
  context::Context inner{};
  chan<Signal> noted{};
  slice<Signal> signals{};

  static results<time::Time, bool> Deadline(ptr<signalCtx> c) { return c->inner.Deadline(); }
  static recv_chan<empty_struct> Done(ptr<signalCtx> c) { return c->inner.Done(); }
  static error Err(ptr<signalCtx> c) { return c->inner.Err(); }
  static any Value(ptr<signalCtx> c, any key) { return c->inner.Value(key); }
  static string String(ptr<signalCtx> c);
};

}  // namespace gocxx::os::signal

namespace gocxx {

template <>
struct type_traits<os::signal::signalCtx> {
  static constexpr const char* name = "signal.signalCtx";
};
template <>
struct type_traits<ptr<os::signal::signalCtx>> {
  using T = os::signal::signalCtx;
  static constexpr auto methods =
      gocxx::methods<ptr<T>, method<"Deadline", &T::Deadline>, method<"Done", &T::Done>,
                     method<"Err", &T::Err>, method<"String", &T::String>, method<"Value", &T::Value>>;
};

}  // namespace gocxx
