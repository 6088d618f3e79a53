// Reduction of an angle by multiples of pi.
#pragma once

namespace gocxx::rt::cmplx {

/// Returns x less the multiple of pi that leaves a value between -pi/2 and pi/2.
double reduce_pi(double x);

}  // namespace gocxx::rt::cmplx
