// One operand: its methods if it has any that print it, else its value.
#include "lib/fmt/printer.h"

#include "gocxx/builtin.h"
#include "gocxx/defer.h"
#include "gocxx/lib/fmt.h"
#include "gocxx/recovery.h"
#include "lib/fmt/state.h"

namespace gocxx::rt::fmt {

namespace {

// Verbs for which a value with Error or String is printed as their text.
bool prints_as_text(char32_t verb) {
  return verb == 'v' || verb == 's' || verb == 'x' || verb == 'X' || verb == 'q';
}

bool is_string(const any& operand) {
  return operand.table != nullptr && operand.dynamic()->kind() == kind::string;
}

}  // namespace

void Printer::print(const args& operands) {
  bool after_string = false;
  for (long i = 0; i < operands.len(); ++i) {
    bool string_now = is_string(operands[i]);
    if (i > 0 && !string_now && !after_string) out_.put(' ');
    print_operand(operands[i], 'v');
    after_string = string_now;
  }
}

void Printer::println(const args& operands) {
  for (long i = 0; i < operands.len(); ++i) {
    if (i > 0) out_.put(' ');
    print_operand(operands[i], 'v');
  }
  out_.put('\n');
}

void Printer::print_operand(const any& operand, char32_t verb) {
  if (operand.table == nullptr) {
    if (verb == 'T' || verb == 'v') return layout_.pad(string("<nil>", 5));
    return bad_verb({}, verb);
  }
  Value v = value_of(operand);
  if (verb == 'T') return layout_.text(core::type_name(*v.t));
  if (verb == 'p') return print_pointer(v, verb);
  if (v.t == &type_of<string>) {
    print_string(v, v.as<string>(), verb);
    return;
  }
  if (v.t == &type_of<slice<std::uint8_t>>) return print_bytes(v, "[]byte", verb);
  bool plain = v.t->methods.count == 0 && (v.t->target.get == nullptr || v.t->target->methods.count == 0);
  if ((!plain || verb == 'w') && print_by_methods(operand, verb)) return;
  print_value(v, verb, 0);
}

// %!verb(type=value), for a verb that does not fit.
void Printer::bad_verb(const Value& v, char32_t verb) {
  in_error_ = true;
  out_.put("%!");
  out_.put_rune(static_cast<std::int32_t>(verb));
  out_.put('(');
  if (v.t == nullptr) {
    out_.put("<nil>");
  } else {
    out_.put(core::type_name(*v.t));
    out_.put('=');
    v.reach == access::free ? print_operand(as_any(v), 'v') : print_value(v, 'v', 0);
  }
  out_.put(')');
  in_error_ = false;
}

// Formatter, GoStringer for %#v, error, Stringer, in this order. True if one of them printed the operand.
bool Printer::print_by_methods(const any& operand, char32_t verb) {
  if (in_error_) return false;
  if (verb == 'w') {
    if (!wraps_errors_ || !holds<error>(operand)) {
      bad_verb(value_of(operand), verb);
      return true;
    }
    verb = 'v';
  }
  if (auto [formatter, ok] = type_assert_ok<gocxx::fmt::Formatter>(operand); ok)
    return call_method(operand, verb, "Format", [&, f = formatter] {
      f.Format(new_object(PrinterState{this}), static_cast<std::int32_t>(verb));
    });
  if (!layout_.flags.sharp_v) return prints_as_text(verb) && print_text_methods(operand, verb);
  auto [stringer, ok] = type_assert_ok<gocxx::fmt::GoStringer>(operand);
  return ok && call_method(operand, verb, "GoString", [&, s = stringer] { layout_.text(s.GoString()); });
}

bool Printer::print_text_methods(const any& operand, char32_t verb) {
  if (auto [err, ok] = type_assert_ok<error>(operand); ok)
    return call_method(operand, verb, "Error",
                       [&, e = err] { print_string(value_of(operand), e.Error(), verb); });
  if (auto [stringer, ok] = type_assert_ok<gocxx::fmt::Stringer>(operand); ok)
    return call_method(operand, verb, "String",
                       [&, s = stringer] { print_string(value_of(operand), s.String(), verb); });
  return false;
}

// Calls a method of the operand; its panic is printed instead of its text.
template <class Call>
bool Printer::call_method(const any& operand, char32_t verb, const char* method, Call call) {
  run_with_defers([&](recovering_defers& deferred) {
    deferred.push_recovering([this, &operand, verb, method] {
      recovery recovery;
      any value = recovery.recover();
      if (value == nullptr) return;
      if (operand.dynamic()->kind() == kind::pointer && operand.data == nullptr)
        out_.put("<nil>");
      else
        report_panic(value, verb, method);
    });
    call();
  });
  return true;
}

void Printer::report_panic(const any& value, char32_t verb, const char* method) {
  Flags flags = layout_.flags;
  layout_.flags = {};
  out_.put("%!");
  out_.put_rune(static_cast<std::int32_t>(verb));
  out_.put("(PANIC=");
  out_.put(method);
  out_.put(" method: ");
  print_operand(value, 'v');
  out_.put(')');
  flags.width = flags.precision = 0;  // as in Go, there they are lost
  layout_.flags = flags;
}

}  // namespace gocxx::rt::fmt
