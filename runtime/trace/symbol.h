// From a PC to Go's function, file and line.
#pragma once

#include <cstdint>

namespace gocxx {

struct function_literal;

}  // namespace gocxx

namespace gocxx::rt::trace {

/// One function at a PC.
struct Symbol {
  char function[256];  // "main.(*T).M", "main.main.func1"; empty if unknown
  char file[512];
  int line = 0;
  std::uintptr_t offset = 0;   // the offset of the PC in its function
  bool internal = true;        // a function of the runtime or the C library, which is not shown
  bool shown_between = false;  // internal, but shown between frames of the program, as in Go
  bool of_library = false;     // the code of a standard package; only its declared functions are not internal
  bool inlined = false;        // inlined into another function at the same PC
  bool of_closure = false;     // runtime code around a closure of the program, whose name `function` is
  bool is_literal = false;     // a function literal, or code around one
  const function_literal* literal = nullptr;  // the literal, by its lines; null if it is not known
  bool body = false;           // the body of a function with deferred calls, whose own frame follows
  bool no_parameters = false;  // known to have no parameters
};

/// Returns whether `symbol`, which follows the body named `body`, is the function around it: the same to the
/// user. A literal may have the name of a literal that it defers on the line where the body begins.
bool is_around_body(const Symbol& symbol, const char* body);

/// Called for each function at a PC: inlined functions first, the innermost before the others.
using VisitSymbol = void (*)(const Symbol& symbol, void* data);

/// Visits the functions at a PC. `pc` is a return address (the call lies before it), or exact if `is_return`
/// is false. A signal handler may call it.
void symbolize(std::uintptr_t pc, bool is_return, VisitSymbol visit, void* data);

}  // namespace gocxx::rt::trace
