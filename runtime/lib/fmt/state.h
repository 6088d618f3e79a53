// PrinterState: the fmt.State that a Formatter gets.
#pragma once

#include "gocxx/lib/fmt.h"
#include "lib/fmt/printer.h"

namespace gocxx {

namespace rt::fmt {

/// Valid during the call of Format only: it refers to the printer on the stack.
struct PrinterState {
  Printer* printer;

  static results<long, error> Write(ptr<PrinterState> s, slice<std::uint8_t> b);
  static results<long, error> WriteString(ptr<PrinterState> s, string text);
  static results<long, bool> Width(ptr<PrinterState> s);
  static results<long, bool> Precision(ptr<PrinterState> s);
  static bool Flag(ptr<PrinterState> s, long c);
};

}  // namespace rt::fmt

template <>
struct type_traits<rt::fmt::PrinterState> {
  static constexpr const char* name = "fmt.pp";
};
template <>
struct type_traits<ptr<rt::fmt::PrinterState>> {
  static constexpr auto methods =
      gocxx::methods<ptr<rt::fmt::PrinterState>, method<"Flag", &rt::fmt::PrinterState::Flag>,
                     method<"Precision", &rt::fmt::PrinterState::Precision>,
                     method<"Width", &rt::fmt::PrinterState::Width>,
                     method<"Write", &rt::fmt::PrinterState::Write>,
                     method<"WriteString", &rt::fmt::PrinterState::WriteString>>;
};

}  // namespace gocxx
