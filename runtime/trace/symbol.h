// From a PC to what a Go programmer wants to read: function, file, line.
#pragma once

#include <cstdint>

namespace gocxx {

struct function_literal;

}  // namespace gocxx

namespace gocxx::rt::trace {

struct Symbol {
  char function[256];  // "main.(*T).M", "main.main.func1"; empty if unknown
  char file[512];
  int line = 0;
  std::uintptr_t offset = 0;   // of the PC in its function
  bool internal = true;        // of the runtime or the C library: not shown
  bool shown_between = false;  // internal, but shown between frames of the program, as Go does
  bool of_library =
      false;  // the code of a standard package; its own functions are internal but for those declared
  bool inlined = false;     // into another function at the same PC
  bool of_closure = false;  // runtime code around a closure of the program, whose name `function` is
  bool is_literal = false;  // a function literal, or code around one
  const function_literal* literal = nullptr;  // which one, by its lines; null if that is not known
  bool body = false;           // the body of a function with deferred calls, whose own frame follows
  bool no_parameters = false;  // known to have none
};

// Whether `symbol`, which follows the body named `body`, is the function around it: the same to the user. A literal may
// have got the name of one that it defers, which stands on the line where the body begins.
bool is_around_body(const Symbol& symbol, const char* body);

// Called for each function at a PC: the innermost of those that are inlined there first.
using VisitSymbol = void (*)(const Symbol& symbol, void* data);

// `pc` is a return address (the call lies before it), or exact if `is_return` is false. May run in a signal
// handler.
void symbolize(std::uintptr_t pc, bool is_return, VisitSymbol visit, void* data);

}  // namespace gocxx::rt::trace
