// sync.Map: a concurrent hash map with lock-free readers. Buckets of linked nodes; a mutex serializes the
// writers.
//
// ## Invariants
//
// - A node's hash and key never change. Its value and its link to the next node are single words.
// - A live node is reachable from the bucket of the current table. A deleted node has a null value and is not
//   reachable from the bucket; its own link still leads to the nodes that followed it.
// - A key has at most one live node in a table.
// - A table that has been replaced (by a larger one, or by none when the map was cleared) never changes
//   again. A larger table has nodes of its own.
//
// ## Steps
//
// Reader (no lock):     1. It reads the table, then the head of the bucket.
//                       2. It follows the links to the node with the key.
//                       3. It reads the node's value; null means that the node was deleted.
// Writer that inserts:  1. It makes a complete node whose link is the head of the bucket.
//                       2. It stores the node's address in the head.
// Writer that deletes:  1. It stores null in the node's value.
//                       2. It stores the node's link in the link that led to it.
// Writer that grows:    1. It makes a complete larger table with copies of all nodes.
//                       2. It stores the table's address.
//
// ## Why each read is right: the map held what the reader returns at some moment during the read
//
// - The reader finds a value: the map held it when the reader read the value. The same holds for a null
//   value.
// - The reader finds no node: no live node had the key when it read the head of the bucket, or that node was
//   deleted since. The reader meets all nodes that were in the bucket then: new nodes come before them, and
//   the links of deleted nodes lead on to them.
// - The table was replaced meanwhile: it was the current one when the reader began. It holds for ever what it
//   held at the moment when it was replaced, and that moment lies within the read.
//
// A writer that looked at the map without the lock looks again under the lock, because the first look was
// right at that moment only. compare_and_swap and compare_and_delete compare values without the lock, since
// comparing may panic. Under the lock they recognize the value by its address: as long as they hold the
// address, the collector does not reuse it. The collector frees deleted nodes and old tables when no reader
// holds them any more.
//
// Memory orders: every store of a word that readers see is a release, and every load of one without the lock
// is the acquire that it is the partner of. So a reader that sees an address sees the complete object.
//
// Policy: `Ref`, the atomics of a reference (Go values hold plain data); the key and value types; the lock;
// `allocate`. So the tests run the map through every interleaving.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>

namespace gocxx::sync {

/// A key with its value. In collected memory.
template <class Policy>
struct BasicNode {
  std::uint64_t hash;
  typename Policy::Key key;
  const typename Policy::Value* value;  // the value that it points to never changes; null: deleted
  BasicNode* next;
};

/// The heads of the buckets; their number is a power of two. In collected memory.
template <class Policy>
struct BasicTable {
  using Node = BasicNode<Policy>;

  std::uint64_t mask;   // one less than the number of buckets; constant
  std::uint64_t count;  // live nodes; under the lock
  Node* buckets[1];     // mask + 1 of them

  Node*& bucket(std::uint64_t hash) { return buckets[hash & mask]; }
};

/// The methods of sync.Map on a map's mutex and table. Any goroutine may call them; each is atomic, but for
/// `visit`. They return null for a value that is not there.
template <class Policy>
class BasicConcurrentMap {
 public:
  using Key = typename Policy::Key;
  using Value = typename Policy::Value;
  using Node = BasicNode<Policy>;
  using Table = BasicTable<Policy>;

  BasicConcurrentMap(typename Policy::Mutex& mutex, Table*& table) : mutex_(mutex), table_(table) {}

  /// Returns the value of the key. Takes no lock.
  const Value* load(const Key& key) const { return value_or_null({key}); }

  /// Stores `value` and returns the previous value.
  const Value* swap(const Key& key, const Value& value) {
    HashedKey hashed{key};
    const Value* fresh = boxed(value);
    Locked lock(mutex_);
    Node* node = node_or_null(hashed);
    if (node == nullptr) {
      insert_locked(hashed, fresh);
      return nullptr;
    }
    const Value* previous = node->value;
    store(node->value, fresh);
    return previous;
  }

  /// Returns the value that is there, or stores `value` and returns null.
  const Value* load_or_store(const Key& key, const Value& value) {
    HashedKey hashed{key};
    if (const Value* present = value_or_null(hashed)) return present;
    const Value* fresh = boxed(value);
    Locked lock(mutex_);
    if (const Value* present = value_or_null(hashed)) return present;
    insert_locked(hashed, fresh);
    return nullptr;
  }

  const Value* load_and_delete(const Key& key) {
    HashedKey hashed{key};
    if (value_or_null(hashed) == nullptr) return nullptr;
    Locked lock(mutex_);
    Node* node = node_or_null(hashed);
    if (node == nullptr) return nullptr;
    const Value* value = node->value;
    remove_locked(node);
    return value;
  }

