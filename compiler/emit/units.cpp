// A large program as several files. Each function is written by itself; then functions that follow one another
// make up a unit.
//
//   program.h      types, descriptors, constants, and the declarations of functions and package variables
//   program.cpp    package variables, initialization, main; the sites and the functions' lines, as tables
//   main_.f.cpp    the unit whose first function is main_.f
//
// A small function is inlined also into other units: these have a copy (gnu::gnu_inline) that the compiler uses
// for nothing else. The copy is in the units that call the function, not in the header, so that a change in it
// is one of these units only.
#include <algorithm>
#include <deque>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "compiler/emit/emit.h"
#include "compiler/emit/foreign_text.h"
#include "compiler/emit/package_writer.h"
#include "compiler/emit/partition.h"
#include "compiler/types/object.h"

namespace gocxx::emit {
namespace {

/// Functions whose text is not larger are copied to where they are called.
constexpr std::size_t kSmall = 400;

/// A function as it was written.
struct Written {
  UnitFunction about;
  const types::Func* object = nullptr;  // null for forwarders
  std::string text;
  std::string copy;  // of a small function; otherwise empty
};

class UnitsWriter {
 public:
  UnitsWriter(const ir::Program& program, const base::SourceSet& sources, const Options& options)
      : program_(program), names_(program), out_(!options.line_directives), context_{names_,  sources,
                                                                                     options, out_,
                                                                                     true,    nullptr} {
    for (const auto& package : program.packages) packages_.emplace_back(context_, *package);
  }

  Units write(const UnitSizes& sizes) {
    Units units;
    units.header = {"program.h", header()};
    std::vector<Unit> of_functions;
    std::size_t total = 0;
    for (PackageWriter& package : packages_) {
      std::vector<Written> functions = write_functions(package);
      for (const Written& function : functions) total += function.text.size();
      write_units(package, functions, sizes, of_functions);
      for (Written& function : functions) all_.push_back(std::move(function.about));
    }
    if (total < sizes.program) return {};
    units.units.push_back({"program.cpp", main_unit()});
    std::move(of_functions.begin(), of_functions.end(), std::back_inserter(units.units));
    return units;
  }

 private:
  std::string header() {
    out_ << "#pragma once";
    out_.end_line();
    out_.blank_line();
    write_includes(program_, out_);
    for (PackageWriter& package : packages_) {
      package.types_and_descriptors();
      package.open_namespace();
      package.constants();
      package.prototypes();
      for (const ir::Item& item : package.package().items)
        if (item.global != nullptr) package.decls().global_declaration(*item.global);
      package.close_namespace();
    }
    return out_.take() + "\n";
  }

  void header_comments() {
    for (const ir::Comment& comment : program_.packages.back()->header) {
      out_ << comment_text(comment.text);
      out_.end_line();
    }
    out_.blank_line();
  }

  std::vector<Written> write_functions(PackageWriter& package) {
    std::vector<Written> functions;
    package.for_each_function([&](const ir::Function& function, const ir::TypeDecl* type) {
      functions.push_back(write_function(package, function, type));
    });
    return functions;
  }

  Written write_function(PackageWriter& package, const ir::Function& function, const ir::TypeDecl* type) {
    Written written;
    written.about = about(package, function, type);
    if (type == nullptr) written.object = function.object;
    written.text = text_of(package, function, type, written.about);
    const bool is_small = written.text.size() <= kSmall && written.about.sites.empty() &&
                          !written.about.has_closures && function.linkage != ir::Linkage::kMain;
    if (is_small) {
      UnitFunction copied = about(package, function, type);
      copied.is_copy = true;
      written.copy = text_of(package, function, type, copied);
    }
    return written;
  }

  UnitFunction about(PackageWriter& package, const ir::Function& function, const ir::TypeDecl* type) {
    UnitFunction made;
    made.name = package.decls().unit_name(function, type);
    if (function.pos.valid()) made.first_line = context_.sources.locate(function.pos).line;
    return made;
  }

  std::string text_of(PackageWriter& package, const ir::Function& function, const ir::TypeDecl* type,
                      UnitFunction& about) {
    context_.function = &about;
    package.function(function, type);
    context_.function = nullptr;
    return out_.take() + "\n";
  }

  void write_units(PackageWriter& package, const std::vector<Written>& functions, const UnitSizes& sizes,
                   std::vector<Unit>& units) {
    std::vector<Sized> sized;
    sized.reserve(functions.size());
    for (const Written& function : functions) sized.push_back({function.about.name, function.text.size()});
    std::vector<std::size_t> firsts = partition(sized, sizes);
    std::unordered_map<const types::Func*, const Written*> small;
    for (const Written& function : functions)
      if (!function.copy.empty()) small[function.object] = &function;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
      const auto first = functions.begin() + static_cast<std::ptrdiff_t>(firsts[i]);
      const auto last = i + 1 == firsts.size()
                            ? functions.end()
                            : functions.begin() + static_cast<std::ptrdiff_t>(firsts[i + 1]);
      units.push_back(unit(package, std::vector<const Written*>(pointers(first, last)), small));
    }
  }

