// The methods of ScanState, which a Scanner calls.
#include "lib/fmt/scan_state.h"

#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/panic.h"

namespace gocxx::rt::fmt {

using namespace literals;

results<std::int32_t, long, error> ScanStateOf::ReadRune(ptr<ScanStateOf> s) {
  std::int32_t r = s->scan->read();
  if (r == kEnd) {
    error err = s->scan->take_failure();
    return {0, 0, err == nullptr ? io::EOF_ : err};
  }
  return {r, s->scan->last_width(), nullptr};
}

error ScanStateOf::UnreadRune(ptr<ScanStateOf> s) {
  s->scan->unread();
  return nullptr;
}

void ScanStateOf::SkipSpace(ptr<ScanStateOf> s) {
  s->scan->skip_space();
  if (s->scan->failure() != nullptr) gocxx::panic(any(new_object(ScanFailure{s->scan->failure()})));
}

results<slice<std::uint8_t>, error> ScanStateOf::Token(ptr<ScanStateOf> s, bool skip_space,
                                                       func<bool(std::int32_t)> wanted) {
  if (skip_space) s->scan->skip_space();
  core::TextBuffer token;
  if (s->scan->failure() == nullptr)
    s->scan->read_token(token, [&](std::int32_t r) { return wanted == nullptr ? !is_space(r) : wanted(r); });
  if (error err = s->scan->take_failure(); err != nullptr) return {nullptr, err};
  return {token.append_to(nullptr), nullptr};
}

results<long, bool> ScanStateOf::Width(ptr<ScanStateOf> s) {
  return {s->scan->width(), s->scan->has_width()};
}

results<long, error> ScanStateOf::Read(ptr<ScanStateOf>, slice<std::uint8_t>) {
  return {0, errors::New("ScanState's Read should not be called. Use ReadRune"_s)};
}

}  // namespace gocxx::rt::fmt
