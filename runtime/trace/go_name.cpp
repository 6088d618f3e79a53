// Splits a demangled name at each "::" that is not inside brackets.
#include "trace/go_name.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>

namespace gocxx::rt::trace {
namespace {

using std::string_view;

// The names of lambdas of g++ and clang++: "{lambda(long)#1}", "$_0".
constexpr string_view kLambda = "{lambda(";
constexpr string_view kClangLambda = "$_";

std::size_t find_lambda(string_view text) { return std::min(text.find(kLambda), text.find(kClangLambda)); }

// One part of a qualified name: "worker(gocxx::chan<long>, long)", "{lambda()#1}", "Circle".
struct Part {
  string_view text;

  // The name without parameters and template arguments.
  string_view name() const {
    if (text.starts_with("operator()")) return "operator()";
    if (text.starts_with("(anonymous")) return {};
    return text.substr(0, text.find_first_of("(<["));
  }
  bool is_lambda() const { return find_lambda(text) == 0; }
  bool is_call_operator() const { return text.starts_with("operator()"); }
  bool is_body() const {
    return text.starts_with("{lambda(gocxx::defers&)") ||
           text.starts_with("{lambda(gocxx::recovering_defers&)");
  }
  // True for an instance of a template: "Map<long, gocxx::string>(...)".
  bool is_instance() const {
    auto end = text.find_first_of("(<[");
    return end != string_view::npos && end > 0 && text[end] == '<';
  }
  string_view parameters() const {
    auto open = text.find('(', arguments_end());
    return open == string_view::npos ? string_view() : text.substr(open + 1);
  }
  // The place behind the template arguments: 0 if there are none.
  std::size_t arguments_end() const {
    if (!is_instance()) return 0;
    int depth = 0;
    for (std::size_t i = text.find('<'); i < text.size(); ++i) {
      if (text[i] == '<' || text[i] == '(') ++depth;
      if (text[i] == ')' || (text[i] == '>' && text[i - 1] != '-')) --depth;
      if (depth == 0) return i + 1;
    }
    return text.size();
  }
  // The number of a lambda, from 1. g++ writes it after '#', clang++ writes one less after "$_".
  int number() const {
    bool of_clang = text.starts_with(kClangLambda);
    std::size_t i = of_clang ? kClangLambda.size() : text.rfind('#') + 1;
    int number = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) number = 10 * number + (text[i] - '0');
    return of_clang ? number + 1 : number;
  }
};

constexpr int kMostParts = 24;

struct QualifiedName {
  Part parts[kMostParts];
  int count = 0;
};

// A return type in front (templates have one) ends at the last top-level space of the first part.
QualifiedName split(string_view text) {
  QualifiedName result;
  int depth = 0;
  std::size_t start = 0;
  auto add = [&](std::size_t end) {
    if (result.count < kMostParts) result.parts[result.count++] = {text.substr(start, end - start)};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '(' || c == '<' || c == '{' || c == '[') ++depth;
    if (c == ')' || c == '}' || c == ']' || (c == '>' && text[i - 1] != '-')) --depth;
    if (depth == 0 && c == ' ' && !text.substr(i).starts_with(" const") &&
        !text.substr(i).starts_with(" [")) {
      start = i + 1;
      result.count = 0;
    }
    if (depth == 0 && c == ':' && text[i + 1] == ':') {
      add(i);
      start = ++i + 1;
    }
  }
  add(text.size());
  return result;
}

class Output {
 public:
  Output(char* out, std::size_t room) : out_(out), end_(out + room - 1) { *out_ = 0; }
  void put(string_view text) {
    for (char c : text)
      if (out_ < end_) *out_++ = c;
    *out_ = 0;
  }
  void put_number(int number) {
    char digits[12];
    put({digits,
         static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, number).ptr - digits)});
  }
  // A name of the program: emitted reserved words have a trailing '_'.
  void put_name(string_view name) {
    if (name.ends_with('_') && name.size() > 1) name.remove_suffix(1);
    put(name);
  }

 private:
  char* out_;
  char* end_;
};

// "main_::Account::Deposit(gocxx::ptr<main_::Account>, long)": the receiver is a pointer to the type before
// the name.
bool has_pointer_receiver(const Part& type, const Part& method) {
  string_view receiver = method.parameters();
  constexpr string_view kPointer = "gocxx::ptr<";
  if (!receiver.starts_with(kPointer)) return false;
  receiver = receiver.substr(kPointer.size());
  receiver = receiver.substr(0, receiver.find_first_of(">,<"));
  return receiver.ends_with(type.name());
}

