// Package context.
#pragma once

#include "gocxx/any.h"
#include "gocxx/chan.h"
#include "gocxx/defined.h"
#include "gocxx/empty_struct.h"
#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/interface.h"
#include "gocxx/lib/time.h"
#include "gocxx/results.h"
#include "gocxx/type.h"

namespace gocxx {

namespace context {

extern error Canceled;
extern error DeadlineExceeded;

struct Context : interface<Context> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Deadline", results<time::Time, bool>()>,
                                                    signature<"Done", recv_chan<empty_struct>()>,
                                                    signature<"Err", error()>, signature<"Value", any(any)>>;
  results<time::Time, bool> Deadline() const { return call<0, results<time::Time, bool>>(); }
  recv_chan<empty_struct> Done() const { return call<1, recv_chan<empty_struct>>(); }
  error Err() const { return call<2, error>(); }
  any Value(any key) const { return call<3, any>(key); }
};

struct CancelFunc : defined<CancelFunc, func<void()>> {
  using defined::defined;
};

struct CancelCauseFunc : defined<CancelCauseFunc, func<void(error)>> {
  using defined::defined;
};

func<bool()> AfterFunc(Context ctx, func<void()> f);
Context Background();
error Cause(Context c);
Context TODO();
results<Context, CancelFunc> WithCancel(Context parent);
results<Context, CancelCauseFunc> WithCancelCause(Context parent);
results<Context, CancelFunc> WithDeadline(Context parent, time::Time d);
results<Context, CancelFunc> WithDeadlineCause(Context parent, time::Time d, error cause);
results<Context, CancelFunc> WithTimeout(Context parent, time::Duration timeout);
results<Context, CancelFunc> WithTimeoutCause(Context parent, time::Duration timeout, error cause);
Context WithValue(Context parent, any key, any val);
Context WithoutCancel(Context parent);

}  // namespace context

template <>
struct type_traits<context::Context> {
  static constexpr const char* name = "context.Context";
};
template <>
const type descriptor<context::Context>::value;

template <>
struct type_traits<context::CancelFunc> {
  static constexpr const char* name = "context.CancelFunc";
};
template <>
const type descriptor<context::CancelFunc>::value;

template <>
struct type_traits<context::CancelCauseFunc> {
  static constexpr const char* name = "context.CancelCauseFunc";
};
template <>
const type descriptor<context::CancelCauseFunc>::value;

}  // namespace gocxx
