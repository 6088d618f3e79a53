// signal.NotifyContext: a context that the first of its signals cancels.
#include "lib/os/signal/context.h"
#include "core/text.h"
#include "gocxx/go.h"
#include "gocxx/lib/os/signal.h"
#include "gocxx/range.h"
#include "gocxx/select.h"
#include "lib/context/cancel.h"

namespace gocxx::os::signal {

using namespace literals;

string signalCtx::String(ptr<signalCtx> c) {
  string name = context::name_of(c->inner);  // ends with ".WithCancel"
  name = name.sub(0, name.len() - ".WithCancel"_s.len());
  string list;
  for (const Signal& sig : values(c->signals))
    list = concat(list, list.len() == 0 ? ""_s : " "_s, sig.String());
  return concat("signal.NotifyContext("_s, name, c->signals.len() == 0 ? ""_s : ", ["_s, list,
                c->signals.len() == 0 ? ")"_s : "])"_s);
}

results<context::Context, context::CancelFunc> NotifyContext(context::Context parent, slice<Signal> signals) {
  auto [inner, cancel] = context::WithCancel(parent);
  auto c = new_object(signalCtx{inner, make_chan<Signal>(1), signals});
  Notify(c->noted, signals);
  if (inner.Err() == nullptr)
    go([c, cancel = cancel] {
      if (select(on_recv(c->noted), on_recv(c->inner.Done())) == 0) cancel();
    });
  return {c, context::CancelFunc(func<void()>([c, cancel = cancel] {
            cancel();
            Stop(c->noted);
          }))};
}

}  // namespace gocxx::os::signal
