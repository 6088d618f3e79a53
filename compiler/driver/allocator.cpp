// glibc's mallopt.
#include "compiler/driver/allocator.h"

#include <malloc.h>

#include <limits>

namespace gocxx::driver {

void settle_allocator() {
  constexpr int kPiece = 16 << 20;
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, kPiece);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  mallopt(M_MMAP_THRESHOLD, kPiece);
}

}  // namespace gocxx::driver
