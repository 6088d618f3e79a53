// Hashing: the mixing functions that maps and hash_value share. Seeded anew in every process.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gocxx::rt::core {

/// The seed: random, constant in the process.
extern const std::uint64_t kHashSeed;

/// Returns the two halves of the 128-bit product, folded.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::uint64_t hash_word(std::uint64_t word, std::uint64_t seed) {
  return mix(word ^ 0x9E3779B97F4A7C15U, seed ^ 0xBF58476D1CE4E5B9U);
}

inline std::uint64_t word_at(const unsigned char* bytes) {
  std::uint64_t word = 0;
  __builtin_memcpy(&word, bytes, sizeof word);
  return word;
}

/// Returns up to eight bytes as a word: the words of two texts of the same length are equal exactly if the
/// texts are.
inline std::uint64_t short_word(const unsigned char* bytes, std::size_t length) {
  if (length >= 4) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    __builtin_memcpy(&first, bytes, sizeof first);
    __builtin_memcpy(&last, bytes + length - 4, sizeof last);
    return std::uint64_t{first} | std::uint64_t{last} << 32;
  }
  if (length == 0) return 0;
  return std::uint64_t{bytes[0]} | std::uint64_t{bytes[length / 2]} << 8 |
         std::uint64_t{bytes[length - 1]} << 16;
}

/// Hashes `length` bytes. The last word of a longer text overlaps the one before.
inline std::uint64_t hash_bytes(const void* text, std::size_t length, std::uint64_t seed) {
  const auto* bytes = static_cast<const unsigned char*>(text);
  std::uint64_t hash = seed ^ length;
  if (length <= 8) return hash_word(short_word(bytes, length), hash);
  const unsigned char* last = bytes + length - 8;
  for (; bytes < last; bytes += 8) hash = hash_word(word_at(bytes), hash);
  return hash_word(word_at(last), hash);
}

/// Returns a random number that differs from call to call and from process to process.
std::uint64_t random_word();

}  // namespace gocxx::rt::core
