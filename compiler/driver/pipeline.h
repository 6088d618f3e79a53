// The road of a program: text -> tree -> types -> lowered tree -> C++. All phases in their order, on one
// screen.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/base/diagnostics.h"
#include "compiler/driver/layout.h"
#include "compiler/driver/options.h"

namespace gocxx::driver {

/// One file of the program, read.
struct InputFile {
  std::string name;  // as the user gave it
  std::string text;
};

/// What the front end makes of a program.
struct Compilation {
  base::SourceSet sources;
  base::Diagnostics diagnostics;  // sorted
  std::string text;               // the C++, or the dump that was asked for; empty after errors
};

struct FrontEndOptions {
  Dump dump = Dump::kNone;
  bool check_only = false;       // stop after the checker
  bool line_directives = false;  // #line directives and sites
};

/// Takes the files of package main through the phases, as far as the options ask and the program is right.
std::unique_ptr<Compilation> compile(const std::vector<InputFile>& files, const Layout& layout,
                                     const FrontEndOptions& options);

}  // namespace gocxx::driver
