// The commands. Each takes the options and returns the exit status.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/installation.h"
#include "compiler/driver/options.h"
#include "compiler/driver/pipeline.h"

namespace gocxx::driver {

inline constexpr int kProgramErrors = 1;  // the program is wrong, or could not be read, built or written
inline constexpr int kWrongUsage = 2;
inline constexpr int kInternalError = 3;  // a defect of gocxx
inline constexpr int kNotStarted = 125;   // `run` did not come to start the program

int build_command(const Options& options);
int run_command(const Options& options);
int check_command(const Options& options);
int emit_command(const Options& options);
/// `emit --dir`: writes the files that `build` compiles, and program.files, the list of those that are
/// compiled.
int emit_folder(const Options& options);
int explain_command(const Options& options);
int help_command(const Options& options);

/// Reads the inputs. Says on standard error which cannot be read; then `files` is incomplete and the result
/// false.
bool read_inputs(const Options& options, std::vector<InputFile>& files);

/// Prints what the compilation found wrong. True if it found nothing.
bool report(const Compilation& compilation, const Options& options);

/// The file that the command writes: what -o names, or the first source's name with `ending` instead of its
/// own, in the folder that -o names (which is made if its name ends in a slash) or else in the current one.
/// Nothing, after saying so, if that is a source: output never replaces what a person wrote.
std::optional<std::string> output_path(const Options& options, const std::string& ending);

/// Prints `text` on standard output. Returns the exit status: not 0, after saying why, if it did not arrive.
int print(const std::string& text);

/// Prints `sentence` on standard error after "gocxx: ".
void complain(const std::string& sentence);

}  // namespace gocxx::driver
