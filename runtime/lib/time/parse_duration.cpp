// Package time: ParseDuration: a sign, then numbers with units: "-1h15m30.918s".
#include "gocxx/lib/errors.h"
#include "gocxx/lib/time.h"
#include "lib/time/quote.h"

namespace gocxx::time {

namespace {

constexpr unsigned long long kTooLarge = 1ULL << 63;

struct Unit {
  string name;
  unsigned long long ns;
};
constexpr Unit kUnits[] = {{"ns"_s, 1},          {"us"_s, 1000},        {"\u00B5s"_s, 1000},
                           {"\u03BCs"_s, 1000},  {"ms"_s, 1000000},     {"s"_s, 1000000000},
                           {"m"_s, 60000000000}, {"h"_s, 3600000000000}};

const Unit* unit_or_null(string name) {
  for (const Unit& unit : kUnits)
    if (unit.name == name) return &unit;
  return nullptr;
}

// digits / scale.
struct Fraction {
  unsigned long long digits = 0;
  double scale = 1;

  [[nodiscard]] unsigned long long in(const Unit& unit) const {
    return static_cast<unsigned long long>(static_cast<double>(digits) *
                                           (static_cast<double>(unit.ns) / scale));
  }
};

// Reads a text part by part.
class Reader {
 public:
  explicit Reader(string text) : text_(text), rest_(text) {}

  results<Duration, error> read() {
    bool negative = rest_.len() > 0 && rest_[0] == '-';
    if (negative || (rest_.len() > 0 && rest_[0] == '+')) rest_ = rest_.from(1);
    if (rest_ == "0"_s) return {0, nullptr};
    if (rest_.len() == 0) return failure();
    unsigned long long total = 0;
    while (rest_.len() > 0) {
      if (!add_part(total)) return failure();
    }
    if (negative) return {-static_cast<long long>(total), nullptr};
    if (total >= kTooLarge) return failure();
    return {static_cast<long long>(total), nullptr};
  }

 private:
  [[nodiscard]] bool at_digit() const { return rest_.len() > 0 && rest_[0] >= '0' && rest_[0] <= '9'; }

  results<Duration, error> failure() const {
    if (complaint_.len() == 0) return {0, errors::New("time: invalid duration "_s + quote(text_))};
    return {0, errors::New(complaint_ + quote(text_))};
  }

  bool add_part(unsigned long long& total) {
    if (!at_digit() && rest_[0] != '.') return false;
    long length_before = rest_.len();
    unsigned long long whole = 0;
    if (!read_whole(whole)) return false;
    bool has_digits = rest_.len() != length_before;
    Fraction fraction;
    if (rest_.len() > 0 && rest_[0] == '.') has_digits = read_fraction(fraction) || has_digits;
    if (!has_digits) return false;
    const Unit* unit = read_unit_or_null();
    if (unit == nullptr || whole > kTooLarge / unit->ns) return false;
    whole = whole * unit->ns + fraction.in(*unit);
    total += whole;
    return whole <= kTooLarge && total <= kTooLarge;
  }

  bool read_whole(unsigned long long& value) {
    for (; at_digit(); rest_ = rest_.from(1)) {
      if (value > kTooLarge / 10) return false;
      value = value * 10 + (rest_[0] - '0');
      if (value > kTooLarge) return false;
    }
    return true;
  }

  // The digits after the point, as many as fit; false if there are none.
  bool read_fraction(Fraction& fraction) {
    rest_ = rest_.from(1);
    bool found = at_digit();
    for (bool fits = true; at_digit(); rest_ = rest_.from(1)) {
      fits = fits && fraction.digits <= (kTooLarge - 1) / 10 &&
             fraction.digits * 10 + (rest_[0] - '0') <= kTooLarge;
      if (!fits) continue;
      fraction.digits = fraction.digits * 10 + (rest_[0] - '0');
      fraction.scale *= 10;
    }
    return found;
  }

  const Unit* read_unit_or_null() {
    long length = 0;
    while (length < rest_.len() && rest_[length] != '.' && (rest_[length] < '0' || rest_[length] > '9'))
      ++length;
    string name = rest_.sub(0, length);
    rest_ = rest_.from(length);
    const Unit* unit = unit_or_null(name);
    if (length == 0)
      complaint_ = "time: missing unit in duration "_s;
    else if (unit == nullptr)
      complaint_ = concat("time: unknown unit "_s, quote(name), " in duration "_s);
    return unit;
  }

  string text_;
  string rest_;
  string complaint_;  // what stands before the quoted text, if it is not "invalid duration"
};

}  // namespace

results<Duration, error> ParseDuration(string s) { return Reader(s).read(); }

}  // namespace gocxx::time
