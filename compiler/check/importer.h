// Importer: what the checker of one package asks of the program around it.
#pragma once

#include <string_view>

#include "compiler/base/diagnostics.h"
#include "compiler/base/source.h"
#include "compiler/types/package.h"

namespace gocxx::check {

class Importer {
 public:
  virtual ~Importer() = default;

  /// Returns the checked package of an import path, or null if there is none. Errors within that package go
  /// to `diagnostics`.
  virtual const types::Package* import_or_null(std::string_view path, base::Diagnostics& diagnostics) = 0;

  /// Where `pos` is, in whatever file of the program or the library.
  virtual base::Location locate(base::Pos pos) const = 0;
};

}  // namespace gocxx::check
