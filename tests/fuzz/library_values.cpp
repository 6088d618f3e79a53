// Values of the declared packages' types. Written is Go source: for a type T with suffix S
//
//   func draw_S(d *drawer) T         makes one, in one of the ways that there are
//   func show_S(d *drawer, x T)      adds what can be seen of it to the transcript
//   func use_S(d *drawer, x *T)      calls methods of it
#include "tests/fuzz/library_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/lookup.h"
#include "compiler/types/map.h"
#include "compiler/types/pointer.h"
#include "compiler/types/print.h"
#include "compiler/types/slice.h"

namespace gocxx::fuzz {
namespace {

using namespace types;

bool left_out(const Package& package) { return !reason_to_leave_out(package.path).empty(); }
bool left_out(const Package& package, std::string_view name) {
  return !reason_to_leave_out(fmt::format("{}.{}", package.path, name)).empty();
}

/// "ptr_bytes_Buffer" for *bytes.Buffer.
std::string suffix_of(const std::string& name) {
  std::string suffix;
  for (char c : name)
    if (c == '*')
      suffix += "ptr_";
    else if (c == '[')
      suffix += "slice_";
    else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_')
      suffix += c;
    else if (c == '.')
      suffix += '_';
  return suffix;
}

const Named* named_behind_pointer_or_null(const Type* type) {
  return dyn_cast_or_null<Named>(dereferenced(type));
}

/// A parameter that says how much memory or time a call takes.
bool is_size(const Func& function, const Var& param) {
  static const std::set<std::string, std::less<>> kNames = {"count", "max", "size"};
  static const std::set<std::string, std::less<>> kFunctions = {"Grow", "Jn", "Move", "New", "Unlink", "Yn"};
  return is_basic(param.type, BasicKind::kInt) &&
         (kNames.contains(param.name) || kFunctions.contains(function.name));
}

/// Whether the program can write the type: `type d [3]rune` of another package it cannot.
bool has_public_name(const Type* type) {
  const auto* named = dyn_cast_or_null<Named>(type);
  return named == nullptr || named->object->pkg == nullptr || named->object->pkg->name == "main" ||
         named->object->exported();
}

bool is_log_flag(const Func& function, const Var& param) {
  return function.pkg->path == "log" && param.name == "flag";
}

bool implements(const Type* type, const Interface& interface) {
  return missing_method(type, &interface, true, nullptr).reason == MissingMethod::Reason::kNone;
}

/// A reader without end, which fills memory wherever it is read to its end.
bool is_endless(const Named& type) {
  return type.object->pkg->path == "math/rand" && type.object->name == "Rand";
}

/// A type whose zero value loops for ever: only its constructors make values of it.
bool has_endless_zero(const Type* type) {
  const auto* named = dyn_cast_or_null<Named>(type);
  return named != nullptr && named->object->pkg->path == "bufio" &&
         (named->object->name == "Reader" || named->object->name == "Writer");
}

const Func* string_method_or_null(const Named& type) {
  const Func* method = type.method_or_null(nullptr, "String");
  bool usable = method != nullptr && !method->pointer_receiver && method->signature()->params->empty();
  return usable ? method : nullptr;
}

bool has_exported_fields(const Struct& type) {
  return std::ranges::any_of(type.fields, [](const Var* field) { return field->exported(); });
}

/// Statements that undo what calls did to a package as a whole.
const std::map<std::string, std::string, std::less<>> kResets = {
    {"flag",
     "flag.CommandLine = flag.NewFlagSet(\"program\", flag.PanicOnError)\n"
     "flag.CommandLine.SetOutput(&silent{})\n"},
    {"log", "log.SetOutput(&silent{})\nlog.SetFlags(0)\nlog.SetPrefix(\"\")\n"},
};

void append(std::string& text, const std::string& more) { text += more; }

}  // namespace

std::string Values::type_name(const Type* type) {
  struct Walk {
    Values& values;
    void operator()(const Type* t) const {
      if (const auto* named = dyn_cast_or_null<Named>(t); named != nullptr && named->object->pkg != nullptr)
        values.import(named->object->pkg);
      else if (const auto* pointer = dyn_cast_or_null<Pointer>(t))
        (*this)(pointer->elem);
      else if (const auto* slice = dyn_cast_or_null<Slice>(t))
        (*this)(slice->elem);
      else if (const auto* array = dyn_cast_or_null<Array>(t))
        (*this)(array->elem);
      else if (const auto* map = dyn_cast_or_null<Map>(t))
        (*this)(map->key), (*this)(map->value);
      else if (const auto* signature = dyn_cast_or_null<Signature>(t))
        for (const Tuple* tuple : {signature->params, signature->results})
          for (const Var* var : tuple->vars) (*this)(var->type);
    }
  };
  Walk{*this}(type);
  return type_string(type, &declarations_.prelude());
}

void Values::import(const Package* package) {
  if (package == &declarations_.prelude() || std::ranges::find(imports_, package->path) != imports_.end())
    return;
  imports_.push_back(package->path);
}

Values::Known& Values::known(const Type* type) {
  for (Known& of : types_)
    if (identical(of.type, type)) return of;
  std::string suffix = suffix_of(type_string(type, &declarations_.prelude()));
  auto taken = [&](const std::string& wanted) {
    return std::ranges::any_of(types_, [&](const Known& of) { return of.suffix == wanted; });
  };
  std::string unique = suffix;
  for (int i = 2; taken(unique); ++i) unique = fmt::format("{}_{}", suffix, i);
  Known& of = types_.emplace_back();
  of.type = type;
  of.suffix = unique;
  find_supplied(of);
  return of;
}

/// Finds the functions of the prelude that make values of the type.
void Values::find_supplied(Known& of) {
  for (const Object* object : declarations_.prelude().scope.objects()) {
    const auto* func = object_as_or_null<Func>(object);
    if (func == nullptr) continue;
    const Signature& signature = *func->signature();
    bool draws = func->name.starts_with("draw_") && identical(signature.results->vars[0]->type, of.type);
    bool shows = func->name.starts_with("show_") && identical(signature.params->vars[1]->type, of.type);
    if (draws) of.supplied_draw = func->name;
    if (shows) of.supplied_show = func->name;
  }
}

bool Values::can_draw(const Type* type) {
  Known& of = known(type);
  if (!of.drawable) {
    of.drawable = true;  // while looking: a type within itself is nil there
    of.drawable = has_public_name(type) && (!of.supplied_draw.empty() || !ways(type).empty());
  }
  return *of.drawable;
}

bool Values::can_call(const Func& function) {
  const Package& package = *function.pkg;
  if (left_out(package) || left_out(package, function.name)) return false;
  return std::ranges::all_of(function.signature()->params->vars,
                             [this](const Var* param) { return can_draw(param->type); });
}

std::string Values::draw(const Type* type) {
  Known& of = known(type);
  if (!of.supplied_draw.empty()) return of.supplied_draw + "(d)";
  of.wants_draw = true;
  bool fresh = in_ways_ && type->kind == TypeKind::kPointer;
  return fmt::format("{}_{}(d)", fresh ? "fresh" : "draw", of.suffix);
}

std::string Values::show(const Type* type, const std::string& value) {
  Known& of = known(type);
  if (!of.supplied_show.empty()) return fmt::format("{}(d, {})\n", of.supplied_show, value);
  if (type->kind == TypeKind::kBasic || !has_public_name(type)) return fmt::format("d.show({})\n", value);
  of.wants_show = true;
  return fmt::format("show_{}(d, {})\n", of.suffix, value);
}

std::string Values::use(const Type* type, const std::string& value) {
  const Named* named = named_behind_pointer_or_null(type);
  if (named == nullptr || named->object->pkg == nullptr || named->object->pkg == &declarations_.prelude())
    return "";
  if (methods_of(*named).empty()) return "";
  bool by_name = type->kind == TypeKind::kPointer || underlying(type)->kind == TypeKind::kInterface;
  Known& of = known(named);
  of.wants_use = true;
  return fmt::format("use_{}(d, {}{})\n", of.suffix, by_name ? "" : "&", value);
}

/// The ways to make a value, each statements that return it; none if there is no way.
std::vector<std::string> Values::ways(const Type* type) {
  std::vector<std::string> ways;
  bool outer = std::exchange(in_ways_, true);
  add_constructors(type, ways);
  add_constants(type, ways);
  if (underlying(type)->kind == TypeKind::kInterface)
    add_implementations(type, ways);
  else if (std::string plain = plain_way(type); !plain.empty())
    ways.push_back(plain);
  in_ways_ = outer;
  return ways;
}

/// Functions of the type's package whose first result is of the type, and functions that are of the type.
void Values::add_constructors(const Type* type, std::vector<std::string>& ways) {
  for (const Package* package : declarations_.packages())
    for (const Func* func : functions_of(*package)) {
      const Tuple& results = *func->signature()->results;
      const Named* named = named_behind_pointer_or_null(type);
      bool own = named != nullptr && named->object->pkg == package;
      if (own && !results.empty() && identical(results.vars[0]->type, type) && can_call(*func)) {
        std::string statements;
        std::string call = callee(*func) + arguments(*func, statements);
        std::string rest;
        for (std::size_t i = 1; i < results.size(); ++i) rest += ", _";
        ways.push_back(fmt::format("d.put(\"{}(\")\n{}d.put(\")\")\nx{} := {}\nreturn x\n", callee(*func),
                                   statements, rest, call));
      } else if (identical(func->signature(), underlying(type)) && can_call(*func)) {
        ways.push_back(fmt::format("d.put(\"{0},\")\nreturn {0}\n", callee(*func)));
      }
    }
}

void Values::add_constants(const Type* type, std::vector<std::string>& ways) {
  const auto* named = dyn_cast_or_null<Named>(type);
  if (named == nullptr || named->object->pkg == nullptr) return;
  for (const Object* object : named->object->pkg->scope.objects())
    if (object->kind == ObjectKind::kConst && object->exported() && identical(object->type, type) &&
        !left_out(*object->pkg, object->name)) {
      import(object->pkg);
      ways.push_back(fmt::format("return {}.{}\n", object->pkg->name, object->name));
    }
}

void Values::add_implementations(const Type* type, std::vector<std::string>& ways) {
  const Interface& interface = *underlying_as<Interface>(type);
  auto offer = [&](const Type* candidate) {
    if (implements(candidate, interface) && can_draw(candidate))
      ways.push_back(fmt::format("return {}\n", draw(candidate)));
  };
  for (const Object* object : declarations_.prelude().scope.objects())
    if (const auto* func = object_as_or_null<Func>(object);
        func != nullptr && func->name.starts_with("draw_odd_"))
      offer(func->signature()->results->vars[0]->type);
  for (const Package* package : declarations_.packages())
    for (const Named* named : types_of(*package)) {
      bool usable = !left_out(*package) && !left_out(*package, named->object->name);
      if (!usable || is_endless(*named) || underlying(named)->kind == TypeKind::kInterface) continue;
      offer(implements(named, interface) ? static_cast<const Type*>(named) : pointer_to(named));
    }
}

const Type* Values::pointer_to(const Type* elem) { return context_.make_type<Pointer>(elem); }

/// The way that the type's form has; empty if it has none.
std::string Values::plain_way(const Type* type) {
  const Type* form = underlying(type);
  switch (form->kind) {
    case TypeKind::kBasic: return named_basic_way(type);
    case TypeKind::kStruct: return has_endless_zero(type) ? "" : struct_way(*cast<Struct>(form));
    case TypeKind::kPointer: return pointer_way(*cast<Pointer>(form));
    case TypeKind::kSlice: {
      const Type* elem = cast<Slice>(form)->elem;
      if (!can_draw(elem)) return "";
      return fmt::format(
          "if d.below(12) == 0 {{\nreturn nil\n}}\nx := make({}, d.below(6))\n"
          "for i := range x {{\nx[i] = {}\n}}\nreturn x\n",
          type_name(type), draw(elem));
    }
    case TypeKind::kArray: {
      const Type* elem = cast<Array>(form)->elem;
      if (!can_draw(elem)) return "";
      return fmt::format("for i := range none {{\nnone[i] = {}\n}}\nreturn none\n", draw(elem));
    }
    case TypeKind::kMap: {
      const auto& map = *cast<Map>(form);
      if (!can_draw(map.key) || !can_draw(map.value)) return "";
      return fmt::format("x := make({})\nfor n := d.below(4); n > 0; n-- {{\nx[{}] = {}\n}}\nreturn x\n",
                         type_name(type), draw(map.key), draw(map.value));
    }
    case TypeKind::kSignature: return function_way(*cast<Signature>(form));
    default: return "";
  }
}

/// A conversion, unless some of the type's constants are left out: the numbers between them are, too.
std::string Values::named_basic_way(const Type* type) {
  const auto* named = dyn_cast_or_null<Named>(type);
  if (named == nullptr) return "";  // the prelude has all that we can draw
  for (const Object* object : named->object->pkg->scope.objects())
    if (object->kind == ObjectKind::kConst && identical(object->type, type) &&
        left_out(*object->pkg, object->name))
      return "";
  if (!can_draw(named->underlying)) return "";
  return fmt::format("return {}({})\n", type_name(type), draw(named->underlying));
}

std::string Values::struct_way(const Struct& form) {
  std::string fields;
  for (const Var* field : form.fields)
    if (field->exported() && can_draw(field->type))
      fields += fmt::format("none.{} = {}\n", field->name, draw(field->type));
  return fields + "return none\n";
}

std::string Values::pointer_way(const Pointer& form) {
  if (!can_draw(form.elem)) return "";
  return fmt::format("if d.below(16) == 0 {{\nreturn nil\n}}\nx := {}\nreturn &x\n", draw(form.elem));
}

/// func(a0 T0) R { d := d.answer(key, a0); return draw_R(d) }
std::string Values::function_way(const Signature& form) {
  std::string params, shown, results, values;
  for (std::size_t i = 0; i < form.params->size(); ++i) {
    const Type* type = form.params->vars[i]->type;
    if (form.variadic) return "";
    params += fmt::format("{}a{} {}", i > 0 ? ", " : "", i, type_name(type));
    if (underlying(type)->kind == TypeKind::kBasic) shown += fmt::format(", a{}", i);
    if (const auto* slice = underlying_as<Slice>(type);
        slice != nullptr && is_basic(slice->elem, BasicKind::kUint8))
      shown += fmt::format(", string(a{})", i);
  }
  for (const Var* result : form.results->vars) {
    if (!can_draw(result->type)) return "";
    results += (results.empty() ? "" : ", ") + type_name(result->type);
    values += (values.empty() ? "" : ", ") + draw(result->type);
  }
  std::string answer = values.empty() ? "d.answer(key" : "d := d.answer(key";
  return fmt::format("key := d.next()\nreturn func({}) ({}) {{\n{}{})\nreturn {}\n}}\n", params, results,
                     answer, shown, values);
}

std::string Values::callee(const Func& function) {
  import(function.pkg);
  return fmt::format("{}.{}", function.pkg->name, function.name);
}

/// Adds the statements that draw and show the arguments a0, a1, ...; returns the list with parentheses.
std::string Values::arguments(const Func& function, std::string& statements) {
  const Signature& signature = *function.signature();
  std::string list;
  for (std::size_t i = 0; i < signature.params->size(); ++i) {
    const Var& param = *signature.params->vars[i];
    std::string name = fmt::format("a{}", i);
    std::string value = is_log_flag(function, param) ? "some_log_flag(d)"
                        : is_size(function, param)   ? "some_size(d)"
                                                     : draw(param.type);
    statements += fmt::format("{} := {}\n{}", name, value, show(param.type, name));
    list += (i > 0 ? ", " : "") + name;
  }
  return fmt::format("({}{})", list, signature.variadic ? "..." : "");
}

/// d.call("strings.Cut", func() { a0 := ...; r0, r1, r2 := strings.Cut(a0, a1); show ... })
std::string Values::call(const Func& function, const std::string& shown, const std::string& written) {
  const Signature& signature = *function.signature();
  std::string statements, names, after;
  std::string list = arguments(function, statements);
  for (std::size_t i = 0; i < signature.results->size(); ++i) {
    const Type* type = signature.results->vars[i]->type;
    std::string name = fmt::format("r{}", i);
    names += (i > 0 ? ", " : "") + name;
    after += show(type, name) + keep(type, name) + use(type, name);
  }
  for (std::size_t i = 0; i < signature.params->size(); ++i)
    if (const Type* type = signature.params->vars[i]->type; underlying(type)->kind == TypeKind::kSlice)
      after += show(type, fmt::format("a{}", i));
  if (!names.empty()) names += " := ";
  return fmt::format("d.call(\"{}\", func() {{\n{}d.put(\") \")\n{}{}{}\n{}}})\n", shown, statements, names,
                     written, list, after);
}

/// Pointers to structs of the library are kept, so that a method gets one that belongs to its receiver.
std::string Values::keep(const Type* type, const std::string& value) {
  if (type->kind != TypeKind::kPointer || !can_draw(type)) return "";
  Known& of = known(type);
  if (!of.supplied_draw.empty()) return "";
  of.wants_draw = true;
  of.kept = true;
  return fmt::format("kept_{0} = append(kept_{0}, {1})\n", of.suffix, value);
}

void Values::write_draw(Known& of) {
  std::string name = type_name(of.type);
  if (of.type->kind == TypeKind::kPointer) {
    of.kept = true;
    append(
        text_,
        fmt::format("\nfunc draw_{0}(d *drawer) {1} {{\nif n := len(kept_{0}); n > 0 && d.below(3) == 0 {{\n"
                    "return kept_{0}[d.below(n)]\n}}\nreturn fresh_{0}(d)\n}}\n",
                    of.suffix, name));
  }
  std::vector<std::string> all = ways(of.type);
  append(text_, fmt::format("\nfunc {}_{}(d *drawer) {} {{\nvar none {}\n", of.kept ? "fresh" : "draw",
                            of.suffix, name, name));
  append(text_, "if d.depth > maxDepth {\nreturn none\n}\nd.depth++\ndefer func() { d.depth-- }()\n");
  append(text_, fmt::format("switch d.below({}) {{\n", all.size()));
  for (std::size_t i = 0; i < all.size(); ++i) append(text_, fmt::format("case {}:\n{}", i, all[i]));
  append(text_, "}\nreturn none\n}\n");
}

/// The statements that show `x` of a type without a function of the prelude's.
std::string Values::shown_form(const Type* type) {
  const Type* form = underlying(type);
  const auto* named = dyn_cast_or_null<Named>(type);
  const Func* to_string = named != nullptr ? string_method_or_null(*named) : nullptr;
  switch (form->kind) {
    case TypeKind::kBasic:
      return fmt::format("{}d.show({}(x))\n", to_string != nullptr ? "d.show(x.String())\n" : "",
                         type_name(form));
    case TypeKind::kStruct: {
      if (!has_exported_fields(*cast<Struct>(form)) && to_string != nullptr) return "d.show(x.String())\n";
      std::string fields;
      for (const Var* field : cast<Struct>(form)->fields)
        if (field->exported()) fields += show(field->type, "x." + field->name);
      return "d.put(\"{\")\n" + fields + "d.put(\"}\")\n";
    }
    case TypeKind::kPointer:
      return "if x == nil {\nd.put(\"nil,\")\nreturn\n}\nd.put(\"&\")\n" +
             show(cast<Pointer>(form)->elem, "*x");
    case TypeKind::kSlice:
      return "if x == nil {\nd.put(\"nil,\")\nreturn\n}\nd.tell(\"%d:%d[\", len(x), cap(x))\nfor _, e := "
             "range x {\n" +
             show(cast<Slice>(form)->elem, "e") + "}\nd.put(\"]\")\n";
    case TypeKind::kArray: return "for _, e := range x {\n" + show(cast<Array>(form)->elem, "e") + "}\n";
    case TypeKind::kInterface: return "if x == nil {\nd.put(\"nil,\")\nreturn\n}\nd.tell(\"%T,\", x)\n";
    case TypeKind::kMap: return "d.tell(\"%v %d,\", x == nil, len(x))\n";
    default: return "d.tell(\"%v,\", x == nil)\n";
  }
}

void Values::write_show(Known& of) {
  append(text_, fmt::format("\nfunc show_{}(d *drawer, x {}) {{\n{}}}\n", of.suffix, type_name(of.type),
                            shown_form(of.type)));
}

void Values::write_use(Known& of) {
  const Named& type = *cast<Named>(of.type);
  std::string cases;
  int count = 0;
  for (const Func* method : methods_of(type)) {
    if (left_out(*type.object->pkg, type.object->name + "." + method->name)) continue;
    if (!can_call(*method)) continue;
    cases += fmt::format("case {}:\n{}", count++, call(*method, method->name, "x." + method->name));
  }
  const char* star = underlying(&type)->kind == TypeKind::kInterface ? "" : "*";
  append(text_, fmt::format("\nfunc use_{}(d *drawer, x {}{}) {{\nif d.depth > maxDepth-2 {{\nreturn\n}}\n",
                            of.suffix, star, type_name(&type)));
  append(text_, "d.depth++\ndefer func() { d.depth-- }()\n");
  append(text_, fmt::format("for n := d.below(12); n > 0; n-- {{\nswitch d.below({}) {{\n{}}}\n}}\n}}\n",
                            std::max(count, 1), cases));
}

bool Values::writes_pending() {
  bool wrote = false;
  for (std::size_t i = 0; i < types_.size(); ++i) {
    Known& of = types_[i];
    auto once = [&wrote](bool wanted, bool& done, auto&& write) {
      if (!wanted || done) return;
      done = wrote = true;
      write();
    };
    once(of.wants_draw, of.drawn, [&] { write_draw(of); });
    once(of.wants_show, of.shown, [&] { write_show(of); });
    once(of.wants_use, of.used, [&] { write_use(of); });
  }
  return wrote;
}

std::string Values::functions() {
  while (writes_pending()) {
  }
  std::string variables, reset;
  for (const Known& of : types_)
    if (of.kept) {
      variables += fmt::format("\nvar kept_{} []{}\n", of.suffix, type_name(of.type));
      reset += fmt::format("kept_{} = nil\n", of.suffix);
    }
  for (const std::string& path : imports_)
    if (auto found = kResets.find(path); found != kResets.end()) reset += found->second;
  return text_ + variables + "\nfunc init() {\nforget = func() {\n" + reset + "}\n}\n";
}

}  // namespace gocxx::fuzz
