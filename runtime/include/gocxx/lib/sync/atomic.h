// Package sync/atomic.
#pragma once

#include <cstdint>

#include "gocxx/any.h"
#include "gocxx/ptr.h"
#include "gocxx/type.h"
#include "gocxx/uintptr.h"

namespace gocxx {

namespace sync::atomic {

std::int32_t AddInt32(ptr<std::int32_t> addr, std::int32_t delta);
std::int32_t AndInt32(ptr<std::int32_t> addr, std::int32_t mask);
bool CompareAndSwapInt32(ptr<std::int32_t> addr, std::int32_t old, std::int32_t new_);
std::int32_t LoadInt32(ptr<std::int32_t> addr);
std::int32_t OrInt32(ptr<std::int32_t> addr, std::int32_t mask);
void StoreInt32(ptr<std::int32_t> addr, std::int32_t val);
std::int32_t SwapInt32(ptr<std::int32_t> addr, std::int32_t new_);

struct Int32 {
  std::int32_t v{};

  static std::int32_t Add(ptr<Int32> x, std::int32_t delta);
  static std::int32_t And(ptr<Int32> x, std::int32_t mask);
  static bool CompareAndSwap(ptr<Int32> x, std::int32_t old, std::int32_t new_);
  static std::int32_t Load(ptr<Int32> x);
  static std::int32_t Or(ptr<Int32> x, std::int32_t mask);
  static void Store(ptr<Int32> x, std::int32_t val);
  static std::int32_t Swap(ptr<Int32> x, std::int32_t new_);
  bool operator==(const Int32&) const = default;
};

long long AddInt64(ptr<long long> addr, long long delta);
long long AndInt64(ptr<long long> addr, long long mask);
bool CompareAndSwapInt64(ptr<long long> addr, long long old, long long new_);
long long LoadInt64(ptr<long long> addr);
long long OrInt64(ptr<long long> addr, long long mask);
void StoreInt64(ptr<long long> addr, long long val);
long long SwapInt64(ptr<long long> addr, long long new_);

struct Int64 {
  long long v{};

  static long long Add(ptr<Int64> x, long long delta);
  static long long And(ptr<Int64> x, long long mask);
  static bool CompareAndSwap(ptr<Int64> x, long long old, long long new_);
  static long long Load(ptr<Int64> x);
  static long long Or(ptr<Int64> x, long long mask);
  static void Store(ptr<Int64> x, long long val);
  static long long Swap(ptr<Int64> x, long long new_);
  bool operator==(const Int64&) const = default;
};

std::uint32_t AddUint32(ptr<std::uint32_t> addr, std::uint32_t delta);
std::uint32_t AndUint32(ptr<std::uint32_t> addr, std::uint32_t mask);
bool CompareAndSwapUint32(ptr<std::uint32_t> addr, std::uint32_t old, std::uint32_t new_);
std::uint32_t LoadUint32(ptr<std::uint32_t> addr);
std::uint32_t OrUint32(ptr<std::uint32_t> addr, std::uint32_t mask);
void StoreUint32(ptr<std::uint32_t> addr, std::uint32_t val);
std::uint32_t SwapUint32(ptr<std::uint32_t> addr, std::uint32_t new_);

struct Uint32 {
  std::uint32_t v{};

  static std::uint32_t Add(ptr<Uint32> x, std::uint32_t delta);
  static std::uint32_t And(ptr<Uint32> x, std::uint32_t mask);
  static bool CompareAndSwap(ptr<Uint32> x, std::uint32_t old, std::uint32_t new_);
  static std::uint32_t Load(ptr<Uint32> x);
  static std::uint32_t Or(ptr<Uint32> x, std::uint32_t mask);
  static void Store(ptr<Uint32> x, std::uint32_t val);
  static std::uint32_t Swap(ptr<Uint32> x, std::uint32_t new_);
  bool operator==(const Uint32&) const = default;
};

unsigned long long AddUint64(ptr<unsigned long long> addr, unsigned long long delta);
unsigned long long AndUint64(ptr<unsigned long long> addr, unsigned long long mask);
bool CompareAndSwapUint64(ptr<unsigned long long> addr, unsigned long long old, unsigned long long new_);
unsigned long long LoadUint64(ptr<unsigned long long> addr);
unsigned long long OrUint64(ptr<unsigned long long> addr, unsigned long long mask);
void StoreUint64(ptr<unsigned long long> addr, unsigned long long val);
unsigned long long SwapUint64(ptr<unsigned long long> addr, unsigned long long new_);

struct Uint64 {
  unsigned long long v{};

