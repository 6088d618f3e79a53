// Package runtime: the scheduler and the collector as the program sees them.
#include "gocxx/lib/runtime.h"

#include "core/text.h"
#include "gocxx/go.h"
#include "gocxx/heap.h"
#include "trace/caller.h"

namespace gocxx::runtime {

results<uintptr, string, long, bool> Caller(long skip) {
  const rt::trace::CallSite site = rt::trace::caller_of("runtime", skip);
  if (site.line == 0) return {};
  rt::core::TextBuffer file;
  file.put(site.file);
  return {uintptr{site.pc}, file.take(), site.line, true};
}

void Gosched() { yield(); }
void Goexit() { exit_goroutine(); }
void KeepAlive(any) {}

long GOMAXPROCS(long n) { return set_worker_count(n); }
long NumCPU() { return cpu_count(); }
long NumGoroutine() { return goroutine_count(); }
long long NumCgoCall() { return 0; }

// No goroutine depends on its thread.
void LockOSThread() {}
void UnlockOSThread() {}

// Of the release whose behaviour is ours.
string Version() { return "go1.23.5"_s; }

}  // namespace gocxx::runtime
