// Composite literals.
//
//   Point{1, 2}               Point{1, 2}
//   Point{Y: 2}               Point{.Y = 2}
//   []int{1, 2}               gocxx::slice<long>{1, 2}
//   []int{}                   gocxx::make_slice<long>(0)
//   [5]int{3: 1}              gocxx::keyed_array<long, 5>({{3, 1}})
//   map[string]int{"a": 1}    gocxx::map<gocxx::string, long>{{"a"_s, 1}}
#include <algorithm>

#include "compiler/lower/function.h"
#include "compiler/types/array.h"
#include "compiler/types/identity.h"
#include "compiler/types/interface.h"
#include "compiler/types/map.h"
#include "compiler/types/named.h"
#include "compiler/types/pointer.h"
#include "compiler/types/slice.h"
#include "compiler/types/struct.h"

namespace gocxx::lower {

using namespace syntax;

namespace {

/// The type whose parts a literal lists: that of an element of a pointer type, which may have a name, lists
/// those of what it points to.
const Type* literal_type(const Type* type) {
  const auto* pointer = types::underlying_as<types::Pointer>(type);
  return pointer != nullptr ? pointer->elem : type;
}

}  // namespace

ir::Expr* FunctionLowering::composite_lit(const CompositeLit& e, bool spelled) {
  const Type* type = &e == listed_.literal ? listed_.array : type_of(&e);
  type = literal_type(type);
  const Type* base = types::underlying(type);
  if (const auto* fields = types::dyn_cast_or_null<types::Struct>(base))
    return laid_out(e, spelled, struct_literal(e, *fields));
  if (const auto* map = types::dyn_cast_or_null<types::Map>(base))
    return laid_out(e, spelled, map_literal(e, *map));
  return laid_out(e, spelled, list_literal(e, type));
}

ir::Expr* FunctionLowering::laid_out(const CompositeLit& e, bool spelled, ir::Expr* made) {
  if (auto* composite = ir::dyn_cast_or_null<ir::Composite>(made)) {
    composite->spelled = spelled;
    composite->multiline =
        !e.elements.empty() && !package_.comments().same_line(e.elements.back()->end, e.rbrace);
  }
  return made;
}

ir::Expr* FunctionLowering::element(const Expr* e, const Type* type, bool spelled) {
  const auto* literal = dyn_cast_or_null<CompositeLit>(unparen(e));
  if (literal == nullptr || temporaries_.contains(literal)) return operand_by_itself(e, type).lower();
  if (const auto* pointer = types::underlying_as<types::Pointer>(type_of(literal))) {
    ir::Expr* object = composite_lit(*literal);
    object->type = pointer->elem;
    return convert(build_.runtime(ir::RuntimeFn::kNewObject, package_.pointer_to(pointer->elem), {object}),
                   type);
  }
  const bool is_struct = types::underlying(type)->kind == types::TypeKind::kStruct;
  ir::Expr* made =
      composite_lit(*literal, spelled || !is_struct || !types::identical(type_of(literal), type));
  return convert(made, type);
}

/// Returns the field of `type` that part `i` of a literal sets: the one that `pair` names, if it is not null.
static std::size_t field_position(const types::Struct& type, const KeyValueExpr* pair, std::size_t i) {
  return pair != nullptr ? type.position_of(cast<Ident>(pair->key)->name) : i;
}

///   T{1, 2}, T{f(), g()} of struct{ a, _ int }      T{1, 0}, T{f(), gocxx::blank<long>(g())}
ir::Expr* FunctionLowering::blank_value(const Expr* e, const Type* type, ir::Expr* value) {
  if (temporaries_.effects_left(e) == 0) return build_.zero(type);
  return build_.runtime(ir::RuntimeFn::kBlank, type, {value}, {type});
}

ir::Expr* FunctionLowering::struct_literal(const CompositeLit& e, const types::Struct& type) {
  auto* made = build_.make<ir::Composite>(e.pos);
  made->type = literal_type(type_of(&e));
  std::vector<std::size_t> positions;
  std::vector<OrderedOperand> list;
  for (std::size_t i = 0; i < e.elements.size(); ++i) {
    const auto* pair = dyn_cast_or_null<KeyValueExpr>(e.elements[i]);
    const std::size_t position = field_position(type, pair, i);
    const Expr* value = pair != nullptr ? pair->value : e.elements[i];
    positions.push_back(position);
    list.push_back({value, [this, value, t = type.fields[position]->type] { return element(value, t); }});
  }
  const bool alone = list.size() == 1 && type.fields.size() == 1;
  const bool sorted = std::is_sorted(positions.begin(), positions.end());
  const bool keyed = !e.elements.empty() && e.elements.front()->kind == NodeKind::kKeyValueExpr;
  auto values = operands(std::move(list), sorted ? CxxOrder::kLeftToRight : CxxOrder::kOpen);
  if (alone)
    values[0] = exact(values[0]);  // T{T{...}} would be a copy for C++, not a conversion to the field's type
  for (std::size_t i = 0; i < values.size(); ++i) {
    const types::Var* field = type.fields[positions[i]];
    if (field->blank()) values[i] = blank_value(e.elements[i], field->type, values[i]);
    made->elements.push_back({keyed ? field : nullptr, nullptr, values[i]});
  }
  std::vector<std::size_t> order(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return positions[a] < positions[b]; });
  auto unsorted = made->elements;
  for (std::size_t i = 0; i < order.size(); ++i) made->elements[i] = unsorted[order[i]];
  return made;
}

