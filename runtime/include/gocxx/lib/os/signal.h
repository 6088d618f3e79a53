// Package os/signal.
#pragma once

#include "gocxx/chan.h"
#include "gocxx/lib/context.h"
#include "gocxx/lib/os.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"

namespace gocxx::os::signal {

/// An empty list of signals means all.
void Ignore(slice<Signal> sig);
bool Ignored(Signal sig);
/// Signals are sent to the channel unless its buffer is full. Panics with "os/signal: Notify using nil
/// channel".
void Notify(send_chan<Signal> c, slice<Signal> sig);
results<context::Context, context::CancelFunc> NotifyContext(context::Context parent, slice<Signal> signals);
void Reset(slice<Signal> sig);
void Stop(send_chan<Signal> c);

}  // namespace gocxx::os::signal
