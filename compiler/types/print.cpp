// Types in Go's words.
#include "compiler/types/print.h"

#include "compiler/types/array.h"
#include "compiler/types/basic.h"
#include "compiler/types/chan.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"
#include "compiler/types/type_param.h"
#include "compiler/types/union.h"
#include "compiler/types/universe.h"

namespace gocxx::types {
namespace {

class Printer {
 public:
  Printer(std::string& out, const Package* from, bool names = true) : out_(out), from_(from), names_(names) {}

  void type(const Type* t) {
    if (t == nullptr) {
      out_ += "<nil>";
      return;
    }
    switch (t->kind) {
      case TypeKind::kBasic: out_ += cast<Basic>(t)->name; return;
      case TypeKind::kArray: array(*cast<Array>(t)); return;
      case TypeKind::kSlice: prefixed("[]", cast<Slice>(t)->elem); return;
      case TypeKind::kStruct: structure(*cast<Struct>(t)); return;
      case TypeKind::kPointer: prefixed("*", cast<Pointer>(t)->elem); return;
      case TypeKind::kTuple: tuple(*cast<Tuple>(t), false); return;
      case TypeKind::kSignature:
        out_ += "func";
        if (!cast<Signature>(t)->type_params.empty()) type_params(cast<Signature>(t)->type_params);
        signature(*cast<Signature>(t));
        return;
      case TypeKind::kInterface: interface(*cast<Interface>(t)); return;
      case TypeKind::kMap: map(*cast<Map>(t)); return;
      case TypeKind::kChan: chan(*cast<Chan>(t)); return;
      case TypeKind::kNamed: named(*cast<Named>(t)); return;
      case TypeKind::kTypeParam: out_ += cast<TypeParam>(t)->object->name; return;
      case TypeKind::kUnion: terms(*cast<Union>(t)); return;
    }
  }

  void signature(const Signature& s) {
    tuple(*s.params, s.variadic);
    if (s.results->empty()) return;
    out_ += ' ';
    if (s.results->size() == 1 && (!names_ || s.results->vars[0]->name.empty()))
      type(s.results->vars[0]->type);
    else
      tuple(*s.results, false);
  }

 private:
  void prefixed(std::string_view prefix, const Type* rest) {
    out_ += prefix;
    type(rest);
  }

  void array(const Array& t) {
    out_ += '[';
    if (t.length >= 0) out_ += std::to_string(t.length);
    prefixed("]", t.elem);
  }

  void structure(const Struct& t) {
    out_ += "struct{";
    for (std::size_t i = 0; i < t.fields.size(); ++i) {
      if (i > 0) out_ += "; ";
      const Var& field = *t.fields[i];
      if (!field.embedded) out_ += field.name + " ";
      type(field.type);
      if (!t.tag(i).empty()) out_ += " " + Constant::of_string(t.tag(i)).exact_string();
    }
    out_ += '}';
  }

  void tuple(const Tuple& t, bool variadic) {
    out_ += '(';
    for (std::size_t i = 0; i < t.size(); ++i) {
      if (i > 0) out_ += ", ";
      const Var& v = *t.vars[i];
      if (names_ && !v.name.empty()) out_ += v.name + " ";
      if (variadic && i + 1 == t.size())
        variadic_parameter(v.type);
      else
        type(v.type);
    }
    out_ += ')';
  }

  /// append([]byte, string...) alone has a variadic parameter that is no slice.
  void variadic_parameter(const Type* t) {
    if (const auto* slice = dyn_cast_or_null<Slice>(t)) {
      prefixed("...", slice->elem);
      return;
    }
    type(t);
    out_ += "...";
  }

  void interface(const Interface& t) {
    if (&t == any_type()) {
      out_ += "any";
      return;
    }
    if (t.implicit && t.methods.empty() && t.embeddeds.size() == 1) {
      type(t.embeddeds.front());
      return;
    }
    out_ += "interface{";
    bool first = true;
    const auto separate = [&] {
      if (!first) out_ += "; ";
      first = false;
    };
    for (const Func* method : t.methods) {
      separate();
      out_ += method->name;
      if (method->signature() != nullptr) signature(*method->signature());
    }
    for (const Type* embedded : t.embeddeds) {
      separate();
      type(embedded);
    }
    out_ += '}';
  }

  void map(const Map& t) {
    prefixed("map[", t.key);
    prefixed("]", t.value);
  }

  /// chan (<-chan T) needs its parentheses: without them it would be chan<- (chan T).
  void chan(const Chan& t) {
    out_ += t.dir == ChanDir::kSend ? "chan<- " : t.dir == ChanDir::kRecv ? "<-chan " : "chan ";
    const auto* inner = dyn_cast_or_null<Chan>(t.elem);
    const bool parentheses = t.dir != ChanDir::kSend && inner != nullptr && inner->dir == ChanDir::kRecv;
    if (parentheses) out_ += '(';
    type(t.elem);
    if (parentheses) out_ += ')';
  }

  void named(const Named& t) {
    name(*t.object);
    if (!t.type_args.empty()) {
      out_ += '[';
      for (std::size_t i = 0; i < t.type_args.size(); ++i) {
        if (i > 0) out_ += ',';
        type(t.type_args[i]);
      }
      out_ += ']';
    } else if (t.generic()) {
      type_params(t.type_params);
    }
  }

  /// [K comparable, A, B any]
  void type_params(const std::vector<TypeParam*>& params) {
    out_ += '[';
    for (std::size_t i = 0; i < params.size(); ++i) {
      const bool last_of_group = i + 1 == params.size() || params[i + 1]->constraint != params[i]->constraint;
      out_ += params[i]->object->name;
      if (last_of_group) {
        out_ += ' ';
        type(params[i]->constraint);
      }
      if (i + 1 < params.size()) out_ += ", ";
    }
    out_ += ']';
  }

  void name(const TypeName& object) {
    if (object.pkg != nullptr && object.pkg != from_) out_ += object.pkg->name + ".";
    out_ += object.name;
  }

  void terms(const Union& t) {
    for (std::size_t i = 0; i < t.terms.size(); ++i) {
      if (i > 0) out_ += " | ";
      if (t.terms[i].tilde) out_ += '~';
      type(t.terms[i].type);
    }
  }

  std::string& out_;
  const Package* from_;
  bool names_;  // whether parameters are printed with their names
};

}  // namespace

void append_type(std::string& out, const Type* type, const Package* from) { Printer(out, from).type(type); }

std::string type_string(const Type* type, const Package* from) {
  std::string out;
  append_type(out, type, from);
  return out;
}

void append_signature(std::string& out, const Signature* signature, const Package* from) {
  Printer(out, from).signature(*signature);
}

void append_nameless_signature(std::string& out, const Signature* signature, const Package* from) {
  Printer(out, from, false).signature(*signature);
}

}  // namespace gocxx::types
