#include "compiler/emit/cxx_words.h"

#include <doctest/doctest.h>

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
