// Package runtime. Its errors are in runtime_errors.h.
#pragma once

#include "gocxx/any.h"
#include "gocxx/array.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/runtime_errors.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"
#include "gocxx/uintptr.h"

namespace gocxx {

namespace runtime {

struct MemStats;

using namespace literals;

inline constexpr string Compiler = "gocxx"_s;
inline constexpr string GOOS = "linux"_s;
inline constexpr string GOARCH = "amd64"_s;

results<uintptr, string, long, bool> Caller(long skip);
void GC();
long GOMAXPROCS(long n);
void Goexit();
void Gosched();
void KeepAlive(any x);
void LockOSThread();
long NumCPU();
long long NumCgoCall();
long NumGoroutine();
void ReadMemStats(ptr<MemStats> m);
void UnlockOSThread();
string Version();

/// A MemStats says how much memory the program uses.
struct MemStats {
  unsigned long long Alloc{};
  unsigned long long TotalAlloc{};
  unsigned long long Sys{};
  unsigned long long Lookups{};
  unsigned long long Mallocs{};
  unsigned long long Frees{};
  unsigned long long HeapAlloc{};
  unsigned long long HeapSys{};
  unsigned long long HeapIdle{};
  unsigned long long HeapInuse{};
  unsigned long long HeapReleased{};
  unsigned long long HeapObjects{};
  unsigned long long StackInuse{};
  unsigned long long StackSys{};
  unsigned long long MSpanInuse{};
  unsigned long long MSpanSys{};
  unsigned long long MCacheInuse{};
  unsigned long long MCacheSys{};
  unsigned long long BuckHashSys{};
  unsigned long long GCSys{};
  unsigned long long OtherSys{};
  unsigned long long NextGC{};
  unsigned long long LastGC{};
  unsigned long long PauseTotalNs{};
  array<unsigned long long, 256> PauseNs{};
  array<unsigned long long, 256> PauseEnd{};
  std::uint32_t NumGC{};
  std::uint32_t NumForcedGC{};
  double GCCPUFraction{};
  bool EnableGC{};
  bool DebugGC{};

  bool operator==(const MemStats&) const = default;
};

}  // namespace runtime

template <>
struct type_traits<runtime::MemStats> {
  static constexpr const char* name = "runtime.MemStats";
  static constexpr field fields[] = {
      {"Alloc", type_ref<unsigned long long>, offsetof(runtime::MemStats, Alloc)},
      {"TotalAlloc", type_ref<unsigned long long>, offsetof(runtime::MemStats, TotalAlloc)},
      {"Sys", type_ref<unsigned long long>, offsetof(runtime::MemStats, Sys)},
      {"Lookups", type_ref<unsigned long long>, offsetof(runtime::MemStats, Lookups)},
      {"Mallocs", type_ref<unsigned long long>, offsetof(runtime::MemStats, Mallocs)},
      {"Frees", type_ref<unsigned long long>, offsetof(runtime::MemStats, Frees)},
      {"HeapAlloc", type_ref<unsigned long long>, offsetof(runtime::MemStats, HeapAlloc)},
      {"HeapSys", type_ref<unsigned long long>, offsetof(runtime::MemStats, HeapSys)},
      {"HeapIdle", type_ref<unsigned long long>, offsetof(runtime::MemStats, HeapIdle)},
      {"HeapInuse", type_ref<unsigned long long>, offsetof(runtime::MemStats, HeapInuse)},
      {"HeapReleased", type_ref<unsigned long long>, offsetof(runtime::MemStats, HeapReleased)},
      {"HeapObjects", type_ref<unsigned long long>, offsetof(runtime::MemStats, HeapObjects)},
      {"StackInuse", type_ref<unsigned long long>, offsetof(runtime::MemStats, StackInuse)},
      {"StackSys", type_ref<unsigned long long>, offsetof(runtime::MemStats, StackSys)},
      {"MSpanInuse", type_ref<unsigned long long>, offsetof(runtime::MemStats, MSpanInuse)},
      {"MSpanSys", type_ref<unsigned long long>, offsetof(runtime::MemStats, MSpanSys)},
      {"MCacheInuse", type_ref<unsigned long long>, offsetof(runtime::MemStats, MCacheInuse)},
      {"MCacheSys", type_ref<unsigned long long>, offsetof(runtime::MemStats, MCacheSys)},
      {"BuckHashSys", type_ref<unsigned long long>, offsetof(runtime::MemStats, BuckHashSys)},
      {"GCSys", type_ref<unsigned long long>, offsetof(runtime::MemStats, GCSys)},
      {"OtherSys", type_ref<unsigned long long>, offsetof(runtime::MemStats, OtherSys)},
      {"NextGC", type_ref<unsigned long long>, offsetof(runtime::MemStats, NextGC)},
      {"LastGC", type_ref<unsigned long long>, offsetof(runtime::MemStats, LastGC)},
      {"PauseTotalNs", type_ref<unsigned long long>, offsetof(runtime::MemStats, PauseTotalNs)},
      {"PauseNs", type_ref<array<unsigned long long, 256>>, offsetof(runtime::MemStats, PauseNs)},
      {"PauseEnd", type_ref<array<unsigned long long, 256>>, offsetof(runtime::MemStats, PauseEnd)},
      {"NumGC", type_ref<std::uint32_t>, offsetof(runtime::MemStats, NumGC)},
      {"NumForcedGC", type_ref<std::uint32_t>, offsetof(runtime::MemStats, NumForcedGC)},
      {"GCCPUFraction", type_ref<double>, offsetof(runtime::MemStats, GCCPUFraction)},
      {"EnableGC", type_ref<bool>, offsetof(runtime::MemStats, EnableGC)},
      {"DebugGC", type_ref<bool>, offsetof(runtime::MemStats, DebugGC)}};
};
template <>
const type descriptor<runtime::MemStats>::value;

}  // namespace gocxx