  static unsigned long long Add(ptr<Uint64> x, unsigned long long delta);
  static unsigned long long And(ptr<Uint64> x, unsigned long long mask);
  static bool CompareAndSwap(ptr<Uint64> x, unsigned long long old, unsigned long long new_);
  static unsigned long long Load(ptr<Uint64> x);
  static unsigned long long Or(ptr<Uint64> x, unsigned long long mask);
  static void Store(ptr<Uint64> x, unsigned long long val);
  static unsigned long long Swap(ptr<Uint64> x, unsigned long long new_);
  bool operator==(const Uint64&) const = default;
};

uintptr AddUintptr(ptr<uintptr> addr, uintptr delta);
uintptr AndUintptr(ptr<uintptr> addr, uintptr mask);
bool CompareAndSwapUintptr(ptr<uintptr> addr, uintptr old, uintptr new_);
uintptr LoadUintptr(ptr<uintptr> addr);
uintptr OrUintptr(ptr<uintptr> addr, uintptr mask);
void StoreUintptr(ptr<uintptr> addr, uintptr val);
uintptr SwapUintptr(ptr<uintptr> addr, uintptr new_);

struct Uintptr {
  uintptr v{};

  static uintptr Add(ptr<Uintptr> x, uintptr delta);
  static uintptr And(ptr<Uintptr> x, uintptr mask);
  static bool CompareAndSwap(ptr<Uintptr> x, uintptr old, uintptr new_);
  static uintptr Load(ptr<Uintptr> x);
  static uintptr Or(ptr<Uintptr> x, uintptr mask);
  static void Store(ptr<Uintptr> x, uintptr val);
  static uintptr Swap(ptr<Uintptr> x, uintptr new_);
  bool operator==(const Uintptr&) const = default;
};

struct Bool {
  std::uint32_t v{};

  static bool CompareAndSwap(ptr<Bool> x, bool old, bool new_);
  static bool Load(ptr<Bool> x);
  static void Store(ptr<Bool> x, bool val);
  static bool Swap(ptr<Bool> x, bool new_);
  bool operator==(const Bool&) const = default;
};

// A Value holds any value of one type.
struct Value {
  any v{};

  static bool CompareAndSwap(ptr<Value> v, any old, any new_);
  static any Load(ptr<Value> v);
  static void Store(ptr<Value> v, any val);
  static any Swap(ptr<Value> v, any new_);
  bool operator==(const Value&) const = default;
};

struct noCopy {
  bool operator==(const noCopy&) const = default;
};

}  // namespace sync::atomic

template <>
struct type_traits<sync::atomic::Int32> {
  static constexpr const char* name = "atomic.Int32";
  static constexpr field fields[] = {{"v", type_ref<std::int32_t>, offsetof(sync::atomic::Int32, v)}};
};
template <>
struct type_traits<ptr<sync::atomic::Int32>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::atomic::Int32>, method<"Add", &sync::atomic::Int32::Add>,
                     method<"And", &sync::atomic::Int32::And>,
                     method<"CompareAndSwap", &sync::atomic::Int32::CompareAndSwap>,
                     method<"Load", &sync::atomic::Int32::Load>, method<"Or", &sync::atomic::Int32::Or>,
                     method<"Store", &sync::atomic::Int32::Store>,
                     method<"Swap", &sync::atomic::Int32::Swap>>;
};

template <>
struct type_traits<sync::atomic::Int64> {
  static constexpr const char* name = "atomic.Int64";
  static constexpr field fields[] = {{"v", type_ref<long long>, offsetof(sync::atomic::Int64, v)}};
};
template <>
struct type_traits<ptr<sync::atomic::Int64>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::atomic::Int64>, method<"Add", &sync::atomic::Int64::Add>,
                     method<"And", &sync::atomic::Int64::And>,
                     method<"CompareAndSwap", &sync::atomic::Int64::CompareAndSwap>,
                     method<"Load", &sync::atomic::Int64::Load>, method<"Or", &sync::atomic::Int64::Or>,
                     method<"Store", &sync::atomic::Int64::Store>,
                     method<"Swap", &sync::atomic::Int64::Swap>>;
};

