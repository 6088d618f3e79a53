// libbacktrace and the C++ demangler. The demangler takes memory from malloc: after a stack overflow inside
// malloc the report would hang.
#include "trace/symbol.h"

#include <backtrace.h>
#include <cxxabi.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "trace/go_name.h"

namespace gocxx::rt::trace {
namespace {

void ignore(void*, const char*, int) {}

backtrace_state* state() {
  static backtrace_state* const instance = backtrace_create_state(nullptr, 1, ignore, nullptr);
  return instance;
}

// A file of the language itself.
bool is_go_file(const char* file) {
  const char* dot = file != nullptr ? std::strrchr(file, '.') : nullptr;
  return dot != nullptr && (std::strcmp(dot, ".gc") == 0 || std::strcmp(dot, ".go") == 0);
}

// A header of the runtime or of the C++ library, which may be inlined into the program's functions.
bool is_header(const char* file) {
  return file == nullptr || std::strstr(file, "/gocxx/") != nullptr || std::strstr(file, "/c++/") != nullptr;
}

void copy(char* to, std::size_t room, const char* from) {
  std::strncpy(to, from, room - 1);
  to[room - 1] = 0;
}

// One function at the PC, as libbacktrace tells it. Its strings stay valid.
struct Inlined {
  const char* name;
  const char* file;
  int line;
};

// What is known of one PC: the functions inlined there, innermost first, and the function that was compiled.
// With -g1 only the latter has its full name (from the symbol table).
struct Place {
  static constexpr int kMost = 16;
  Inlined functions[kMost];
  int count = 0;
  std::uintptr_t start = 0;
  const char* mangled = nullptr;
};

int on_line(void* data, std::uintptr_t, const char* file, int line, const char* function) {
  auto* place = static_cast<Place*>(data);
  if (place->count < Place::kMost) place->functions[place->count++] = {function, file, line};
  return 0;
}

void on_symbol(void* data, std::uintptr_t, const char* name, std::uintptr_t start, std::uintptr_t) {
  auto* place = static_cast<Place*>(data);
  place->start = start;
  place->mangled = name;
}

// A demangled name, freed at the end.
class Demangled {
 public:
  explicit Demangled(const char* mangled) : text_(abi::__cxa_demangle(mangled, nullptr, nullptr, nullptr)) {
    shown_ = text_ != nullptr ? text_ : mangled;
  }
  ~Demangled() { std::free(text_); }
  Demangled(const Demangled&) = delete;
  const char* get() const { return shown_; }

 private:
  char* text_;
  const char* shown_;
};

bool is_lambda(const char* name) {
  return name == nullptr || *name == 0 || std::strncmp(name, "operator", 8) == 0;
}

// The Go name of a function that was inlined into `compiled`. Of some only the plain name is known: they are
// of the same package, and a function literal belongs to the function around it.
void name_inlined(Symbol& symbol, const char* name, const Symbol& compiled) {
  if (name != nullptr && name[0] == '_' && name[1] == 'Z') {
    GoName whole = go_name(Demangled(name).get(), symbol.function, sizeof symbol.function);
    symbol.body = whole.body;
    symbol.internal = false;
    return;
  }
  std::string_view outer(compiled.function);
  std::string_view package = outer.substr(0, outer.find('.'));
  if (is_lambda(name))
    std::snprintf(symbol.function, sizeof symbol.function, compiled.of_closure ? "%s" : "%s.func1",
                  compiled.function);
  else
    std::snprintf(symbol.function, sizeof symbol.function, "%.*s.%s", static_cast<int>(package.size()),
                  package.data(), name);
  symbol.body = compiled.of_closure && compiled.body;
  symbol.internal = false;
}

void set_place(Symbol& symbol, const Inlined& function, std::uintptr_t offset) {
  symbol.line = function.line;
  symbol.offset = offset;
  if (function.file != nullptr) copy(symbol.file, sizeof symbol.file, function.file);
}

// Whether a function that was inlined into `compiled` is the program's.
bool is_of_program(const char* file, const Symbol& compiled) {
  if (is_go_file(file)) return true;
  return (compiled.of_closure || !compiled.internal) && !is_header(file);
}

// The function that was compiled: the last of the place's functions.
Symbol compiled_symbol(const Place& place, std::uintptr_t offset) {
  Symbol symbol{};
  Demangled demangled(place.mangled);
  GoName name = go_name(demangled.get(), symbol.function, sizeof symbol.function);
  symbol.body = name.body;
  symbol.of_closure = name.of_closure;
  symbol.no_parameters = name.no_parameters;
  symbol.internal = name.internal && !(place.count != 0 && is_go_file(place.functions[place.count - 1].file));
  if (place.count != 0) set_place(symbol, place.functions[place.count - 1], offset);
  return symbol;
}

}  // namespace

void symbolize(std::uintptr_t pc, bool is_return, VisitSymbol visit, void* data) {
  Place place;
  std::uintptr_t at = is_return ? pc - 1 : pc;
  backtrace_syminfo(state(), at, on_symbol, ignore, &place);
  backtrace_pcinfo(state(), at, on_line, ignore, &place);
  if (place.mangled == nullptr) return;
  std::uintptr_t offset = pc - place.start;
  Symbol compiled = compiled_symbol(place, offset);
  for (int i = 0; i < place.count - 1; ++i) {
    if (!is_of_program(place.functions[i].file, compiled)) continue;
    Symbol symbol{};
    name_inlined(symbol, place.functions[i].name, compiled);
    set_place(symbol, place.functions[i], offset);
    visit(symbol, data);
  }
  if (compiled.file[0] != 0) visit(compiled, data);
}

}  // namespace gocxx::rt::trace
