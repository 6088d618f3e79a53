// Declarations and files.
#include <doctest/doctest.h>

#include "tests/unit/syntax/parsed.h"

namespace gocxx::syntax {
namespace {

TEST_CASE("imports are found in order, with their names") {
  const Parsed program = parsed("import \"a\"\nimport (\n\t. \"b\"\n\t_ \"c\"; n \"d\"\n)");
  REQUIRE(program.good());
  REQUIRE(program.file->imports.size() == 4);
  CHECK(program.file->imports[0]->name == nullptr);
  CHECK(program.file->imports[1]->name->name == ".");
  CHECK(program.file->imports[2]->name->name == "_");
  CHECK(program.file->imports[3]->path->text == "\"d\"");
}

TEST_CASE("constants count iota, and repeated lines have no values") {
  const Parsed program = parsed("const (\n\ta, b = iota, 1\n\tc, d\n\te int = 5\n)");
  REQUIRE(program.good());
  const auto& specs = program.decl<GenDecl>()->specs;
  CHECK(program.decl<GenDecl>()->grouped);
  CHECK(cast<ConstSpec>(specs[0])->values.size() == 2);
  CHECK(cast<ConstSpec>(specs[1])->values.empty());
  CHECK(cast<ConstSpec>(specs[1])->iota == 1);
  CHECK(cast<ConstSpec>(specs[2])->iota == 2);
  CHECK(cast<ConstSpec>(specs[2])->type != nullptr);
}

TEST_CASE("variables have a type, values, or both") {
  const Parsed program = parsed("var a int\nvar b = 1\nvar c, d int = 1, 2\nvar ()");
  REQUIRE(program.good());
  CHECK(cast<VarSpec>(program.decl<GenDecl>(0)->specs[0])->values.empty());
  CHECK(cast<VarSpec>(program.decl<GenDecl>(1)->specs[0])->type == nullptr);
  CHECK(cast<VarSpec>(program.decl<GenDecl>(2)->specs[0])->names.size() == 2);
  CHECK(program.decl<GenDecl>(3)->specs.empty());
}

TEST_CASE("functions, methods, generic functions") {
  const Parsed program = parsed("func f[T any](a T) T { return a }\nfunc (r *R[T]) m()\nfunc (R) n() {}");
  REQUIRE(program.good());
  CHECK(program.decl<FuncDecl>(0)->type->type_params->fields.size() == 1);
  CHECK(program.decl<FuncDecl>(0)->recv == nullptr);
  CHECK(program.decl<FuncDecl>(1)->body == nullptr);
  CHECK(expr_string(*program.decl<FuncDecl>(1)->recv->fields[0]->type) == "*R[T]");
  CHECK(program.decl<FuncDecl>(2)->recv->fields[0]->names.empty());
}

TEST_CASE("comments are kept, in order") {
  const Parsed program = parsed("// one\nvar a int // two\r\n/* three\n */\n");
  REQUIRE(program.file->comments.size() == 3);
  CHECK(program.file->comments[0].text == "// one");
  CHECK(program.file->comments[1].text == "// two");
  CHECK(program.file->comments[2].text == "/* three\n */");
  CHECK(program.at(program.file->comments[1].pos) == "3:11");
}

TEST_CASE("a file without a package clause is a script") {
  const Parsed script(
      "import \"os\"\ntype T int\nx := 1\nfunc f() {}\nfunc (T) m() {}\nfor {\n}\nfunc() {}()\nvar y int\n");
  REQUIRE_MESSAGE(script.good(), script.errors());
  CHECK(script.file->package == nullptr);
  CHECK(script.file->decls.size() == 4);
  CHECK(script.file->script_stmts.size() == 4);
  CHECK(script.file->imports.size() == 1);
}

TEST_CASE("a file with mistakes wants a package clause") {
  CHECK(Parsed("x y\nf(\nz w\n").errors() == "1:1: syntax error: package statement must be first");
}

}  // namespace
}  // namespace gocxx::syntax
