// Hashes of values by their type descriptors.
#include "core/hash.h"

#include "gocxx/interface.h"
#include "gocxx/type.h"
#include "platform/entropy.h"

namespace gocxx::rt::core {

namespace {

// Equal numbers have equal hashes: both zeros have the same, every NaN has a different one.
std::uint64_t hash_float(double value, std::uint64_t seed) {
  if (value == 0) return hash_word(0, seed);
  if (value != value) return random_word();
  std::uint64_t bits = 0;
  __builtin_memcpy(&bits, &value, sizeof bits);
  return hash_word(bits, seed);
}

std::uint64_t hash_interface(const interface_value& value, std::uint64_t seed) {
  const type* dynamic = value.dynamic();
  if (dynamic == nullptr) return hash_word(0, seed);
  if (dynamic->equal == nullptr) panic_unhashable(*dynamic);
  return hash_value(*dynamic, value.address(), seed ^ reinterpret_cast<std::uintptr_t>(dynamic));
}

std::uint64_t hash_array(const type& t, const char* items, std::uint64_t seed) {
  const type& element = *t.parts.element;
  if (static_cast<std::size_t>(t.parts.length) > t.size) return seed;  // elements of size 0
  for (long i = 0; i < t.parts.length; ++i) seed = hash_value(element, items + i * element.stride(), seed);
  return seed;
}

std::uint64_t hash_struct(const type& t, const char* value, std::uint64_t seed) {
  for (const field& f : t.fields) seed = hash_value(f.type.descriptor(), value + f.offset, seed);
  return seed;
}

}  // namespace

const std::uint64_t kHashSeed = platform::random_seed() | 1;

std::uint64_t random_word() {
  static thread_local std::uint64_t state = platform::random_seed() | 1;
  return mix(state += 0x9E3779B97F4A7C15U, 0xD6E8FEB86659FD93U);
}

std::size_t hash_value(const type& t, const void* value, std::size_t seed) {
  switch (t.kind()) {
    case kind::float32: return hash_float(*static_cast<const float*>(value), seed);
    case kind::float64: return hash_float(*static_cast<const double*>(value), seed);
    case kind::complex64: {
      auto z = *static_cast<const complex<float>*>(value);
      return hash_float(z.im, hash_float(z.re, seed));
    }
    case kind::complex128: {
      auto z = *static_cast<const complex<double>*>(value);
      return hash_float(z.im, hash_float(z.re, seed));
    }
    case kind::string: {
      auto s = *static_cast<const string*>(value);
      return hash_bytes(s.data(), static_cast<std::size_t>(s.len()), seed);
    }
    case kind::interface: return hash_interface(*static_cast<const interface_value*>(value), seed);
    case kind::array: return hash_array(t, static_cast<const char*>(value), seed);
    case kind::structure: return hash_struct(t, static_cast<const char*>(value), seed);
    case kind::slice:
    case kind::map:
    case kind::func: panic_unhashable(t);
    default: return hash_bytes(value, t.size, seed);
  }
}

}  // namespace gocxx::rt::core
