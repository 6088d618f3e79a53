// The commands that make no binary, and what all commands share.
#include "compiler/driver/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>

#include "compiler/base/catalogue.h"
#include "compiler/driver/files.h"

namespace gocxx::driver {
namespace {

int print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (std::fflush(stdout) == 0) return 0;
  complain("standard output: " + error_text(errno));
  return kProgramErrors;
}

/// The front end alone, with standard output or a file at its end.
int run_front_end(const Options& options, bool check_only) {
  std::vector<InputFile> files;
  if (!read_inputs(options, files)) return kProgramErrors;
  FrontEndOptions front{options.dump, check_only, options.line_directives};
  auto compilation = compile(files, find_layout(), front);
  if (!report(*compilation, options)) return kProgramErrors;
  if (options.output.empty() || options.output == "-") return print(compilation->text);
  if (auto wrong = write_file(options.output, compilation->text)) {
    complain(options.output + ": " + *wrong);
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
  std::string text = base::render(compilation.diagnostics, compilation.sources, options.diagnostics);
  std::fwrite(text.data(), 1, text.size(), stderr);
  return compilation.diagnostics.empty();
}

int check_command(const Options& options) { return run_front_end(options, options.dump == Dump::kNone); }

int emit_command(const Options& options) { return run_front_end(options, false); }

int explain_command(const Options& options) {
  int number = code_number(options.topic);
  const base::CatalogueEntry* entry =
      number < 0 ? nullptr : base::catalogue_entry_or_null(static_cast<base::Code>(number));
  if (entry == nullptr) {
    complain("explain: there is no code '" + options.topic + "'; codes look like GC0101");
    return kWrongUsage;
  }
  fmt::print("{}: {}\n", base::code_name(entry->code), entry->sentence);
  if (!entry->example.empty()) fmt::print("\nFor example:\n\n{}\n", indented(entry->example));
  return 0;
}

int help_command(const Options& options) {
  auto text = help_text(options.topic);
  if (!text) {
    complain("help: there is no command '" + options.topic + "'");
    return kWrongUsage;
  }
  fmt::print("{}", *text);
  return 0;
}

}  // namespace gocxx::driver
