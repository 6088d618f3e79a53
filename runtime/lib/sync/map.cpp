// sync.Map: a map behind a mutex. What hashes or compares keys and values may panic, so the mutex is unlocked
// by a deferred call.
#include "gocxx/builtin.h"
#include "gocxx/defer.h"
#include "gocxx/lib/sync.h"
#include "gocxx/range.h"

namespace gocxx::sync {
namespace {

// Runs `use` with the map locked; the map of a zero Map is made first.
template <class Use>
void locked(ptr<Map> m, Use use) {
  run_with_defers([&](defers& defers) {
    Mutex::Lock(ptr{&m->mu});
    defers.push([m] { Mutex::Unlock(ptr{&m->mu}); });
    if (m->entries == nullptr) m->entries = make_map<any, any>();
    use(m->entries);
  });
}

using Found = results<any, bool>;

slice<any> keys_of(ptr<Map> m) {
  slice<any> keys;
  locked(m, [&](const map<any, any>& entries) {
    for (auto [key, value] : range(entries)) keys = append(keys, key);
  });
  return keys;
}

}  // namespace

void Map::Clear(ptr<Map> m) {
  locked(m, [](const map<any, any>& entries) { clear(entries); });
}

bool Map::CompareAndDelete(ptr<Map> m, any key, any old) {
  bool deleted = false;
  locked(m, [&](const map<any, any>& entries) {
    auto [value, ok] = entries.get_ok(key);
    deleted = ok && value == old;
    if (deleted) erase(entries, key);
  });
  return deleted;
}

bool Map::CompareAndSwap(ptr<Map> m, any key, any old, any new_) {
  bool swapped = false;
  locked(m, [&](const map<any, any>& entries) {
    auto [value, ok] = entries.get_ok(key);
    swapped = ok && value == old;
    if (swapped) entries[key] = new_;
  });
  return swapped;
}

void Map::Delete(ptr<Map> m, any key) { LoadAndDelete(m, key); }

Found Map::Load(ptr<Map> m, any key) {
  Found found{};
  locked(m, [&](const map<any, any>& entries) { found = entries.get_ok(key); });
  return found;
}

Found Map::LoadAndDelete(ptr<Map> m, any key) {
  Found found{};
  locked(m, [&](const map<any, any>& entries) {
    found = entries.get_ok(key);
    erase(entries, key);
  });
  return found;
}

Found Map::LoadOrStore(ptr<Map> m, any key, any value) {
  Found found{};
  locked(m, [&](const map<any, any>& entries) {
    auto [old, ok] = entries.get_ok(key);
    found = {ok ? old : value, ok};
    if (!ok) entries[key] = value;
  });
  return found;
}

// The keys are those of one moment, each value is that of when its turn comes. The map is not locked while
// `f` runs.
void Map::Range(ptr<Map> m, func<bool(any, any)> f) {
  for (const any& key : values(keys_of(m))) {
    auto [value, ok] = Load(m, key);
    if (ok && !f(key, value)) return;
  }
}

void Map::Store(ptr<Map> m, any key, any value) { Swap(m, key, value); }

Found Map::Swap(ptr<Map> m, any key, any value) {
  Found previous{};
  locked(m, [&](const map<any, any>& entries) {
    previous = entries.get_ok(key);
    entries[key] = value;
  });
  return previous;
}

}  // namespace gocxx::sync
