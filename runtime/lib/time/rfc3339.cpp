#include "lib/time/rfc3339.h"

#include "gocxx/lib/time.h"

namespace gocxx::time {

namespace {

// Reads from the front. After a part that is malformed `fine` is false.
class Reader {
 public:
  explicit Reader(string value) : next_(value.data()), end_(next_ + value.len()) {}

  void expect(char c) { fine_ = take(c) && fine_; }
  bool take(char c) {
    if (next_ == end_ || *next_ != c) return false;
    ++next_;
    return true;
  }

  // Exactly `count` digits.
  long number(int count) {
    long value = 0;
    for (; count > 0; --count) {
      if (!at_digit()) {
        fine_ = false;
        return 0;
      }
      value = value * 10 + (*next_++ - '0');
    }
    return value;
  }
  long number_to(long high) {
    const long value = number(2);
    fine_ = fine_ && value <= high;
    return value;
  }

  // One to nine digits behind the point.
  long nanoseconds() {
    long value = 0;
    int digits = 0;
    for (; digits < 9 && at_digit(); ++digits) value = value * 10 + (*next_++ - '0');
    fine_ = fine_ && digits > 0;
    for (; digits < 9; ++digits) value *= 10;
    return value;
  }

  [[nodiscard]] bool is_done() const { return fine_ && next_ == end_; }

 private:
  [[nodiscard]] bool at_digit() const { return next_ != end_ && *next_ >= '0' && *next_ <= '9'; }

  const char* next_;
  const char* end_;
  bool fine_ = true;
};

}  // namespace

bool is_rfc3339(string layout) { return layout == RFC3339 || layout == RFC3339Nano; }

std::optional<Rfc3339> read_rfc3339(string value) {
  Reader reader(value);
  Rfc3339 out{};
  out.year = reader.number(4);
  reader.expect('-');
  out.month = reader.number_to(12);
  reader.expect('-');
  out.day = reader.number(2);
  reader.expect('T');
  out.hour = reader.number_to(23);
  reader.expect(':');
  out.minute = reader.number_to(59);
  reader.expect(':');
  out.second = reader.number_to(59);
  if (reader.take('.')) out.nanosecond = reader.nanoseconds();
  out.is_utc = reader.take('Z');
  if (!out.is_utc) {
    const bool west = reader.take('-');
    if (!west) reader.expect('+');
    out.offset = reader.number_to(23) * 3600;
    reader.expect(':');
    out.offset += reader.number_to(59) * 60;
    if (west) out.offset = -out.offset;
  }
  if (!reader.is_done() || out.month == 0) return std::nullopt;
  return out;
}

}  // namespace gocxx::time
