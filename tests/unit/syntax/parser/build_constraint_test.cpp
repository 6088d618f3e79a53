// Lines that are build constraints, and their meaning: the expected values are those of Go's go/build.
#include "compiler/syntax/parser/build_constraint.h"

#include <doctest/doctest.h>

namespace gocxx::syntax {
namespace {

BuildConstraint read(const std::string& text) {
  return build_constraint(
      text, [](std::string_view tag) { return tag == "linux" || tag == "amd64" || tag == "go1.20"; });
}

bool holds(const std::string& expression) {
  return read("//go:build " + expression + "\n\npackage main\n").satisfied;
}

int version(const std::string& expression) {
  return read("//go:build " + expression + "\n\npackage main\n").version;
}

std::string error(const std::string& expression) {
  return read("//go:build " + expression + "\n\npackage main\n").error;
}

TEST_CASE("tags, operators and parentheses") {
  for (const char* true_one : {"linux", "linux&&amd64", "linux || windows", "!windows", "!(windows||arm64)",
                               "windows && arm64 || linux", "( linux )", "go1.20"})
    CHECK(holds(true_one));
  for (const char* false_one :
       {"ignore", "!linux", "windows || arm64 && linux", "!(linux || windows)", "a.b_c"})
    CHECK_FALSE(holds(false_one));
}

TEST_CASE("what is no expression") {
  CHECK(error("linux &") == "parsing //go:build line: invalid syntax at &");
  CHECK(error("linux amd64") == "parsing //go:build line: unexpected token amd64");
  CHECK(error("(linux") == "parsing //go:build line: missing close paren");
  CHECK(error("!!linux") == "parsing //go:build line: double negation not allowed");
  CHECK(error("linux &&") == "parsing //go:build line: unexpected end of expression");
  CHECK(error("&& linux") == "parsing //go:build line: unexpected token &&");
  CHECK(error("linux, amd64") == "parsing //go:build line: invalid syntax at ,");
  CHECK(error("") == "parsing //go:build line: unexpected end of expression");
}

TEST_CASE("the version that an expression implies") {
  CHECK(version("go1.21") == 21);
  CHECK(version("linux") == -1);
  CHECK(version("go1.18 && go1.22") == 22);
  CHECK(version("go1.18 || go1.22") == 18);
  CHECK(version("go1.18 || linux") == -1);
  CHECK(version("linux && go1.19") == 19);
  CHECK(version("!go1.20") == -1);
  CHECK(version("!(!go1.20 || windows)") == 20);
  CHECK(version("go1") == 0);
  CHECK(version("go1.x") == -1);
}

TEST_CASE("where a line counts") {
  CHECK_FALSE(read("// Copyright\n\n//go:build ignore\n\npackage main\n").satisfied);
  CHECK_FALSE(read("//go:build ignore\npackage main\n").satisfied);
  CHECK_FALSE(read("#!/usr/bin/gocxx\n//go:build ignore\n\npackage main\n").satisfied);
  CHECK_FALSE(read("/* x\n*/\n//go:build ignore\n\npackage main\n").satisfied);
  CHECK(read("/*\n//go:build ignore\n*/\npackage main\n").satisfied);
  CHECK(read("package main\n\n//go:build ignore\n").satisfied);
  CHECK(read("// go:build ignore\n\npackage main\n").satisfied);
  CHECK(read("//go:builder ignore\n\npackage main\n").satisfied);
  CHECK(read("//go:build linux\n//go:build amd64\n\npackage main\n").error == "multiple //go:build comments");
}

TEST_CASE("the old form counts where the new one is missing") {
  CHECK_FALSE(read("// +build windows\n\npackage main\n").satisfied);
  CHECK_FALSE(read("//+build windows darwin\n\npackage main\n").satisfied);
  CHECK(read("// +build windows linux,amd64\n\npackage main\n").satisfied);
  CHECK_FALSE(read("// +build linux,!amd64\n\npackage main\n").satisfied);
  CHECK_FALSE(read("// +build linux\n// +build ignore\n\npackage main\n").satisfied);
  CHECK(read("// +build windows\npackage main\n").satisfied);
  CHECK(read("//go:build linux\n// +build windows\n\npackage main\n").satisfied);
}

}  // namespace
}  // namespace gocxx::syntax
