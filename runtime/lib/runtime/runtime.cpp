// Package runtime: the scheduler and the collector as the program sees them.
#include "gocxx/lib/runtime.h"

#include "core/text.h"
#include "gocxx/go.h"
#include "gocxx/heap.h"
#include "trace/caller.h"

namespace gocxx::runtime {

results<uintptr, string, long, bool> Caller(long skip) {
  const rt::trace::CallPlace place = rt::trace::caller_of("runtime", skip);
  if (place.line == 0) return {};
  rt::core::text_buffer file;
  file.put(place.file);
  return {uintptr{place.pc}, file.take(), place.line, true};
}

void GC() { collect_garbage(); }
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

string Version() { return "go1.23"_s; }

void ReadMemStats(ptr<MemStats> m) {
  heap_stats stats = read_heap_stats();
  *m = {};
  m->Alloc = m->HeapAlloc = m->HeapInuse = stats.live_bytes;
  m->TotalAlloc = stats.total_bytes;
  m->Sys = m->HeapSys = stats.reserved_bytes;
  m->HeapIdle = stats.reserved_bytes > stats.live_bytes ? stats.reserved_bytes - stats.live_bytes : 0;
  m->PauseTotalNs = stats.pause_total_ns;
  m->NumGC = static_cast<std::uint32_t>(stats.collections);
}

}  // namespace gocxx::runtime
