// Which functions of a large program go into one unit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "compiler/emit/emit.h"

namespace gocxx::emit {

/// The name of a function, unique in the program, and the size of its text.
struct Sized {
  std::string name;
  std::size_t size;
};

/// A hash that is the same in every run and on every machine.
std::uint64_t stable_hash(const std::string& name);

/// Returns the index of each unit's first function. Units hold functions that follow one another in the
/// source. Where one ends depends on the names and sizes of its own functions only, not on how many came
/// before (content-defined chunking, as in the Low-Bandwidth Network File System, Muthitacharoen et al.
/// 2001): so after a change in one function most units hold the same functions as before.
std::vector<std::size_t> partition(const std::vector<Sized>& functions, const UnitSizes& sizes);

}  // namespace gocxx::emit
