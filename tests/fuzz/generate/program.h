// The text of a program of many tests.
#pragma once

#include <string>
#include <vector>

#include "tests/fuzz/generate/unit.h"

namespace gocxx::fuzz {

/// A package main that runs the tests one by one and prints the trace of each, or a hash of it:
///
///   program [-trace] [FIRST [LAST]]   the tests from FIRST on
///   program -bare N                   one test, whose panic nothing recovers
std::string program_text(const std::vector<Unit>& units);

}  // namespace gocxx::fuzz
