#include "header_names.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>
#include <sstream>

namespace gocxx::emit {
namespace {

namespace fs = std::filesystem;

const fs::path kInclude = fs::path(GOCXX_RUNTIME_INCLUDE) / "gocxx";

/// The text of a header without comments, directives, texts in quotes, and the descriptors it declares (of
/// func<void()>, say).
std::string code_of(const fs::path& header) {
  std::ifstream in(header);
  std::stringstream all;
  all << in.rdbuf();
  return std::regex_replace(
      all.str(), std::regex("//[^\n]*|#[^\n]*|\"[^\"\n]*\"|\\[\\[[^\\]]*\\]\\]|descriptor<[^;]*>::value;"),
      " ");
}

/// The text between the brace at `open` and its partner.
std::string braced(const std::string& code, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < code.size(); ++i) {
    depth += code[i] == '{' ? 1 : code[i] == '}' ? -1 : 0;
    if (depth == 0) return code.substr(open + 1, i - open - 1);
  }
  return {};
}

/// `body` with everything inside braces, parentheses and brackets left out: what is declared in it, statement
/// by statement.
std::string outline(const std::string& body) {
  std::string text;
  int braces = 0, parentheses = 0;
  for (char c : body) {
    if (c == '}' && --braces == 0) text += ';';
    if (c == ')' || c == ']') --parentheses;
    if (braces == 0 && parentheses == 0 && c != '}') text += c;
    if (c == '{') ++braces;
    if (c == '(' || c == '[') ++parentheses;
  }
  return text;
}

bool is_word_of_declarations(const std::string& name) {
  static const std::set<std::string> words{"requires", "operator",      "decltype", "if",    "return",
                                           "sizeof",   "alignas",       "noexcept", "const", "default",
                                           "override", "static_assert", "nullptr",  "using", "__attribute__"};
  return words.contains(name);
}

/// Names before a parenthesis: functions. A capital begins a template's parameter or a constructor.
void add_functions(const std::string& text, std::set<std::string>& names) {
  static const std::regex function("\\b([a-z_]\\w*)\\s*\\(");
  for (std::sregex_iterator it(text.begin(), text.end(), function), end; it != end; ++it)
    if (!is_word_of_declarations((*it)[1])) names.insert((*it)[1]);
}

/// Names before `=`, `{` or `;` that follow a type: variables. Types and friends are none.
void add_variables(const std::string& text, std::set<std::string>& names) {
  static const std::regex variable("[\\w>*&]\\s+(\\w+)\\s*(=[^;]*|\\{|\\[\\])?;"),
      other("\\b(using|friend|struct|class|operator)\\b");
  std::istringstream statements(text);
  for (std::string one; std::getline(statements, one, ';');) {
    std::smatch found;
    one += ';';
    if (std::regex_search(one, other) || one.find('(') != std::string::npos) continue;
    if (std::regex_search(one, found, variable)) names.insert(found[1]);
  }
}

/// The parts of `code` that stand in namespace gocxx itself, not in one inside it.
std::string namespace_outline(const std::string& code) {
  static const std::regex open("namespace\\s+gocxx\\s*\\{");
  std::string all;
  for (std::sregex_iterator it(code.begin(), code.end(), open), end; it != end; ++it)
    all += outline(braced(code, static_cast<std::size_t>(it->position() + it->length() - 1)));
  return all;
}

}  // namespace

std::set<std::string> functions_of_headers() {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(kInclude))
    if (entry.path().extension() == ".h") add_functions(namespace_outline(code_of(entry.path())), names);
  return names;
}

std::set<std::string> members_of(const std::string& header, const std::string& type) {
  const std::string code = code_of(kInclude / header);
  std::smatch found;
  std::set<std::string> names;
  if (!std::regex_search(code, found, std::regex("(class|struct)\\s+" + type + "\\b[^;{]*\\{"))) return names;
  std::string text = outline(braced(code, static_cast<std::size_t>(found.position() + found.length() - 1)));
  text = text.substr(0, text.find("private:"));
  add_functions(std::regex_replace(text, std::regex("friend[^;]*;"), ";"), names);
  add_variables(text, names);
  names.erase(type);
  return names;
}

std::set<std::string> macros_of_headers() {
  const std::string command = std::string(GOCXX_HOST_CXX) + " -std=gnu++20 -dM -E -I" +
                              GOCXX_RUNTIME_INCLUDE + " -x c++ " + (kInclude / "gocxx.hpp").string();
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::set<std::string> names;
  std::array<char, 4096> line{};
  while (pipe != nullptr && std::fgets(line.data(), line.size(), pipe.get()) != nullptr) {
    const std::string text = line.data();
    names.insert(text.substr(8, text.find_first_of(" (\n", 8) - 8));  // behind "#define "
  }
  return names;
}

}  // namespace gocxx::emit