void put_part(Output& out, const QualifiedName& all, int i, int first) {
  const Part& part = all.parts[i];
  if (part.is_lambda()) {
    out.put(".func");
    out.put_number(part.number());
    return;
  }
  const Part& next = all.parts[i + 1 < all.count ? i + 1 : i];
  bool is_type = i + 1 < all.count && i > first &&
                 part.text.find('(', part.arguments_end()) == string_view::npos &&
                 next.text.find('(', next.arguments_end()) != string_view::npos && !next.is_lambda();
  if (i > first) out.put(".");
  bool pointer = is_type && has_pointer_receiver(part, next);
  if (pointer) out.put("(*");
  out.put_name(part.name());
  if (i > first && part.is_instance()) out.put("[...]");
  if (pointer) out.put(")");
}

// True for an internal function of one of the runtime's files.
bool has_anonymous(const QualifiedName& parts) {
  for (int i = 0; i < parts.count; ++i)
    if (parts.parts[i].text.starts_with("(anonymous")) return true;
  return false;
}

// True for a scope in namespace gocxx that is no package: "rt", "chan<long>", "(anonymous namespace)".
bool is_runtime_scope(string_view scope) {
  return scope == "rt" || scope == "defers" || scope == "recovering_defers" || scope == "recovery" ||
         scope.find_first_of("<(") != string_view::npos;
}

// Returns the first template argument of runtime code that wraps a lambda, or an empty text:
// "gocxx::go<main_::main()::{lambda()#1}>(...)::_FUN".
string_view wrapped_lambda(const QualifiedName& parts) {
  for (int i = 1; i < parts.count; ++i) {
    string_view text = parts.parts[i].text;
    auto open = text.find('<');
    auto lambda = find_lambda(text);
    if (open == string_view::npos || lambda == string_view::npos || lambda < open) continue;
    int depth = 0;
    for (std::size_t end = open + 1; end < text.size(); ++end) {
      char c = text[end];
      if (depth == 0 && (c == '>' || c == ',' || c == '&')) return text.substr(open + 1, end - open - 1);
      if (c == '(' || c == '<' || c == '{') ++depth;
      if (c == ')' || c == '>' || c == '}') --depth;
    }
  }
  return {};
}

// Returns whether the function runs a body with deferred calls: its lambda is the body then. clang++'s names
// of lambdas do not show it.
bool runs_body(const QualifiedName& parts) {
  return parts.count > 1 && parts.parts[1].text.starts_with("run_with_defers<");
}

// Returns whether part `i` is a body with deferred calls. `last_is_body`: the last part is one.
bool is_body(const QualifiedName& parts, int i, bool last_is_body) {
  if (parts.parts[i].is_body()) return true;
  if (!parts.parts[i].is_lambda()) return false;
  if (i + 1 == parts.count) return last_is_body;
  string_view called = parts.parts[i + 1].text;
  return called.starts_with("operator()(gocxx::defers&)") ||
         called.starts_with("operator()(gocxx::recovering_defers&)");
}

GoName write_name(const QualifiedName& parts, int first, Output& output, bool last_is_body = false) {
  GoName name{};
  for (int i = first; i < parts.count; ++i) {
    const Part& part = parts.parts[i];
    bool body = is_body(parts, i, last_is_body);
    if (part.is_lambda()) name.body = body;
    name.literal |= part.is_lambda() && !body;
    if (part.is_call_operator() || body || part.name().empty()) continue;
    put_part(output, parts, i, first);
    name.no_parameters = part.parameters().starts_with(")");
  }
  return name;
}

}  // namespace

GoName go_name(const char* demangled, char* out, std::size_t room) {
  QualifiedName parts = split(demangled);
  Output output(out, room);
  bool of_gocxx = parts.count > 0 && parts.parts[0].text == "gocxx";
  if (of_gocxx) {
    if (string_view lambda = wrapped_lambda(parts); !lambda.empty() && !lambda.starts_with("gocxx::")) {
      GoName name = write_name(split(lambda), 0, output, runs_body(parts));
      name.internal = name.of_closure = true;
      return name;
    }
  }
  GoName name = write_name(parts, of_gocxx ? 1 : 0, output);
  name.internal =
      of_gocxx && (parts.count <= 2 || is_runtime_scope(parts.parts[1].text) || has_anonymous(parts));
  name.of_library = of_gocxx && !name.internal;
  return name;
}

}  // namespace gocxx::rt::trace
