// Searching 16 bytes at a time.
//
// A short part is looked for by its first and its last byte: where both fit, at their distance, the whole is compared.
// That takes a few operations for 16 places. For long parts, where comparing again and again could take long, memmem's
// algorithm is the better one.
#include "core/find.h"

#include <cstdint>
#include <cstring>

namespace gocxx::rt::core {

namespace {

using bytes16 = std::uint8_t __attribute__((vector_size(16)));
using words2 = std::uint64_t __attribute__((vector_size(16)));

constexpr long kStep = 16;
constexpr long kShort = 16;  // bytes of a part that is looked for by two of its bytes

bytes16 load(const char* place) {
  bytes16 bytes;
  __builtin_memcpy(&bytes, place, sizeof bytes);
  return bytes;
}

bytes16 repeated(char c) { return bytes16{} + static_cast<std::uint8_t>(c); }

// All bits of the bytes that are equal, none of the others.
bytes16 equal(bytes16 a, bytes16 b) { return reinterpret_cast<bytes16>(a == b); }

bool any(bytes16 marks) {
  auto words = reinterpret_cast<words2>(marks);
  return (words[0] | words[1]) != 0;
}

// Where the part begins among the places from `from` to `end`, one by one.
long find_among(const char* text, long from, long end, const char* part, long part_length) {
  for (long i = from; i < end; ++i)
    if (text[i] == part[0] && std::memcmp(text + i, part, static_cast<std::size_t>(part_length)) == 0)
      return i;
  return -1;
}

long find_short(const char* text, long length, const char* part, long part_length) {
  const bytes16 first = repeated(part[0]);
  const bytes16 last = repeated(part[part_length - 1]);
  const long places = length - part_length + 1;
  long i = 0;
  for (; i + kStep <= places; i += kStep) {
    const bytes16 fits = equal(load(text + i), first) & equal(load(text + i + part_length - 1), last);
    if (!any(fits)) continue;
    if (long found = find_among(text, i, i + kStep, part, part_length); found >= 0) return found;
  }
  return find_among(text, i, places, part, part_length);
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
  const bytes16 sought = repeated(wanted);
  long count = 0;
  long i = 0;
  while (i + kStep <= length) {
    bytes16 sums{};
    for (int step = 0; step < 255 && i + kStep <= length; ++step, i += kStep)
      sums -= equal(load(text + i), sought);
    for (int lane = 0; lane < kStep; ++lane) count += sums[lane];
  }
  for (; i < length; ++i) count += text[i] == wanted;
  return count;
}

}  // namespace gocxx::rt::core
