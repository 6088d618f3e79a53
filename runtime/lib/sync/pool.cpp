// sync.Pool: what was put last is got first. An item that nobody gets is kept over one collection and let go
// at the second, which is noticed when the pool is next used.
#include <utility>

#include "gocxx/builtin.h"
#include "gocxx/lib/sync.h"
#include "heap/collector.h"

namespace gocxx::sync {
namespace {

// With the pool locked.
void let_go_of_old_items(Pool& pool) {
  std::size_t collections = rt::heap::collection_count();
  std::size_t since = collections - std::exchange(pool.collections, collections);
  if (since == 0) return;
  pool.old_items = since == 1 ? pool.items : nullptr;
  pool.items = nullptr;
}

bool take(slice<any>& items, any& item) {
  if (items.len() == 0) return false;
  long last = items.len() - 1;
  item = std::exchange(items[last], nullptr);
  items = items.sub(0, last);
  return true;
}

}  // namespace

// Pool.New runs without the lock: it may use the pool.
any Pool::Get(ptr<Pool> p) {
  any item;
  Mutex::Lock(ptr{&p->mu});
  let_go_of_old_items(*p);
  bool taken = take(p->items, item) || take(p->old_items, item);
  Mutex::Unlock(ptr{&p->mu});
  if (taken || p->New == nullptr) return item;
  return p->New();
}

void Pool::Put(ptr<Pool> p, any x) {
  if (x == nullptr) return;
  Mutex::Lock(ptr{&p->mu});
  let_go_of_old_items(*p);
  p->items = append(p->items, x);
  Mutex::Unlock(ptr{&p->mu});
}

}  // namespace gocxx::sync
