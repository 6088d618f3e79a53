// Slices: growth, and the checks of make.
#include "gocxx/slice.h"

#include "core/size_class.h"
#include "gocxx/builtin.h"
#include "gocxx/heap.h"

namespace gocxx::rt::core {

namespace {

constexpr unsigned long kAddressSpace = 1UL << 48;

bool fits(long count, std::size_t element_size) {
  unsigned long bytes = 0;
  return count >= 0 && !__builtin_mul_overflow(static_cast<unsigned long>(count), element_size, &bytes) &&
         bytes <= kAddressSpace;
}

}  // namespace

void check_make_slice(long length, long capacity, std::size_t element_size) {
  if (length <= capacity && length >= 0 && fits(capacity, element_size)) return;
  if (!fits(length, element_size)) panic_makeslice_length();
  panic_makeslice_capacity();
}

slice_words grow(slice_words old, long length, std::size_t element_size, bool pointer_free) {
  if (!fits(length, element_size)) panic_append_length();
  long capacity = grown_capacity(old.capacity, length, element_size, pointer_free);
  const std::size_t size = static_cast<std::size_t>(capacity) * element_size;
  const std::size_t kept = static_cast<std::size_t>(old.length) * element_size;
  char* data = static_cast<char*>(pointer_free ? allocate_uninitialised(size) : allocate(size));
  if (kept > 0) __builtin_memcpy(data, old.data, kept);
  if (pointer_free) __builtin_memset(data + kept, 0, size - kept);
  return {data, length, capacity};
}

long rounded_capacity(long length, std::size_t element_size) {
  return static_cast<long>(rounded_size(static_cast<std::size_t>(length) * element_size, true) /
                           element_size);
}

}  // namespace gocxx::rt::core
