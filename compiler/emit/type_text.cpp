// One function for each type constructor.
#include "compiler/emit/type_text.h"

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/tuple.h"
#include "compiler/types/type_param.h"

namespace gocxx::emit {
namespace {

using types::BasicKind;
using types::TypeKind;

std::string basic_text(BasicKind kind) {
  switch (kind) {
    case BasicKind::kBool:
    case BasicKind::kUntypedBool: return "bool";
    case BasicKind::kInt:
    case BasicKind::kUntypedInt: return "long";
    case BasicKind::kInt8: return "std::int8_t";
    case BasicKind::kInt16: return "std::int16_t";
    case BasicKind::kInt32:
    case BasicKind::kUntypedRune: return "std::int32_t";
    case BasicKind::kInt64: return "long long";
    case BasicKind::kUint: return "unsigned long";
    case BasicKind::kUint8: return "std::uint8_t";
    case BasicKind::kUint16: return "std::uint16_t";
    case BasicKind::kUint32: return "std::uint32_t";
    case BasicKind::kUint64: return "unsigned long long";
    case BasicKind::kUintptr: return "gocxx::uintptr";
    case BasicKind::kFloat32: return "float";
    case BasicKind::kFloat64:
    case BasicKind::kUntypedFloat: return "double";
    case BasicKind::kComplex64: return "gocxx::complex64";
    case BasicKind::kComplex128:
    case BasicKind::kUntypedComplex: return "gocxx::complex128";
    case BasicKind::kString:
    case BasicKind::kUntypedString: return "gocxx::string";
    case BasicKind::kInvalid:
    case BasicKind::kUnsafePointer:
    case BasicKind::kUntypedNil: break;
  }
  return "void";
}

std::string tuple_text(const types::Tuple& tuple, const Scope& scope) {
  std::vector<const types::Type*> parts;
  for (const types::Var* var : tuple.vars) parts.push_back(var->type);
  return result_text(parts, scope);
}

std::string named_text(const types::Named& named, const Scope& scope) {
  if (named.object->pkg == nullptr) return "gocxx::" + named.object->name;  // error
  return object_text(named.object, scope);
}

std::string chan_text(const types::Chan& chan, const Scope& scope) {
  const char* name = chan.dir == syntax::ChanDir::kRecv   ? "recv_chan"
                     : chan.dir == syntax::ChanDir::kSend ? "send_chan"
                                                          : "chan";
  return std::string("gocxx::") + name + "<" + type_text(chan.elem, scope) + ">";
}

std::string unnamed_text(const types::Type* type, const Scope& scope) {
  if (const auto* interface = types::dyn_cast_or_null<types::Interface>(type);
      interface != nullptr && interface->empty()) {
    return "gocxx::any";
  }
  const auto* structure = types::dyn_cast_or_null<types::Struct>(type);
  if (structure != nullptr && structure->fields.empty()) return "gocxx::empty_struct";
  const Names::Unnamed& unnamed = scope.names->of_unnamed(type);
  return scope.qualified(unnamed.package, unnamed.name);
}

}  // namespace

std::string type_text(const types::Type* type, const Scope& scope) {
  if (type == nullptr) return "void";
  switch (type->kind) {
    case TypeKind::kBasic: return basic_text(types::cast<types::Basic>(type)->basic_kind);
    case TypeKind::kArray: {
      const auto* array = types::cast<types::Array>(type);
      return "gocxx::array<" + type_text(array->elem, scope) + ", " + std::to_string(array->length) + ">";
    }
    case TypeKind::kSlice:
      return "gocxx::slice<" + type_text(types::cast<types::Slice>(type)->elem, scope) + ">";
    case TypeKind::kPointer:
      return "gocxx::ptr<" + type_text(types::cast<types::Pointer>(type)->elem, scope) + ">";
    case TypeKind::kTuple: return tuple_text(*types::cast<types::Tuple>(type), scope);
    case TypeKind::kSignature: return "gocxx::func<" + signature_text(type, scope, true) + ">";
    case TypeKind::kMap: {
      const auto* map = types::cast<types::Map>(type);
      return "gocxx::map<" + type_text(map->key, scope) + ", " + type_text(map->value, scope) + ">";
    }
    case TypeKind::kChan: return chan_text(*types::cast<types::Chan>(type), scope);
    case TypeKind::kNamed: return named_text(*types::cast<types::Named>(type), scope);
    case TypeKind::kStruct:
    case TypeKind::kInterface: return unnamed_text(type, scope);
    case TypeKind::kTypeParam: return safe_name(types::cast<types::TypeParam>(type)->object->name);
    case TypeKind::kUnion: break;  // stands in constraints only
  }
  return "void";
}

std::string template_arguments(const types::Object* object, const Scope& scope) {
  std::string text;
  for (const types::Type* arg : scope.names->arguments_of(object))
    text += (text.empty() ? "<" : ", ") + type_text(arg, scope);
  return text.empty() ? text : text + ">";
}

std::string object_text(const types::Object* object, const Scope& scope) {
  return scope.qualified(scope.names->home_of(object), scope.names->of(object)) +
         template_arguments(object, scope);
}

std::string result_text(const std::vector<const types::Type*>& results, const Scope& scope) {
  if (results.empty()) return "void";
  if (results.size() == 1) return type_text(results[0], scope);
  std::string text;
  for (const types::Type* result : results) text += (text.empty() ? "" : ", ") + type_text(result, scope);
  return "gocxx::results<" + text + ">";
}

std::string parameter_text(const types::Signature& signature, std::size_t index, const Scope& scope,
                           bool variadic_mark) {
  const types::Type* type = signature.params->vars[index]->type;
  const bool marked = variadic_mark && signature.variadic && index + 1 == signature.params->vars.size();
  if (!marked) return type_text(type, scope);
  return "gocxx::variadic<" + type_text(types::underlying_as<types::Slice>(type)->elem, scope) + ">";
}

std::string signature_text(const types::Type* signature, const Scope& scope, bool variadic_mark) {
  const auto* sig = types::underlying_as<types::Signature>(signature);
  std::string params;
  for (std::size_t i = 0; i < sig->params->vars.size(); ++i)
    params += (i == 0 ? "" : ", ") + parameter_text(*sig, i, scope, variadic_mark);
  return tuple_text(*sig->results, scope) + "(" + params + ")";
}

}  // namespace gocxx::emit
