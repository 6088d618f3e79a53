// Go 1.23's size classes and growth rule.
#include "core/size_class.h"

#include <cstdint>
#include <iterator>

namespace gocxx::rt::core {

namespace {

constexpr std::size_t kClasses[] = {
    8,     16,    24,    32,    48,    64,    80,    96,    112,   128,   144,  160,   176,   192,
    208,   224,   240,   256,   288,   320,   352,   384,   416,   448,   480,  512,   576,   640,
    704,   768,   896,   1024,  1152,  1280,  1408,  1536,  1792,  2048,  2304, 2688,  3072,  3200,
    3456,  4096,  4864,  5376,  6144,  6528,  6784,  6912,  8192,  9472,  9728, 10240, 10880, 12288,
    13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768};
constexpr std::size_t kLargestClass = 32768;
constexpr std::size_t kPage = 8192;
constexpr std::size_t kHeader = 8;  // bytes in front of larger blocks that hold pointers
constexpr std::size_t kLargestWithoutHeader = 512;
constexpr long kDoublingLimit = 256;  // elements; beyond that, the growth factor falls from 2 to 1.25

// The class of each size: in steps of 8 bytes up to 1024, in steps of 128 beyond.
constexpr std::size_t kSmallStep = 8, kSmallLimit = 1024, kLargeStep = 128;

struct ClassTable {
  std::uint16_t small[kSmallLimit / kSmallStep + 1];
  std::uint16_t large[(kLargestClass - kSmallLimit) / kLargeStep + 1];

  constexpr ClassTable() : small(), large() {
    for (std::size_t i = 0; i < std::size(small); ++i) small[i] = first_from(i * kSmallStep);
    for (std::size_t i = 0; i < std::size(large); ++i) large[i] = first_from(kSmallLimit + i * kLargeStep);
  }

 private:
  static constexpr std::uint16_t first_from(std::size_t size) {
    for (std::size_t c : kClasses)
      if (c >= size) return static_cast<std::uint16_t>(c);
    return 0;
  }
};
constexpr ClassTable kTable;

std::size_t class_of(std::size_t size) {
  if (size <= kSmallLimit) return kTable.small[(size + kSmallStep - 1) / kSmallStep];
  return kTable.large[(size - kSmallLimit + kLargeStep - 1) / kLargeStep];
}

// Returns the wanted capacity, before rounding to a size class.
long wanted_capacity(long old_capacity, long length) {
  if (length > 2 * old_capacity) return length;
  if (old_capacity < kDoublingLimit) return 2 * old_capacity;
  long capacity = old_capacity;
  while (capacity < length) capacity += (capacity + 3 * kDoublingLimit) >> 2;
  return capacity;
}

}  // namespace

std::size_t rounded_size(std::size_t size, bool pointer_free) {
  if (size > kLargestClass - kHeader) return (size + kPage - 1) & ~(kPage - 1);
  std::size_t header = !pointer_free && size > kLargestWithoutHeader ? kHeader : 0;
  return size == 0 ? 0 : class_of(size + header) - header;
}

long grown_capacity(long old_capacity, long length, std::size_t element_size, bool pointer_free) {
  if (element_size == 0) return length;
  auto bytes = static_cast<std::size_t>(wanted_capacity(old_capacity, length)) * element_size;
  return static_cast<long>(rounded_size(bytes, pointer_free) / element_size);
}

}  // namespace gocxx::rt::core
