// The methods of State, which a Formatter calls.
#include "lib/fmt/state.h"

#include "gocxx/builtin.h"

namespace gocxx {

namespace rt::fmt {

results<long, error> PrinterState::Write(ptr<PrinterState> s, slice<std::uint8_t> b) {
  return WriteString(s, string(reinterpret_cast<const char*>(b.data()), b.len()));
}

results<long, error> PrinterState::WriteString(ptr<PrinterState> s, string text) {
  s->printer->write(text);
  return {text.len(), nullptr};
}

results<long, bool> PrinterState::Width(ptr<PrinterState> s) {
  const Flags& f = s->printer->flags();
  return {f.width, f.has_width};
}

results<long, bool> PrinterState::Precision(ptr<PrinterState> s) {
  const Flags& f = s->printer->flags();
  return {f.precision, f.has_precision};
}

bool PrinterState::Flag(ptr<PrinterState> s, long c) {
  const Flags& f = s->printer->flags();
  switch (c) {
    case '-': return f.minus;
    case '+': return f.plus || f.plus_v;
    case '#': return f.sharp || f.sharp_v;
    case ' ': return f.space;
    case '0': return f.zero;
    default: return false;
  }
}

}  // namespace rt::fmt

namespace fmt {

// The directive that made a printer call Format with this state and verb.
string FormatString(State state, std::int32_t verb) {
  rt::core::TextBuffer text;
  text.put('%');
  for (char flag : {' ', '+', '-', '#', '0'})
    if (state.Flag(flag)) text.put(flag);
  if (auto [width, ok] = state.Width(); ok) text.put_signed(width);
  if (auto [precision, ok] = state.Precision(); ok) {
    text.put('.');
    text.put_signed(precision);
  }
  text.put_rune(verb);
  return text.take();
}

}  // namespace fmt

}  // namespace gocxx
