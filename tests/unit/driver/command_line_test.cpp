// The meaning of command lines, and the errors of wrong ones.
#include <doctest/doctest.h>

#include "compiler/driver/options.h"

namespace gocxx::driver {
namespace {

std::variant<Options, Finished> parsed(std::vector<std::string> words) {
  words.insert(words.begin(), "gocxx");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  return parse_command_line(static_cast<int>(argv.size()), argv.data());
}

Options options(std::vector<std::string> words) {
  auto result = parsed(std::move(words));
  REQUIRE(std::holds_alternative<Options>(result));
  return std::get<Options>(result);
}

Finished refused(std::vector<std::string> words) {
  auto result = parsed(std::move(words));
  REQUIRE(std::holds_alternative<Finished>(result));
  return std::get<Finished>(result);
}

TEST_CASE("build takes files and options in any order") {
  Options o = options({"build", "-O3", "a.gc", "-o", "out", "b.gc", "-g", "-x"});
  CHECK(o.command == Command::kBuild);
  CHECK(o.inputs == std::vector<std::string>{"a.gc", "b.gc"});
  CHECK(o.output == "out");
  CHECK(o.host.optimization == 3);
  CHECK(o.host.debug);
  CHECK(o.host.print_commands);
}

TEST_CASE("what follows the files of run belongs to the program") {
  Options o = options({"run", "-O0", "a.gc", "b.gc", "-O3", "x.txt"});
  CHECK(o.inputs == std::vector<std::string>{"a.gc", "b.gc"});
  CHECK(o.program_args == std::vector<std::string>{"-O3", "x.txt"});
  CHECK(o.host.optimization == 0);
}

TEST_CASE("-- ends the options of run, or the files") {
  Options o = options({"run", "-O0", "--", "a.gc", "-O3"});
  CHECK(o.inputs == std::vector<std::string>{"a.gc"});
  CHECK(o.program_args == std::vector<std::string>{"-O3"});
  CHECK(o.host.optimization == 0);
  CHECK(options({"run", "--", "-odd.gc"}).inputs == std::vector<std::string>{"-odd.gc"});
  CHECK(options({"run", "a.gc", "--", "b.gc"}).program_args == std::vector<std::string>{"b.gc"});
  CHECK(refused({"run", "--"}).status == 2);
}

TEST_CASE("a program from standard input gets all other words") {
  Options o = options({"run", "-", "a.gc"});
  CHECK(o.inputs == std::vector<std::string>{"-"});
  CHECK(o.program_args == std::vector<std::string>{"a.gc"});
}

TEST_CASE("no words at all: the help text and status 2") {
  Finished f = refused({});
  CHECK(f.status == 2);
  CHECK(f.text.find("build") != std::string::npos);
}

TEST_CASE("a mistyped command is guessed") {
  Finished f = refused({"bulid", "a.gc"});
  CHECK(f.status == 2);
  CHECK(f.text.find("did you mean 'build'?") != std::string::npos);
}

TEST_CASE("a file instead of a command") {
  CHECK(refused({"a.gc"}).text.find("gocxx run a.gc") != std::string::npos);
}

TEST_CASE("unknown options and missing files are wrong usage") {
  CHECK(refused({"build", "--frob", "a.gc"}).status == 2);
  CHECK(refused({"build"}).status == 2);
  CHECK(refused({"run"}).status == 2);
  CHECK(refused({"build", "-O7", "a.gc"}).status == 2);
}

TEST_CASE("every command has a help text, others have none") {
  for (const char* name : {"build", "run", "check", "emit", "version", "help", "explain"}) {
    CHECK(help_text(name).has_value());
  }
  CHECK_FALSE(help_text("frob").has_value());
}

}  // namespace
}  // namespace gocxx::driver
