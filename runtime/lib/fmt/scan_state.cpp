// What a Scanner can ask and do.
#include "lib/fmt/scan_state.h"

#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"

namespace gocxx::rt::fmt {

using namespace literals;

results<std::int32_t, long, error> ScanStateOf::ReadRune(ptr<ScanStateOf> s) {
  std::int32_t r = s->scan->read();
  if (r == kEnd) return {0, 0, s->scan->failure() == nullptr ? io::EOF_ : s->scan->failure()};
  char bytes[4];
  return {r, core::encode_rune(bytes, r), nullptr};
}

error ScanStateOf::UnreadRune(ptr<ScanStateOf> s) {
  s->scan->unread();
  return nullptr;
}

void ScanStateOf::SkipSpace(ptr<ScanStateOf> s) { s->scan->skip_space(); }

results<slice<std::uint8_t>, error> ScanStateOf::Token(ptr<ScanStateOf> s, bool skip_space,
                                                       func<bool(std::int32_t)> wanted) {
  if (skip_space) s->scan->skip_space();
  core::text_buffer token;
  if (s->scan->failure() == nullptr)
    s->scan->read_token(token, [&](std::int32_t r) { return wanted == nullptr ? !is_space(r) : wanted(r); });
  return {token.append_to(nullptr), s->scan->failure()};
}

results<long, bool> ScanStateOf::Width(ptr<ScanStateOf> s) {
  return {s->scan->width(), s->scan->has_width()};
}

results<long, error> ScanStateOf::Read(ptr<ScanStateOf>, slice<std::uint8_t>) {
  return {0, errors::New("ScanState's Read should not be called. Use ReadRune"_s)};
}

}  // namespace gocxx::rt::fmt
