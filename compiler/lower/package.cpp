// The declarations at package level, in the order of the source; and the state that the functions of a
// package share.
#include "compiler/lower/package.h"

#include <algorithm>

#include "compiler/lower/function.h"
#include "compiler/lower/literal_names.h"
#include "compiler/lower/lower.h"
#include "compiler/types/array.h"
#include "compiler/types/named.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {

using namespace syntax;

std::unique_ptr<ir::Package> lower_package(const check::CheckedPackage& package, types::Context& context) {
  return PackageLowering(package, context).lower();
}

PackageLowering::PackageLowering(const check::CheckedPackage& checked, types::Context& context)
    : checked_(checked),
      context_(context),
      out_(std::make_unique<ir::Package>()),
      build_(out_->arena),
      facts_(checked),
      effects_(checked, facts_),
      inlining_(checked, facts_),
      comments_(checked.files),
      types_(*this) {}

/// Constants come first: functions refer to them wherever they stand.
std::unique_ptr<ir::Package> PackageLowering::lower() {
  out_->package = checked_.types;
  for (const check::Initializer& init : info().init_order)
    if (is_static(init)) static_values_[init.lhs.front()] = init.rhs;
  for (const File* file : checked_.files)
    for (const Decl* decl : file->decls)
      if (const auto* group = dyn_cast_or_null<GenDecl>(decl)) constants(*group);
  for (const File* file : checked_.files) declarations(*file);
  initialization();
  out_->types = types_.finish(out_->arena);
  out_->main = types::object_as_or_null<types::Func>(checked_.types->scope.lookup("main"));
  std::sort(out_->imports.begin(), out_->imports.end(),
            [](const types::Package* a, const types::Package* b) { return a->path < b->path; });
  return std::move(out_);
}

// ---- what functions ask for -------------------------------------------------------------------------------

ir::Variable* PackageLowering::variable(const types::Var* object) {
  ir::Variable*& known = variables_[object];
  if (known != nullptr) return known;
  known = build_.variable(object->blank() ? "" : object->name, object->type, object);
  known->pos = object->pos;
  known->used = facts_.of(object).read || facts_.of(object).address_taken;
  if (object->var_kind == types::VarKind::kPackage) {
    known->storage = ir::Storage::kGlobal;
    note_import(object->pkg);
  } else if (facts_.of(object).boxed) {
    known->storage = ir::Storage::kBox;
  }
  return known;
}

ir::Linkage PackageLowering::linkage(const types::Object& object) const {
  if (object.exported()) return ir::Linkage::kExternal;
  if (object.name == "main") return ir::Linkage::kMain;
  return object.name == "init" || facts_.is_referenced(&object) ? ir::Linkage::kInternal
                                                                : ir::Linkage::kUnreferenced;
}

ir::Site* PackageLowering::site(Pos pos, std::string_view operation, std::string variable) {
  auto* made = out_->arena.make<ir::Site>();
  out_->sites.push_back(made);
  made->number = static_cast<int>(out_->sites.size());
  made->pos = pos;
  made->operation = operation;
  made->variable = std::move(variable);
  return made;
}

const Type* PackageLowering::pointer_to(const Type* type) {
  const Type*& known = pointers_[type];
  if (known == nullptr) known = context_.make_type<types::Pointer>(type);
  return known;
}

const Type* PackageLowering::slice_of(const Type* elem) {
  const Type*& known = slices_[elem];
  if (known == nullptr) known = context_.make_type<types::Slice>(elem);
  return known;
}

const Type* PackageLowering::array_of(const Type* elem, std::int64_t length) {
  return context_.make_type<types::Array>(length, elem);
}

ir::Variable* PackageLowering::local_constant_or_null(const types::Const* object) const {
  auto found = local_constants_.find(object);
  return found != local_constants_.end() ? found->second : nullptr;
}

void PackageLowering::note_import(const types::Package* package) {
  if (package == nullptr || package == checked_.types) return;
  auto& list = out_->imports;
  if (std::find(list.begin(), list.end(), package) == list.end()) list.push_back(package);
}

// ---- declarations -----------------------------------------------------------------------------------------

