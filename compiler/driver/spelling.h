// Guesses what a mistyped word was meant to be.
#pragma once

#include <string>
#include <vector>

namespace gocxx::driver {

/// The one of `names` that is at most two edits (insertion, deletion, replacement) from `word`; empty if
/// there is none.
std::string nearest_name(const std::string& word, const std::vector<std::string>& names);

}  // namespace gocxx::driver
