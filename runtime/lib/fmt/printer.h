// Printer: one call of a printing function. Builds the text of the operands; the caller writes it out. Lives
// on the stack of the goroutine that prints.
#pragma once

#include "gocxx/any.h"
#include "gocxx/error.h"
#include "gocxx/safepoint.h"
#include "lib/fmt/layout.h"
#include "lib/fmt/value.h"

namespace gocxx::rt::fmt {

/// One call of a printing function.
class Printer {
 public:
  /// Polls: the compiler lets a method that prints, and is called to print its receiver, do without a poll of
  /// its own.
  Printer() : layout_(out_) { safepoint(); }

  void print(const args& operands);
  void println(const args& operands);
  void printf(string format, const args& operands);
  /// printf for Errorf: %w is known, and `wrapped` tells which operands it named.
  void errorf(string format, const args& operands, slice<long>& wrapped);

  [[nodiscard]] const TextBuffer& text() const { return out_; }
  [[nodiscard]] string take_text() { return out_.take(); }
  [[nodiscard]] const Flags& flags() const { return layout_.flags; }
  void write(string s) { out_.put(s); }

 private:
  // printer.cpp: one operand
  void print_operand(const any& operand, char32_t verb);
  bool print_by_methods(const any& operand, char32_t verb);
  bool print_text_methods(const any& operand, char32_t verb);
  template <class Call>
  bool call_method(const any& operand, char32_t verb, const char* method, Call call);
  void report_panic(const any& value, char32_t verb, const char* method);
  void bad_verb(const Value& v, char32_t verb);

  // scalars.cpp: what is no composite
  void print_bool(const Value& v, char32_t verb);
  void print_integer(const Value& v, std::uint64_t value, bool is_signed, char32_t verb);
  void print_float(const Value& v, double value, int bits, char32_t verb);
  void print_complex(const Value& v, complex<double> value, int bits, char32_t verb);
  bool print_string(const Value& v, string value, char32_t verb);
  void print_pointer(const Value& v, char32_t verb);

  // composites.cpp
  void print_value(const Value& v, char32_t verb, int depth);
  void print_struct(const Value& v, char32_t verb, int depth);
  void print_map(const Value& v, char32_t verb, int depth);
  void print_list(const Value& v, char32_t verb, int depth);
  void print_bytes(const Value& v, const char* type_text, char32_t verb);
  void print_interface(const Value& v, char32_t verb, int depth);

  // format.cpp: the format string
  struct Format;
  void run(Format& f);
  void read_flags(Format& f);
  void read_width(Format& f);
  void read_precision(Format& f);
  void read_argument_number(Format& f);
  void print_directive(Format& f);
  void print_extra(const Format& f);
  void put_bad(char32_t verb, const char* why);

  TextBuffer out_;
  Layout layout_;
  bool in_error_ = false;      // printing the operand of a bad verb: no methods are called
  bool wraps_errors_ = false;  // called by Errorf
  slice<long>* wrapped_ = nullptr;
};

}  // namespace gocxx::rt::fmt
