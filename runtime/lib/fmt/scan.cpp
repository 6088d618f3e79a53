// Reading code points for a scan, and the loop over the operands.
#include "lib/fmt/scan.h"

#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"

namespace gocxx::rt::fmt {

using namespace literals;

bool is_space(std::int32_t r) {
  if (r < 0x80) return r == ' ' || (r >= '\t' && r <= '\r');
  return r == 0x85 || r == 0xA0 || r == 0x1680 || (r >= 0x2000 && r <= 0x200A) || r == 0x2028 ||
         r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000;
}

bool Scan::fail(const error& err) {
  if (failure_ == nullptr) failure_ = err;
  return false;
}

bool Scan::fail(string text) { return fail(errors::New(text)); }

std::int32_t Scan::read() {
  if (at_end_ || count_ >= limit_) return kEnd;
  std::int32_t r = source_.read();
  if (r == kEnd) {
    at_end_ = true;
    if (source_.failure() != nullptr) fail(source_.failure());
    return kEnd;
  }
  ++count_;
  if (r == '\n' && rule_ == newlines::end) at_end_ = true;
  return r;
}

void Scan::unread() {
  source_.unread();
  at_end_ = false;
  --count_;
}

// Fails with io.EOF if there is no more input.
bool Scan::expect_input() {
  if (failed()) return false;
  if (read() == kEnd) return fail(io::EOF_);
  unread();
  return true;
}

void Scan::skip_space() {
  for (std::int32_t r = read(); r != kEnd; r = read()) {
    if (r == '\r' && peek("\n"_s)) continue;
    if (r == '\n') {
      if (rule_ == newlines::space) continue;
      fail("unexpected newline"_s);
      return;
    }
    if (!is_space(r)) return unread();
  }
}

// Returns whether the next code point is one of the set.
bool Scan::peek(AsciiSet set) {
  std::int32_t r = read();
  if (r == kEnd) return false;
  unread();
  return set.has(r);
}

bool Scan::accept(AsciiSet set) {
  std::int32_t r = read();
  if (r == kEnd) return false;
  if (set.has(r)) return true;
  unread();
  return false;
}

bool Scan::accept_into(AsciiSet set) {
  std::int32_t r = read();
  if (r == kEnd) return false;
  if (set.has(r)) {
    token_.put(static_cast<char>(r));
    return true;
  }
  unread();
  return false;
}

void Scan::accept_all(AsciiSet set) {
  while (accept_into(set)) {
  }
}

long Scan::scan_all(const args& operands) {
  long stored = 0;
  for (const any& operand : operands) {
    if (!scan_one(operand, 'v')) return stored;
    ++stored;
  }
  if (rule_ != newlines::end) return stored;
  for (std::int32_t r = read(); r != kEnd && r != '\n'; r = read()) {
    if (is_space(r)) continue;
    fail("expected newline"_s);
    break;
  }
  return stored;
}

}  // namespace gocxx::rt::fmt
