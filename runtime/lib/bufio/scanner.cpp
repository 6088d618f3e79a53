// Package bufio: Scanner, and the ways to split its input. buf[start:end] is what was read and not yet split
// off.
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/bufio.h"
#include "gocxx/lib/unicode.h"
#include "gocxx/panic.h"

namespace gocxx::bufio {

namespace {

using namespace literals;

using token_result = results<long, slice<std::uint8_t>, error>;

constexpr long kFirstSize = 4096;
constexpr int kEmptyReads = 100;
constexpr long kEmptyTokens = 100;

rt::core::decoded rune_at(const slice<std::uint8_t>& data, long at) {
  return rt::core::decode(reinterpret_cast<const char*>(data.data()) + at, data.len() - at);
}

// Ends the scanning with an error. The last token stays what it was.
bool finish(ptr<Scanner> s, error err) {
  if (s->err == nullptr || s->err == io::EOF_) s->err = err;
  return false;
}

// The outcome of a call of the split function.
enum class step { token, more, stop };

// Calls the split function for a token in the buffered bytes.
step split_off(ptr<Scanner> s) {
  auto [advance, token, err] = s->split(s->buf.sub(s->start, s->end), s->err != nullptr);
  if (err != nullptr) {
    if (err != ErrFinalToken) return finish(s, err), step::stop;
    s->token = token;
    s->done = true;
    return token == nullptr ? step::stop : step::token;
  }
  if (advance < 0) return finish(s, ErrNegativeAdvance), step::stop;
  if (advance > s->end - s->start) return finish(s, ErrAdvanceTooFar), step::stop;
  s->start += advance;
  s->token = token;
  if (token == nullptr) return step::more;
  s->empties = s->err == nullptr || advance > 0 ? 0 : s->empties + 1;
  if (s->empties > kEmptyTokens) panic(any("bufio.Scan: too many empty tokens without progressing"_s));
  return step::token;
}

// Makes room behind the buffered bytes. Returns false if a token would be too long.
bool make_room(ptr<Scanner> s) {
  bool worth_moving = s->start > 0 && (s->end == s->buf.len() || s->start > s->buf.len() / 2);
  if (worth_moving) {
    copy(s->buf, s->buf.sub(s->start, s->end));
    s->end -= s->start;
    s->start = 0;
  }
  if (s->end < s->buf.len()) return true;
  if (s->buf.len() >= s->maxTokenSize) return finish(s, ErrTooLong);
  long size = s->buf.len() == 0 ? kFirstSize : s->buf.len() * 2;
  auto larger = make_slice<std::uint8_t>(min(size, s->maxTokenSize));
  copy(larger, s->buf.sub(s->start, s->end));
  s->buf = larger;
  s->end -= s->start;
  s->start = 0;
  return true;
}

void read_more(ptr<Scanner> s) {
  for (int i = 0;; ++i) {
    auto [count, err] = s->r.Read(s->buf.sub(s->end, s->buf.len()));
    if (count < 0 || s->buf.len() - s->end < count) {
      s->err = ErrBadReadCount;
      return;
    }
    s->end += count;
    if (err != nullptr) s->err = err;
    if (count > 0) s->empties = 0;
    if (err != nullptr || count > 0) return;
    if (i >= kEmptyReads) {
      s->err = io::ErrNoProgress;
      return;
    }
  }
}

slice<std::uint8_t> without_return(slice<std::uint8_t> line) {
  bool has_return = line.len() > 0 && line[line.len() - 1] == '\r';
  return has_return ? line.sub(0, line.len() - 1) : line;
}

}  // namespace

ptr<Scanner> NewScanner(io::Reader r) {
  auto s = new_object<Scanner>();
  s->r = r;
  s->split = SplitFunc(func_of<&ScanLines>);
  s->maxTokenSize = MaxScanTokenSize;
  return s;
}

error Scanner::Err(ptr<Scanner> s) { return s->err == io::EOF_ ? nullptr : s->err; }
slice<std::uint8_t> Scanner::Bytes(ptr<Scanner> s) { return s->token; }
string Scanner::Text(ptr<Scanner> s) { return to_string(s->token); }

void Scanner::Buffer(ptr<Scanner> s, slice<std::uint8_t> buf, long max) {
  if (s->scanCalled) panic(any("Buffer called after Scan"_s));
  s->buf = buf.sub(0, buf.cap());
  s->maxTokenSize = max;
}

void Scanner::Split(ptr<Scanner> s, SplitFunc split) {
  if (s->scanCalled) panic(any("Split called after Scan"_s));
  s->split = split;
}

bool Scanner::Scan(ptr<Scanner> s) {
  if (s->done) return false;
  s->scanCalled = true;
  while (true) {
    if (s->end > s->start || s->err != nullptr) {
      step outcome = split_off(s);
      if (outcome != step::more) return outcome == step::token;
    }
    if (s->err != nullptr) {
      s->start = s->end = 0;
      return false;
    }
    if (!make_room(s)) return false;
    read_more(s);
  }
}

token_result ScanBytes(slice<std::uint8_t> data, bool atEOF) {
  if (atEOF && data.len() == 0) return {0, nullptr, nullptr};
  return {1, data.sub(0, 1), nullptr};
}

// A byte that is no UTF-8 becomes the replacement character.
token_result ScanRunes(slice<std::uint8_t> data, bool atEOF) {
  if (atEOF && data.len() == 0) return {0, nullptr, nullptr};
  if (data[0] < 0x80) return {1, data.sub(0, 1), nullptr};
  auto [r, width] = rune_at(data, 0);
  bool is_bad = r == rt::core::kRuneError && width == 1;
  if (!is_bad) return {width, data.sub(0, width), nullptr};
  if (!atEOF && !rt::core::is_full_rune(reinterpret_cast<const char*>(data.data()), data.len()))
    return {0, nullptr, nullptr};
  auto replacement = make_slice<std::uint8_t>(3);
  copy(replacement, "\uFFFD"_s);
  return {1, replacement, nullptr};
}

token_result ScanLines(slice<std::uint8_t> data, bool atEOF) {
  if (data.len() == 0) return {0, nullptr, nullptr};
  const void* end = __builtin_memchr(data.data(), '\n', static_cast<std::size_t>(data.len()));
  if (end != nullptr) {
    long length = static_cast<const std::uint8_t*>(end) - data.data();
    return {length + 1, without_return(data.sub(0, length)), nullptr};
  }
  if (!atEOF) return {0, nullptr, nullptr};
  return {data.len(), without_return(data), nullptr};
}

token_result ScanWords(slice<std::uint8_t> data, bool atEOF) {
  long start = 0;
  while (start < data.len()) {
    auto [r, width] = rune_at(data, start);
    if (!unicode::IsSpace(r)) break;
    start += width;
  }
  for (long i = start; i < data.len();) {
    auto [r, width] = rune_at(data, i);
    if (unicode::IsSpace(r)) return {i + width, data.sub(start, i), nullptr};
    i += width;
  }
  if (atEOF && data.len() > start) return {data.len(), data.from(start), nullptr};
  return {start, nullptr, nullptr};
}

}  // namespace gocxx::bufio
