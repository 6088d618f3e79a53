// Declarer: makes the declarations of a test, in an order in which each knows what it may use.
#pragma once

#include <string>
#include <vector>

#include "tests/fuzz/generate/body.h"
#include "tests/fuzz/generate/choices.h"
#include "tests/fuzz/generate/unit.h"

namespace gocxx::fuzz {

class Declarer {
 public:
  Declarer(Choices& choices, Unit& unit) : choices_(choices), unit_(unit) {}

  void declare();

 private:
  std::string name(const std::string& stem) { return unit_.prefix + stem; }
  std::string fresh(const std::string& stem) { return name(stem) + std::to_string(unit_.numbered++); }
  void add(const std::string& name, const std::string& text, const std::string& receiver = "",
           bool wanted = false) {
    unit_.declarations.push_back({{name}, text, receiver, wanted});
  }
  const Type* basic(const char* name) { return unit_.types.basic(name); }

  // -- Constants and variables (declare.cpp) --
  void constants();
  void global();
  void initialised_globals();
  void test();

  // -- Types and their methods (declare_type.cpp) --
  void named_integer();
  void named_others();
  Type* named_type(Kind kind, const char* stem, const std::string& of);
  void structure(int number);
  const Type* field_type();
  void embed(Type* type, const Type* inner);
  void own_methods(Type* type, const std::string& number);
  void interface();
  void wrapper();
  void methods(const Type* type);
  void method(const Type* type, const Method& method);

  // -- Functions (declare_function.cpp) --
  void function();
  void general_function();
  void leaf_function();
  void recursive_function();
  void escaping_function();
  void named_result_function();
  void registering_function();
  std::string parameters(Body& body, const std::vector<const Type*>& types, bool variadic);
  void finish(Function function, Body& body, const std::string& parameters, const std::string& results);
  std::vector<const Type*> several_types(Body& body, std::uint32_t most);

  Choices& choices_;
  Unit& unit_;
  std::vector<const Type*> bodies_;  // types whose methods have no bodies yet
};

}  // namespace gocxx::fuzz
