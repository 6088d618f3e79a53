// Package strings: taking apart and joining.
#include <cstring>

#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strings.h"
#include "gocxx/lib/unicode.h"
#include "gocxx/lib/unicode/utf8.h"
#include "gocxx/panic.h"
#include "gocxx/range.h"

namespace gocxx::strings {

namespace {

using namespace literals;

// The characters of s one by one, the last part holding what is left after n - 1 of them.
slice<string> characters(string s, long n) {
  long count = unicode::utf8::RuneCountInString(s);
  if (n < 0 || n > count) n = count;
  auto parts = make_slice<string>(n);
  for (long i = 0; i < n; ++i) {
    long width = i + 1 == n ? s.len() : rt::core::decode(s.data(), s.len()).width;
    parts[i] = s.sub(0, width);
    s = s.from(width);
  }
  return parts;
}

// At most n parts, without limit if n is negative; each keeps the first `kept` bytes of its separator.
slice<string> split(string s, string sep, long kept, long n) {
  if (n == 0) return nullptr;
  if (sep.len() == 0) return characters(s, n);
  if (n < 0) n = Count(s, sep) + 1;
  if (n > s.len() + 1) n = s.len() + 1;
  auto parts = make_slice<string>(n);
  long count = 0;
  for (long place = Index(s, sep); count < n - 1 && place >= 0; place = Index(s, sep)) {
    parts[count++] = s.sub(0, place + kept);
    s = s.from(place + sep.len());
  }
  parts[count++] = s;
  return parts.sub(0, count);
}

// Calls f with the start and the end of each run of code points that are no separators.
template <class Predicate, class F>
void for_each_field(string s, const Predicate& is_separator, F f) {
  long start = -1;
  for (long i = 0; i < s.len();) {
    auto [r, width] = rt::core::decode(s.data() + i, s.len() - i);
    if (is_separator(r)) {
      if (start >= 0) f(start, i);
      start = -1;
    } else if (start < 0) {
      start = i;
    }
    i += width;
  }
  if (start >= 0) f(start, s.len());
}

constexpr auto is_space = [](std::int32_t r) { return unicode::IsSpace(r); };

// Of an ASCII character; the result for another byte has no meaning.
bool is_ascii_space(char c) { return unicode::IsSpace(c & 0x7F); }

// Counts the fields, or returns -1 if a byte is not ASCII.
long count_ascii_fields(string s) {
  long count = 0;
  bool after_space = true;
  std::uint8_t all_bits = 0;
  for (long i = 0; i < s.len(); ++i) {
    const char c = s.data()[i];
    const bool space = is_ascii_space(c);
    all_bits |= static_cast<std::uint8_t>(c);
    count += static_cast<long>(after_space && !space);
    after_space = space;
  }
  return all_bits < 0x80 ? count : -1;
}

slice<string> ascii_fields(string s, long count) {
  auto parts = make_slice<string>(count);
  const char* next = s.data();
  const char* const end = next + s.len();
  for (long i = 0; i < count; ++i) {
    while (is_ascii_space(*next)) ++next;
    const char* const start = next;
    while (next != end && !is_ascii_space(*next)) ++next;
    parts.data()[i] = string(start, next - start);
  }
  return parts;
}

}  // namespace

slice<string> Split(string s, string sep) { return split(s, sep, 0, -1); }
slice<string> SplitN(string s, string sep, long n) { return split(s, sep, 0, n); }
slice<string> SplitAfter(string s, string sep) { return split(s, sep, sep.len(), -1); }
slice<string> SplitAfterN(string s, string sep, long n) { return split(s, sep, sep.len(), n); }

// Counted first: the result has no room to spare, and nothing is moved while it grows.
slice<string> Fields(string s) {
  long count = count_ascii_fields(s);
  if (count >= 0) return ascii_fields(s, count);
  count = 0;
  for_each_field(s, is_space, [&count](long, long) { ++count; });
  auto parts = make_slice<string>(count);
  string* next = parts.data();
  for_each_field(s, is_space, [&next, s](long start, long end) { *next++ = s.sub(start, end); });
  return parts;
}

slice<string> FieldsFunc(string s, func<bool(std::int32_t)> f) {
  slice<string> found;  // f is called once for each character, so the parts cannot be counted first
  for_each_field(s, f, [&found, s](long start, long end) { found = append(found, s.sub(start, end)); });
  auto parts = make_slice<string>(found.len());
  copy(parts, found);
  return parts;
}

results<string, string, bool> Cut(string s, string sep) {
  long place = Index(s, sep);
  if (place < 0) return {s, ""_s, false};
  return {s.sub(0, place), s.from(place + sep.len()), true};
}

results<string, bool> CutPrefix(string s, string prefix) {
  if (!HasPrefix(s, prefix)) return {s, false};
  return {s.from(prefix.len()), true};
}

results<string, bool> CutSuffix(string s, string suffix) {
  if (!HasSuffix(s, suffix)) return {s, false};
  return {s.sub(0, s.len() - suffix.len()), true};
}

string Join(slice<string> elems, string sep) {
  if (elems.len() == 0) return ""_s;
  if (elems.len() == 1) return elems[0];
  long length = sep.len() * (elems.len() - 1);
  for (const string& s : values(elems)) length += s.len();
  auto* text = static_cast<char*>(allocate_uninitialised(static_cast<std::size_t>(length)));
  char* place = text;
  auto put = [&place](const string& s) {
    if (s.len() > 0) std::memcpy(place, s.data(), static_cast<std::size_t>(s.len()));
    place += s.len();
  };
  for (long i = 0; i < elems.len(); ++i) {
    if (i > 0) put(sep);
    put(elems[i]);
  }
  return {text, length};
}

string Repeat(string s, long count) {
  if (count < 0) panic(any("strings: negative Repeat count"_s));
  long length = 0;
  if (__builtin_mul_overflow(s.len(), count, &length)) panic(any("strings: Repeat output length overflow"_s));
  auto bytes = make_slice<std::uint8_t>(length);
  for (long i = 0; i < length; i += s.len()) copy(bytes.from(i), s);
  return {reinterpret_cast<const char*>(bytes.data()), length};
}

}  // namespace gocxx::strings
