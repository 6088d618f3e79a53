// The declarations of one generated test: its types, package variables and functions.
#pragma once

#include <string>
#include <vector>

#include "tests/fuzz/generate/choices.h"
#include "tests/fuzz/generate/type.h"

namespace gocxx::fuzz {

struct Function {
  std::string name;
  std::vector<const Type*> params;
  std::vector<const Type*> results;
  bool variadic = false;  // the last parameter, of slice type, takes any number of arguments
};

struct Global {
  std::string name;
  const Type* type;
};

struct Constant {
  std::string name;
  const Type* type;
  std::string value;  // in decimal digits
};

/// The declarations of one test, and what of them is needed.
struct Unit {
  /// All names of a test begin with its prefix, so that hundreds of tests share a file.
  explicit Unit(std::string prefix) : prefix(std::move(prefix)) {}

  /// The text of what the test function needs, in the order of declaration.
  std::string text() const;
  /// How many functions and methods the text has.
  int function_count() const;

  /// A declaration: a program has it only if something that the program has names it.
  struct Declaration {
    std::vector<std::string> names;  // of methods: the method's; of what has no name: whose effect it has
    std::string text;
    std::string receiver = {};  // of methods: the type
    bool wanted = false;        // by the interfaces that it implements, whenever the receiver is there
  };
  bool declares(const std::string& name) const;

  std::string prefix;
  Types types;
  std::vector<const Type*> structs;
  std::vector<const Type*> named;       // integers
  std::vector<const Type*> others;      // slices, functions and strings
  std::vector<const Type*> interfaces;  // each embeds the one before
  std::vector<Constant> constants;
  std::vector<Global> globals;
  std::vector<Function> functions;
  std::vector<Declaration> declarations;  // the last is the test function
  int numbered = 0;                       // names are numbered in one sequence

 private:
  std::vector<bool> needed() const;
};

}  // namespace gocxx::fuzz
