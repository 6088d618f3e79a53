#include "compiler/emit/cxx_words.h"

#include <doctest/doctest.h>

#include <string>
#include <unordered_set>
#include <vector>

#include "header_names.h"

namespace gocxx::emit {

TEST_CASE("names that C++ keeps for itself are changed, others are not") {
  CHECK(safe_name("class") == "class_");
  CHECK(safe_name("errno") == "errno_");
  CHECK(safe_name("_Bool") == "go_Bool");
  CHECK(safe_name("__line") == "go__line");
  CHECK(safe_name("classes") == "classes");
  CHECK(safe_name("_x") == "_x");
}

TEST_CASE("names that differ have identifiers that differ") {
  std::unordered_set<std::string> identifiers;
  const std::vector<std::string> names = {"int",     "int_",     "int__",     "_X",       "go_X",
                                          "gogo_X",  "go",       "site_1",    "site_1_",  "blank_1",
                                          "errno",   "errno__",  "__line",    "go__line", "\u1CE9",
                                          "_u1ce9_", "a\u1CE9b", "a_u1ce9_b", "_uab_",    "_u75_ab_"};
  for (const std::string& name : names) CHECK_MESSAGE(identifiers.insert(safe_name(name)).second, name);
}

TEST_CASE("an identifier has only letters that every compiler takes") {
  CHECK(safe_name("\u4E16\u754C") == "\u4E16\u754C");
  CHECK(safe_name("a\u1CE9b") == "a_u1ce9_b");
  CHECK(safe_name("\U0001D4B3") == "_u1d4b3_");
}

TEST_CASE("every macro of the headers is a word of C++") {
  const auto macros = macros_of_headers();
  CHECK(macros.size() > 100);
  for (const std::string& name : macros) CHECK_MESSAGE(is_cxx_word(name), name);
}

TEST_CASE("every function of the headers is known") {
  const auto functions = functions_of_headers();
  for (const char* known : {"append", "make_slice", "run_program", "safepoint"})
    CHECK_MESSAGE(functions.contains(known), std::string(known));
  for (const std::string& name : functions) CHECK_MESSAGE(is_runtime_function(name), name);
}

TEST_CASE("every member of the values that defined types derive from is known") {
  constexpr struct {
    const char* header;
    const char* type;
    const char* member;
  } kBases[] = {{"slice.h", "slice", "cap"},
                {"string.h", "string", "from"},
                {"map.h", "map", "get_ok"},
                {"array.h", "array", "items"},
                {"func.h", "func", "record"},
                {"chan.h", "channel_base", "core"},
                {"chan.h", "recv_chan", "recv_ok"},
                {"chan.h", "send_chan", "send"},
                {"chan.h", "chan", "close"},
                {"interface.h", "interface", "call"},
                {"interface.h", "interface_value", "dynamic"}};
  for (const auto& base : kBases) {
    const auto members = members_of(base.header, base.type);
    CHECK_MESSAGE(members.contains(base.member), std::string(base.type));
    for (const std::string& name : members)
      CHECK_MESSAGE(is_runtime_member(name), std::string(base.type), "::", name);
  }
}

}  // namespace gocxx::emit
