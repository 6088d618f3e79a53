// The tables of the ziggurat method (Marsaglia and Tsang, 2000): the area under a density is covered by
// layers of equal size; most points in a layer are known to lie below the curve.
#pragma once

#include <cstdint>

namespace gocxx::math::rand {

inline constexpr double kNormalEdge = 3.442619855899;
inline constexpr double kExponentialEdge = 7.69711747013104972;

/// The tables for one density.
struct Ziggurat {
  std::uint32_t inside[256];  // below this number the point lies under the curve for sure
  float width[256];           // the factor that turns a random number into a point in the layer
  float height[256];          // the density at the layer's edge
};

/// 128 layers over 31-bit numbers.
const Ziggurat& normal_ziggurat();
/// 256 layers over 32-bit numbers.
const Ziggurat& exponential_ziggurat();

}  // namespace gocxx::math::rand
