// Complex constants: pairs of exact numbers.
#include "compiler/types/constant.h"
#include "compiler/types/constant_rep.h"

namespace gocxx::types {
namespace {

using Kind = Constant::Kind;
using syntax::Op;

bool is_real(const Constant& x) { return x.kind() == Kind::kInt || x.kind() == Kind::kFloat; }

Constant sum(const Constant& x, const Constant& y) { return binary_op(x, Op::kAdd, y, false); }
Constant difference(const Constant& x, const Constant& y) { return binary_op(x, Op::kSub, y, false); }
Constant product(const Constant& x, const Constant& y) { return binary_op(x, Op::kMul, y, false); }
Constant quotient(const Constant& x, const Constant& y) { return binary_op(x, Op::kQuo, y, false); }

}  // namespace

Constant Constant::of_complex(const Constant& real, const Constant& imaginary) {
  if (!is_real(real) || !is_real(imaginary)) return {};
  return {Kind::kComplex, new Rep(Rep::Parts{real, imaginary})};
}

Constant Constant::real() const {
  return kind_ == Kind::kComplex ? std::get<Rep::Parts>(rep_->value).real : *this;
}

Constant Constant::imag() const {
  return kind_ == Kind::kComplex ? std::get<Rep::Parts>(rep_->value).imaginary : of_int(0);
}

Constant Constant::to_complex() const {
  return kind_ == Kind::kComplex ? *this : of_complex(*this, of_int(0));
}

Constant ConstantAccess::complex_op(const Constant& x, Op op, const Constant& y) {
  const Constant a = x.real(), b = x.imag(), c = y.real(), d = y.imag();
  switch (op) {
    case Op::kAdd: return Constant::of_complex(sum(a, c), sum(b, d));
    case Op::kSub: return Constant::of_complex(difference(a, c), difference(b, d));
    case Op::kMul:
      return Constant::of_complex(difference(product(a, c), product(b, d)),
                                  sum(product(b, c), product(a, d)));
    case Op::kQuo: {
      const Constant square = sum(product(c, c), product(d, d));
      if (!square.known() || square.sign() == 0) return {};
      return Constant::of_complex(quotient(sum(product(a, c), product(b, d)), square),
                                  quotient(difference(product(b, c), product(a, d)), square));
    }
    default: return {};
  }
}

bool ConstantAccess::complex_equal(const Constant& x, const Constant& y) {
  return compare(x.real(), Op::kEql, y.real()) && compare(x.imag(), Op::kEql, y.imag());
}

}  // namespace gocxx::types