void PackageLowering::constants(const GenDecl& decl) {
  for (const Spec* spec : decl.specs) {
    const auto* line = dyn_cast_or_null<ConstSpec>(spec);
    if (line == nullptr) continue;
    for (std::size_t i = 0; i < line->names.size(); ++i) {
      const auto* object = types::object_as_or_null<types::Const>(info().def_of_or_null(line->names[i]));
      if (object == nullptr) continue;
      const Expr* value = i < line->values.size() ? line->values[i] : nullptr;
      if (ir::ConstDecl* made = FunctionLowering(*this).constant_declaration(object, value))
        constants_[object] = made;
    }
  }
}

void PackageLowering::declarations(const File& file) {
  Pos after = file.source->base();
  if (file.package != nullptr) {
    out_->header = comments_.rest(after, file.package->pos);
    after = file.package->end;
  }
  for (const Decl* decl : file.decls) {
    ir::Trivia trivia = comments_.above(*decl, after);
    after = decl->end;
    if (const auto* group = dyn_cast_or_null<GenDecl>(decl))
      declaration(*group, std::move(trivia));
    else
      function(*cast<FuncDecl>(decl), std::move(trivia));
  }
}

/// The lines of a declaration, each with its comments; those above the group stand with its first line.
void PackageLowering::declaration(const GenDecl& decl, ir::Trivia group) {
  Pos after = decl.pos;
  bool first = true;
  for (const Spec* spec : decl.specs) {
    ir::Trivia trivia = decl.grouped ? comments_.above(*spec, after) : ir::Trivia();
    if (std::exchange(first, false)) {
      trivia.leading.insert(trivia.leading.begin(), group.leading.begin(), group.leading.end());
      trivia.blank_line_before = group.blank_line_before;
    }
    after = spec->end;
    line(*spec, trivia);
  }
}

void PackageLowering::line(const Spec& spec, ir::Trivia& trivia) {
  if (spec.kind == NodeKind::kImportSpec) return;
  if (const auto* type = dyn_cast_or_null<TypeSpec>(&spec)) {
    if (ir::TypeDecl* made = types_.declare(*type, "")) made->trivia = trivia;
    return;
  }
  trivia.trailing = comments_.behind(spec);
  if (const auto* constant = dyn_cast_or_null<ConstSpec>(&spec)) {
    for (const Ident* name : constant->names) {
      auto found = constants_.find(types::object_as_or_null<types::Const>(info().def_of_or_null(name)));
      if (found == constants_.end()) continue;
      found->second->trivia = std::exchange(trivia, {});
      out_->items.push_back({.constant = found->second});
    }
    return;
  }
  for (const Ident* name : cast<VarSpec>(&spec)->names) {
    const auto* object = types::object_as_or_null<types::Var>(info().def_of_or_null(name));
    if (object == nullptr) continue;
    auto* made = build_.make<ir::GlobalDecl>(name->pos);
    made->variable = variable(object);
    made->linkage = linkage(*object);
    made->trivia = std::exchange(trivia, {});
    auto value = static_values_.find(object);
    if (value != static_values_.end())
      made->value = FunctionLowering(*this).static_value(value->second, object->type);
    out_->items.push_back({.global = made});
  }
}

void PackageLowering::function(const FuncDecl& decl, ir::Trivia trivia) {
  if (decl.body == nullptr) return;
  ir::Function* made = FunctionLowering(*this).function(decl);
  if (made == nullptr) return;
  made->trivia = std::move(trivia);
  made->trivia.trailing = comments_.behind(decl);
  if (const Type* receiver = decl.recv != nullptr ? made->object->signature()->recv->type : nullptr) {
    made->owner = types::cast<types::Named>(types::dereferenced(receiver))->object;
    methods_[made->owner].push_back(made);
  } else if (made->name == "init") {
    init_functions_.push_back(made->object);
  }
  out_->items.push_back({.function = made});
}

/// A constant for a variable of a type that has constants: C++ has the value from the start.
bool PackageLowering::is_static(const check::Initializer& init) const {
  if (init.lhs.size() != 1 || init.lhs.front()->blank()) return false;
  return info().type_and_value(init.rhs).is_constant() && types::is_const_type(init.lhs.front()->type);
}

void PackageLowering::initialization() {
  std::vector<check::Initializer> rest;
  for (const check::Initializer& init : info().init_order)
    if (!is_static(init)) rest.push_back(init);
  out_->literals = literal_names(checked_, facts_);
  out_->init = build_.make<ir::Function>();
  out_->init->name = "init";
  out_->init->body = FunctionLowering(*this).initialization(rest, init_functions_);
}

}  // namespace gocxx::lower
