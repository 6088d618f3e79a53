// The run-time panics that inlined operations need: bounds, nil pointers, division. Each is a cold,
// out-of-line function that builds a runtime.Error in Go's words and panics with it. The error values
// themselves are in runtime_errors.h.
#pragma once

namespace gocxx {
class string;
struct type;
}  // namespace gocxx

namespace gocxx::rt::core {

/// `index out of range [index] with length length`. An unsigned index above MaxInt64 is passed with is_signed
/// false.
[[noreturn, gnu::cold, gnu::noinline]] void panic_index(long index, long length, bool is_signed = true);

/// The operand of a failed slice expression decides the words: strings and arrays have a length, slices a
/// capacity.
enum class bound : unsigned char { length, capacity };

/// s[low:high] with 0 <= low <= high <= limit violated.
[[noreturn, gnu::cold, gnu::noinline]] void panic_slice(long low, long high, long limit, bound what);

/// s[low:high:max] with 0 <= low <= high <= max <= limit violated.
[[noreturn, gnu::cold, gnu::noinline]] void panic_slice3(long low, long high, long max, long limit,
                                                         bound what);

/// `cannot convert slice with length x to array or pointer to array with length y`.
[[noreturn, gnu::cold, gnu::noinline]] void panic_slice_convert(long length, long wanted);

/// `makeslice: len out of range` and `makeslice: cap out of range`.
[[noreturn, gnu::cold, gnu::noinline]] void panic_makeslice_length();
[[noreturn, gnu::cold, gnu::noinline]] void panic_makeslice_capacity();

/// `growslice: len out of range`.
[[noreturn, gnu::cold, gnu::noinline]] void panic_append_length();

/// `invalid memory address or nil pointer dereference`.
[[noreturn, gnu::cold, gnu::noinline]] void panic_nil_dereference();

/// `integer divide by zero` and `negative shift amount`.
[[noreturn, gnu::cold, gnu::noinline]] void panic_divide();
[[noreturn, gnu::cold, gnu::noinline]] void panic_shift();

/// `integer overflow`: a quotient that does not fit (math/bits).
[[noreturn, gnu::cold, gnu::noinline]] void panic_overflow();

/// `assignment to entry in nil map`.
[[noreturn, gnu::cold, gnu::noinline]] void panic_nil_map();

/// `hash of unhashable type T` and `comparing uncomparable type T`.
[[noreturn, gnu::cold, gnu::noinline]] void panic_unhashable(const type& t);
[[noreturn, gnu::cold, gnu::noinline]] void panic_uncomparable(const type& t);

/// `value method main.T.M called using nil *T pointer`.
[[noreturn, gnu::cold, gnu::noinline]] void panic_value_method(const type& t, string method);

/// A failed assertion of a value of type `dynamic` (null: nil), held in interface type `from`, to type
/// `wanted`.
[[noreturn, gnu::cold, gnu::noinline]] void panic_assertion(const type* dynamic, const type& wanted,
                                                            const type& from);

}  // namespace gocxx::rt::core
