// The hash table behind gocxx::map.
//
// Entries (key, then value) lie in one block in the order of insertion, with a bit each that says whether the
// entry is live. Small tables are searched entry by entry. From the ninth entry on there is an index: open
// addressing with linear probing. A slot of the index holds the entry's number plus one (0: empty) in its low
// bits, and as many bits of the entry's hash as fit in the others. Deleting an entry clears its bit and
// leaves its slot, which ends no probe and matches nothing. Never more slots are in use than entries in the
// block, so an index is three quarters full at most.
//
// A full block is never rearranged: its live entries move to a new block. Iterations that are under way
// continue over the old block, which the collector keeps for them. That is why an entry is visited at most
// once.
//
// Rejected: control bytes with entries in the table itself (Swiss tables). Look-ups are as fast. But
// iterating while the table grows then needs Go's bookkeeping of old and new buckets, and iterating over a
// sparse table is slow.
#include "gocxx/map.h"

#include "core/hash.h"
#include "gocxx/heap.h"
#include "gocxx/program.h"

namespace gocxx::rt::core {

namespace {

constexpr std::uint32_t kSmall = 8;  // entries of a table without an index

// The entries of a table. The block is followed by `capacity` entries and the bits that say which of them are
// live.
struct EntryBlock {
  std::uint32_t capacity;
  std::uint32_t used;  // entries ever put in; those beyond are free
  std::uint64_t* live;

