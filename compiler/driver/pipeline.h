// The pipeline of a program: load (texts -> trees -> types), lower, emit.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/driver/installation.h"
#include "compiler/driver/options.h"
#include "compiler/emit/emit.h"
#include "compiler/frontend/program.h"
#include "compiler/frontend/session.h"

namespace gocxx::driver {

/// One file of the program, read.
struct InputFile {
  std::string name;  // as the user gave it
  std::string text;
};

/// The result of the pipeline.
struct Compilation {
  explicit Compilation(frontend::DeclarationReader declarations) : session(std::move(declarations)) {}

  frontend::Session session;
  std::unique_ptr<frontend::Program> program;  // with its errors
  std::string text;                            // the C++, or the dump that was asked for; empty after errors
  emit::Units units;                           // the same C++ as several files, of a large program

  bool succeeded() const { return program->diagnostics.empty(); }
};

struct FrontEndOptions {
  Dump dump = Dump::kNone;
  bool check_only = false;       // stop after the checker
  bool line_directives = false;  // #line directives and sites
  bool in_units = false;         // a large program becomes several files
  bool absolute_lines = false;   // see emit::Options
};

/// Takes the files of package main through the phases, as far as the options say and the program has no
/// errors.
std::unique_ptr<Compilation> compile(const std::vector<InputFile>& files, const Installation& installation,
                                     const FrontEndOptions& options);

}  // namespace gocxx::driver
