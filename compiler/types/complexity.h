// The size and depth of types, which bound the walks over them.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "compiler/types/type.h"

namespace gocxx::types {

/// Counts the parts that types are written with when aliases are spelled out. Remembers what it has counted.
class PartCount {
 public:
  /// The number of types within `type`, itself included. A defined type is one, whatever it was defined as.
  /// At most kMost.
  std::int64_t of(const Type* type);

  static constexpr std::int64_t kMost = std::int64_t{1} << 40;

 private:
  std::int64_t of_parts(const Type& type);

  std::unordered_map<const Type*, std::int64_t> known_;
};

/// Measures how deep types contain each other. Remembers what it has measured.
class ContainmentDepth {
 public:
  /// The depth to which structs and arrays are nested in `type`, including those that are embedded by a
  /// pointer. A type that contains itself is as deep as it is without that.
  int of(const Type* type);

 private:
  int of_parts(const Type& type);

  std::unordered_map<const Type*, int> known_;
};

}  // namespace gocxx::types
