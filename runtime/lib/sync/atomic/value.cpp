// Package sync/atomic: Value. The first value that is stored determines the type of all later ones.
#include "gocxx/lib/sync/atomic.h"
#include "gocxx/panic.h"

namespace gocxx::sync::atomic {

namespace {

using namespace literals;

void check(bool fine, string complaint) {
  if (!fine) panic(any(complaint));
}

// Acquire: partner of `replace`.
const any* load_pointer(ptr<Value> v) { return __atomic_load_n(&v->v, __ATOMIC_ACQUIRE); }

// Stores a copy of the value unless `old` is not there any more. Release: partner of load_pointer and
// Value::Load. Sequentially consistent, as all operations of the package.
bool replace(ptr<Value> v, const any* old, const any& value) {
  const any* fresh = new_object(value).get();
  return __atomic_compare_exchange_n(&v->v, &old, fresh, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

bool same_type(const any* stored_or_null, const any& value) {
  return stored_or_null == nullptr || stored_or_null->dynamic() == value.dynamic();
}

}  // namespace

void Value::Store(ptr<Value> v, any val) {
  check(val != nullptr, "sync/atomic: store of nil value into Value"_s);
  const any* stored;
  do {
    stored = load_pointer(v);
    check(same_type(stored, val), "sync/atomic: store of inconsistently typed value into Value"_s);
  } while (!replace(v, stored, val));
}

any Value::Swap(ptr<Value> v, any new_) {
  check(new_ != nullptr, "sync/atomic: swap of nil value into Value"_s);
  const any* stored;
  do {
    stored = load_pointer(v);
    check(same_type(stored, new_), "sync/atomic: swap of inconsistently typed value into Value"_s);
  } while (!replace(v, stored, new_));
  return stored == nullptr ? any() : *stored;
}

bool Value::CompareAndSwap(ptr<Value> v, any old, any new_) {
  check(new_ != nullptr, "sync/atomic: compare and swap of nil value into Value"_s);
  check(old == nullptr || old.dynamic() == new_.dynamic(),
        "sync/atomic: compare and swap of inconsistently typed values"_s);
  const any* stored;
  do {
    stored = load_pointer(v);
    check(same_type(stored, new_),
          "sync/atomic: compare and swap of inconsistently typed value into Value"_s);
    if (stored == nullptr ? old != nullptr : !(*stored == old)) return false;
  } while (!replace(v, stored, new_));
  return true;
}

}  // namespace gocxx::sync::atomic
