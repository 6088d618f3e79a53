// A comparison of two strings reads their bytes, which are in no cache when there are many. So the next eight
// bytes of each string are read once, as a number, and the numbers are sorted; strings whose numbers are
// equal are sorted by the eight bytes behind (quicksort over a larger alphabet, as in Andersson and Nilsson,
// "Implementing Radixsort", 1998). Bytes that all strings share are skipped.
#include "lib/sort/string_sort.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <new>

#include "gocxx/heap.h"

namespace gocxx::sort {

namespace {

constexpr long kKeyBytes = 8;
constexpr long kShort = 16;  // up to this count the strings are compared as a whole

struct Entry {
  std::uint64_t key;
  string text;
};

// The bytes from `at` on, which is not behind the end: ordered as the bytes are. Zeros stand behind the end.
std::uint64_t key_at(string text, long at) {
  const char* const bytes = text.data() + at;
  const long count = std::min(text.len() - at, kKeyBytes);
  std::uint64_t key = 0;
  if (count == kKeyBytes)
    std::memcpy(&key, bytes, kKeyBytes);
  else if (count > 0)
    std::memcpy(&key, bytes, static_cast<std::size_t>(count));
  return std::endian::native == std::endian::little ? __builtin_bswap64(key) : key;
}

// How many bytes the texts share, which are known to share `known`.
long shared_bytes(const Entry* first, const Entry* last, long known) {
  const string text = first->text;
  long shared = text.len();
  for (const Entry* e = first + 1; e != last && shared > known; ++e) {
    shared = std::min(shared, e->text.len());
    const char* const end = text.data() + shared;
    shared = std::mismatch(text.data() + known, end, e->text.data() + known).first - text.data();
  }
  return shared;
}

// Sorts strings whose bytes before `end` are the same but for where they end, if they do before: moves those
// that do to the front, shortest first, and returns where the others begin.
Entry* put_ended_first(Entry* first, Entry* last, long end) {
  Entry* const longer = std::partition(first, last, [end](const Entry& e) { return e.text.len() <= end; });
  std::sort(first, longer, [](const Entry& a, const Entry& b) { return a.text.len() < b.text.len(); });
  return longer;
}

// Sorts strings that share their first `known` bytes. Of the parts whose keys are equal the largest is left
// to the loop, so the recursion is at most as deep as the logarithm of their number.
void sort_entries(Entry* first, Entry* last, long known) {
  while (last - first > kShort) {
    known = shared_bytes(first, last, known);
    for (Entry* e = first; e != last; ++e) e->key = key_at(e->text, known);
    std::sort(first, last, [](const Entry& a, const Entry& b) { return a.key < b.key; });
    known += kKeyBytes;
    Entry* largest = last;
    Entry* largest_end = last;
    for (Entry *part = first, *end = first; part != last; part = end) {
      while (end != last && end->key == part->key) ++end;
      if (end - part == 1) continue;
      Entry* longer = put_ended_first(part, end, known);
      Entry* longer_end = end;
      if (longer_end - longer > largest_end - largest) {
        std::swap(longer, largest);
        std::swap(longer_end, largest_end);
      }
      sort_entries(longer, longer_end, known);
    }
    first = largest;
    last = largest_end;
  }
  std::sort(first, last, [](const Entry& a, const Entry& b) { return a.text < b.text; });
}

}  // namespace

// The entries are memory that the collector looks for pointers in, and no safepoint lies between here and the
// end: the strings cannot be lost while they are in the entries alone.
void sort_strings(string* first, string* last) {
  const long count = last - first;
  if (count <= kShort) return std::sort(first, last);
  auto* const entries = static_cast<Entry*>(allocate(static_cast<std::size_t>(count) * sizeof(Entry)));
  for (long i = 0; i < count; ++i) ::new (&entries[i]) Entry{0, first[i]};
  sort_entries(entries, entries + count, 0);
  for (long i = 0; i < count; ++i) first[i] = entries[i].text;
}

}  // namespace gocxx::sort
