// Raises the panic and words it as package reflect does.
#include "lib/fmt/value_error.h"

#include "gocxx/panic.h"

namespace gocxx::rt::fmt {

using namespace literals;

string ValueError::Error(ptr<ValueError> e) { return "reflect: call of "_s + e->Method + " on zero Value"_s; }

void panic_no_value() { gocxx::panic(gocxx::any(new_object(ValueError{"reflect.Value.Type"_s, 0}))); }

}  // namespace gocxx::rt::fmt