template <>
struct type_traits<sync::atomic::Uint32> {
  static constexpr const char* name = "atomic.Uint32";
  static constexpr field fields[] = {{"v", type_ref<std::uint32_t>, offsetof(sync::atomic::Uint32, v)}};
};
template <>
struct type_traits<ptr<sync::atomic::Uint32>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::atomic::Uint32>, method<"Add", &sync::atomic::Uint32::Add>,
                     method<"And", &sync::atomic::Uint32::And>,
                     method<"CompareAndSwap", &sync::atomic::Uint32::CompareAndSwap>,
                     method<"Load", &sync::atomic::Uint32::Load>, method<"Or", &sync::atomic::Uint32::Or>,
                     method<"Store", &sync::atomic::Uint32::Store>,
                     method<"Swap", &sync::atomic::Uint32::Swap>>;
};

template <>
struct type_traits<sync::atomic::Uint64> {
  static constexpr const char* name = "atomic.Uint64";
  static constexpr field fields[] = {{"v", type_ref<unsigned long long>, offsetof(sync::atomic::Uint64, v)}};
};
template <>
struct type_traits<ptr<sync::atomic::Uint64>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::atomic::Uint64>, method<"Add", &sync::atomic::Uint64::Add>,
                     method<"And", &sync::atomic::Uint64::And>,
                     method<"CompareAndSwap", &sync::atomic::Uint64::CompareAndSwap>,
                     method<"Load", &sync::atomic::Uint64::Load>, method<"Or", &sync::atomic::Uint64::Or>,
                     method<"Store", &sync::atomic::Uint64::Store>,
                     method<"Swap", &sync::atomic::Uint64::Swap>>;
};

template <>
struct type_traits<sync::atomic::Uintptr> {
  static constexpr const char* name = "atomic.Uintptr";
  static constexpr field fields[] = {{"v", type_ref<uintptr>, offsetof(sync::atomic::Uintptr, v)}};
};
template <>
struct type_traits<ptr<sync::atomic::Uintptr>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::atomic::Uintptr>, method<"Add", &sync::atomic::Uintptr::Add>,
                     method<"And", &sync::atomic::Uintptr::And>,
                     method<"CompareAndSwap", &sync::atomic::Uintptr::CompareAndSwap>,
                     method<"Load", &sync::atomic::Uintptr::Load>, method<"Or", &sync::atomic::Uintptr::Or>,
                     method<"Store", &sync::atomic::Uintptr::Store>,
                     method<"Swap", &sync::atomic::Uintptr::Swap>>;
};

template <>
struct type_traits<sync::atomic::Bool> {
  static constexpr const char* name = "atomic.Bool";
  static constexpr field fields[] = {{"v", type_ref<std::uint32_t>, offsetof(sync::atomic::Bool, v)}};
};
template <>
struct type_traits<ptr<sync::atomic::Bool>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::atomic::Bool>, method<"CompareAndSwap", &sync::atomic::Bool::CompareAndSwap>,
                     method<"Load", &sync::atomic::Bool::Load>, method<"Store", &sync::atomic::Bool::Store>,
                     method<"Swap", &sync::atomic::Bool::Swap>>;
};

template <>
struct type_traits<sync::atomic::Value> {
  static constexpr const char* name = "atomic.Value";
  static constexpr field fields[] = {{"v", type_ref<any>, offsetof(sync::atomic::Value, v)}};
};
template <>
struct type_traits<ptr<sync::atomic::Value>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::atomic::Value>, method<"CompareAndSwap", &sync::atomic::Value::CompareAndSwap>,
                     method<"Load", &sync::atomic::Value::Load>, method<"Store", &sync::atomic::Value::Store>,
                     method<"Swap", &sync::atomic::Value::Swap>>;
};

template <>
struct type_traits<sync::atomic::noCopy> {
  static constexpr const char* name = "atomic.noCopy";
};

}  // namespace gocxx