bool FunctionLowering::is_static(const Expr* e, const Type* type) const {
  const check::TypeAndValue& known = info_.type_and_value(unparen(e));
  if (known.mode == check::Mode::kNilValue) return true;
  if (types::underlying_as<types::Interface>(type) != nullptr) return false;
  if (known.is_constant()) return true;
  const auto* literal = dyn_cast_or_null<CompositeLit>(unparen(e));
  if (literal == nullptr) return false;
  const auto* array = types::underlying_as<types::Array>(type);
  const auto* fields = types::underlying_as<types::Struct>(type);
  if (array == nullptr && fields == nullptr) return false;
  for (std::size_t i = 0; i < literal->elements.size(); ++i) {
    const auto* pair = dyn_cast_or_null<KeyValueExpr>(literal->elements[i]);
    const Expr* part = pair != nullptr ? pair->value : literal->elements[i];
    const Type* of_part =
        array != nullptr ? array->elem : fields->fields[field_position(*fields, pair, i)]->type;
    if (!is_static(part, of_part)) return false;
  }
  return true;
}

///   map[string]int{name: 1, "a": 2}      gocxx::map<...>{{"a"_s, 2}, {name, 1}}
std::vector<const KeyValueExpr*> FunctionLowering::map_entries(const CompositeLit& e,
                                                               const types::Map& type) const {
  std::vector<const KeyValueExpr*> entries;
  for (const Expr* item : e.elements) entries.push_back(cast<KeyValueExpr>(item));
  auto has_static_key = [&](const KeyValueExpr* entry) { return is_static(entry->key, type.key); };
  if (std::ranges::all_of(entries, has_static_key)) return entries;  // all keys differ
  std::stable_partition(entries.begin(), entries.end(), [&](const KeyValueExpr* entry) {
    return has_static_key(entry) && is_static(entry->value, type.value);
  });
  return entries;
}

ir::Expr* FunctionLowering::map_literal(const CompositeLit& e, const types::Map& type) {
  const Type* made_type = literal_type(type_of(&e));
  if (e.elements.empty()) {
    ir::Expr* empty =
        build_.runtime(ir::RuntimeFn::kMakeMap, types::underlying(made_type), {}, {type.key, type.value});
    return types::identical(empty->type, made_type) ? empty : build_.convert(made_type, empty, true);
  }
  std::vector<OrderedOperand> list;
  for (const KeyValueExpr* pair : map_entries(e, type)) {
    list.push_back({pair->key, [this, pair, &type] { return element(pair->key, type.key); }});
    list.push_back({pair->value, [this, pair, &type] { return element(pair->value, type.value); }});
  }
  auto values = operands(std::move(list), CxxOrder::kLeftToRight);
  auto* made = build_.make<ir::Composite>(e.pos);
  made->type = made_type;
  for (std::size_t i = 0; i < values.size(); i += 2)
    made->elements.push_back({nullptr, values[i], values[i + 1]});
  return made;
}

ir::Expr* FunctionLowering::list_literal(const CompositeLit& e, const Type* type) {
  const auto* array = types::underlying_as<types::Array>(type);
  const Type* elem = array != nullptr ? array->elem : types::underlying_as<types::Slice>(type)->elem;
  if (std::any_of(e.elements.begin(), e.elements.end(),
                  [](const Expr* x) { return x->kind == NodeKind::kKeyValueExpr; }))
    return keyed_literal(e, elem, array != nullptr ? array->length : -1);
  if (e.elements.empty() && array == nullptr) {
    ir::Expr* empty = build_.runtime(ir::RuntimeFn::kMakeSlice, types::underlying(type),
                                     {build_.integer(0, int_type())}, {elem});
    return types::identical(empty->type, type) ? empty : build_.convert(type, empty, true);
  }
  std::vector<OrderedOperand> list;
  // An array is an aggregate of an aggregate: inner braces would be taken for its own.
  const bool spelled = array != nullptr;
  for (const Expr* item : e.elements)
    list.push_back({item, [=, this] { return element(item, elem, spelled); }});
  auto* made = build_.make<ir::Composite>(e.pos);
  made->type = type;
  for (ir::Expr* value : operands(std::move(list), CxxOrder::kLeftToRight))
    made->elements.push_back({nullptr, nullptr, value});
  return made;
}

ir::Expr* FunctionLowering::keyed_literal(const CompositeLit& e, const Type* elem, std::int64_t length) {
  const Type* type = literal_type(type_of(&e));
  std::vector<OrderedOperand> list;
  std::vector<std::int64_t> indices;
  std::int64_t next = 0;
  std::int64_t needed = 0;
  for (const Expr* item : e.elements) {
    const auto* pair = dyn_cast_or_null<KeyValueExpr>(item);
    if (pair != nullptr) next = info_.constant_of(pair->key).to_int().int64_value();
    indices.push_back(next++);
    needed = std::max(needed, next);
    const Expr* value = pair != nullptr ? pair->value : item;
    list.push_back({value, [this, value, elem] { return element(value, elem); }});
  }
  std::vector<ir::Expr*> pairs;
  auto values = operands(std::move(list), CxxOrder::kLeftToRight);
  for (std::size_t i = 0; i < values.size(); ++i)
    pairs.push_back(build_.braced(elem, {build_.integer(indices[i], int_type()), values[i]}));
  ir::Expr* elements = build_.braced(elem, std::move(pairs));
  ir::RuntimeCall* made = nullptr;
  if (length >= 0) {
    made = build_.runtime(ir::RuntimeFn::kKeyedArray, types::underlying(type), {elements}, {elem});
    made->number = length;
  } else {
    made = build_.runtime(ir::RuntimeFn::kKeyedSlice, types::underlying(type),
                          {build_.integer(needed, int_type()), elements}, {elem});
  }
  return types::identical(made->type, type) ? static_cast<ir::Expr*>(made) : build_.convert(type, made, true);
}

}  // namespace gocxx::lower
