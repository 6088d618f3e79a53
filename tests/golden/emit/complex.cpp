#include <gocxx/gocxx.hpp>

#include <gocxx/lib/math/cmplx.h>

using namespace gocxx::literals;

namespace main_ {

struct Impedance : gocxx::defined<Impedance, gocxx::complex128> {
  using defined::defined;
  static Impedance Conj(Impedance z);
};

struct Circuit {
  Impedance load{};
  gocxx::complex64 ratio{};

  bool operator==(const Circuit&) const = default;
};

}  // namespace main_

template <>
struct gocxx::type_traits<main_::Impedance> {
  static constexpr const char* name = "main.Impedance";
  static constexpr auto methods =
      gocxx::methods<main_::Impedance, gocxx::method<"Conj", &main_::Impedance::Conj>>;
};

template <>
struct gocxx::type_traits<main_::Circuit> {
  static constexpr const char* name = "main.Circuit";
  static constexpr gocxx::field fields[] = {
      {"load", gocxx::type_ref<main_::Impedance>, offsetof(main_::Circuit, load)},
      {"ratio", gocxx::type_ref<gocxx::complex64>, offsetof(main_::Circuit, ratio)},
  };
};

namespace main_ {

inline constexpr gocxx::complex128 omega = gocxx::complex(2.0, 0.5);

static gocxx::complex128 parallel(gocxx::complex128 a, gocxx::complex128 b);
[[gnu::hot]] static void main();

Impedance Impedance::Conj(Impedance z) {
  return static_cast<Impedance>(gocxx::complex(gocxx::real(z), -gocxx::imag(z)));
}

gocxx::complex128 parallel(gocxx::complex128 a, gocxx::complex128 b) {
  if (a == 0.0 || a + b == gocxx::complex(0.0, 1.0)) {
    return 0.0;
  }
  return a * b / (a + b);
}

void main() {
  auto c = Circuit{.load = gocxx::complex(3.0, -4.0), .ratio = 0.1f};
  c.load *= 2.0;
  c.ratio += gocxx::complex(0.0f, 1.0f);
  gocxx::complex128 z = static_cast<gocxx::complex128>(c.load) * omega;
  ++z;
  gocxx::complex64 w = static_cast<gocxx::complex64>(z) / c.ratio;
  auto parts = gocxx::slice<gocxx::complex64>{1.0f, gocxx::complex(0.0f, 2.0f), w};
  auto byValue = gocxx::map<gocxx::complex128, gocxx::string>{{gocxx::complex(0.0, 1.0), "i"_s}};
  gocxx::any any = gocxx::complex(2.0, 0.0);
  auto value = parts[0];
  gocxx::println(parallel(z, 1.0), gocxx::math::cmplx::Abs(-z), Impedance::Conj(c.load), value,
                 byValue.get(z), any == gocxx::any(omega));
}

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::main); }
