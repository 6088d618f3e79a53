// Package sync.
#pragma once

#include <cstddef>
#include <cstdint>

#include "gocxx/any.h"
#include "gocxx/func.h"
#include "gocxx/interface.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/site.h"
#include "gocxx/type.h"

namespace gocxx {

namespace rt::sched {
struct Waiter;
}

namespace sync {

/// sync.Locker
struct Locker : interface<Locker> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"Lock", void()>, signature<"Unlock", void()>>;
  void Lock() const { call<0, void>(); }
  void Unlock() const { call<1, void>(); }
};

// All primitives are zero when new and must not be copied once used. `sema` guards the fields behind it,
// which only the implementation uses. Blocking methods park the goroutine. The slow path of an inline method
// has the method's name with an underscore, which tracebacks drop.

/// sync.Mutex. See lib/sync/mutex.h for the protocol.
struct Mutex {
  static constexpr std::int32_t kLocked = 1;
  static constexpr std::int32_t kWaited = 2;  // goroutines wait

  std::int32_t state = 0;  // kLocked and kWaited; atomic
  std::uint32_t sema = 0;
  rt::sched::Waiter* waiters = nullptr;

  /// Acquire: partner of Unlock, and of the slow paths in BasicMutex.
  static void Lock(ptr<Mutex> m, const site& where = site::here()) {
    Mutex* self = &*m;
    std::int32_t free = 0;
    if (!__atomic_compare_exchange_n(&self->state, &free, kLocked, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
        [[unlikely]]
      Lock_(m, where);
  }
  static bool TryLock(ptr<Mutex> m);
  /// Ends the program with "fatal error: sync: unlock of unlocked mutex" if it is not locked. Release:
  /// partner of Lock, and of the slow paths in BasicMutex.
  static void Unlock(ptr<Mutex> m) {
    Mutex* self = &*m;
    std::int32_t locked = kLocked;
    if (!__atomic_compare_exchange_n(&self->state, &locked, 0, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED))
        [[unlikely]]
      Unlock_(m);
  }
  bool operator==(const Mutex&) const = default;

 private:
  [[gnu::noinline]] static void Lock_(ptr<Mutex> m, const site& where);
  [[gnu::noinline]] static void Unlock_(ptr<Mutex> m);
};

/// sync.RWMutex. See lib/sync/rwmutex.h for the protocol.
struct RWMutex {
  static constexpr std::int32_t kClosed = 1 << 30;

  // The number of readers that hold the lock, and kClosed: a writer holds it or waits. Atomic.
  std::int32_t readers = 0;
  bool writing = false;
  std::uint32_t sema = 0;
  rt::sched::Waiter* waiting_readers = nullptr;
  rt::sched::Waiter* waiting_writers = nullptr;

  static void Lock(ptr<RWMutex> m, const site& where = site::here());
  static void RLock(ptr<RWMutex> m, const site& where = site::here()) {
    RWMutex* self = &*m;
    if (!self->try_read()) [[unlikely]]
      RLock_(m, where);
  }
  static Locker RLocker(ptr<RWMutex> m);
  /// Acquire and release as BasicRWMutex::count_reader_out.
  static void RUnlock(ptr<RWMutex> m) {
    RWMutex* self = &*m;
    std::int32_t left = __atomic_sub_fetch(&self->readers, 1, __ATOMIC_ACQ_REL);
    if (left < 0 || left >= kClosed - 1) [[unlikely]]
      RUnlock_(m, left);
  }
  static bool TryLock(ptr<RWMutex> m);
  static bool TryRLock(ptr<RWMutex> m) { return (&*m)->try_read(); }
  static void Unlock(ptr<RWMutex> m);
  bool operator==(const RWMutex&) const = default;

 private:
  // Returns false if kClosed is set. Acquire: partner of BasicRWMutex::open.
  bool try_read() {
    std::int32_t now = __atomic_load_n(&readers, __ATOMIC_RELAXED);
    while (now < kClosed)
      if (__atomic_compare_exchange_n(&readers, &now, now + 1, true, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
        return true;
    return false;
  }
  [[gnu::noinline]] static void RLock_(ptr<RWMutex> m, const site& where);
  [[gnu::noinline]] static void RUnlock_(ptr<RWMutex> m, std::int32_t left);
};

/// sync.WaitGroup. See lib/sync/wait_group.h for the protocol.
struct WaitGroup {
  long count = 0;  // atomic
  std::uint32_t sema = 0;
  rt::sched::Waiter* waiters = nullptr;

  /// Panics "sync: negative WaitGroup counter".
  static void Add(ptr<WaitGroup> g, long delta);
  static void Done(ptr<WaitGroup> g);
  static void Wait(ptr<WaitGroup> g, const site& where = site::here());
  bool operator==(const WaitGroup&) const = default;
};

/// sync.Once.
struct Once {
  std::uint32_t done = 0;  // atomic; 1 once the function has ended
  Mutex m;                 // held while the function runs

  /// Acquire: partner of the release in Do_, when the function has ended.
  static void Do(ptr<Once> o, func<void()> f) {
    Once* self = &*o;
    if (__atomic_load_n(&self->done, __ATOMIC_ACQUIRE) == 0) [[unlikely]]
      Do_(o, f);
  }
  bool operator==(const Once&) const = default;

 private:
  [[gnu::noinline]] static void Do_(ptr<Once> o, func<void()> f);
};

/// sync.Cond. See lib/sync/cond.cpp for the protocol.
struct Cond {
  Locker L;
  std::uint32_t tickets = 0;   // drawn by calls of Wait
  std::uint32_t notified = 0;  // tickets below this one have been called
  std::uint32_t sema = 0;
  rt::sched::Waiter* waiters = nullptr;

  static void Broadcast(ptr<Cond> c);
  static void Signal(ptr<Cond> c);
  static void Wait(ptr<Cond> c, const site& where = site::here());
  bool operator==(const Cond&) const = default;
};

ptr<Cond> NewCond(Locker l);

/// sync.OnceFunc
func<void()> OnceFunc(func<void()> f);

template <class Policy>
struct BasicTable;

/// A map for several goroutines. Each method is atomic, but for Range. Loads take no lock.
struct Map {
  struct Policy;

  Mutex mu;                             // held by changes
  BasicTable<Policy>* table = nullptr;  // read without the mutex

  static void Clear(ptr<Map> m);
  static bool CompareAndDelete(ptr<Map> m, any key, any old);
  static bool CompareAndSwap(ptr<Map> m, any key, any old, any new_);
  static void Delete(ptr<Map> m, any key);
  static results<any, bool> Load(ptr<Map> m, any key);
  static results<any, bool> LoadAndDelete(ptr<Map> m, any key);
  static results<any, bool> LoadOrStore(ptr<Map> m, any key, any value);
  static void Range(ptr<Map> m, func<bool(any, any)> f);
  static void Store(ptr<Map> m, any key, any value);
  static results<any, bool> Swap(ptr<Map> m, any key, any value);
};

template <class Policy>
struct BasicPoolState;

/// Items that are reused. The collector may free any of them.
struct Pool {
  struct Policy;

  BasicPoolState<Policy>* state = nullptr;  // the items; null before the first Put
  func<any()> New;                          // makes an item if there is none; may be nil

  static any Get(ptr<Pool> p);
  static void Put(ptr<Pool> p, any x);
};

/// The result of RWMutex.RLocker.
struct rlocker {
  RWMutex m;
  bool operator==(const rlocker&) const = default;
};

// The methods without a site, for method tables.
namespace method_values {
inline void Lock(ptr<Mutex> m) { Mutex::Lock(m, unknown_site); }
inline void RWLock(ptr<RWMutex> m) { RWMutex::Lock(m, unknown_site); }
inline void RLock(ptr<RWMutex> m) { RWMutex::RLock(m, unknown_site); }
inline void Wait(ptr<WaitGroup> g) { WaitGroup::Wait(g, unknown_site); }
inline void CondWait(ptr<Cond> c) { Cond::Wait(c, unknown_site); }
inline void RLockerLock(ptr<rlocker> r) { RWMutex::RLock(ptr{&r->m}, unknown_site); }
inline void RLockerUnlock(ptr<rlocker> r) { RWMutex::RUnlock(ptr{&r->m}); }
}  // namespace method_values

}  // namespace sync

/// The queues of waiters are not among the fields that programs see.
template <>
struct is_pointer_free<sync::Mutex> : std::false_type {};
template <>
struct is_pointer_free<sync::RWMutex> : std::false_type {};
template <>
struct is_pointer_free<sync::WaitGroup> : std::false_type {};

template <>
struct type_traits<sync::Locker> {
  static constexpr const char* name = "sync.Locker";
};
template <>
const type descriptor<sync::Locker>::value;

template <>
struct type_traits<sync::Mutex> {
  static constexpr const char* name = "sync.Mutex";
  static constexpr field fields[] = {{"state", type_ref<std::int32_t>, offsetof(sync::Mutex, state)},
                                     {"sema", type_ref<std::uint32_t>, offsetof(sync::Mutex, sema)}};
};
template <>
const type descriptor<sync::Mutex>::value;
template <>
struct type_traits<ptr<sync::Mutex>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::Mutex>, method<"Lock", &sync::method_values::Lock>,
                     method<"TryLock", &sync::Mutex::TryLock>, method<"Unlock", &sync::Mutex::Unlock>>;
};
template <>
const type descriptor<ptr<sync::Mutex>>::value;

template <>
struct type_traits<sync::RWMutex> {
  static constexpr const char* name = "sync.RWMutex";
  static constexpr field fields[] = {{"readers", type_ref<std::int32_t>, offsetof(sync::RWMutex, readers)},
                                     {"writing", type_ref<bool>, offsetof(sync::RWMutex, writing)},
                                     {"sema", type_ref<std::uint32_t>, offsetof(sync::RWMutex, sema)}};
};
template <>
const type descriptor<sync::RWMutex>::value;
template <>
struct type_traits<ptr<sync::RWMutex>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::RWMutex>, method<"Lock", &sync::method_values::RWLock>,
                     method<"RLock", &sync::method_values::RLock>, method<"RLocker", &sync::RWMutex::RLocker>,
                     method<"RUnlock", &sync::RWMutex::RUnlock>, method<"TryLock", &sync::RWMutex::TryLock>,
                     method<"TryRLock", &sync::RWMutex::TryRLock>, method<"Unlock", &sync::RWMutex::Unlock>>;
};
template <>
const type descriptor<ptr<sync::RWMutex>>::value;
template <>
struct type_traits<sync::rlocker> {
  static constexpr const char* name = "sync.rlocker";
  static constexpr field fields[] = {{"m", type_ref<sync::RWMutex>, offsetof(sync::rlocker, m)}};
};
template <>
const type descriptor<sync::rlocker>::value;
template <>
struct type_traits<ptr<sync::rlocker>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::rlocker>, method<"Lock", &sync::method_values::RLockerLock>,
                     method<"Unlock", &sync::method_values::RLockerUnlock>>;
};
template <>
const type descriptor<ptr<sync::rlocker>>::value;

template <>
struct type_traits<sync::WaitGroup> {
  static constexpr const char* name = "sync.WaitGroup";
  static constexpr field fields[] = {{"count", type_ref<long>, offsetof(sync::WaitGroup, count)},
                                     {"sema", type_ref<std::uint32_t>, offsetof(sync::WaitGroup, sema)}};
};
template <>
const type descriptor<sync::WaitGroup>::value;
template <>
struct type_traits<ptr<sync::WaitGroup>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::WaitGroup>, method<"Add", &sync::WaitGroup::Add>,
                     method<"Done", &sync::WaitGroup::Done>, method<"Wait", &sync::method_values::Wait>>;
};
template <>
const type descriptor<ptr<sync::WaitGroup>>::value;

