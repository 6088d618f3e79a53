// Package sync/atomic: each operation is one instruction or a loop of one. All are sequentially consistent,
// as Go's memory model requires.
#pragma once

#include "gocxx/any.h"
#include "gocxx/ptr.h"
#include "gocxx/type.h"
#include "gocxx/uintptr.h"

namespace gocxx {

namespace sync::atomic {

/// The operations on a variable of an integer type.
template <class T>
T add(ptr<T> addr, T delta) {
  return __atomic_add_fetch(&*addr, delta, __ATOMIC_SEQ_CST);
}
template <class T>
bool compare_and_swap(ptr<T> addr, T old, T new_) {
  return __atomic_compare_exchange_n(&*addr, &old, new_, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}
template <class T>
T load(ptr<T> addr) {
  return __atomic_load_n(&*addr, __ATOMIC_SEQ_CST);
}
template <class T>
void store(ptr<T> addr, T val) {
  __atomic_store_n(&*addr, val, __ATOMIC_SEQ_CST);
}
template <class T>
T swap(ptr<T> addr, T new_) {
  return __atomic_exchange_n(&*addr, new_, __ATOMIC_SEQ_CST);
}
template <class T>
T bit_and(ptr<T> addr, T mask) {
  return __atomic_fetch_and(&*addr, mask, __ATOMIC_SEQ_CST);
}
template <class T>
T bit_or(ptr<T> addr, T mask) {
  return __atomic_fetch_or(&*addr, mask, __ATOMIC_SEQ_CST);
}

/// What the methods of Pointer[T] do.
template <class T>
bool compareAndSwapPointer(ptr<ptr<T>> addr, ptr<T> old, ptr<T> new_) {
  return __atomic_compare_exchange(&*addr, &old, &new_, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}
template <class T>
ptr<T> loadPointer(ptr<ptr<T>> addr) {
  ptr<T> val;
  __atomic_load(&*addr, &val, __ATOMIC_SEQ_CST);
  return val;
}
template <class T>
void storePointer(ptr<ptr<T>> addr, ptr<T> val) {
  __atomic_store(&*addr, &val, __ATOMIC_SEQ_CST);
}
template <class T>
ptr<T> swapPointer(ptr<ptr<T>> addr, ptr<T> new_) {
  ptr<T> old;
  __atomic_exchange(&*addr, &new_, &old, __ATOMIC_SEQ_CST);
  return old;
}

/// Fields of the types below that matter only to `go vet` and the layout.
struct noCopy {
  bool operator==(const noCopy&) const = default;
};
struct align64 {
  bool operator==(const align64&) const = default;
};

inline std::int32_t AddInt32(ptr<std::int32_t> addr, std::int32_t delta) { return add(addr, delta); }
inline std::int32_t AndInt32(ptr<std::int32_t> addr, std::int32_t mask) { return bit_and(addr, mask); }
inline bool CompareAndSwapInt32(ptr<std::int32_t> addr, std::int32_t old, std::int32_t new_) {
  return compare_and_swap(addr, old, new_);
}
inline std::int32_t LoadInt32(ptr<std::int32_t> addr) { return load(addr); }
inline std::int32_t OrInt32(ptr<std::int32_t> addr, std::int32_t mask) { return bit_or(addr, mask); }
inline void StoreInt32(ptr<std::int32_t> addr, std::int32_t val) { store(addr, val); }
inline std::int32_t SwapInt32(ptr<std::int32_t> addr, std::int32_t new_) { return swap(addr, new_); }

struct Int32 {
  std::int32_t v{};

  static std::int32_t Add(ptr<Int32> x, std::int32_t delta) { return add(ptr(&x->v), delta); }
  static std::int32_t And(ptr<Int32> x, std::int32_t mask) { return bit_and(ptr(&x->v), mask); }
  static bool CompareAndSwap(ptr<Int32> x, std::int32_t old, std::int32_t new_) {
    return compare_and_swap(ptr(&x->v), old, new_);
  }
  static std::int32_t Load(ptr<Int32> x) { return load(ptr(&x->v)); }
  static std::int32_t Or(ptr<Int32> x, std::int32_t mask) { return bit_or(ptr(&x->v), mask); }
  static void Store(ptr<Int32> x, std::int32_t val) { store(ptr(&x->v), val); }
  static std::int32_t Swap(ptr<Int32> x, std::int32_t new_) { return swap(ptr(&x->v), new_); }
  bool operator==(const Int32&) const = default;
};

inline long long AddInt64(ptr<long long> addr, long long delta) { return add(addr, delta); }
inline long long AndInt64(ptr<long long> addr, long long mask) { return bit_and(addr, mask); }
inline bool CompareAndSwapInt64(ptr<long long> addr, long long old, long long new_) {
  return compare_and_swap(addr, old, new_);
}
inline long long LoadInt64(ptr<long long> addr) { return load(addr); }
inline long long OrInt64(ptr<long long> addr, long long mask) { return bit_or(addr, mask); }
inline void StoreInt64(ptr<long long> addr, long long val) { store(addr, val); }
inline long long SwapInt64(ptr<long long> addr, long long new_) { return swap(addr, new_); }

struct Int64 {
  long long v{};

  static long long Add(ptr<Int64> x, long long delta) { return add(ptr(&x->v), delta); }
  static long long And(ptr<Int64> x, long long mask) { return bit_and(ptr(&x->v), mask); }
  static bool CompareAndSwap(ptr<Int64> x, long long old, long long new_) {
    return compare_and_swap(ptr(&x->v), old, new_);
  }
  static long long Load(ptr<Int64> x) { return load(ptr(&x->v)); }
  static long long Or(ptr<Int64> x, long long mask) { return bit_or(ptr(&x->v), mask); }
  static void Store(ptr<Int64> x, long long val) { store(ptr(&x->v), val); }
  static long long Swap(ptr<Int64> x, long long new_) { return swap(ptr(&x->v), new_); }
  bool operator==(const Int64&) const = default;
};

inline std::uint32_t AddUint32(ptr<std::uint32_t> addr, std::uint32_t delta) { return add(addr, delta); }
inline std::uint32_t AndUint32(ptr<std::uint32_t> addr, std::uint32_t mask) { return bit_and(addr, mask); }
inline bool CompareAndSwapUint32(ptr<std::uint32_t> addr, std::uint32_t old, std::uint32_t new_) {
  return compare_and_swap(addr, old, new_);
}
inline std::uint32_t LoadUint32(ptr<std::uint32_t> addr) { return load(addr); }
inline std::uint32_t OrUint32(ptr<std::uint32_t> addr, std::uint32_t mask) { return bit_or(addr, mask); }
inline void StoreUint32(ptr<std::uint32_t> addr, std::uint32_t val) { store(addr, val); }
inline std::uint32_t SwapUint32(ptr<std::uint32_t> addr, std::uint32_t new_) { return swap(addr, new_); }

struct Uint32 {
  std::uint32_t v{};

  static std::uint32_t Add(ptr<Uint32> x, std::uint32_t delta) { return add(ptr(&x->v), delta); }
  static std::uint32_t And(ptr<Uint32> x, std::uint32_t mask) { return bit_and(ptr(&x->v), mask); }
  static bool CompareAndSwap(ptr<Uint32> x, std::uint32_t old, std::uint32_t new_) {
    return compare_and_swap(ptr(&x->v), old, new_);
  }
  static std::uint32_t Load(ptr<Uint32> x) { return load(ptr(&x->v)); }
  static std::uint32_t Or(ptr<Uint32> x, std::uint32_t mask) { return bit_or(ptr(&x->v), mask); }
  static void Store(ptr<Uint32> x, std::uint32_t val) { store(ptr(&x->v), val); }
  static std::uint32_t Swap(ptr<Uint32> x, std::uint32_t new_) { return swap(ptr(&x->v), new_); }
  bool operator==(const Uint32&) const = default;
};

inline unsigned long long AddUint64(ptr<unsigned long long> addr, unsigned long long delta) {
  return add(addr, delta);
}
inline unsigned long long AndUint64(ptr<unsigned long long> addr, unsigned long long mask) {
  return bit_and(addr, mask);
}
inline bool CompareAndSwapUint64(ptr<unsigned long long> addr, unsigned long long old,
                                 unsigned long long new_) {
  return compare_and_swap(addr, old, new_);
}
inline unsigned long long LoadUint64(ptr<unsigned long long> addr) { return load(addr); }
inline unsigned long long OrUint64(ptr<unsigned long long> addr, unsigned long long mask) {
  return bit_or(addr, mask);
}
inline void StoreUint64(ptr<unsigned long long> addr, unsigned long long val) { store(addr, val); }
inline unsigned long long SwapUint64(ptr<unsigned long long> addr, unsigned long long new_) {
  return swap(addr, new_);
}

struct Uint64 {
  unsigned long long v{};

  static unsigned long long Add(ptr<Uint64> x, unsigned long long delta) { return add(ptr(&x->v), delta); }
  static unsigned long long And(ptr<Uint64> x, unsigned long long mask) { return bit_and(ptr(&x->v), mask); }
  static bool CompareAndSwap(ptr<Uint64> x, unsigned long long old, unsigned long long new_) {
    return compare_and_swap(ptr(&x->v), old, new_);
  }
  static unsigned long long Load(ptr<Uint64> x) { return load(ptr(&x->v)); }
  static unsigned long long Or(ptr<Uint64> x, unsigned long long mask) { return bit_or(ptr(&x->v), mask); }
  static void Store(ptr<Uint64> x, unsigned long long val) { store(ptr(&x->v), val); }
  static unsigned long long Swap(ptr<Uint64> x, unsigned long long new_) { return swap(ptr(&x->v), new_); }
  bool operator==(const Uint64&) const = default;
};

/// The number inside an uintptr variable.
inline ptr<unsigned long> number(ptr<uintptr> addr) { return ptr(&addr->value); }

inline uintptr AddUintptr(ptr<uintptr> addr, uintptr delta) { return add(number(addr), delta.value); }
inline uintptr AndUintptr(ptr<uintptr> addr, uintptr mask) { return bit_and(number(addr), mask.value); }
inline bool CompareAndSwapUintptr(ptr<uintptr> addr, uintptr old, uintptr new_) {
  return compare_and_swap(number(addr), old.value, new_.value);
}
inline uintptr LoadUintptr(ptr<uintptr> addr) { return load(number(addr)); }
inline uintptr OrUintptr(ptr<uintptr> addr, uintptr mask) { return bit_or(number(addr), mask.value); }
inline void StoreUintptr(ptr<uintptr> addr, uintptr val) { store(number(addr), val.value); }
inline uintptr SwapUintptr(ptr<uintptr> addr, uintptr new_) { return swap(number(addr), new_.value); }

struct Uintptr {
  uintptr v{};

  static uintptr Add(ptr<Uintptr> x, uintptr delta) { return add(number(ptr(&x->v)), delta.value); }
  static uintptr And(ptr<Uintptr> x, uintptr mask) { return bit_and(number(ptr(&x->v)), mask.value); }
  static bool CompareAndSwap(ptr<Uintptr> x, uintptr old, uintptr new_) {
    return compare_and_swap(number(ptr(&x->v)), old.value, new_.value);
  }
  static uintptr Load(ptr<Uintptr> x) { return load(number(ptr(&x->v))); }
  static uintptr Or(ptr<Uintptr> x, uintptr mask) { return bit_or(number(ptr(&x->v)), mask.value); }
  static void Store(ptr<Uintptr> x, uintptr val) { store(number(ptr(&x->v)), val.value); }
  static uintptr Swap(ptr<Uintptr> x, uintptr new_) { return swap(number(ptr(&x->v)), new_.value); }
  bool operator==(const Uintptr&) const = default;
};

struct Bool {
  std::uint32_t v{};

  static bool CompareAndSwap(ptr<Bool> x, bool old, bool new_) {
    return compare_and_swap<std::uint32_t>(ptr(&x->v), old, new_);
  }
  static bool Load(ptr<Bool> x) { return load(ptr(&x->v)) != 0; }
  static void Store(ptr<Bool> x, bool val) { store<std::uint32_t>(ptr(&x->v), val); }
  static bool Swap(ptr<Bool> x, bool new_) { return swap<std::uint32_t>(ptr(&x->v), new_) != 0; }
  bool operator==(const Bool&) const = default;
};

/// Holds a value of any one type. `v` is null or points to a value that is never changed: a new value is a
/// new object. The acquire in Load is the partner of the stores in the other methods.
struct Value {
  const any* v{};

  static bool CompareAndSwap(ptr<Value> v, any old, any new_);
  static any Load(ptr<Value> v) { return held(&v->v); }
  static void Store(ptr<Value> v, any val);
  static any Swap(ptr<Value> v, any new_);
  bool operator==(const Value& other) const { return held(&v) == held(&other.v); }

 private:
  /// Acquire: partner of Store.
  static any held(const any* const* v) {
    const any* stored = __atomic_load_n(v, __ATOMIC_ACQUIRE);
    return stored == nullptr ? any() : *stored;
  }
};

}  // namespace sync::atomic

template <>
struct type_traits<sync::atomic::noCopy> {
  static constexpr const char* name = "atomic.noCopy";
};
template <>
const type descriptor<sync::atomic::noCopy>::value;
template <>
struct type_traits<sync::atomic::align64> {
  static constexpr const char* name = "atomic.align64";
};
template <>
const type descriptor<sync::atomic::align64>::value;

template <>
struct type_traits<sync::atomic::Int32> {
  static constexpr const char* name = "atomic.Int32";
  static constexpr field fields[] = {{"_", type_ref<sync::atomic::noCopy>, 0},
                                     {"v", type_ref<std::int32_t>, offsetof(sync::atomic::Int32, v)}};
};
template <>
const type descriptor<sync::atomic::Int32>::value;
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
const type descriptor<ptr<sync::atomic::Int32>>::value;

template <>
struct type_traits<sync::atomic::Int64> {
  static constexpr const char* name = "atomic.Int64";
  static constexpr field fields[] = {{"_", type_ref<sync::atomic::noCopy>, 0},
                                     {"_", type_ref<sync::atomic::align64>, 0},
                                     {"v", type_ref<long long>, offsetof(sync::atomic::Int64, v)}};
};
template <>
const type descriptor<sync::atomic::Int64>::value;
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
const type descriptor<ptr<sync::atomic::Int64>>::value;

template <>
struct type_traits<sync::atomic::Uint32> {
  static constexpr const char* name = "atomic.Uint32";
  static constexpr field fields[] = {{"_", type_ref<sync::atomic::noCopy>, 0},
                                     {"v", type_ref<std::uint32_t>, offsetof(sync::atomic::Uint32, v)}};
};
template <>
const type descriptor<sync::atomic::Uint32>::value;
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
const type descriptor<ptr<sync::atomic::Uint32>>::value;

template <>
struct type_traits<sync::atomic::Uint64> {
  static constexpr const char* name = "atomic.Uint64";
  static constexpr field fields[] = {{"_", type_ref<sync::atomic::noCopy>, 0},
                                     {"_", type_ref<sync::atomic::align64>, 0},
                                     {"v", type_ref<unsigned long long>, offsetof(sync::atomic::Uint64, v)}};
};
template <>
const type descriptor<sync::atomic::Uint64>::value;
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
const type descriptor<ptr<sync::atomic::Uint64>>::value;

template <>
struct type_traits<sync::atomic::Uintptr> {
  static constexpr const char* name = "atomic.Uintptr";
  static constexpr field fields[] = {{"_", type_ref<sync::atomic::noCopy>, 0},
                                     {"v", type_ref<uintptr>, offsetof(sync::atomic::Uintptr, v)}};
};
template <>
const type descriptor<sync::atomic::Uintptr>::value;
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
const type descriptor<ptr<sync::atomic::Uintptr>>::value;

template <>
struct type_traits<sync::atomic::Bool> {
  static constexpr const char* name = "atomic.Bool";
  static constexpr field fields[] = {{"_", type_ref<sync::atomic::noCopy>, 0},
                                     {"v", type_ref<std::uint32_t>, offsetof(sync::atomic::Bool, v)}};
};
template <>
const type descriptor<sync::atomic::Bool>::value;
template <>
struct type_traits<ptr<sync::atomic::Bool>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::atomic::Bool>, method<"CompareAndSwap", &sync::atomic::Bool::CompareAndSwap>,
                     method<"Load", &sync::atomic::Bool::Load>, method<"Store", &sync::atomic::Bool::Store>,
                     method<"Swap", &sync::atomic::Bool::Swap>>;
};
template <>
const type descriptor<ptr<sync::atomic::Bool>>::value;

template <>
struct type_traits<sync::atomic::Value> {
  static constexpr const char* name = "atomic.Value";
};
template <>
const type descriptor<sync::atomic::Value>::value;
template <>
struct type_traits<ptr<sync::atomic::Value>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::atomic::Value>, method<"CompareAndSwap", &sync::atomic::Value::CompareAndSwap>,
                     method<"Load", &sync::atomic::Value::Load>, method<"Store", &sync::atomic::Value::Store>,
                     method<"Swap", &sync::atomic::Value::Swap>>;
};
template <>
const type descriptor<ptr<sync::atomic::Value>>::value;

}  // namespace gocxx
