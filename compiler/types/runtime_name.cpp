// The spelling of types at run time, which differs from that of the source in spaces and names of packages.
#include "compiler/types/runtime_name.h"

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/constant.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/object.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/tuple.h"

namespace gocxx::types {
namespace {

class RuntimePrinter {
 public:
  std::string take() { return std::move(out_); }

  void named(const Named& type, bool argument) {
    const TypeName& object = *type.object;
    const Package* pkg = type.origin != nullptr ? type.origin->object->pkg : object.pkg;
    if (pkg != nullptr) out_ += (argument ? pkg->path : pkg->name) + ".";
    out_ += object.name;
    const auto& args = type.type_args.empty() ? type.outer_args : type.type_args;
    for (std::size_t i = 0; i < args.size(); ++i) {
      out_ += i == 0 ? '[' : ',';
      print(args[i]);
    }
    if (!args.empty()) out_ += ']';
    if (argument && type.local_number > 0) out_ += "·" + std::to_string(type.local_number);
  }

 private:
  void print(const Type* type) {
    switch (type->kind) {
      case TypeKind::kBasic: out_ += basic(cast<Basic>(type)->basic_kind)->name; return;
      case TypeKind::kNamed: return named(*cast<Named>(type), true);
      case TypeKind::kPointer: out_ += '*'; return print(cast<Pointer>(type)->elem);
      case TypeKind::kSlice: out_ += "[]"; return print(cast<Slice>(type)->elem);
      case TypeKind::kArray:
        out_ += '[' + std::to_string(cast<Array>(type)->length) + ']';
        return print(cast<Array>(type)->elem);
      case TypeKind::kMap:
        out_ += "map[";
        print(cast<Map>(type)->key);
        out_ += ']';
        return print(cast<Map>(type)->value);
      case TypeKind::kChan: return chan(*cast<Chan>(type));
      case TypeKind::kSignature: out_ += "func"; return signature(*cast<Signature>(type));
      case TypeKind::kStruct: return structure(*cast<Struct>(type));
      case TypeKind::kInterface: return interface(*cast<Interface>(type));
      default: return;  // no type of a value
    }
  }

  void chan(const Chan& type) {
    out_ += type.dir == ChanDir::kSend ? "chan<- " : type.dir == ChanDir::kRecv ? "<-chan " : "chan ";
    const auto* inner = dyn_cast_or_null<Chan>(type.elem);
    const bool brackets = type.dir == ChanDir::kBoth && inner != nullptr && inner->dir == ChanDir::kRecv;
    if (brackets) out_ += '(';
    print(type.elem);
    if (brackets) out_ += ')';
  }

  void signature(const Signature& type) {
    out_ += '(';
    for (std::size_t i = 0; i < type.params->size(); ++i) {
      if (i > 0) out_ += ", ";
      const Type* param = type.params->vars[i]->type;
      const bool last = type.variadic && i + 1 == type.params->size();
      if (last) out_ += "...";
      print(last ? underlying_as<Slice>(param)->elem : param);
    }
    out_ += ')';
    if (type.results->empty()) return;
    out_ += type.results->size() == 1 ? " " : " (";
    for (std::size_t i = 0; i < type.results->size(); ++i) {
      if (i > 0) out_ += ", ";
      print(type.results->vars[i]->type);
    }
    if (type.results->size() > 1) out_ += ')';
  }

  void unexported(const Object& object) {
    if (!object.exported() && object.pkg != nullptr) out_ += object.pkg->path + ".";
  }

  void structure(const Struct& type) {
    out_ += type.fields.empty() ? "struct {" : "struct { ";
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      if (i > 0) out_ += "; ";
      const Var& field = *type.fields[i];
      if (!field.embedded) {
        unexported(field);
        out_ += field.name + " ";
      }
      print(field.type);
      if (!type.tag(i).empty()) out_ += " " + Constant::of_string(type.tag(i)).exact_string();
    }
    out_ += type.fields.empty() ? "}" : " }";
  }

  void interface(const Interface& type) {
    const auto& methods = type.all_methods();
    out_ += methods.empty() ? "interface {" : "interface { ";
    for (const Func* method : methods) {
      if (method != methods.front()) out_ += "; ";
      unexported(*method);
      out_ += method->name;
      signature(*method->signature());
    }
    out_ += methods.empty() ? "}" : " }";
  }

  std::string out_;
};

}  // namespace

std::string runtime_name(const Named& type) {
  RuntimePrinter printer;
  printer.named(type, false);
  return printer.take();
}

}  // namespace gocxx::types
