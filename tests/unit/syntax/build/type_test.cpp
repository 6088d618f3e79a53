// Types and type parameters.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

const TypeSpec* type_of(const Parsed& program) {
  REQUIRE_MESSAGE(program.good(), program.errors());
  return cast<TypeSpec>(program.decl<GenDecl>()->specs.at(0));
}

TEST_CASE("array and slice types") {
  const Parsed array = parsed("type T [N * 2]int"), slice = parsed("type T []int"),
               open = parsed("type T [...]int");
  CHECK(cast<ArrayType>(type_of(array)->type)->len->kind == NodeKind::kBinaryExpr);
  CHECK(cast<ArrayType>(type_of(slice)->type)->len == nullptr);
  CHECK(cast<ArrayType>(type_of(open)->type)->len->kind == NodeKind::kEllipsis);
}

TEST_CASE("a bracket behind a type's name begins type parameters or an array") {
  CHECK(type_of(parsed("type T[P any] int"))->type_params != nullptr);
  CHECK(type_of(parsed("type T[P, Q any] int"))->type_params->fields[0]->names.size() == 2);
  CHECK(type_of(parsed("type T[P []int] int"))->type_params != nullptr);
  CHECK(type_of(parsed("type T[P *C,] int"))->type_params != nullptr);
  CHECK(type_of(parsed("type T[P interface{ *C }] int"))->type_params != nullptr);
  CHECK(type_of(parsed("type T[P ~int | string] int"))->type_params != nullptr);
  CHECK(type_of(parsed("type T [P]int"))->type_params == nullptr);
  CHECK(type_of(parsed("type T [P * C]int"))->type_params == nullptr);
  CHECK(type_of(parsed("type T [pkg.N]int"))->type_params == nullptr);
}

TEST_CASE("an alias has an equals sign") {
  CHECK(type_of(parsed("type T = int"))->alias);
  CHECK_FALSE(type_of(parsed("type T int"))->alias);
}

TEST_CASE("struct fields: names, embedded types, tags") {
  const Parsed program = parsed("type T struct { a, b int `x`; *E; p.Q; arr [2]int; gen [K]; List[int] }");
  const auto& fields = cast<StructType>(type_of(program)->type)->fields->fields;
  REQUIRE(fields.size() == 6);
  CHECK(fields[0]->names.size() == 2);
  CHECK(fields[0]->tag->text == "`x`");
  CHECK(fields[1]->names.empty());
  CHECK(expr_string(*fields[1]->type) == "*E");
  CHECK(expr_string(*fields[2]->type) == "p.Q");
  CHECK(fields[3]->names.size() == 1);
  CHECK(fields[4]->names.empty());
  CHECK(expr_string(*fields[5]->type) == "List[int]");
}

TEST_CASE("interfaces hold methods, embedded types and unions") {
  const Parsed program = parsed("type I interface { M(a int) string; N(); fmt.Stringer; ~int | []T }");
  const auto& elements = cast<InterfaceType>(type_of(program)->type)->elements->fields;
  REQUIRE(elements.size() == 4);
  CHECK(elements[0]->names[0]->name == "M");
  CHECK(elements[1]->type->kind == NodeKind::kFuncType);
  CHECK(elements[2]->names.empty());
  CHECK(expr_string(*elements[3]->type) == "~int | []T");
}

std::vector<std::string> parameter_list(const std::string& list) {
  const Parsed program = parsed("func f(" + list + ")");
  REQUIRE_MESSAGE(program.good(), program.errors());
  std::vector<std::string> found;
  for (const Field* field : program.decl<FuncDecl>()->type->params->fields) {
    std::string names;
    for (const Ident* name : field->names) names += name->name + " ";
    found.push_back(names + expr_string(*field->type));
  }
  return found;
}

TEST_CASE("parameters are all named or all unnamed") {
  using List = std::vector<std::string>;
  CHECK(parameter_list("a, b int, c string") == List{"a b int", "c string"});
  CHECK(parameter_list("int, string") == List{"int", "string"});
  CHECK(parameter_list("a, b") == List{"a", "b"});
  CHECK(parameter_list("a []int, b [3]T, c func()") == List{"a []int", "b [3]T", "c func()"});
  CHECK(parameter_list("a[T], p.q") == List{"a[T]", "p.q"});
  CHECK(parameter_list("a ...int") == List{"a ...int"});
  CHECK(parameter_list("int, ...string") == List{"int", "...string"});
  CHECK(parameter_list("a, b chan<- int,") == List{"a b chan<- int"});
}

TEST_CASE("results: none, one, a list") {
  CHECK(parsed("func f()").decl<FuncDecl>()->type->results == nullptr);
  CHECK(parsed("func f() *int").decl<FuncDecl>()->type->results->fields.size() == 1);
  CHECK(parsed("func f() (n int, err error)").decl<FuncDecl>()->type->results->fields.size() == 2);
  CHECK(parsed("func f() func(int) (bool)").decl<FuncDecl>()->type->results->fields[0]->type->kind ==
        NodeKind::kFuncType);
}

}  // namespace
}  // namespace gocxx::syntax
