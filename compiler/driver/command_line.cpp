// The command line, read with CLI11. Everything a user may type is declared here and nowhere else, so that
// the help text cannot differ from what is accepted.
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "compiler/driver/options.h"
#include "compiler/driver/spelling.h"
#include "compiler/driver/version.h"

namespace gocxx::driver {
namespace {

/// The values that the parser fills in; they are turned into Options afterwards.
struct Raw {
  Options options;
  std::string diagnostics = "full";
  std::string color = "auto";
  std::string dump;
  int optimization = 2;
};

struct CommandName {
  const char* name;
  Command command;
};

constexpr CommandName kCommands[] = {
    {"build", Command::kBuild},     {"run", Command::kRun},         {"check", Command::kCheck},
    {"emit", Command::kEmit},       {"version", Command::kVersion}, {"help", Command::kHelp},
    {"explain", Command::kExplain},
};

constexpr const char* kNoProgram = "which program? name a file, or - for standard input";
constexpr int kMostErrors = 1'000'000;

constexpr const char* kFooter =
    "The exit status is 0 on success, 1 for errors in the program and for what\n"
    "else keeps it from being built, 2 for wrong usage, 3 for a defect of gocxx.\n"
    "`run` gives the program's own status, 128 plus the number of the signal that\n"
    "ended it, or 125 if it was not started.\n"
    "Environment: CXX names the host compiler, GOCXX_CACHE the cache's folder (off:\n"
    "no cache), NO_COLOR turns colours off.";

void add_diagnostic_options(CLI::App& app, Raw& raw) {
  app.add_option("--diagnostics", raw.diagnostics, "how errors are shown")
      ->type_name("STYLE")
      ->check(CLI::IsMember({"short", "full", "json"}))
      ->capture_default_str();
  app.add_option("--color", raw.color, "when errors are coloured")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  app.add_option("--max-errors", raw.options.diagnostics.max_errors, "how many errors are shown; 0 shows all")
      ->type_name("N")
      ->check(CLI::Range(0, kMostErrors))
      ->capture_default_str();
  app.add_option("--dump", raw.dump, "stop after a phase and print what it made")
      ->type_name("PHASE")
      ->check(CLI::IsMember({"ast", "types", "lower", "cxx"}));
}

void add_host_options(CLI::App& app, Raw& raw) {
  app.add_option("-O", raw.optimization, "how much the host compiler optimises")
      ->type_name("LEVEL")
      ->check(CLI::Range(0, 3))
      ->capture_default_str();
  app.add_flag("-g", raw.options.host.debug, "debug information for a debugger");
  app.add_flag("-x", raw.options.host.print_commands, "print the host compiler's command lines");
  app.add_option("--cxx", raw.options.host.cxx, "the host compiler, after a launcher if wanted")
      ->type_name("CMD");
}

void add_inputs(CLI::App& app, Raw& raw) {
  app.add_option("files", raw.options.inputs, "the files of package main; - is standard input")
      ->type_name("FILE")
      ->required();
}

void add_build(CLI::App& app, Raw& raw) {
  CLI::App* build = app.add_subcommand("build", "compile a program to a binary");
  build->add_option("-o", raw.options.output, "the binary, or its folder")->type_name("FILE");
  add_host_options(*build, raw);
  add_diagnostic_options(*build, raw);
  add_inputs(*build, raw);
}

void add_run(CLI::App& app, Raw& raw) {
  CLI::App* run = app.add_subcommand("run", "compile a program, or find it compiled, and run it");
  run->footer("After the options come the files of package main, then the program's own\narguments.");
  run->prefix_command();
  add_host_options(*run, raw);
  add_diagnostic_options(*run, raw);
}

void add_check(CLI::App& app, Raw& raw) {
  CLI::App* check = app.add_subcommand("check", "report the errors of a program, make nothing");
  add_diagnostic_options(*check, raw);
  add_inputs(*check, raw);
}

void add_emit(CLI::App& app, Raw& raw) {
  CLI::App* emit = app.add_subcommand("emit", "print the C++ that a program becomes");
  auto* file =
      emit->add_option("-o", raw.options.output, "the file to write (standard output)")->type_name("FILE");
  emit->add_option("--dir", raw.options.directory, "a folder for the files that `build` compiles")
      ->type_name("DIR")
      ->excludes(file);
  emit->add_flag("--line", raw.options.line_directives, "with the #line directives that `build` adds");
  add_diagnostic_options(*emit, raw);
  add_inputs(*emit, raw);
}

void add_texts(CLI::App& app, Raw& raw) {
  app.add_subcommand("version", "print the versions of gocxx and of the language");
  CLI::App* help = app.add_subcommand("help", "print this text, or that of one command");
  help->add_option("command", raw.options.topic, "the command")->type_name("COMMAND");
  CLI::App* explain = app.add_subcommand("explain", "say what an error's code means");
  explain->add_option("code", raw.options.topic, "the code, as GC0123")->type_name("CODE")->required();
}

std::unique_ptr<CLI::App> make_parser(Raw& raw) {
  auto app = std::make_unique<CLI::App>("gocxx compiles a Go-like concurrency language to C++ and builds it.",
                                        "gocxx");
  app->set_version_flag("--version", version_text());
  app->footer(kFooter);
  app->require_subcommand(0, 1);
  add_build(*app, raw);
  add_run(*app, raw);
  add_check(*app, raw);
  add_emit(*app, raw);
  add_texts(*app, raw);
  return app;
}

bool is_source_name(const std::string& name) {
  return name == "-" || name.ends_with(".gc") || name.ends_with(".go");
}

/// Of what follows `run`'s options, the first word and all source files right after it are the program; the
/// rest are the program's arguments.
void split_run_words(const std::vector<std::string>& words, Options& options) {
  std::size_t files = words.empty() ? 0 : 1;
  while (files > 0 && files < words.size() && words[0] != "-" && is_source_name(words[files])) ++files;
  options.inputs.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(files));
  options.program_args.assign(words.begin() + static_cast<std::ptrdiff_t>(files), words.end());
  if (!options.program_args.empty() && options.program_args.front() == "--") {
    options.program_args.erase(options.program_args.begin());
  }
}

bool wants_color(const std::string& when) {
  if (when != "auto") return when == "always";
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && (no_color == nullptr || *no_color == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

/// The width of the terminal that errors go to; 0 if it is none.
int terminal_columns() {
  winsize size{};
  return isatty(STDERR_FILENO) != 0 && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

base::DiagnosticStyle style_named(const std::string& name) {
  if (name == "short") return base::DiagnosticStyle::kShort;
  return name == "json" ? base::DiagnosticStyle::kJson : base::DiagnosticStyle::kFull;
}

Dump dump_named(const std::string& name) {
  if (name == "ast") return Dump::kAst;
  if (name == "types") return Dump::kTypes;
  if (name == "lower") return Dump::kLower;
  return name == "cxx" ? Dump::kCxx : Dump::kNone;
}

std::string default_cxx() {
  const char* cxx = std::getenv("CXX");
  return cxx != nullptr && *cxx != '\0' ? cxx : "g++";
}

void finish(Raw& raw) {
  raw.options.diagnostics.style = style_named(raw.diagnostics);
  raw.options.diagnostics.color = wants_color(raw.color);
  raw.options.diagnostics.columns = terminal_columns();
  raw.options.dump = dump_named(raw.dump);
  raw.options.host.optimization = raw.optimization;
  if (raw.options.host.cxx.empty()) raw.options.host.cxx = default_cxx();
}

/// How many of the words belong to gocxx itself: for `run`, "--" ends its options if no program comes before.
int own_words(int argc, char** argv) {
  if (argc < 2 || std::string_view(argv[1]) != "run") return argc;
  for (int i = 2; i < argc && !is_source_name(argv[i]); ++i)
    if (std::string_view(argv[i]) == "--") return i;
  return argc;
}

Finished wrong_usage(const std::string& sentence) {
  return Finished{2, "gocxx: " + sentence + "\nRun 'gocxx help' for how it is used.\n"};
}

/// A first word that is no command: a typo, or a file that wants one.
std::optional<Finished> refuse_unknown_command(int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return std::nullopt;
  std::string word = argv[1];
  std::vector<std::string> names;
  for (const CommandName& c : kCommands) names.emplace_back(c.name);
  if (std::find(names.begin(), names.end(), word) != names.end()) return std::nullopt;
  if (is_source_name(word))
    return wrong_usage("'" + word + "' is a file: say what to do with it, as in 'gocxx run " + word + "'");
  std::string nearest = nearest_name(word, names);
  return wrong_usage("unknown command '" + word + "'" +
                     (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
}

/// The sentence of CLI11's error, without the hint lines that it adds.
Finished from_parse_error(const CLI::App& app, const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::CallForVersion*>(&error) != nullptr) return Finished{0, version_text() + "\n"};
  if (error.get_exit_code() == 0) {
    auto chosen = app.get_subcommands();
    return Finished{0, help_text(chosen.empty() ? "" : chosen.front()->get_name()).value_or("")};
  }
  std::string sentence = error.what();
  sentence = sentence.substr(0, sentence.find('\n'));
  if (sentence == "files is required") sentence = kNoProgram;
  if (sentence == "code is required") sentence = "which code? name one, as GC0101";
  std::string command = app.get_subcommands().empty() ? "" : app.get_subcommands().front()->get_name() + ": ";
  return wrong_usage(command + sentence);
}

}  // namespace

std::variant<Options, Finished> parse_command_line(int argc, char** argv) {
  if (argc < 2) return Finished{2, *help_text("")};
  if (auto refused = refuse_unknown_command(argc, argv)) return *refused;
  Raw raw;
  auto app = make_parser(raw);
  const int own = own_words(argc, argv);
  try {
    app->parse(own, argv);
  } catch (const CLI::ParseError& error) {
    return from_parse_error(*app, error);
  }
  CLI::App* chosen = app->get_subcommands().front();
  for (const CommandName& c : kCommands) {
    if (chosen->get_name() == c.name) raw.options.command = c.command;
  }
  if (raw.options.command == Command::kRun) {
    std::vector<std::string> words = chosen->remaining();
    if (own < argc) words.insert(words.end(), argv + own + 1, argv + argc);
    if (words.empty()) return wrong_usage(std::string("run: ") + kNoProgram);
    if (own == argc && words.front() != "-" && words.front().starts_with("-"))
      return wrong_usage("run: unknown option '" + words.front() + "'");
    split_run_words(words, raw.options);
  }
  finish(raw);
  return raw.options;
}

std::optional<std::string> help_text(const std::string& topic) {
  Raw raw;
  auto app = make_parser(raw);
  if (topic.empty()) return app->help();
  for (CLI::App* command : app->get_subcommands([&](CLI::App* c) { return c->get_name() == topic; })) {
    return command->help("gocxx");
  }
  return std::nullopt;
}

}  // namespace gocxx::driver
