// The layout of types by Go's compiler on amd64, as far as it shows: a value that the runtime takes by its
// address is copied when it is evaluated; a value that it takes in a register is read later (see
// evaluation_order.h).
#pragma once

#include "compiler/types/map.h"
#include "compiler/types/type.h"

namespace gocxx::lower {

using types::Type;

/// Whether an interface holds values of `type` in its own word: pointers, maps, channels, functions.
bool is_pointer_shaped(const Type* type);

/// Whether the runtime takes a value of `type` by its address to put it into an interface.
bool is_boxed_through_memory(const Type* type);

/// Whether values of `type` hold pointers.
bool has_pointers(const Type* type);

/// Whether structs or arrays of `type` are compared part by part, not by a function.
bool is_compared_in_parts(const Type* type);

/// How the runtime takes the keys of a map.
enum class KeyPassing : std::uint8_t {
  kInRegister,  // integers of 4 and 8 bytes, pointers, strings
  kInMemory,    // at the address that they have, if they have one
  kCopied,      // structs and arrays of 4 and 8 bytes
};
KeyPassing key_passing(const types::Map& map);

}  // namespace gocxx::lower
