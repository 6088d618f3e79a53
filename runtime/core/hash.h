// Hashing: the mixing functions that maps and hash_value share. Seeded anew in every process.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gocxx::rt::core {

// Random, fixed for the process.
extern const std::uint64_t hash_seed;

// The 128-bit product of both, folded.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::uint64_t hash_word(std::uint64_t word, std::uint64_t seed) {
  return mix(word ^ 0x9E3779B97F4A7C15U, seed ^ 0xBF58476D1CE4E5B9U);
}

std::uint64_t hash_bytes(const void* bytes, std::size_t length, std::uint64_t seed);

// A random number; differs from call to call and from process to process.
std::uint64_t random_word();

}  // namespace gocxx::rt::core
