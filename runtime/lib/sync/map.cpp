// sync.Map: chains of nodes from a table of heads, read without a lock and written under one.
//
// A node's hash and key never change, its value and its link to the next node are single words. So a reader sees every
// chain either before or after a change: a new node comes first in its chain; one that is deleted has no value any
// more, is left out of the chain, and still leads whoever stands at it to the rest; the collector frees it when nobody
// does. A larger table gets nodes of its own. Whoever still reads the old one finds what the map held when it
// began, which is one of the answers that it may give.
#include "core/hash.h"
#include "gocxx/builtin.h"
#include "gocxx/heap.h"
#include "gocxx/lib/sync.h"
#include "gocxx/safepoint.h"

namespace gocxx::sync {

namespace {

using Found = results<any, bool>;

template <class T>
T* load(T* const& word) {
  return __atomic_load_n(&word, __ATOMIC_ACQUIRE);
}
template <class T>
void store(T*& word, std::type_identity_t<T>* value) {
  __atomic_store_n(&word, value, __ATOMIC_RELEASE);
}

}  // namespace

struct Map::Node {
  std::uint64_t hash;
  any key;
  const any* value;  // what it points to never changes; null: deleted
  Node* next;
};

struct Map::Table {
  std::uint64_t mask;  // one less than the number of chains
  std::uint64_t count;
  Node* chains[1];  // as many as there are

  Node*& chain(std::uint64_t hash) { return chains[hash & mask]; }
};

// What the map holds under a key; its methods are steps of those of Map.
struct Map::Place {
  Map* map;
  std::uint64_t hash;
  const any& key;

  Place(ptr<Map> m, const any& k)
      : map(&*m), hash(rt::core::hash_value(type_of<any>, &k, rt::core::hash_seed)), key(k) {}

  // --- without the lock

  Node* node_or_null() const {
    Table* table = load(map->table);
    Node* node = table == nullptr ? nullptr : load(table->chain(hash));
    while (node != nullptr && (node->hash != hash || !(node->key == key))) node = load(node->next);
    return node;
  }

  const any* value_or_null() const {
    Node* node = node_or_null();
    return node == nullptr ? nullptr : load(node->value);
  }

  // --- with it

  void insert_locked(const any* value) const {
    if (map->table == nullptr || map->table->count > map->table->mask) grow_locked();
    Node*& head = map->table->chain(hash);
    store(head, new_object(Node{hash, key, value, head}).get());
    ++map->table->count;
  }

  void set_locked(const any* value) const {
    if (Node* node = node_or_null())
      store(node->value, value);
    else
      insert_locked(value);
  }

  void remove_locked(Node* node) const {
    Node** link = &map->table->chain(hash);
    while (*link != node) link = &(*link)->next;
    store(node->value, nullptr);
    store(*link, node->next);
    --map->table->count;
  }

  void grow_locked() const {
    constexpr std::uint64_t kFirst = 8;
    Table* old = map->table;
    std::uint64_t chains = old == nullptr ? kFirst : 2 * (old->mask + 1);
    auto* table = static_cast<Table*>(allocate(sizeof(Table) + (chains - 1) * sizeof(Node*)));
    table->mask = chains - 1;
    for (std::uint64_t i = 0; old != nullptr && i <= old->mask; ++i)
      for (Node* node = old->chains[i]; node != nullptr; node = node->next) {
        Node*& head = table->chain(node->hash);
        head = new_object(Node{node->hash, node->key, node->value, head}).get();
        ++table->count;
      }
    store(map->table, table);
  }
};

namespace {

// Nothing that is done under it can panic: keys have been hashed before, and values are compared without it.
class Locked {
 public:
  explicit Locked(ptr<Map> m) : m_(m) { Mutex::Lock(ptr{&m_->mu}); }
  ~Locked() { Mutex::Unlock(ptr{&m_->mu}); }
  Locked(const Locked&) = delete;

 private:
  ptr<Map> m_;
};

const any* kept(const any& value) { return new_object(value).get(); }

Found found(const any* value_or_null) {
  return value_or_null == nullptr ? Found{} : Found{*value_or_null, true};
}

}  // namespace

Found Map::Load(ptr<Map> m, any key) { return found(Place(m, key).value_or_null()); }

void Map::Store(ptr<Map> m, any key, any value) { Swap(m, key, value); }

Found Map::Swap(ptr<Map> m, any key, any value) {
  Place place(m, key);
  const any* fresh = kept(value);
  Locked lock(m);
  const any* previous = place.value_or_null();
  place.set_locked(fresh);
  return found(previous);
}

Found Map::LoadOrStore(ptr<Map> m, any key, any value) {
  Place place(m, key);
  if (const any* present = place.value_or_null()) return {*present, true};
  const any* fresh = kept(value);
  Locked lock(m);
  if (const any* present = place.value_or_null()) return {*present, true};
  place.insert_locked(fresh);
  return {value, false};
}

void Map::Delete(ptr<Map> m, any key) { LoadAndDelete(m, key); }

Found Map::LoadAndDelete(ptr<Map> m, any key) {
  Place place(m, key);
  if (place.value_or_null() == nullptr) return {};
  Locked lock(m);
  Node* node = place.node_or_null();
  if (node == nullptr) return {};
  const any* value = node->value;
  place.remove_locked(node);
  return found(value);
}

// The comparison may panic, so it is made before the lock is taken; if the value is another by then, once more.
bool Map::CompareAndSwap(ptr<Map> m, any key, any old, any new_) {
  Place place(m, key);
  const any* fresh = nullptr;
  while (const any* value = place.value_or_null()) {
    if (!(*value == old)) return false;
    if (fresh == nullptr) fresh = kept(new_);
    Locked lock(m);
    if (place.value_or_null() != value) continue;
    place.set_locked(fresh);
    return true;
  }
  return false;
}

bool Map::CompareAndDelete(ptr<Map> m, any key, any old) {
  Place place(m, key);
  while (const any* value = place.value_or_null()) {
    if (!(*value == old)) return false;
    Locked lock(m);
    Node* node = place.node_or_null();
    if (node == nullptr || node->value != value) continue;
    place.remove_locked(node);
    return true;
  }
  return false;
}

// Goes through the table of when it began; if there is a new one by now, each value is that of when its turn comes.
void Map::Range(ptr<Map> m, func<bool(any, any)> f) {
  Table* table = load(m->table);
  for (std::uint64_t i = 0; table != nullptr && i <= table->mask; ++i) {
    safepoint();
    for (Node* node = load(table->chains[i]); node != nullptr; node = load(node->next)) {
      const any* value = load(m->table) == table ? load(node->value) : Place(m, node->key).value_or_null();
      if (value != nullptr && !f(node->key, *value)) return;
    }
  }
}

void Map::Clear(ptr<Map> m) {
  Locked lock(m);
  store(m->table, nullptr);
}

}  // namespace gocxx::sync
