// Finding fields and methods: breadth first, so that what is embedded less deep hides what is deeper.
#include "compiler/types/lookup.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <unordered_set>

#include "compiler/types/basic.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/predicates.h"
#include "compiler/types/struct.h"

namespace gocxx::types {
namespace {

bool equal_fold(std::string_view x, std::string_view y) {
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

/// A type to be searched at the present depth.
struct Candidate {
  const Type* type;
  std::vector<int> index;  // the path to it
  bool indirect;           // a pointer was followed on the path
  bool several;            // it is embedded more than once at this depth
};

/// One search for one name.
class Search {
 public:
  Search(const Package* pkg, std::string_view name, bool fold_case)
      : pkg_(pkg), name_(name), fold_case_(fold_case) {}

  Lookup run(const Type* type, bool addressable) {
    const Type* base = dereferenced(type);
    const bool is_pointer = base != type;
    if (is_pointer && is_interface(base)) return {};
    current_.push_back({base, {}, is_pointer, false});
    while (!current_.empty() && found_.object == nullptr) {
      for (const Candidate& candidate : current_) search(candidate);
      if (ambiguous_) return {nullptr, std::move(found_.index), false};
      current_ = merged(std::move(next_));
      next_.clear();
    }
    const auto* method = object_as_or_null<Func>(found_.object);
    if (method != nullptr && method->pointer_receiver && !found_.indirect && !addressable)
      return {nullptr, {}, true};
    return std::move(found_);
  }

 private:
  bool matches(const Object& object) const {
    return object.same_id(pkg_, name_) || (fold_case_ && equal_fold(object.name, name_));
  }

  void search(const Candidate& candidate) {
    if (const auto* named = dyn_cast_or_null<Named>(candidate.type)) {
      if (!seen_.insert(named).second) return;
      if (search_methods(candidate, named->methods)) return;
    }
    const Type* under = underlying(candidate.type);
    if (const auto* structure = dyn_cast_or_null<Struct>(under)) search_fields(candidate, *structure);
    if (const auto* interface = dyn_cast_or_null<Interface>(under))
      search_methods(candidate, interface->all_methods());
  }

  bool search_methods(const Candidate& candidate, const std::vector<Func*>& methods) {
    for (std::size_t i = 0; i < methods.size(); ++i) {
      if (!matches(*methods[i])) continue;
      found(candidate, methods[i], i);
      return true;
    }
    return false;
  }

  void search_fields(const Candidate& candidate, const Struct& structure) {
    for (std::size_t i = 0; i < structure.fields.size(); ++i) {
      Var* field = structure.fields[i];
      if (matches(*field))
        found(candidate, field, i);
      else if (found_.object == nullptr && field->embedded)
        descend(candidate, *field, i);
    }
  }

  void found(const Candidate& candidate, Object* object, std::size_t i) {
    ambiguous_ = ambiguous_ || found_.object != nullptr || candidate.several;
    found_ = {object, candidate.index, candidate.indirect};
    found_.index.push_back(static_cast<int>(i));
  }

  void descend(const Candidate& candidate, const Var& field, std::size_t i) {
    if (field.type == nullptr) return;
    const Type* base = dereferenced(field.type);
    if (base->kind != TypeKind::kNamed && base->kind != TypeKind::kStruct &&
        base->kind != TypeKind::kInterface)
      return;
    Candidate next{base, candidate.index, candidate.indirect || base != field.type, candidate.several};
    next.index.push_back(static_cast<int>(i));
    next_.push_back(std::move(next));
  }

  /// A type found several times at one depth is searched once; whatever is found there is ambiguous.
  static std::vector<Candidate> merged(std::vector<Candidate> candidates) {
    if (candidates.size() < 2) return candidates;
    std::vector<Candidate> result;
    std::unordered_map<const Type*, std::size_t, TypeHash, Identical> places;
    for (Candidate& candidate : candidates) {
      const auto [place, fresh] = places.emplace(candidate.type, result.size());
      if (fresh)
        result.push_back(std::move(candidate));
      else
        result[place->second].several = true;
    }
    return result;
  }

  const Package* pkg_;
  std::string_view name_;
  bool fold_case_;
  std::vector<Candidate> current_;
  std::vector<Candidate> next_;
  std::unordered_set<const Named*> seen_;
  Lookup found_;
  bool ambiguous_ = false;
};

using Reason = MissingMethod::Reason;

/// `method` is not in `type` under its own name: is there one that was meant?
MissingMethod not_found(const Type* type, const Func* method) {
  const Lookup similar = lookup_field_or_method(type, false, method->pkg, method->name, true);
  const auto* other = object_as_or_null<Func>(similar.object);
  if (other == nullptr) return {Reason::kMissing, method, nullptr};
  return {other->name == method->name ? Reason::kUnexported : Reason::kWrongName, method, other};
}

/// What `type`, no interface, lacks of `method`.
MissingMethod missing_in_concrete(const Type* type, const Func* method, Resolver* resolver) {
  const Lookup found = lookup_field_or_method(type, false, method->pkg, method->name);
  if (found.object == nullptr) {
    if (!found.index.empty()) return {Reason::kAmbiguous, method, nullptr};
    if (found.indirect) return {Reason::kPointerReceiver, method, nullptr};
    return not_found(type, method);
  }
  auto* own = object_as_or_null<Func>(found.object);
  if (own == nullptr) return {Reason::kField, method, nullptr};
  if (own->type == nullptr && resolver != nullptr) resolver->resolve(*own);
  if (!identical(own->type, method->type)) return {Reason::kWrongSignature, method, own};
  return {};
}

MissingMethod missing_in_interface(const Interface& type, const Func* method, bool static_only) {
  const Func* own = type.method_or_null(method->pkg, method->name);
  if (own == nullptr) return static_only ? not_found(&type, method) : MissingMethod{};
  if (!identical(own->type, method->type)) return {Reason::kWrongSignature, method, own};
  return {};
}

/// Adds the methods of `type` and of what it embeds, once by name, whether or not they are hidden.
void collect_methods(const Type* type, std::unordered_set<const Type*>& seen,
                     std::vector<const Func*>& methods) {
  if (!seen.insert(type).second) return;
  if (const auto* named = dyn_cast_or_null<Named>(type))
    methods.insert(methods.end(), named->methods.begin(), named->methods.end());
  const Type* under = underlying(type);
  if (const auto* interface = dyn_cast_or_null<Interface>(under)) {
    const auto& all = interface->all_methods();
    methods.insert(methods.end(), all.begin(), all.end());
  } else if (const auto* structure = dyn_cast_or_null<Struct>(under)) {
    for (const Var* field : structure->fields)
      if (field->embedded) collect_methods(dereferenced(field->type), seen, methods);
  }
}

}  // namespace

Lookup lookup_field_or_method(const Type* type, bool addressable, const Package* pkg, std::string_view name,
                              bool fold_case) {
  if (name == "_") return {};
  const auto* named = dyn_cast_or_null<Named>(type);
  if (named != nullptr && underlying(named)->kind == TypeKind::kPointer) {
    // A defined pointer type has the fields of what it points to, but no methods.
    Lookup result = Search(pkg, name, fold_case).run(underlying(named), false);
    return object_as_or_null<Func>(result.object) == nullptr ? result : Lookup{};
  }
  return Search(pkg, name, fold_case).run(type, addressable);
}

MissingMethod missing_method(const Type* type, const Interface* interface, bool static_only,
                             Resolver* resolver) {
  const auto* from = underlying_as<Interface>(type);
  for (const Func* method : interface->all_methods()) {
    const MissingMethod missing = from != nullptr ? missing_in_interface(*from, method, static_only)
                                                  : missing_in_concrete(type, method, resolver);
    if (missing.reason != Reason::kNone) return missing;
  }
  return {};
}

std::vector<Lookup> method_set(const Type* type) {
  std::unordered_set<const Type*> seen;
  std::vector<const Func*> candidates;
  collect_methods(dereferenced(type), seen, candidates);
  std::sort(candidates.begin(), candidates.end(),
            [](const Func* x, const Func* y) { return x->name < y->name; });
  std::vector<Lookup> result;
  for (const Func* candidate : candidates) {
    if (!result.empty() && result.back().object->same_id(candidate->pkg, candidate->name)) continue;
    Lookup found = lookup_field_or_method(type, false, candidate->pkg, candidate->name);
    if (object_as_or_null<Func>(found.object) != nullptr) result.push_back(std::move(found));
  }
  return result;
}

}  // namespace gocxx::types
