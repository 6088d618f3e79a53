// The run-time panics: builds the error values that Go's runtime panics with, in its words, and raises them.
#include "gocxx/runtime_error.h"

#include "core/text.h"
#include "gocxx/any.h"
#include "gocxx/builtin.h"
#include "gocxx/panic.h"
#include "gocxx/runtime_errors.h"

namespace gocxx {

namespace {

using rt::core::TextBuffer;
using namespace literals;

// The slice forms of Go's boundsError. %x is the number that is wrong, %y the one that it was compared with.
struct BoundsForm {
  const char* with_limit;
  const char* negative;
};

constexpr BoundsForm kForms[] = {
    {"index out of range [%x] with length %y", "index out of range [%x]"},
    {"slice bounds out of range [:%x] with length %y", "slice bounds out of range [:%x]"},
    {"slice bounds out of range [:%x] with capacity %y", "slice bounds out of range [:%x]"},
    {"slice bounds out of range [%x:%y]", "slice bounds out of range [%x:]"},
    {"slice bounds out of range [::%x] with length %y", "slice bounds out of range [::%x]"},
    {"slice bounds out of range [::%x] with capacity %y", "slice bounds out of range [::%x]"},
    {"slice bounds out of range [:%x:%y]", "slice bounds out of range [:%x:]"},
    {"slice bounds out of range [%x:%y:]", "slice bounds out of range [%x::]"},
    {"cannot convert slice with length %x to array or pointer to array with length %y", ""},
};

string expand(const char* form, const runtime::boundsError& e) {
  TextBuffer text;
  text.put("runtime error: "_s);
  for (; *form != 0; ++form) {
    if (form[0] != '%') {
      text.put(*form);
      continue;
    }
    ++form;
    if (*form == 'y')
      text.put_signed(e.y);
    else if (e.is_signed)
      text.put_signed(e.x);
    else
      text.put_unsigned(static_cast<unsigned long>(e.x));
  }
  return text.take();
}

[[noreturn]] void raise_bounds(long x, long y, bool is_signed, runtime::bounds_code code) {
  gocxx::panic(runtime::boundsError{x, y, is_signed, code});
}

[[noreturn]] void raise(string text) { gocxx::panic(runtime::errorString(text)); }

}  // namespace

namespace runtime {

string boundsError::Error(boundsError e) {
  const BoundsForm& form = kForms[static_cast<int>(e.code)];
  return expand(e.is_signed && e.x < 0 ? form.negative : form.with_limit, e);
}

string errorString::Error(errorString e) { return "runtime error: "_s + e; }

string plainError::Error(plainError e) { return e; }

string TypeAssertionError::Error(ptr<TypeAssertionError> e) {
  string interface = e->interface == nullptr ? "interface"_s : rt::core::type_name(*e->interface);
  string asserted = rt::core::type_name(*e->asserted);
  if (e->concrete == nullptr)
    return concat("interface conversion: "_s, interface, " is nil, not "_s, asserted);
  string concrete = rt::core::type_name(*e->concrete);
  if (e->missing_method.len() == 0)
    return concat("interface conversion: "_s, interface, " is "_s, concrete, ", not "_s, asserted,
                  concrete == asserted ? " (types from different scopes)"_s : string());
  return concat("interface conversion: "_s, concrete, " is not "_s, asserted, ": missing method "_s,
                e->missing_method);
}

string PanicNilError::Error(ptr<PanicNilError>) { return "panic called with nil argument"_s; }

}  // namespace runtime

namespace rt::core {

using runtime::bounds_code;

void panic_index(long index, long length, bool is_signed) {
  raise_bounds(index, length, is_signed, bounds_code::index);
}

// Go checks the upper bound first, so that a high that is too large is reported even if low is, too.
void panic_slice(long low, long high, long limit, bound what) {
  bool length = what == bound::length;
  if (high < 0 || high > limit)
    raise_bounds(high, limit, true, length ? bounds_code::slice_length : bounds_code::slice_capacity);
  raise_bounds(low, high, true, bounds_code::slice_low);
}

void panic_slice3(long low, long high, long max, long limit, bound what) {
  bool length = what == bound::length;
  if (max < 0 || max > limit)
    raise_bounds(max, limit, true, length ? bounds_code::slice3_length : bounds_code::slice3_capacity);
  if (high < 0 || high > max) raise_bounds(high, max, true, bounds_code::slice3_high);
  raise_bounds(low, high, true, bounds_code::slice3_low);
}

void panic_slice_convert(long length, long wanted) {
  raise_bounds(length, wanted, true, bounds_code::convert);
}

void panic_makeslice_length() { raise("makeslice: len out of range"_s); }
void panic_makeslice_capacity() { raise("makeslice: cap out of range"_s); }
void panic_append_length() { raise("growslice: len out of range"_s); }

void panic_nil_dereference() { gocxx::panic(runtime::memory_error()); }

void panic_divide() { raise("integer divide by zero"_s); }
void panic_overflow() { raise("integer overflow"_s); }
void panic_shift() { raise("negative shift amount"_s); }

void panic_nil_map() { gocxx::panic(runtime::plainError("assignment to entry in nil map"_s)); }

void panic_unhashable(const type& t) { raise("hash of unhashable type "_s + type_name(t)); }

void panic_uncomparable(const type& t) { raise("comparing uncomparable type "_s + type_name(t)); }

void panic_value_method(const type& t, string method) {
  string name = type_name(t);
  long dot = name.len();
  while (dot > 0 && name[dot - 1] != '.') --dot;
  gocxx::panic(runtime::plainError(
      concat("value method "_s, name, "."_s, method, " called using nil *"_s, name.from(dot), " pointer"_s)));
}

void panic_assertion(const type* dynamic, const type& wanted, const type& from) {
  bool to_interface = wanted.kind() == kind::interface;
  string missing = dynamic != nullptr && to_interface ? missing_method(*dynamic, wanted) : string();
  gocxx::panic(
      new_object(runtime::TypeAssertionError{to_interface ? nullptr : &from, dynamic, &wanted, missing}));
}

}  // namespace rt::core

namespace rt::panic {

void raise_error(const char* text, std::size_t length) {
  gocxx::panic(runtime::errorString(
      to_string(slice<std::uint8_t>(reinterpret_cast<std::uint8_t*>(const_cast<char*>(text)),
                                    static_cast<long>(length), static_cast<long>(length)))));
}

void raise_plain_error(const char* text) {
  gocxx::panic(runtime::plainError(string(text, static_cast<long>(__builtin_strlen(text)))));
}

}  // namespace rt::panic

}  // namespace gocxx
