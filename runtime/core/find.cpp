// Searching 16 bytes at a time.
//
// A short part is searched by its first and its last byte: where both match, at their distance, the whole
// part is compared. That takes a few operations for 16 offsets. For a long part, repeated comparisons could
// take long, so memmem is used.
#include "core/find.h"

#include <cstdint>
#include <cstring>

namespace gocxx::rt::core {

namespace {

using Bytes16 = std::uint8_t __attribute__((vector_size(16)));
using Words2 = std::uint64_t __attribute__((vector_size(16)));

constexpr long kStep = 16;
constexpr long kShort = 16;  // the longest part that is searched by two of its bytes

Bytes16 load(const char* start) {
  Bytes16 bytes;
  __builtin_memcpy(&bytes, start, sizeof bytes);
  return bytes;
}

Bytes16 repeated(char c) { return Bytes16{} + static_cast<std::uint8_t>(c); }

// Returns a mask with all bits of the bytes that are equal.
Bytes16 equal(Bytes16 a, Bytes16 b) { return reinterpret_cast<Bytes16>(a == b); }

// Returns whether text that begins and ends like the part is the part.
bool is_inside_equal(const char* text, const char* part, long part_length) {
  for (long i = 1; i < part_length - 1; ++i)
    if (text[i] != part[i]) return false;
  return true;
}

// Returns the first of eight offsets, marked in a word from the lowest byte on, at which the part begins; -1
// if there is none.
long find_marked(std::uint64_t marks, const char* text, const char* part, long part_length) {
  for (; marks != 0;) {
    const long offset = __builtin_ctzl(marks) / 8;
    if (is_inside_equal(text + offset, part, part_length)) return offset;
    marks &= ~(std::uint64_t{0xFF} << (8 * offset));
  }
  return -1;
}

// Searches the offsets from `from` to `end` one by one.
long find_among(const char* text, long from, long end, const char* part, long part_length) {
  for (long i = from; i < end; ++i)
    if (text[i] == part[0] && std::memcmp(text + i, part, static_cast<std::size_t>(part_length)) == 0)
      return i;
  return -1;
}

long find_short(const char* text, long length, const char* part, long part_length) {
  const Bytes16 first = repeated(part[0]);
  const Bytes16 last = repeated(part[part_length - 1]);
  const long offsets = length - part_length + 1;
  long i = 0;
  for (; i + kStep <= offsets; i += kStep) {
    const auto fits = reinterpret_cast<Words2>(equal(load(text + i), first) &
                                               equal(load(text + i + part_length - 1), last));
    if ((fits[0] | fits[1]) == 0) continue;
    for (long half = 0; half < 2; ++half) {
      const long start = i + 8 * half;
      if (long found = find_marked(fits[half], text + start, part, part_length); found >= 0)
        return start + found;
    }
  }
  return find_among(text, i, offsets, part, part_length);
}

long distance_or_none(const void* found, const char* text) {
  return found == nullptr ? -1 : static_cast<const char*>(found) - text;
}

}  // namespace

long find_bytes(const char* text, long length, const char* part, long part_length) {
  if (part_length == 0) return 0;
  if (part_length > length) return -1;
  const auto size = static_cast<std::size_t>(length);
  if (part_length == 1) return distance_or_none(std::memchr(text, part[0], size), text);
  if (part_length <= kShort) return find_short(text, length, part, part_length);
  return distance_or_none(::memmem(text, size, part, static_cast<std::size_t>(part_length)), text);
}

// A mark is -1, so that the marks of up to 255 steps add up in a byte each.
long count_byte(const char* text, long length, char wanted) {
  const Bytes16 sought = repeated(wanted);
  long count = 0;
  long i = 0;
  while (i + kStep <= length) {
    Bytes16 sums{};
    for (int step = 0; step < 255 && i + kStep <= length; ++step, i += kStep)
      sums -= equal(load(text + i), sought);
    for (int lane = 0; lane < kStep; ++lane) count += sums[lane];
  }
  for (; i < length; ++i) count += text[i] == wanted;
  return count;
}

}  // namespace gocxx::rt::core
