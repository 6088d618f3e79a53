// mmap(2) and its relatives.
#include "platform/memory.h"

#include <sys/mman.h>

namespace gocxx::rt::platform {

void* reserve(std::size_t size) {
  void* start =
      mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED) return nullptr;
  // A huge page under a small stack would cost two megabytes for each goroutine.
  madvise(start, size, MADV_NOHUGEPAGE);
  return start;
}

void forbid(void* start, std::size_t size) { mprotect(start, size, PROT_NONE); }

void release_pages(void* start, std::size_t size) { madvise(start, size, MADV_DONTNEED); }

bool is_resident(void* address) {
  unsigned char resident = 0;
  return mincore(address, kPage, &resident) == 0 && (resident & 1) != 0;
}

void unreserve(void* start, std::size_t size) { munmap(start, size); }

}  // namespace gocxx::rt::platform
