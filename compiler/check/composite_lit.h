// Composite literals: their types and elements.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/check/checker.h"

namespace gocxx::check {

/// Checks one literal; those within it are expressions like others.
class LiteralChecker {
 public:
  explicit LiteralChecker(Checker& checker) : c_(checker) {}

  /// Makes `x` the value of `e`; `hint` is the type of one that has none.
  void check(Operand& x, const syntax::CompositeLit* e, const Type* hint);

 private:
  const Type* literal_base(const syntax::CompositeLit* e, const Type* type);
  void open_array_lit(Operand& x, const syntax::CompositeLit* e, const syntax::ArrayType* array);
  bool literal_elements(const syntax::CompositeLit* e, const Type* type, const Type* base);
  void element_value(Operand& x, const syntax::Expr* e, const Type* type, std::string_view context);
  /// The elements of an array or slice literal; returns the greatest index plus one.
  std::int64_t indexed_elements(const std::vector<syntax::Expr*>& elements, const Type* type,
                                std::int64_t length);
  bool element_index(const syntax::Expr* e, const syntax::KeyValueExpr* pair, std::int64_t length,
                     std::int64_t& index);
  void map_elements(const syntax::CompositeLit* e, const types::Map* map);

  // ---- struct_lit.cpp ----
  void struct_elements(const syntax::CompositeLit* e, const Type* base, const types::Struct* type);
  void keyed_fields(const syntax::CompositeLit* e, const Type* base, const types::Struct* type);
  int keyed_field(const syntax::KeyValueExpr* pair, const Type* base, const types::Struct* type);
  void unknown_field(const syntax::Ident* key, const Type* base, const types::Struct* type);
  void listed_fields(const syntax::CompositeLit* e, const Type* base, const types::Struct* type);

  Checker& c_;
};

}  // namespace gocxx::check
