// A large program as several files. Each function is written by itself; then functions that follow one
// another make up a unit.
//
//   program.h      types, descriptors, constants, and the declarations of functions and package variables
//   program.cpp    package variables, initialization, main; the sites and the functions' lines, as tables
//   main_.f.cpp    the unit whose first function is main_.f
//
// A small function is inlined also into other units: these have a copy (gnu::gnu_inline) that the compiler
// uses for nothing else. The copy is in the units that call the function, not in the header, so that a change
// in it is one of these units only.
#include <algorithm>
#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "compiler/emit/emit.h"
#include "compiler/emit/foreign_text.h"
#include "compiler/emit/package_writer.h"
#include "compiler/emit/partition.h"
#include "compiler/emit/taken_names.h"
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

/// A package, and what was written of it.
struct Part {
  Part(Context& context, const ir::Package& package) : writer(context, package) {}

  PackageWriter writer;
  std::vector<UnitFunction> functions;
  std::string init;  // the text of its initialization
};

class UnitsWriter {
 public:
  UnitsWriter(const ir::Program& program, const base::SourceSet& sources, const Options& options)
      : program_(program), names_(program), out_(!options.line_directives), context_{names_,  sources,
                                                                                     options, out_,
                                                                                     true,    nullptr} {
    for (const auto& package : program.packages) parts_.emplace_back(context_, *package);
  }

  Units write(const UnitSizes& sizes) {
    Units units;
    units.header = {"program.h", header()};
    units.units.push_back({"program.cpp", ""});
    for (Part& part : parts_) {
      std::vector<Written> functions = write_functions(part.writer);
      write_units(part.writer, functions, sizes, units.units);
      for (Written& function : functions) part.functions.push_back(std::move(function.about));
      write_init(part);
    }
    units.units.front().text = main_unit();
    return units;
  }

 private:
  std::string header() {
    out_ << "#pragma once";
    out_.end_line();
    out_.blank_line();
    write_includes(program_, out_);
    for (Part& part : parts_) {
      PackageWriter& package = part.writer;
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
      units.push_back(unit(package, pointers(first, last), small));
    }
  }

  template <class Iterator>
  static std::vector<const Written*> pointers(Iterator first, Iterator last) {
    std::vector<const Written*> all;
    for (; first != last; ++first) all.push_back(&*first);
    return all;
  }

  /// The initialization is a function of the main unit.
  void write_init(Part& part) {
    const ir::Package& package = part.writer.package();
    if (!has_initialization(package)) return;
    UnitFunction made = about(part.writer, *package.init, nullptr);
    part.init = "\n" + text_of(part.writer, *package.init, nullptr, made);
    part.functions.push_back(std::move(made));
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
    return {file_name(functions.front()->about.name), std::move(text)};
  }

  /// A name may be longer than file systems allow.
  std::string file_name(std::string function) {
    constexpr std::size_t kLongest = 100;
    std::replace(function.begin(), function.end(), ':', '.');
    // Template arguments have characters that are awkward in the names of files.
    std::replace_if(
        function.begin(), function.end(), [](char c) { return std::string_view("<>, ()*&").find(c) < 8; },
        '_');
    return file_names_.take_unique(function.substr(0, kLongest)) + ".cpp";
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
    write_header_comments(program_, out_);
    begin_unit();
    std::string text = out_.take();
    for (Part& part : parts_) text += main_part(part);
    const bool has_lines = context_.options.line_directives && !context_.options.absolute_lines;
    if (has_lines) write_lines();
    write_process_main(program_, context_, has_lines ? "gocxx::name_unit_functions(unit_functions); " : "");
    return text + out_.take();
  }

  /// What the main unit holds of a package: tables, variables and initialization.
  std::string main_part(Part& part) {
    PackageWriter& package = part.writer;
    package.open_namespace();
    package.literals();
    if (context_.options.line_directives) write_sites(part);
    for (const ir::Item& item : package.package().items)
      if (item.global != nullptr) package.decls().global(*item.global);
    std::string text = out_.take() + "\n" + part.init;
    package.close_namespace();
    return text + out_.take() + "\n";
  }

  void write_sites(Part& part) {
    DeclWriter& decls = part.writer.decls();
    for (const UnitFunction& function : part.functions) {
      declare_sites(part.writer, function);
      for (std::size_t i = 1; i <= function.sites.size(); ++i)
        decls.site(*function.sites[i - 1], site_name(function, i));
    }
    out_.blank_line();
  }

  /// The line above each function, in the order of the names: the runtime looks a name up.
  void write_lines() {
    std::vector<const UnitFunction*> sorted;
    for (const Part& part : parts_)
      for (const UnitFunction& function : part.functions)
        if (function.first_line != 0) sorted.push_back(&function);
    std::sort(sorted.begin(), sorted.end(),
              [](const UnitFunction* a, const UnitFunction* b) { return a->name < b->name; });
    out_.blank_line();
    out_ << "constexpr gocxx::unit_function unit_functions[] = {";
    out_.end_line();
    out_.indent();
    for (const UnitFunction* function : sorted) {
      out_ << '{' << quoted(function->name) << ", " << std::to_string(function->first_line - 1) << "},";
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
  std::deque<Part> parts_;
  TakenNames file_names_{"program"};
};

}  // namespace

Units emit_units(const ir::Program& program, const base::SourceSet& sources, const Options& options,
                 const UnitSizes& sizes) {
  return UnitsWriter(program, sources, options).write(sizes);
}

}  // namespace gocxx::emit
