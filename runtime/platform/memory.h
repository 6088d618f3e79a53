// Address space from the kernel.
#pragma once

#include <cstddef>

namespace gocxx::rt::platform {

inline constexpr std::size_t kPage =
    4096;  // the unit of the sizes below; a multiple of it on kernels with larger pages

inline constexpr std::size_t kHugePage = std::size_t{2} << 20;

// Reads and writes as zeroes until touched; costs address space only. Null if there is none.
void* reserve(std::size_t size);
// The same; it begins at a multiple of `size`, which is a power of two.
void* reserve_aligned(std::size_t size);
// Touches the pages of the range all at once, if the kernel can: that takes two thirds of the time that they
// would take one by one.
void populate(void* start, std::size_t size);
// Asks for huge pages wherever the mapping that holds `address` is touched from now on.
void prefer_huge_pages(const void* address);
// Any access to [start, start + size) faults from now on.
void forbid(void* start, std::size_t size);
// Gives the pages of the range back to the kernel; they read as zeroes again.
void release_pages(void* start, std::size_t size);
// Whether the page that `address` lies in is backed by memory.
bool is_resident(const void* address);
// How much memory the process holds; 0 if the kernel does not say.
std::size_t resident_size();
void unreserve(void* start, std::size_t size);

// "fatal error: out of memory" and the end, where nothing more can be said.
[[noreturn]] void out_of_memory();

}  // namespace gocxx::rt::platform