template <>
struct type_traits<sync::Once> {
  static constexpr const char* name = "sync.Once";
  static constexpr field fields[] = {{"done", type_ref<std::uint32_t>, offsetof(sync::Once, done)},
                                     {"m", type_ref<sync::Mutex>, offsetof(sync::Once, m)}};
};
template <>
const type descriptor<sync::Once>::value;
template <>
struct type_traits<ptr<sync::Once>> {
  static constexpr auto methods = gocxx::methods<ptr<sync::Once>, method<"Do", &sync::Once::Do>>;
};
template <>
const type descriptor<ptr<sync::Once>>::value;

template <>
struct type_traits<sync::Cond> {
  static constexpr const char* name = "sync.Cond";
  static constexpr field fields[] = {{"L", type_ref<sync::Locker>, offsetof(sync::Cond, L)},
                                     {"tickets", type_ref<std::uint32_t>, offsetof(sync::Cond, tickets)},
                                     {"notified", type_ref<std::uint32_t>, offsetof(sync::Cond, notified)},
                                     {"sema", type_ref<std::uint32_t>, offsetof(sync::Cond, sema)}};
};
template <>
const type descriptor<sync::Cond>::value;
template <>
struct type_traits<ptr<sync::Cond>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::Cond>, method<"Broadcast", &sync::Cond::Broadcast>,
                     method<"Signal", &sync::Cond::Signal>, method<"Wait", &sync::method_values::CondWait>>;
};
template <>
const type descriptor<ptr<sync::Cond>>::value;

