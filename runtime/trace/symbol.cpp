// libbacktrace and the C++ demangler.
#include "trace/symbol.h"

#include <backtrace.h>
#include <cxxabi.h>

#include <cstring>

#include "trace/go_name.h"

// The demangler of libstdc++ in the form that allocates nothing.
extern "C" int __gcclibcxx_demangle_callback(const char* mangled, void (*callback)(const char*, std::size_t, void*),
                                             void* data);

namespace gocxx::rt::trace {
namespace {

void ignore(void*, const char*, int) {}

backtrace_state* state() {
  static backtrace_state* const instance = backtrace_create_state(nullptr, 1, ignore, nullptr);
  return instance;
}

// What libbacktrace says of one PC. Of several functions inlined at a place the innermost comes first and counts.
struct Found {
  char mangled[2048];
  const char* file = nullptr;
  int line = 0;
  std::uintptr_t start = 0;
};

int on_line(void* data, std::uintptr_t, const char* file, int line, const char* function) {
  auto* found = static_cast<Found*>(data);
  if (found->file == nullptr && file != nullptr) {
    found->file = file;
    found->line = line;
  }
  if (function != nullptr) std::strncpy(found->mangled, function, sizeof found->mangled - 1);
  return 0;
}

void on_symbol(void* data, std::uintptr_t, const char* name, std::uintptr_t start, std::uintptr_t) {
  auto* found = static_cast<Found*>(data);
  found->start = start;
  if (name != nullptr) std::strncpy(found->mangled, name, sizeof found->mangled - 1);
}

// A growing copy of what the demangler gives piece by piece.
struct Demangled {
  char text[2048];
  std::size_t length = 0;
};

void append(const char* piece, std::size_t length, void* data) {
  auto* all = static_cast<Demangled*>(data);
  if (length > sizeof all->text - 1 - all->length) length = sizeof all->text - 1 - all->length;
  std::memcpy(all->text + all->length, piece, length);
  all->length += length;
  all->text[all->length] = 0;
}

bool is_program_file(const char* file) {
  const char* dot = std::strrchr(file, '.');
  return dot != nullptr && (std::strcmp(dot, ".gc") == 0 || std::strcmp(dot, ".go") == 0);
}

void copy(char* to, std::size_t room, const char* from) {
  std::strncpy(to, from, room - 1);
  to[room - 1] = 0;
}

}  // namespace

void prepare_symbols() { state(); }

void symbolize(std::uintptr_t pc, bool is_return, Symbol* symbol) {
  *symbol = Symbol{};
  Found found{};
  std::uintptr_t at = is_return ? pc - 1 : pc;
  backtrace_pcinfo(state(), at, on_line, ignore, &found);
  backtrace_syminfo(state(), at, on_symbol, ignore, &found);
  if (found.mangled[0] == 0) return;
  Demangled demangled{};
  if (__gcclibcxx_demangle_callback(found.mangled, append, &demangled) != 0)
    append(found.mangled, std::strlen(found.mangled), &demangled);
  GoName name = go_name(demangled.text, symbol->function, sizeof symbol->function);
  symbol->line = found.line;
  symbol->offset = found.start != 0 ? pc - found.start : 0;
  symbol->body = name.body;
  if (found.file != nullptr) copy(symbol->file, sizeof symbol->file, found.file);
  symbol->internal = found.file == nullptr || (name.internal && !is_program_file(found.file));
}

}  // namespace gocxx::rt::trace
