// Package flag: reading the text of a flag into a variable, and the variable's text.
#include "lib/flag/values.h"

#include "gocxx/defer.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/fmt.h"
#include "gocxx/lib/strconv.h"
#include "gocxx/recovery.h"

namespace gocxx::flag {

namespace {

using namespace literals;

constinit errors::errorString parse_error{"parse error"_s};
constinit errors::errorString range_error{"value out of range"_s};

// The boolean flags of other packages.
struct BoolFlag : interface<BoolFlag> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"IsBoolFlag", bool()>>;
  [[nodiscard]] bool IsBoolFlag() const { return call<0, bool>(); }
};

// The error of a flag for a number that strconv refuses.
error flag_error(error err) {
  auto [number, ok] = type_assert_ok<ptr<strconv::NumError>>(err);
  if (!ok) return err;
  if (number->Err == strconv::ErrSyntax) return ptr<errors::errorString>(&parse_error);
  return number->Err == strconv::ErrRange ? error(ptr<errors::errorString>(&range_error)) : err;
}

results<bool, error> read(bool*, string text) {
  auto [value, err] = strconv::ParseBool(text);
  return {value, flag_error(err)};
}
results<double, error> read(double*, string text) {
  auto [value, err] = strconv::ParseFloat(text, 64);
  return {value, flag_error(err)};
}
results<string, error> read(string*, string text) { return {text, nullptr}; }
results<time::Duration, error> read(time::Duration*, string text) {
  auto [value, err] = time::ParseDuration(text);
  if (err != nullptr) return {value, ptr<errors::errorString>(&parse_error)};
  return {value, nullptr};
}
template <class T>
results<T, error> read(T*, string text) {
  if constexpr (std::is_signed_v<T>) {
    auto [value, err] = strconv::ParseInt(text, 0, 64);
    return {static_cast<T>(value), flag_error(err)};
  } else {
    auto [value, err] = strconv::ParseUint(text, 0, 64);
    return {static_cast<T>(value), flag_error(err)};
  }
}

string write(bool value) { return strconv::FormatBool(value); }
string write(double value) { return strconv::FormatFloat(value, 'g', -1, 64); }
string write(string value) { return value; }
string write(time::Duration value) { return time::Duration::String(value); }
string write(long value) { return strconv::FormatInt(value, 10); }
string write(long long value) { return strconv::FormatInt(value, 10); }
string write(unsigned long value) { return strconv::FormatUint(value, 10); }
string write(unsigned long long value) { return strconv::FormatUint(value, 10); }

template <class... T>
bool is_variable_of(const Value& value) {
  return (holds<ptr<variable<T>>>(value) || ...);
}

}  // namespace

template <class T>
error variable<T>::Set(ptr<variable> v, string text) {
  auto [value, err] = read(static_cast<T*>(nullptr), text);
  v->value = value;
  return err;
}

template <class T>
string variable<T>::String(ptr<variable> v) {
  return write(v->value);
}

template struct variable<bool>;
template struct variable<double>;
template struct variable<string>;
template struct variable<time::Duration>;
template struct variable<long>;
template struct variable<long long>;
template struct variable<unsigned long>;
template struct variable<unsigned long long>;

bool is_bool(const Value& value) {
  auto [flag, ok] = type_assert_ok<BoolFlag>(value);
  return ok && flag.IsBoolFlag();
}

string type_word(const Value& value) {
  if (holds<BoolFlag>(value)) return is_bool(value) ? ""_s : "value"_s;
  if (is_variable_of<time::Duration>(value)) return "duration"_s;
  if (is_variable_of<double>(value)) return "float"_s;
  if (is_variable_of<long, long long>(value)) return "int"_s;
  if (is_variable_of<string>(value)) return "string"_s;
  if (is_variable_of<unsigned long, unsigned long long>(value)) return "uint"_s;
  return "value"_s;
}

// A zero value of the same type is made from the type alone: zeroed memory behind a pointer, or in the
// interface itself.
bool is_zero(const Value& value, string text, string& panic_text) {
  const type& t = *value.dynamic();
  void* word = nullptr;
  if (t.kind() == kind::pointer) word = allocate(t.parts.element->size);
  if (t.kind() != kind::pointer && !t.in_place) word = allocate(t.size);
  bool zero = false;
  run_with_defers([&](recovering_defers& deferred) {
    deferred.push_recovering([&panic_text] {
      recovery recovery;
      if (any reason = recovery.recover(); reason != nullptr) panic_text = fmt::Sprint({reason});
    });
    zero = Value(value.table, word).String() == text;
  });
  return zero;
}

}  // namespace gocxx::flag
