// For each type of the declared packages: a function of the printed program that draws a value of it, one
// that shows a value, and one that calls the methods of a value.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "compiler/types/context.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/struct.h"
#include "tests/fuzz/library_declarations.h"

namespace gocxx::fuzz {

/// Writes the functions of types on demand: a caller that needs one asks for its name, and the function is
/// written before the program ends. A type is what Go's identity of types says, whatever its spelling.
class Values {
 public:
  explicit Values(const Declarations& declarations) : declarations_(declarations) {}

  /// Whether there is a way to make values of `type`.
  bool can_draw(const types::Type* type);
  /// Whether all parameters of `function` can be drawn.
  bool can_call(const types::Func& function);
  /// The program's name of a type.
  std::string type_name(const types::Type* type);

  /// The expression for a drawn value of a type that can_draw().
  std::string draw(const types::Type* type);
  /// The statement that shows `value`.
  std::string show(const types::Type* type, const std::string& value);
  /// The statement that calls methods of `value`, a T or a *T; empty if there are none.
  std::string use(const types::Type* type, const std::string& value);
  /// The program's name of a function.
  std::string callee(const types::Func& function);
  /// Statements that draw arguments and call `function`, shown as `shown` and written `written`.
  std::string call(const types::Func& function, const std::string& shown, const std::string& written);

  /// Writes all functions that were asked for.
  std::string functions();
  /// The import paths of all packages whose types were written.
  const std::vector<std::string>& imports() const { return imports_; }

 private:
  /// The known facts about a type.
  struct Known {
    const types::Type* type = nullptr;
    std::string suffix;         // of the functions' names
    std::string supplied_draw;  // the prelude's function, if there is one
    std::string supplied_show;  // likewise
    std::optional<bool> drawable;
    bool wants_draw = false, wants_show = false, wants_use = false;  // somebody asked for the function
    bool drawn = false, shown = false, used = false;                 // it is written
    bool kept = false;  // values are kept in a variable, to be drawn again
  };

  Known& known(const types::Type* type);
  void find_supplied(Known& of);
  void import(const types::Package* package);
  const types::Type* pointer_to(const types::Type* elem);

  std::vector<std::string> ways(const types::Type* type);
  void add_constructors(const types::Type* type, std::vector<std::string>& ways);
  void add_constants(const types::Type* type, std::vector<std::string>& ways);
  void add_implementations(const types::Type* type, std::vector<std::string>& ways);
  std::string plain_way(const types::Type* type);
  std::string named_basic_way(const types::Type* type);
  std::string struct_way(const types::Struct& form);
  std::string pointer_way(const types::Pointer& form);
  std::string function_way(const types::Signature& form);

  std::string arguments(const types::Func& function, std::string& statements);
  std::string keep(const types::Type* type, const std::string& value);
  std::string shown_form(const types::Type* type);

  void write_draw(Known& of);
  void write_show(Known& of);
  void write_use(Known& of);
  bool writes_pending();

  const Declarations& declarations_;
  types::Context context_;  // of the pointer types that no declaration names
  std::deque<Known> types_;
  std::vector<std::string> imports_;
  std::string text_;
  // While ways are written. What values are made of is made for them: a buffer that reads from itself would
  // never end.
  bool in_ways_ = false;
};

}  // namespace gocxx::fuzz
