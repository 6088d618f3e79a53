// A walk through the types that each definition mentions: fields, elements, parameters of methods.
#include "compiler/emit/forward.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "compiler/types/array.h"
#include "compiler/types/chan.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/tuple.h"

namespace gocxx::emit {
namespace {

using types::TypeKind;

class Walk {
 public:
  explicit Walk(const ir::Package& package) {
    for (const ir::TypeDecl* decl : package.types) {
      if (decl->form != ir::TypeDecl::Form::kAlias) index_[decl->type] = static_cast<int>(index_.size());
    }
  }

  /// Looks at all that the definition of `decl` mentions.
  void define(const ir::TypeDecl& decl) {
    if (decl.form != ir::TypeDecl::Form::kAlias) current_ = index_.at(decl.type);
    if (decl.form == ir::TypeDecl::Form::kAlias)
      mention(decl.type);
    else
      parts(types::underlying(decl.type));
    mention_arguments(decl.type);
    for (const ir::Function* method : decl.methods) function(*method);
    for (const ir::Function* method : decl.forwarders) function(*method);
  }

  bool needed(const ir::TypeDecl& decl) const {
    if (decl.form == ir::TypeDecl::Form::kAlias) return false;
    auto found = index_.find(decl.type);
    return found != index_.end() && needed_.contains(found->second);
  }

 private:
  void mention(const types::Type* type) {
    if (type == nullptr) return;
    mention_arguments(type);
    auto found = index_.find(type);
    if (found == index_.end()) return parts_if_unnamed(type);
    if (found->second <= current_ || !needed_.insert(found->second).second) return;
    // template <> struct List<Point>; needs struct Point;
    const int current = std::exchange(current_, -1);
    mention_arguments(type);
    current_ = current;
  }

  void mention_arguments(const types::Type* type) {
    if (const auto* named = types::dyn_cast_or_null<types::Named>(type))
      for (const types::Type* arg : named->type_args) mention(arg);
  }

  void parts_if_unnamed(const types::Type* type) {
    if (type->kind != TypeKind::kNamed) parts(type);
  }

  void function(const ir::Function& f) {
    for (const ir::Variable* param : f.params) mention(param->type);
    for (const types::Type* result : f.results) mention(result);
  }

  void tuple(const types::Tuple& t) {
    for (const types::Var* var : t.vars) mention(var->type);
  }

  void parts(const types::Type* type) {
    switch (type->kind) {
      case TypeKind::kArray: return mention(types::cast<types::Array>(type)->elem);
      case TypeKind::kSlice: return mention(types::cast<types::Slice>(type)->elem);
      case TypeKind::kPointer: return mention(types::cast<types::Pointer>(type)->elem);
      case TypeKind::kChan: return mention(types::cast<types::Chan>(type)->elem);
      case TypeKind::kMap:
        mention(types::cast<types::Map>(type)->key);
        return mention(types::cast<types::Map>(type)->value);
      case TypeKind::kTuple: return tuple(*types::cast<types::Tuple>(type));
      case TypeKind::kSignature:
        tuple(*types::cast<types::Signature>(type)->params);
        return tuple(*types::cast<types::Signature>(type)->results);
      case TypeKind::kStruct:
        for (const types::Var* field : types::cast<types::Struct>(type)->fields) mention(field->type);
        return;
      case TypeKind::kInterface:
        for (const types::Func* method : types::cast<types::Interface>(type)->all_methods())
          mention(method->type);
        return;
      default: return;
    }
  }

  std::unordered_map<const types::Type*, int, types::TypeHash, types::Identical> index_;
  std::unordered_set<int> needed_;
  int current_ = -1;
};

}  // namespace

std::vector<const ir::TypeDecl*> needed_before(const ir::Package& package) {
  Walk walk(package);
  for (const ir::TypeDecl* decl : package.types) walk.define(*decl);
  std::vector<const ir::TypeDecl*> needed;
  for (const ir::TypeDecl* decl : package.types) {
    if (walk.needed(*decl)) needed.push_back(decl);
  }
  // Those that stand in the arguments of others come first.
  std::stable_partition(needed.begin(), needed.end(), [](const ir::TypeDecl* decl) {
    const auto* named = types::dyn_cast_or_null<types::Named>(decl->type);
    return named == nullptr || named->type_args.empty();
  });
  return needed;
}

}  // namespace gocxx::emit