  template <class Iterator>
  static std::vector<const Written*> pointers(Iterator first, Iterator last) {
    std::vector<const Written*> all;
    for (; first != last; ++first) all.push_back(&*first);
    return all;
  }

  Unit unit(PackageWriter& package, const std::vector<const Written*>& functions,
            const std::unordered_map<const types::Func*, const Written*>& small) {
    begin_unit();
    package.open_namespace();
    for (const Written* function : functions) declare_sites(package, function->about);
    std::string text = out_.take();
    for (const Written* copied : copies_for(functions, small)) text += "\n" + copied->copy;
    for (const Written* function : functions) text += "\n" + function->text;
    package.close_namespace();
    text += out_.take() + "\n";
    std::string name = functions.front()->about.name;
    std::replace(name.begin(), name.end(), ':', '.');
    return {name + ".cpp", std::move(text)};
  }

  void begin_unit() {
    out_ << "#include \"program.h\"";
    out_.end_line();
  }

  void declare_sites(PackageWriter& package, const UnitFunction& function) {
    for (std::size_t i = 1; i <= function.sites.size(); ++i)
      package.decls().site_declaration(site_name(function, i));
  }

  /// The small functions of other units that `functions` call, and those that these call.
  static std::vector<const Written*> copies_for(
      const std::vector<const Written*>& functions,
      const std::unordered_map<const types::Func*, const Written*>& small) {
    std::unordered_set<const Written*> seen(functions.begin(), functions.end());
    std::vector<const Written*> copies, open(functions);
    while (!open.empty()) {
      const Written* function = open.back();
      open.pop_back();
      for (const types::Func* called : function->about.called) {
        auto found = small.find(called);
        if (found == small.end() || !seen.insert(found->second).second) continue;
        copies.push_back(found->second);
        open.push_back(found->second);
      }
    }
    std::sort(copies.begin(), copies.end(),
              [](const Written* a, const Written* b) { return a->about.name < b->about.name; });
    return copies;
  }

  std::string main_unit() {
    header_comments();
    begin_unit();
    std::string text = out_.take();
    for (PackageWriter& package : packages_) text += package_part(package);
    const bool has_lines = context_.options.line_directives && !context_.options.absolute_lines;
    if (has_lines) write_lines();
    write_process_main(program_, context_, has_lines ? "gocxx::name_unit_functions(unit_functions); " : "");
    return text + out_.take();
  }

  /// Of the main unit: the package's variables, its initialization, and the tables. The tables come last,
  /// since the initialization has sites, too.
  std::string package_part(PackageWriter& package) {
    std::string init;
    const ir::Package& p = package.package();
    if (has_initialization(p)) {
      UnitFunction made = about(package, *p.init, nullptr);
      init = "\n" + text_of(package, *p.init, nullptr, made);
      for (std::size_t i = 1; i <= made.sites.size(); ++i)
        package.decls().site_declaration(site_name(made, i));
      all_.push_back(std::move(made));
    }
    const std::string declared = out_.take();
    package.open_namespace();
    std::string text = out_.take() + declared;
    package.literals();
    if (context_.options.line_directives) write_sites(package);
    for (const ir::Item& item : p.items)
      if (item.global != nullptr) package.decls().global(*item.global);
    text += out_.take() + "\n" + init;
    package.close_namespace();
    return text + out_.take() + "\n";
  }

  void write_sites(PackageWriter& package) {
    for (const UnitFunction& function : all_) {
      if (!is_of(function, package)) continue;
      for (std::size_t i = 1; i <= function.sites.size(); ++i) {
        const std::string name = site_name(function, i);
        package.decls().site_declaration(name);
        package.decls().site(*function.sites[i - 1], name);
      }
    }
    out_.blank_line();
  }

  bool is_of(const UnitFunction& function, const PackageWriter& package) const {
    return function.name.starts_with(names_.package_namespace(package.package().package) + ".");
  }

  /// The line above each function, in the order of the names: the runtime looks a name up.
  void write_lines() {
    std::sort(all_.begin(), all_.end(),
              [](const UnitFunction& a, const UnitFunction& b) { return a.name < b.name; });
    out_.blank_line();
    out_ << "constexpr gocxx::unit_function unit_functions[] = {";
    out_.end_line();
    out_.indent();
    for (const UnitFunction& function : all_) {
      if (function.first_line == 0) continue;
      out_ << '{' << quoted(function.name) << ", " << std::to_string(function.first_line - 1) << "},";
      out_.end_line();
    }
    out_.dedent();
    out_ << "};";
    out_.end_line();
  }

  const ir::Program& program_;
  Names names_;
  Writer out_;
  Context context_;
  std::deque<PackageWriter> packages_;
  std::vector<UnitFunction> all_;  // whose units are written
};

}  // namespace

Units emit_units(const ir::Program& program, const base::SourceSet& sources, const Options& options,
                 const UnitSizes& sizes) {
  return UnitsWriter(program, sources, options).write(sizes);
}

}  // namespace gocxx::emit