  bool compare_and_swap(const Key& key, const Value& old, const Value& value) {
    HashedKey hashed{key};
    const Value* fresh = nullptr;
    while (const Value* present = value_or_null(hashed)) {
      if (!(*present == old)) return false;
      if (fresh == nullptr) fresh = boxed(value);
      Locked lock(mutex_);
      Node* node = node_or_null(hashed);
      if (node == nullptr || node->value != present) continue;
      store(node->value, fresh);
      return true;
    }
    return false;
  }

  bool compare_and_delete(const Key& key, const Value& old) {
    HashedKey hashed{key};
    while (const Value* present = value_or_null(hashed)) {
      if (!(*present == old)) return false;
      Locked lock(mutex_);
      Node* node = node_or_null(hashed);
      if (node == nullptr || node->value != present) continue;
      remove_locked(node);
      return true;
    }
    return false;
  }

  /// Calls visit(key, value) for each key until it returns false. Visits the table that was current when it
  /// began; once that was replaced, it looks each key's value up in the current table. No key is visited
  /// twice: a key has one live node at a time, and a new node comes before the nodes of its bucket that are
  /// still to be visited.
  template <class Visit>
  void visit(Visit visit) const {
    Table* table = load(table_);
    for (std::uint64_t i = 0; table != nullptr && i <= table->mask; ++i) {
      Policy::pause();
      for (Node* node = load(table->buckets[i]); node != nullptr; node = load(node->next)) {
        const Value* value =
            load(table_) == table ? load(node->value) : value_or_null({node->key, node->hash});
        if (value != nullptr && !visit(node->key, *value)) return;
      }
    }
  }

  void clear() {
    Locked lock(mutex_);
    store(table_, nullptr);
  }

 private:
  using Locked = typename Policy::Locked;

  // A key with its hash, which is computed once, without the lock: hashing may panic.
  struct HashedKey {
    const Key& key;
    std::uint64_t hash = Policy::hash(key);
  };

  // Acquire: partner of `store`.
  template <class T>
  static T* load(T*& word) {
    return typename Policy::template Ref<T*>(word).load(std::memory_order_acquire);
  }
  // Release: partner of `load`. Under the lock.
  template <class T>
  static void store(T*& word, std::type_identity_t<T>* value) {
    typename Policy::template Ref<T*>(word).store(value, std::memory_order_release);
  }

  // Returns the address of a copy in collected memory.
  static const Value* boxed(const Value& value) {
    return ::new (Policy::allocate(sizeof(Value))) Value(value);
  }
  static Node* new_node(const Node& node) { return ::new (Policy::allocate(sizeof(Node))) Node(node); }

  // --- without the lock

  // Returns the first node with the key, which may be deleted.
  Node* node_or_null(const HashedKey& hashed) const {
    Table* table = load(table_);
    Node* node = table == nullptr ? nullptr : load(table->bucket(hashed.hash));
    while (node != nullptr && (node->hash != hashed.hash || !(node->key == hashed.key)))
      node = load(node->next);
    return node;
  }

  // Null if no node has the key, or if it was deleted.
  const Value* value_or_null(const HashedKey& hashed) const {
    Node* node = node_or_null(hashed);
    return node == nullptr ? nullptr : load(node->value);
  }

  // --- with the lock. Nothing here can panic: keys have been hashed before, and values are compared without
  // the lock

  void insert_locked(const HashedKey& hashed, const Value* value) {
    if (table_ == nullptr || table_->count > table_->mask) grow_locked();
    Node*& head = table_->bucket(hashed.hash);
    store(head, new_node({hashed.hash, hashed.key, value, head}));
    ++table_->count;
  }

  // The order matters: a reader that stands at the node sees the null value, then follows its link, which
  // stays.
  void remove_locked(Node* node) {
    Node** link = &table_->bucket(node->hash);
    while (*link != node) link = &(*link)->next;
    store(node->value, nullptr);
    store(*link, node->next);
    --table_->count;
  }

  // Readers of the old table keep it.
  void grow_locked() {
    Table* old = table_;
    std::uint64_t buckets = old == nullptr ? Policy::kFirstBuckets : 2 * (old->mask + 1);
    Table* table = new_table(buckets);
    for (std::uint64_t i = 0; old != nullptr && i <= old->mask; ++i)
      for (Node* node = old->buckets[i]; node != nullptr; node = node->next) {
        Node*& head = table->bucket(node->hash);
        head = new_node({node->hash, node->key, node->value, head});
        ++table->count;
      }
    store(table_, table);
  }

  static Table* new_table(std::uint64_t buckets) {
    std::size_t size = sizeof(Table) + (buckets - 1) * sizeof(Node*);
    return ::new (Policy::allocate(size)) Table{buckets - 1, 0, {}};
  }

  typename Policy::Mutex& mutex_;
  Table*& table_;
};

}  // namespace gocxx::sync
