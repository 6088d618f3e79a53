// Types: each made once.
#include "tests/fuzz/generate/type.h"

#include <algorithm>

namespace gocxx::fuzz {

bool is_number(const Type* type) { return type->kind == Kind::kInteger || type->kind == Kind::kFloat; }

bool is_comparable(const Type* type) {
  switch (type->kind) {
    case Kind::kInteger:
    case Kind::kBool:
    case Kind::kString: return true;
    case Kind::kArray: return is_comparable(type->elem);
    case Kind::kStruct:
      return std::ranges::all_of(type->fields, [](const Field& f) { return is_comparable(f.type); });
    default: return false;
  }
}

bool is_printable(const Type* type) {
  switch (type->kind) {
    case Kind::kInteger:
    case Kind::kFloat:
    case Kind::kComplex:
    case Kind::kBool:
    case Kind::kString: return true;
    case Kind::kArray:
    case Kind::kSlice: return is_printable(type->elem);
    case Kind::kMap: return is_printable(type->key) && is_printable(type->elem);
    case Kind::kStruct:
      return std::ranges::all_of(type->fields, [](const Field& f) { return is_printable(f.type); });
    default: return false;
  }
}

Types::Types() {
  integer("int", 64, true);
  integer("int8", 8, true);
  integer("uint8", 8, false);
  integer("int64", 64, true);
  integer("uint", 64, false);
  integer("int16", 16, true);
  integer("uint16", 16, false);
  integer("int32", 32, true);
  integer("uint32", 32, false);
  integer("uint64", 64, false);
  integer("uintptr", 64, false);
  add(Kind::kFloat, "float64")->bits = 64;
  add(Kind::kFloat, "float32")->bits = 32;
  add(Kind::kComplex, "complex128")->bits = 128;
  add(Kind::kComplex, "complex64")->bits = 64;
  add(Kind::kBool, "bool");
  add(Kind::kString, "string");
  add(Kind::kAny, "any");
}

Type* Types::add(Kind kind, const std::string& text) {
  auto& place = by_text_[text];
  place = std::make_unique<Type>();
  place->kind = kind;
  place->text = text;
  return place.get();
}

const Type* Types::integer(const std::string& name, int bits, bool is_signed) {
  Type* made = add(Kind::kInteger, name);
  made->bits = bits;
  made->is_signed = is_signed;
  integers_.push_back(made);
  return made;
}

Type* Types::declare(Kind kind, const std::string& name) {
  Type* made = add(kind, name);
  made->named = true;
  return made;
}

const Type* Types::pointer_to(const Type* elem) {
  std::string text = "*" + elem->text;
  if (auto found = by_text_.find(text); found != by_text_.end()) return found->second.get();
  Type* made = add(Kind::kPointer, text);
  made->elem = elem;
  return made;
}

const Type* Types::slice_of(const Type* elem) {
  std::string text = "[]" + elem->text;
  if (auto found = by_text_.find(text); found != by_text_.end()) return found->second.get();
  Type* made = add(Kind::kSlice, text);
  made->elem = elem;
  return made;
}

const Type* Types::array_of(const Type* elem, int length) {
  std::string text = "[" + std::to_string(length) + "]" + elem->text;
  if (auto found = by_text_.find(text); found != by_text_.end()) return found->second.get();
  Type* made = add(Kind::kArray, text);
  made->elem = elem;
  made->length = length;
  return made;
}

const Type* Types::chan_of(const Type* elem) {
  std::string text = "chan " + elem->text;
  if (auto found = by_text_.find(text); found != by_text_.end()) return found->second.get();
  Type* made = add(Kind::kChan, text);
  made->elem = elem;
  return made;
}

const Type* Types::map_of(const Type* key, const Type* elem) {
  std::string text = "map[" + key->text + "]" + elem->text;
  if (auto found = by_text_.find(text); found != by_text_.end()) return found->second.get();
  Type* made = add(Kind::kMap, text);
  made->key = key;
  made->elem = elem;
  return made;
}

const Type* Types::func_of(const std::vector<const Type*>& params, const std::vector<const Type*>& results) {
  std::string text = "func(" + list_of(params) + ")" + result_list(results);
  if (auto found = by_text_.find(text); found != by_text_.end()) return found->second.get();
  Type* made = add(Kind::kFunc, text);
  made->params = params;
  made->results = results;
  return made;
}

std::string list_of(const std::vector<const Type*>& types) {
  std::string text;
  for (const Type* type : types) text += (text.empty() ? "" : ", ") + type->text;
  return text;
}

std::string result_list(const std::vector<const Type*>& types) {
  if (types.empty()) return "";
  return types.size() == 1 ? " " + types[0]->text : " (" + list_of(types) + ")";
}

}  // namespace gocxx::fuzz
