// What sync.Map does: chains of nodes from a table of heads, read without a lock and written under one.
//
// A node's hash and key never change, its value and its link to the next node are single words. So a reader sees every
// chain either before or after a change: a new node comes first in its chain, complete; one that is deleted has no value
// any more, is left out of the chain, and still leads whoever stands at it to the rest; the collector frees it when
// nobody does. A larger table gets nodes of its own, and is complete before it is found.
//
// Why what a reader finds is what the map held at some moment while it looked:
// - A value that it finds was there when it read the word; so was the lack of one in a node that was deleted.
// - It finds no node: there was none when it read the head of the chain, or one that was deleted and left out since.
//   All others that were in the chain then it meets: what is inserted comes before them, and the links of what is left
//   out lead on to them.
// - The table is an old one by now: it was the map's when the reader began. What it held under a key when the larger one
//   took its place is what it holds for ever, and that was while the reader looked.
//
// Who changes the map without having looked at it under the lock looks at it again there: what it saw before was
// right at that moment only. A value is compared before the lock is taken, since that may panic, and then known by its
// address: as long as somebody has it no other value is there.
//
// Parts: the words' atomics (of a reference: what lies in Go values is plain data), the key and the value, the lock, how
// memory is got. So the tests run it through every interleaving.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>

namespace gocxx::sync {

template <class Parts>
struct BasicNode {
  std::uint64_t hash;
  typename Parts::Key key;
  const typename Parts::Value* value;  // what it points to never changes; null: deleted
  BasicNode* next;
};

template <class Parts>
struct BasicTable {
  using Node = BasicNode<Parts>;

  std::uint64_t mask;  // one less than the number of chains
  std::uint64_t count;
  Node* chains[1];  // as many as there are

  Node*& chain(std::uint64_t hash) { return chains[hash & mask]; }
};

// A map's words; its methods are those of sync.Map, with null for a value that is not there.
template <class Parts>
class BasicMap {
 public:
  using Key = typename Parts::Key;
  using Value = typename Parts::Value;
  using Node = BasicNode<Parts>;
  using Table = BasicTable<Parts>;

  BasicMap(typename Parts::Mutex& mutex, Table*& table) : mutex_(mutex), table_(table) {}

  const Value* load(const Key& key) const { return value_or_null({key}); }

  const Value* swap(const Key& key, const Value& value) {
    Place place{key};
    const Value* fresh = kept(value);
    Locked lock(mutex_);
    Node* node = node_or_null(place);
    if (node == nullptr) {
      insert_locked(place, fresh);
      return nullptr;
    }
    const Value* previous = node->value;
    store(node->value, fresh);
    return previous;
  }

  // Null: it was not there, and is stored.
  const Value* load_or_store(const Key& key, const Value& value) {
    Place place{key};
    if (const Value* present = value_or_null(place)) return present;
    const Value* fresh = kept(value);
    Locked lock(mutex_);
    if (const Value* present = value_or_null(place)) return present;
    insert_locked(place, fresh);
    return nullptr;
  }

  const Value* load_and_delete(const Key& key) {
    Place place{key};
    if (value_or_null(place) == nullptr) return nullptr;
    Locked lock(mutex_);
    Node* node = node_or_null(place);
    if (node == nullptr) return nullptr;
    const Value* value = node->value;
    remove_locked(node);
    return value;
  }

  bool compare_and_swap(const Key& key, const Value& old, const Value& value) {
    Place place{key};
    const Value* fresh = nullptr;
    while (const Value* present = value_or_null(place)) {
      if (!(*present == old)) return false;
      if (fresh == nullptr) fresh = kept(value);
      Locked lock(mutex_);
      Node* node = node_or_null(place);
      if (node == nullptr || node->value != present) continue;
      store(node->value, fresh);
      return true;
    }
    return false;
  }

  bool compare_and_delete(const Key& key, const Value& old) {
    Place place{key};
    while (const Value* present = value_or_null(place)) {
      if (!(*present == old)) return false;
      Locked lock(mutex_);
      Node* node = node_or_null(place);
      if (node == nullptr || node->value != present) continue;
      remove_locked(node);
      return true;
    }
    return false;
  }

  // Calls visit(key, value) until it gives false. Goes through the table of when it began; if there is a new one by now,
  // each value is that of when its turn comes. A key has one node with a value at a time, and a new node comes before
  // those of its chain that are still to be visited: so no key is visited twice.
  template <class Visit>
  void visit(Visit visit) const {
    Table* table = load(table_);
    for (std::uint64_t i = 0; table != nullptr && i <= table->mask; ++i) {
      Parts::pause();
      for (Node* node = load(table->chains[i]); node != nullptr; node = load(node->next)) {
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
  using Locked = typename Parts::Locked;

  struct Place {
    const Key& key;
    std::uint64_t hash = Parts::hash(key);
  };

  template <class T>
  static T* load(T*& word) {
    return typename Parts::template Ref<T*>(word).load(std::memory_order_acquire);
  }
  template <class T>
  static void store(T*& word, std::type_identity_t<T>* value) {
    typename Parts::template Ref<T*>(word).store(value, std::memory_order_release);
  }

  static const Value* kept(const Value& value) { return ::new (Parts::allocate(sizeof(Value))) Value(value); }
  static Node* new_node(const Node& node) { return ::new (Parts::allocate(sizeof(Node))) Node(node); }

  // --- without the lock

  Node* node_or_null(const Place& place) const {
    Table* table = load(table_);
    Node* node = table == nullptr ? nullptr : load(table->chain(place.hash));
    while (node != nullptr && (node->hash != place.hash || !(node->key == place.key)))
      node = load(node->next);
    return node;
  }

  const Value* value_or_null(const Place& place) const {
    Node* node = node_or_null(place);
    return node == nullptr ? nullptr : load(node->value);
  }

  // --- with it. Nothing here can panic: keys have been hashed before, and values are compared without it

  void insert_locked(const Place& place, const Value* value) {
    if (table_ == nullptr || table_->count > table_->mask) grow_locked();
    Node*& head = table_->chain(place.hash);
    store(head, new_node({place.hash, place.key, value, head}));
    ++table_->count;
  }

  void remove_locked(Node* node) {
    Node** link = &table_->chain(node->hash);
    while (*link != node) link = &(*link)->next;
    store(node->value, nullptr);
    store(*link, node->next);
    --table_->count;
  }

  void grow_locked() {
    Table* old = table_;
    std::uint64_t chains = old == nullptr ? Parts::kFirstChains : 2 * (old->mask + 1);
    Table* table = new_table(chains);
    for (std::uint64_t i = 0; old != nullptr && i <= old->mask; ++i)
      for (Node* node = old->chains[i]; node != nullptr; node = node->next) {
        Node*& head = table->chain(node->hash);
        head = new_node({node->hash, node->key, node->value, head});
        ++table->count;
      }
    store(table_, table);
  }

  static Table* new_table(std::uint64_t chains) {
    std::size_t size = sizeof(Table) + (chains - 1) * sizeof(Node*);
    return ::new (Parts::allocate(size)) Table{chains - 1, 0, {}};
  }

  typename Parts::Mutex& mutex_;
  Table*& table_;
};

}  // namespace gocxx::sync
