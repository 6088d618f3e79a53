// The commands that make no binary, and what all commands share.
#include "compiler/driver/commands.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "compiler/base/catalogue.h"
#include "compiler/driver/files.h"

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;

/// Whether standard input is read from the file `path`.
bool is_standard_input(const std::string& path) {
  struct stat input {
  }, file{};
  return fstat(STDIN_FILENO, &input) == 0 && S_ISREG(input.st_mode) && stat(path.c_str(), &file) == 0 &&
         input.st_dev == file.st_dev && input.st_ino == file.st_ino;
}

/// Whether `path` is one of the program's sources, by whatever name, or another source file that exists.
bool replaces_a_source(const std::string& path, const Options& options) {
  std::error_code ignored;
  const auto is_output = [&](const std::string& input) {
    if (input == "-") return is_standard_input(path);
    return !is_directory(input) &&
           fs::equivalent(input, path, ignored);  // a folder is refused when it is read
  };
  if (std::any_of(options.inputs.begin(), options.inputs.end(), is_output)) return true;
  const std::string ending = fs::path(path).extension().string();
  return (ending == ".gc" || ending == ".go") && fs::is_regular_file(path, ignored);
}

/// The first source's name with `ending` instead of its own, as Go names binaries.
std::string name_after_source(const Options& options, const std::string& ending) {
  const std::string& input = options.inputs.front();
  return (input == "-" ? "a" : fs::path(input).stem().string()) +
         (ending.empty() && input == "-" ? ".out" : ending);
}

/// The front end alone, with standard output or a file at its end.
int run_front_end(const Options& options, bool check_only) {
  const bool to_file = !options.output.empty() && options.output != "-";
  const auto output = to_file ? output_path(options, ".cpp") : std::optional<std::string>("");
  if (!output) return kWrongUsage;
  std::vector<InputFile> files;
  if (!read_inputs(options, files)) return kProgramErrors;
  FrontEndOptions front;
  front.dump = options.dump;
  front.check_only = check_only;
  front.line_directives = options.line_directives;
  auto compilation = compile(files, find_installation(), front);
  if (!report(*compilation, options)) return kProgramErrors;
  if (!to_file) return print(compilation->text);
  if (auto wrong = write_file(*output, compilation->text)) {
    complain(*output + ": " + *wrong);
    return kProgramErrors;
  }
  return 0;
}

/// The number in "GC0123", "gc123" or "123"; -1 if there is none.
int code_number(const std::string& word) {
  std::size_t digits = word.find_first_of("0123456789");
  std::string prefix = word.substr(0, std::min(digits, word.size()));
  std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  if (digits == std::string::npos || (prefix != "gc" && !prefix.empty())) return -1;
  if (word.size() - digits > 5 || word.find_first_not_of("0123456789", digits) != std::string::npos)
    return -1;
  return std::stoi(word.substr(digits));
}

std::string indented(std::string_view text) {
  std::string result = "    ";
  for (char c : text) result += c == '\n' ? std::string("\n    ") : std::string(1, c);
  return result;
}

}  // namespace

void complain(const std::string& sentence) { fmt::print(stderr, "gocxx: {}\n", sentence); }

int print(const std::string& text) {
  errno = 0;
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return 0;
  complain("standard output: " + error_text(errno));
  return kProgramErrors;
}

std::optional<std::string> output_path(const Options& options, const std::string& ending) {
  std::string path = options.output.empty() ? name_after_source(options, ending) : options.output;
  const bool names_folder = path.ends_with('/');
  if (names_folder) {
    std::error_code reported_later;  // when the file is written
    fs::create_directories(path, reported_later);
  }
  if (names_folder || (!options.output.empty() && is_directory(path)))
    path = (fs::path(path) / name_after_source(options, ending)).string();
  if (!replaces_a_source(path, options)) return path;
  complain(path + ": the output would replace a source file");
  return std::nullopt;
}

bool read_inputs(const Options& options, std::vector<InputFile>& files) {
  bool all_read = true;
  for (const std::string& name : options.inputs) {
    FileText file = read_source(name);
    if (file.error.empty()) {
      files.push_back({name == "-" ? "standard input" : name, std::move(file.text)});
    } else {
      complain(name + ": " + file.error);
      all_read = false;
    }
  }
  return all_read;
}

bool report(const Compilation& compilation, const Options& options) {
  const frontend::Program& program = *compilation.program;
  std::string text = base::render(program.diagnostics, program.sources, options.diagnostics);
  std::fwrite(text.data(), 1, text.size(), stderr);
  return compilation.succeeded();
}

int check_command(const Options& options) { return run_front_end(options, options.dump == Dump::kNone); }

int emit_command(const Options& options) {
  const bool wants_folder = !options.directory.empty() && options.dump == Dump::kNone;
  return wants_folder ? emit_folder(options) : run_front_end(options, false);
}

int explain_command(const Options& options) {
  int number = code_number(options.topic);
  const base::CatalogueEntry* entry =
      number < 0 ? nullptr : base::catalogue_entry_or_null(static_cast<base::Code>(number));
  if (entry == nullptr) {
    complain("explain: there is no code '" + options.topic + "'; codes look like GC0101");
    return kWrongUsage;
  }
  std::string text = fmt::format("{}: {}\n", base::code_name(entry->code), entry->sentence);
  if (!entry->example.empty()) text += fmt::format("\nFor example:\n\n{}\n", indented(entry->example));
  return print(text);
}

int help_command(const Options& options) {
  auto text = help_text(options.topic);
  if (!text) {
    complain("help: there is no command '" + options.topic + "'");
    return kWrongUsage;
  }
  return print(*text);
}

}  // namespace gocxx::driver
