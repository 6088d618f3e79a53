// Ordering the keys of a map.
#include "lib/fmt/sorted_map.h"

#include <algorithm>

#include "gocxx/builtin.h"

namespace gocxx::rt::fmt {

namespace {

template <class T>
int order(T a, T b) {
  return a < b ? -1 : b < a;
}

int order_floats(double a, double b) {
  bool a_nan = a != a;
  bool b_nan = b != b;
  if (a_nan || b_nan) return order<int>(b_nan, a_nan);
  return order(a, b);
}

template <class F>
int order_complex(const Value& a, const Value& b) {
  if (int o = order_floats(a.as<F>().re, b.as<F>().re); o != 0) return o;
  return order_floats(a.as<F>().im, b.as<F>().im);
}

int compare(const Value& a, const Value& b);

int order_structs(const Value& a, const Value& b) {
  for (const field& f : a.t->fields)
    if (int o = compare(struct_field(a, f), struct_field(b, f)); o != 0) return o;
  return 0;
}

int order_arrays(const Value& a, const Value& b) {
  Elements x = elements(a);
  Elements y = elements(b);
  for (long i = 0; i < x.count; ++i)
    if (int o = compare(x[i], y[i]); o != 0) return o;
  return 0;
}

int order_interfaces(const Value& a, const Value& b) {
  Value x = interface_element(a);
  Value y = interface_element(b);
  if (x.t != y.t || x.t == nullptr) return order(x.t, y.t);
  return compare(x, y);
}

// a and b have the same type.
int compare(const Value& a, const Value& b) {
  kind k = a.kind();
  if (is_signed_integer(k))
    return order(static_cast<std::int64_t>(integer_value(a)), static_cast<std::int64_t>(integer_value(b)));
  if (is_unsigned_integer(k)) return order(integer_value(a), integer_value(b));
  switch (k) {
    case kind::boolean: return order<int>(a.as<bool>(), b.as<bool>());
    case kind::string: return string::compare(a.as<string>(), b.as<string>());
    case kind::float32: return order_floats(a.as<float>(), b.as<float>());
    case kind::float64: return order_floats(a.as<double>(), b.as<double>());
    case kind::complex64: return order_complex<complex<float>>(a, b);
    case kind::complex128: return order_complex<complex<double>>(a, b);
    case kind::pointer:
    case kind::chan: return order(a.word(), b.word());
    case kind::structure: return order_structs(a, b);
    case kind::array: return order_arrays(a, b);
    case kind::interface: return order_interfaces(a, b);
    default: return 0;
  }
}

}  // namespace

slice<Entry> sorted_entries(const Value& v) {
  auto* table = static_cast<core::map_table*>(const_cast<void*>(v.word()));
  slice<Entry> entries = make_slice<Entry>(0, table == nullptr ? 0 : table->count);
  access reach = v.reach == access::free ? access::free : access::hidden;
  core::map_iterator walk(table, *v.t->parts.layout);
  while (const void* key = walk.next()) {
    const char* value = static_cast<const char*>(key) + v.t->parts.layout->value_offset;
    entries = append(entries, Entry{{&*v.t->parts.key, key, reach}, {&*v.t->parts.element, value, reach}});
  }
  std::stable_sort(entries.data(), entries.data() + entries.len(),
                   [](const Entry& a, const Entry& b) { return compare(a.key, b.key) < 0; });
  return entries;
}

}  // namespace gocxx::rt::fmt
