// Computes the tables for the normal and the exponential density at their first use.
#include "lib/math/rand/ziggurat.h"

#include <cmath>

namespace gocxx::math::rand {

namespace {

// `edge` of the bottom layer, `area` of each, `scale` of the random numbers; density and its inverse.
template <class Density, class Inverse>
Ziggurat make_ziggurat(int layers, double edge, double area, double scale, Density density, Inverse inverse) {
  Ziggurat z{};
  double base = area / density(edge), x = edge;
  z.inside[0] = static_cast<std::uint32_t>(edge / base * scale);
  z.inside[1] = 0;
  z.width[0] = static_cast<float>(base / scale);
  z.width[layers - 1] = static_cast<float>(edge / scale);
  z.height[0] = 1;
  z.height[layers - 1] = static_cast<float>(density(edge));
  for (int i = layers - 2; i >= 1; --i) {
    double below = x;
    x = inverse(area / x + density(x));
    z.inside[i + 1] = static_cast<std::uint32_t>(x / below * scale);
    z.width[i] = static_cast<float>(x / scale);
    z.height[i] = static_cast<float>(density(x));
  }
  return z;
}

}  // namespace

const Ziggurat& normal_ziggurat() {
  static const Ziggurat z = make_ziggurat(
      128, kNormalEdge, 9.91256303526217e-3, 0x1p31, [](double x) { return std::exp(-.5 * x * x); },
      [](double y) { return std::sqrt(-2 * std::log(y)); });
  return z;
}

const Ziggurat& exponential_ziggurat() {
  static const Ziggurat z = make_ziggurat(
      256, kExponentialEdge, 3.949659822581572e-3, 0x1p32, [](double x) { return std::exp(-x); },
      [](double y) { return -std::log(y); });
  return z;
}

}  // namespace gocxx::math::rand
