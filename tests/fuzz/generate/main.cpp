// gocxx_fuzz_generate: prints a program of generated tests.
//
//   gocxx_fuzz_generate --seed N --count M [--record FILE]   M tests, with the seeds N, N+1, ...
//   gocxx_fuzz_generate --replay FILE                        a test for each line of choices in FILE
//
// --record writes a line for each test: its choices, then after a bar the ranges that belong together.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "tests/fuzz/generate/declare.h"
#include "tests/fuzz/generate/program.h"

namespace {

using namespace gocxx::fuzz;

struct Options {
  std::uint64_t seed = 1;
  std::uint64_t count = 1;
  std::string replay;
  std::string record;
};

std::optional<Options> options_of(int argc, char** argv) {
  Options options;
  if (argc % 2 == 0) return std::nullopt;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--seed")
      options.seed = std::strtoull(argv[i + 1], nullptr, 10);
    else if (name == "--count")
      options.count = std::strtoull(argv[i + 1], nullptr, 10);
    else if (name == "--replay")
      options.replay = argv[i + 1];
    else if (name == "--record")
      options.record = argv[i + 1];
    else
      return std::nullopt;
  }
  return options;
}

std::vector<Choices> sources_of(const Options& options) {
  std::vector<Choices> sources;
  if (options.replay.empty()) {
    for (std::uint64_t i = 0; i < options.count; ++i) sources.emplace_back(options.seed + i);
    return sources;
  }
  std::ifstream file(options.replay);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('|')));
    std::vector<std::uint32_t> record;
    for (std::uint32_t choice = 0; words >> choice;) record.push_back(choice);
    sources.emplace_back(std::move(record));
  }
  return sources;
}

void write_record(std::ostream& to, const Choices& choices) {
  for (std::uint32_t choice : choices.made()) to << choice << ' ';
  to << '|';
  for (const Choices::Range& range : choices.ranges()) to << ' ' << range.begin << ' ' << range.end;
  to << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Options> options = options_of(argc, argv);
  if (!options) {
    std::cerr << "usage: gocxx_fuzz_generate [--seed N] [--count M] [--replay FILE] [--record FILE]\n";
    return 2;
  }
  std::vector<Choices> sources = sources_of(*options);
  std::ofstream record;
  if (!options->record.empty()) record.open(options->record);
  std::vector<Unit> units;
  int functions = 0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    // One test alone needs no prefix.
    units.push_back(make_unit(sources[i], sources.size() == 1 ? "" : "t" + std::to_string(i) + "_"));
    functions += units.back().function_count();
    write_record(record, sources[i]);
  }
  std::cout << "// " << units.size() << " tests of " << functions << " functions\n" << program_text(units);
}
