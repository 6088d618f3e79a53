// mmap(2) and its relatives.
#include "platform/memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>

#include "platform/process_end.h"
#include "platform/write_error.h"

namespace gocxx::rt::platform {

// Without huge pages: one under a small stack would cost two megabytes for each goroutine.
void* reserve(std::size_t size) {
  void* start =
      mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED) return nullptr;
  madvise(start, size, MADV_NOHUGEPAGE);
  return start;
}

// Most often the kernel places the new mapping below the last one, aligned as that was. Otherwise twice as
// much is mapped, and the parts around the aligned half are unmapped.
void* reserve_aligned(std::size_t size) {
  auto misplaced = [=](char* start) { return reinterpret_cast<std::uintptr_t>(start) % size; };
  auto* start = static_cast<char*>(reserve(size));
  if (start == nullptr || misplaced(start) == 0) return start;
  munmap(start, size);
  auto* wide = static_cast<char*>(reserve(2 * size));
  if (wide == nullptr) return nullptr;
  std::size_t before = (size - misplaced(wide)) % size;
  if (before != 0) munmap(wide, before);
  munmap(wide + before + size, size - before);
  return wide + before;
}

void populate(void* start, std::size_t size) {
  constexpr int kPopulateWrite = 23;  // MADV_POPULATE_WRITE, since Linux 5.14; not in older headers
  auto first = reinterpret_cast<std::uintptr_t>(start) & ~(kPage - 1);
  auto end = reinterpret_cast<std::uintptr_t>(start) + size;
  madvise(reinterpret_cast<void*>(first), end - first, kPopulateWrite);
}

// The kernel tells the bounds of mappings only in this file: one line for each, "start-end ...", in
// hexadecimal.
void prefer_huge_pages(const void* address) {
  FILE* maps = fopen("/proc/self/maps", "re");
  if (maps == nullptr) return;
  auto wanted = reinterpret_cast<std::uintptr_t>(address);
  char line[512];
  std::uintptr_t start = 0, end = 0;
  while (fgets(line, sizeof line, maps) != nullptr) {
    if (sscanf(line, "%lx-%lx", &start, &end) != 2 || wanted < start || wanted >= end) continue;
    madvise(reinterpret_cast<void*>(start), end - start, MADV_HUGEPAGE);
    break;
  }
  fclose(maps);
}

// Guard marks in the page tables if the kernel has them (since Linux 6.13; older headers lack the constant):
// mprotect splits the mapping and takes ten times as long.
void forbid(void* start, std::size_t size) {
  constexpr int kInstallGuard = 102;  // MADV_GUARD_INSTALL
  if (madvise(start, size, kInstallGuard) != 0) mprotect(start, size, PROT_NONE);
}

void release_pages(void* start, std::size_t size) { madvise(start, size, MADV_DONTNEED); }

bool is_resident(const void* address) {
  auto page = reinterpret_cast<std::uintptr_t>(address) & ~(kPage - 1);
  unsigned char resident = 0;
  return mincore(reinterpret_cast<void*>(page), kPage, &resident) == 0 && (resident & 1) != 0;
}

// The second number in /proc/self/statm, in the kernel's pages.
std::size_t resident_size() {
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[64];
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  text[length > 0 ? length : 0] = 0;
  std::size_t pages = 0;
  if (sscanf(text, "%*u %zu", &pages) != 1) return 0;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void unreserve(void* start, std::size_t size) { munmap(start, size); }

void out_of_memory() {
  begin_fatal_report();
  write_error("fatal error: out of memory\n");
  end_fatal_report();
}

}  // namespace gocxx::rt::platform
