// Address space from the kernel.
#pragma once

#include <cstddef>

namespace gocxx::rt::platform {

/// The unit of the sizes below; a multiple of it on kernels with larger pages.
inline constexpr std::size_t kPage = 4096;

inline constexpr std::size_t kHugePage = std::size_t{2} << 20;

/// Reserves address space, which reads as zeroes and takes memory when it is touched. Returns null if there
/// is none.
void* reserve(std::size_t size);
/// The same, aligned to `size`, which is a power of two.
void* reserve_aligned(std::size_t size);
/// Touches all pages of the range at once, if the kernel can do that: it takes two thirds of the time that
/// they take one by one.
void populate(void* start, std::size_t size);
/// Asks for huge pages in the mapping that holds `address`, for pages that are touched from now on.
void prefer_huge_pages(const void* address);
/// Makes every access to [start, start + size) fault.
void forbid(void* start, std::size_t size);
/// Returns the pages of the range to the kernel; they read as zeroes again.
void release_pages(void* start, std::size_t size);
/// Returns whether the page of `address` is backed by memory.
bool is_resident(const void* address);
/// Returns how much memory the process holds; 0 if the kernel does not say.
std::size_t resident_size();
/// Releases address space.
void unreserve(void* start, std::size_t size);

/// Prints "fatal error: out of memory" and ends the process, where no more can be said.
[[noreturn]] void out_of_memory();

}  // namespace gocxx::rt::platform
