// Makes the declarations of one test: from choices to a unit.
#pragma once

#include <string>

#include "tests/fuzz/generate/choices.h"
#include "tests/fuzz/generate/unit.h"

namespace gocxx::fuzz {

/// A test whose entry is the function `<prefix>test`.
Unit make_unit(Choices& choices, const std::string& prefix);

}  // namespace gocxx::fuzz