  char* entry(std::uint32_t i, const map_layout& layout) {
    return reinterpret_cast<char*>(this + 1) + std::size_t{i} * layout.entry_size;
  }
  [[nodiscard]] bool is_live(std::uint32_t i) const { return (live[i / 64] >> (i % 64) & 1) != 0; }
  void set_live(std::uint32_t i) const { live[i / 64] |= std::uint64_t{1} << (i % 64); }
  void set_dead(std::uint32_t i) const { live[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
};
static_assert(sizeof(EntryBlock) == 16);

// `writing` is set during every change and read by all operations. It is not atomic: as in Go, it detects
// most programs that use a map from several goroutines without a lock, at no cost.
struct Table : map_table {
  volatile bool writing;
  std::uint32_t generation;  // how often the table was cleared
  std::uint32_t mask;    // one less than the size of the index; also the mask of the entry's number in a slot
  std::uint32_t* index;  // null for a small table
  EntryBlock* block;     // null before the first insertion

  [[nodiscard]] std::uint32_t slot_of(std::uint32_t hash, std::uint32_t entry) const {
    return (hash & ~mask) | (entry + 1);
  }
  [[nodiscard]] bool may_match(std::uint32_t slot, std::uint32_t hash) const {
    return ((slot ^ hash) & ~mask) == 0;
  }
  [[nodiscard]] std::uint32_t entry_in(std::uint32_t slot) const { return (slot & mask) - 1; }
};

// The kinds of keys: how the probing code hashes, compares and copies a key. `check` panics if a key cannot
// be hashed.
template <class Word>
struct WordKeys {
  static constexpr bool kUpdateKey = false;
  static std::uint32_t hash(const void* key, const map_layout&) {
    return static_cast<std::uint32_t>(hash_word(*static_cast<const Word*>(key), kHashSeed));
  }
  static bool equal(const void* a, const void* b, const map_layout&) {
    return *static_cast<const Word*>(a) == *static_cast<const Word*>(b);
  }
  static void copy(void* to, const void* key, const map_layout&) {
    *static_cast<Word*>(to) = *static_cast<const Word*>(key);
  }
  static void check(const void*, const map_layout&) {}
};

// Small integers, and structs and arrays that are compared byte by byte; keys of two words are the most
// frequent.
struct ByteKeys {
  static constexpr bool kUpdateKey = false;
  static std::uint32_t hash(const void* key, const map_layout& layout) {
    const auto* bytes = static_cast<const unsigned char*>(key);
    if (layout.key_size == 2 * sizeof(std::uint64_t))
      return static_cast<std::uint32_t>(hash_word(word_at(bytes + 8), hash_word(word_at(bytes), kHashSeed)));
    return static_cast<std::uint32_t>(hash_bytes(bytes, layout.key_size, kHashSeed));
  }
  static bool equal(const void* a, const void* b, const map_layout& layout) {
    const auto* x = static_cast<const unsigned char*>(a);
    const auto* y = static_cast<const unsigned char*>(b);
    if (layout.key_size == 2 * sizeof(std::uint64_t))
      return word_at(x) == word_at(y) && word_at(x + 8) == word_at(y + 8);
    return __builtin_memcmp(x, y, layout.key_size) == 0;
  }
  static void copy(void* to, const void* key, const map_layout& layout) {
    __builtin_memcpy(to, key, layout.key_size);
  }
  static void check(const void*, const map_layout&) {}
};

// Compares strings of the same length. Short ones are compared as words instead of by a call.
bool equal_bytes(string a, string b) {
  auto length = static_cast<std::size_t>(a.len());
  const auto* x = reinterpret_cast<const unsigned char*>(a.data());
  const auto* y = reinterpret_cast<const unsigned char*>(b.data());
  return length <= 8 ? short_word(x, length) == short_word(y, length) : __builtin_memcmp(x, y, length) == 0;
}

struct StringKeys {
  static constexpr bool kUpdateKey = true;
  static std::uint32_t hash(const void* key, const map_layout&) {
    auto text = *static_cast<const string*>(key);
    return static_cast<std::uint32_t>(
        hash_bytes(text.data(), static_cast<std::size_t>(text.len()), kHashSeed));
  }
  static bool equal(const void* a, const void* b, const map_layout&) {
    const auto& x = *static_cast<const string*>(a);
    const auto& y = *static_cast<const string*>(b);
    return x.len() == y.len() && (x.data() == y.data() || equal_bytes(x, y));
  }
  static void copy(void* to, const void* key, const map_layout&) {
    *static_cast<string*>(to) = *static_cast<const string*>(key);
  }
  static void check(const void*, const map_layout&) {}
};

struct OtherKeys {
  static constexpr bool kUpdateKey = true;  // +0 and -0 are equal but not the same
  static std::uint32_t hash(const void* key, const map_layout& layout) {
    return static_cast<std::uint32_t>(hash_value(*layout.key_type, key, kHashSeed));
  }
  static bool equal(const void* a, const void* b, const map_layout& layout) {
    return layout.key_type->equal(a, b);
  }
  // `check` panics if an interface inside the key holds a value that cannot be hashed.
  static void copy(void* to, const void* key, const map_layout& layout) {
    __builtin_memcpy(to, key, layout.key_size);
  }
  static void check(const void* key, const map_layout& layout) { hash(key, layout); }
};

// Calls f with the code for the layout's kind of keys.
template <class F>
[[gnu::always_inline]] inline auto with_keys(const map_layout& layout, F f) {
  switch (layout.keys) {
    case key_kind::word32: return f(WordKeys<std::uint32_t>{});
    case key_kind::word64: return f(WordKeys<std::uint64_t>{});
    case key_kind::bytes: return f(ByteKeys{});
    case key_kind::string: return f(StringKeys{});
    case key_kind::other: break;
  }
  return f(OtherKeys{});
}

Table* as_table(map_table* table) { return static_cast<Table*>(table); }
const Table* as_table(const map_table* table) { return static_cast<const Table*>(table); }

void begin_write(Table* table) {
  if (table->writing) fatal("concurrent map writes");
  table->writing = true;
}

void end_write(Table* table) {
  if (!table->writing) fatal("concurrent map writes");
  table->writing = false;
}

constexpr std::uint32_t kNone = 0xFFFFFFFF;

// The number of the entry where a key was found, or kNone; and the key's hash if there is an index.
struct KeyPosition {
  std::uint32_t entry = kNone;
  std::uint32_t hash = 0;
};

template <class Keys>
KeyPosition find_small(const Table& table, const map_layout& layout, const void* key) {
  Keys::check(key, layout);
  EntryBlock* block = table.block;
  for (std::uint32_t i = 0; i < block->used; ++i)
    if (Keys::equal(key, block->entry(i, layout), layout) && block->is_live(i)) return {i, 0};
  return {};
}

template <class Keys>
KeyPosition find_indexed(const Table& table, const map_layout& layout, const void* key, std::uint32_t hash) {
  EntryBlock* block = table.block;
  for (std::uint32_t at = hash & table.mask;; at = (at + 1) & table.mask) {
    std::uint32_t slot = table.index[at];
    if (slot == 0) return {kNone, hash};
    if (!table.may_match(slot, hash)) continue;
    std::uint32_t entry = table.entry_in(slot);
    if (Keys::equal(key, block->entry(entry, layout), layout) && block->is_live(entry)) return {entry, hash};
  }
}

template <class Keys>
KeyPosition find(const Table& table, const map_layout& layout, const void* key) {
  if (table.block == nullptr) {
    Keys::check(key, layout);
    return {};
  }
  if (table.index == nullptr) return find_small<Keys>(table, layout, key);
  return find_indexed<Keys>(table, layout, key, Keys::hash(key, layout));
}

EntryBlock* new_block(const map_layout& layout, std::uint32_t capacity) {
  std::size_t entries = (std::size_t{capacity} * layout.entry_size + 7) & ~std::size_t{7};
  std::size_t bits = (std::size_t{capacity} + 63) / 64 * sizeof(std::uint64_t);
  auto* block = static_cast<EntryBlock*>(allocate(sizeof(EntryBlock) + entries + bits, layout.pointer_free));
  block->capacity = capacity;
  block->live = reinterpret_cast<std::uint64_t*>(reinterpret_cast<char*>(block + 1) + entries);
  return block;
}

void insert_slot(Table& table, std::uint32_t hash, std::uint32_t entry) {
  std::uint32_t at = hash & table.mask;
  while (table.index[at] != 0) at = (at + 1) & table.mask;
  table.index[at] = table.slot_of(hash, entry);
}

// Allocates an empty block of at least `capacity` entries for the table, and an index that they fill to three
// quarters at most.
void new_storage(Table& table, const map_layout& layout, std::uint32_t capacity) {
  if (capacity <= kSmall) {
    table.block = new_block(layout, kSmall);
    table.index = nullptr;
    return;
  }
  std::uint32_t slots = 2 * kSmall;
  while (slots / 4 * 3 < capacity) slots *= 2;
  auto* index =
      static_cast<std::uint32_t*>(allocate_pointer_free(std::size_t{slots} * sizeof(std::uint32_t)));
  table.block = new_block(layout, slots / 4 * 3);
  table.index = index;
  table.mask = slots - 1;
}

// Moves the live entries to a new block: a larger one, or one of the same size if a quarter of the old
// entries is dead.
template <class Keys>
void move_to_new_block(Table& table, const map_layout& layout) {
  EntryBlock* old = table.block;
  bool crowded = table.count > static_cast<long>(old->capacity) / 4 * 3;
  new_storage(table, layout, crowded ? old->capacity + 1 : old->capacity);
  EntryBlock* block = table.block;
  for (std::uint32_t i = 0; i < old->used; ++i) {
    if (!old->is_live(i)) continue;
    char* entry = block->entry(block->used, layout);
    __builtin_memcpy(entry, old->entry(i, layout), layout.entry_size);
    block->set_live(block->used);
    if (table.index != nullptr) insert_slot(table, Keys::hash(entry, layout), block->used);
    ++block->used;
  }
}

// Inserts a key that was not found. `missing` is the result of the search.
template <class Keys>
char* insert(Table& table, const map_layout& layout, const void* key, const KeyPosition& missing) {
  bool hashed = table.index != nullptr;
  if (table.block == nullptr)
    new_storage(table, layout, kSmall);
  else if (table.block->used == table.block->capacity)
    move_to_new_block<Keys>(table, layout);
  EntryBlock* block = table.block;
  std::uint32_t index = block->used;
  char* entry = block->entry(index, layout);
  Keys::copy(entry, key, layout);
  if (table.index != nullptr) insert_slot(table, hashed ? missing.hash : Keys::hash(key, layout), index);
  block->set_live(index);
  ++block->used;
  ++table.count;
  return entry;
}

// An empty table is reset if that costs no more than the insertions that filled it.
void erase_entry(Table& table, const map_layout& layout, std::uint32_t entry) {
  EntryBlock* block = table.block;
  block->set_dead(entry);
  __builtin_memset(block->entry(entry, layout), 0, layout.entry_size);
  if (--table.count > 0 || block->used < block->capacity / 2) return;
  block->used = 0;
  if (table.index != nullptr)
    __builtin_memset(table.index, 0, (std::size_t{table.mask} + 1) * sizeof(std::uint32_t));
}

}  // namespace

map_table* make_table(const map_layout& layout, long hint) {
  auto* table = static_cast<Table*>(allocate(sizeof(Table)));
  if (hint > static_cast<long>(kSmall) && hint < (1L << 31))
    new_storage(*table, layout, static_cast<std::uint32_t>(hint));
  return table;
}

void* map_find(const map_table* erased, const map_layout& layout, const void* key) {
  return with_keys(layout, [&](auto keys) -> void* {
    using Keys = decltype(keys);
    const Table* table = as_table(erased);
    if (table == nullptr || table->count == 0) {
      Keys::check(key, layout);
      return nullptr;
    }
    if (table->writing) fatal("concurrent map read and map write");
    KeyPosition position = find<Keys>(*table, layout, key);
    return position.entry == kNone ? nullptr
                                   : table->block->entry(position.entry, layout) + layout.value_offset;
  });
}

void* map_assign(map_table* erased, const map_layout& layout, const void* key) {
  if (erased == nullptr) [[unlikely]]
    panic_nil_map();
  return with_keys(layout, [&](auto keys) -> void* {
    using Keys = decltype(keys);
    Table* table = as_table(erased);
    Keys::check(key, layout);
    begin_write(table);
    KeyPosition position = find<Keys>(*table, layout, key);
    char* entry = position.entry == kNone ? insert<Keys>(*table, layout, key, position)
                                          : table->block->entry(position.entry, layout);
    if (Keys::kUpdateKey) Keys::copy(entry, key, layout);
    end_write(table);
    return entry + layout.value_offset;
  });
}

void map_erase(map_table* erased, const map_layout& layout, const void* key) {
  with_keys(layout, [&](auto keys) {
    using Keys = decltype(keys);
    Table* table = as_table(erased);
    Keys::check(key, layout);
    if (table == nullptr || table->count == 0) return;
    begin_write(table);
    KeyPosition position = find<Keys>(*table, layout, key);
    if (position.entry != kNone) erase_entry(*table, layout, position.entry);
    end_write(table);
  });
}

void map_clear(map_table* erased, const map_layout&) {
  Table* table = as_table(erased);
  if (table == nullptr || table->count == 0) return;
  begin_write(table);
  table->count = 0;
  table->block = nullptr;
  table->index = nullptr;
  ++table->generation;
  end_write(table);
}

map_iterator::map_iterator(map_table* table, const map_layout& layout) : table_(table), layout_(&layout) {
  if (table == nullptr || table->count == 0) return;
  if (as_table(table)->writing) fatal("concurrent map iteration and map write");
  EntryBlock* block = as_table(table)->block;
  entries_ = block;
  generation_ = as_table(table)->generation;
  start_ = position_ = static_cast<std::uint32_t>(random_word() % block->used);
}

const void* map_iterator::next() {
  auto* block = static_cast<EntryBlock*>(const_cast<void*>(entries_));
  if (block == nullptr) return nullptr;
  const Table* table = as_table(table_);
  if (table->writing) fatal("concurrent map iteration and map write");
  for (;; ++position_) {
    if (!wrapped_ && position_ >= block->used) {
      wrapped_ = true;
      position_ = 0;
    }
    if (wrapped_ && (position_ >= start_ || position_ >= block->used)) return nullptr;
    if (!block->is_live(position_)) continue;
    const void* entry = table->block == block ? block->entry(position_, *layout_) : find_moved();
    if (entry == nullptr) continue;
    ++position_;
    return entry;
  }
}

// Returns the present entry for the key at position_ of the replaced block; null if it was deleted. A key
// that differs from itself (NaN) cannot be found, and only `clear` deletes it.
const void* map_iterator::find_moved() const {
  const Table* table = as_table(table_);
  if (table->generation != generation_) return nullptr;
  auto* block = static_cast<EntryBlock*>(const_cast<void*>(entries_));
  char* key = block->entry(position_, *layout_);
  if (void* value = map_find(table_, *layout_, key)) return static_cast<char*>(value) - layout_->value_offset;
  bool findable = layout_->key_type->equal(key, key);
  return findable ? nullptr : key;
}

}  // namespace gocxx::rt::core