template <>
struct type_traits<sync::Map> {
  static constexpr const char* name = "sync.Map";
  static constexpr field fields[] = {{"mu", type_ref<sync::Mutex>, offsetof(sync::Map, mu)}};
};
template <>
const type descriptor<sync::Map>::value;
template <>
struct type_traits<ptr<sync::Map>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::Map>, method<"Clear", &sync::Map::Clear>,
                     method<"CompareAndDelete", &sync::Map::CompareAndDelete>,
                     method<"CompareAndSwap", &sync::Map::CompareAndSwap>,
                     method<"Delete", &sync::Map::Delete>, method<"Load", &sync::Map::Load>,
                     method<"LoadAndDelete", &sync::Map::LoadAndDelete>,
                     method<"LoadOrStore", &sync::Map::LoadOrStore>, method<"Range", &sync::Map::Range>,
                     method<"Store", &sync::Map::Store>, method<"Swap", &sync::Map::Swap>>;
};
template <>
const type descriptor<ptr<sync::Map>>::value;

template <>
struct type_traits<sync::Pool> {
  static constexpr const char* name = "sync.Pool";
  static constexpr field fields[] = {{"New", type_ref<func<any()>>, offsetof(sync::Pool, New)}};
};
template <>
const type descriptor<sync::Pool>::value;
template <>
struct type_traits<ptr<sync::Pool>> {
  static constexpr auto methods =
      gocxx::methods<ptr<sync::Pool>, method<"Get", &sync::Pool::Get>, method<"Put", &sync::Pool::Put>>;
};
template <>
const type descriptor<ptr<sync::Pool>>::value;

}  // namespace gocxx
