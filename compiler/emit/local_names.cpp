// The walk through a function's scopes.
#include "compiler/emit/local_names.h"

#include <algorithm>
#include <iterator>

#include "compiler/emit/cxx_words.h"
#include "compiler/emit/names.h"

namespace gocxx::emit {

/// Opens a scope and closes it again.
class LocalNames::Enter {
 public:
  Enter(LocalNames& names, bool continues) : names_(names) {
    const std::size_t number = names.scopes_.size();
    names.scopes_.push_back({continues && number > 0 ? names.scopes_.back().first : number, {}});
  }
  ~Enter() {
    for (const ir::Variable* variable : names_.scopes_.back().variables) names_.hide(variable);
    names_.scopes_.pop_back();
  }
  Enter(const Enter&) = delete;
  Enter& operator=(const Enter&) = delete;

 private:
  LocalNames& names_;
};

LocalNames::LocalNames(const ir::Function& function) {
  Enter scope(*this, false);
  for (const ir::Variable* param : function.params) declare(param);
  if (function.body != nullptr) visit_block(function.body, true);
}

void LocalNames::show(const ir::Variable* variable, std::size_t scope) {
  visible_[names_.at(variable)].push_back({variable, scope});
}

/// Takes `variable` from those of its name.
LocalNames::Visible LocalNames::hide(const ir::Variable* variable) {
  std::vector<Visible>& same_name = visible_.at(names_.at(variable));
  const auto found = std::find_if(same_name.rbegin(), same_name.rend(),
                                  [&](const Visible& each) { return each.variable == variable; });
  const Visible hidden = *found;
  same_name.erase(std::next(found).base());
  return hidden;
}

bool LocalNames::is_taken_here(const std::string& name) const {
  const auto same_name = visible_.find(name);
  return same_name != visible_.end() && !same_name->second.empty() &&
         same_name->second.back().scope >= scopes_.back().first;
}

void LocalNames::declare(const ir::Variable* variable) {
  std::string name = variable->name.empty() || variable->name == "_" ? "unused" : safe_name(variable->name);
  bool taken = is_taken_here(name);
  used_.take(name);
  names_[variable] = taken ? used_.take_unique(name) : name;
  scopes_.back().variables.push_back(variable);
  show(variable, scopes_.size() - 1);
}

void LocalNames::rename(const ir::Variable* variable) {
  const Visible hidden = hide(variable);
  std::string& name = names_[variable];
  name = used_.take_unique(name);
  show(variable, hidden.scope);
}

/// Every variable of the same name that stands between the reference and `variable` gets another name.
void LocalNames::refer(const ir::Variable* variable) {
  const auto own = names_.find(variable);
  if (own == names_.end()) return;  // a global
  const std::vector<Visible>& same_name = visible_[own->second];
  while (!same_name.empty() && same_name.back().variable != variable) rename(same_name.back().variable);
}

void LocalNames::name_label(const ir::Label* label) {
  if (!labels_.contains(label)) labels_[label] = used_labels_.take_unique(safe_name(label->name));
}

void LocalNames::visit_all(const std::vector<ir::Expr*>& exprs) {
  for (const ir::Expr* e : exprs) visit(e);
}

void LocalNames::visit(const ir::Expr* expr) {
  if (expr == nullptr) return;
  switch (expr->kind) {
    case ir::ExprKind::kVarRef: return refer(ir::cast<ir::VarRef>(expr).variable);
    case ir::ExprKind::kBoxValue: return refer(ir::cast<ir::BoxValue>(expr).variable);
    case ir::ExprKind::kUnary: return visit(ir::cast<ir::Unary>(expr).x);
    case ir::ExprKind::kBinary:
      visit(ir::cast<ir::Binary>(expr).x);
      return visit(ir::cast<ir::Binary>(expr).y);
    case ir::ExprKind::kCast: return visit(ir::cast<ir::Cast>(expr).x);
    case ir::ExprKind::kConvert: return visit(ir::cast<ir::Convert>(expr).x);
    case ir::ExprKind::kField: return visit(ir::cast<ir::Field>(expr).object);
    case ir::ExprKind::kIndex:
      visit(ir::cast<ir::Index>(expr).object);
      return visit(ir::cast<ir::Index>(expr).index);
    case ir::ExprKind::kDeref: return visit(ir::cast<ir::Deref>(expr).x);
    case ir::ExprKind::kAddressOf: return visit(ir::cast<ir::AddressOf>(expr).x);
    case ir::ExprKind::kRawAddress: return visit(ir::cast<ir::RawAddress>(expr).x);
    case ir::ExprKind::kComposite: return visit_composite(ir::cast<ir::Composite>(expr));
    case ir::ExprKind::kBracedList: return visit_all(ir::cast<ir::BracedList>(expr).elements);
    case ir::ExprKind::kCall:
      visit(ir::cast<ir::Call>(expr).callee);
      return visit_all(ir::cast<ir::Call>(expr).args);
    case ir::ExprKind::kInterfaceCall:
      visit(ir::cast<ir::InterfaceCall>(expr).object);
      return visit_all(ir::cast<ir::InterfaceCall>(expr).args);
    case ir::ExprKind::kRuntimeCall: return visit_all(ir::cast<ir::RuntimeCall>(expr).args);
    case ir::ExprKind::kMemberCall:
      visit(ir::cast<ir::MemberCall>(expr).object);
      return visit_all(ir::cast<ir::MemberCall>(expr).args);
    case ir::ExprKind::kClosure: return visit_closure(ir::cast<ir::Closure>(expr));
    default: return;  // names of the package, literals
  }
}

void LocalNames::visit_composite(const ir::Composite& composite) {
  for (const ir::Composite::Element& element : composite.elements) {
    visit(element.key);
    visit(element.value);
  }
}

/// The initialiser of a capture stands outside of the closure's scope.
void LocalNames::visit_closure(const ir::Closure& closure) {
  for (const ir::Capture& capture : closure.captures) {
    if (capture.init != nullptr)
      visit(capture.init);
    else
      refer(capture.variable);
  }
  Enter scope(*this, false);
  for (const ir::Capture& capture : closure.captures) {
    if (capture.init != nullptr) declare(capture.variable);
  }
  Enter parameters(*this, true);  // clang refuses a parameter of a capture's name
  for (const ir::Variable* param : closure.params) declare(param);
  visit_block(closure.body, true);
}

void LocalNames::visit_block(const ir::Block* block, bool continues) {
  Enter scope(*this, continues);
  for (const ir::Stmt* stmt : block->stmts) visit(stmt);
}

void LocalNames::visit(const ir::Stmt* stmt) {
  if (stmt == nullptr) return;
  switch (stmt->kind) {
    case ir::StmtKind::kExprStmt: return visit(ir::cast<ir::ExprStmt>(stmt).x);
    case ir::StmtKind::kDiscard: return visit(ir::cast<ir::Discard>(stmt).x);
    case ir::StmtKind::kVarDecl:
      declare(ir::cast<ir::VarDecl>(stmt).variable);  // in C++ it is known in its own initialiser
      return visit(ir::cast<ir::VarDecl>(stmt).init);
    case ir::StmtKind::kBind:
      for (const ir::Variable* v : ir::cast<ir::Bind>(stmt).variables) declare(v);
      return visit(ir::cast<ir::Bind>(stmt).init);
    case ir::StmtKind::kAssign:
      visit(ir::cast<ir::Assign>(stmt).target);
      return visit(ir::cast<ir::Assign>(stmt).value);
    case ir::StmtKind::kIncDec: return visit(ir::cast<ir::IncDec>(stmt).x);
    case ir::StmtKind::kBlock: return visit_block(&ir::cast<ir::Block>(stmt), false);
    case ir::StmtKind::kIf: return visit_if(ir::cast<ir::If>(stmt));
    case ir::StmtKind::kFor: return visit_for(ir::cast<ir::For>(stmt));
    case ir::StmtKind::kRangeFor: return visit_range_for(ir::cast<ir::RangeFor>(stmt));
    case ir::StmtKind::kSwitch: return visit_switch(ir::cast<ir::Switch>(stmt));
    case ir::StmtKind::kReturn: return visit_all(ir::cast<ir::Return>(stmt).values);
    case ir::StmtKind::kLabelStmt: return name_label(ir::cast<ir::LabelStmt>(stmt).label);
    case ir::StmtKind::kGoto: return name_label(ir::cast<ir::Goto>(stmt).label);
    case ir::StmtKind::kRunWithDefers: {
      Enter scope(*this, false);
      declare(ir::cast<ir::RunWithDefers>(stmt).defers);
      return visit_block(ir::cast<ir::RunWithDefers>(stmt).body, true);
    }
    case ir::StmtKind::kBreak:
    case ir::StmtKind::kContinue:
    case ir::StmtKind::kFallthrough:
    case ir::StmtKind::kSafepoint: return;
  }
}

void LocalNames::visit_if(const ir::If& stmt) {
  Enter scope(*this, false);
  visit(stmt.init);
  visit(stmt.cond);
  visit_block(stmt.then, true);
  if (const auto* block = ir::dyn_cast_or_null<ir::Block>(stmt.otherwise)) visit_block(block, true);
  if (const auto* chained = ir::dyn_cast_or_null<ir::If>(stmt.otherwise)) visit_if(*chained);
}

void LocalNames::visit_for(const ir::For& stmt) {
  Enter scope(*this, false);
  for (const ir::Stmt* init : stmt.init) visit(init);
  visit(stmt.cond);
  for (const ir::Stmt* post : stmt.post) visit(post);
  visit_block(stmt.body, true);
}

void LocalNames::visit_range_for(const ir::RangeFor& stmt) {
  visit(stmt.operand);
  Enter scope(*this, false);
  for (const ir::Variable* v : stmt.variables) declare(v);
  visit_block(stmt.body, true);
}

void LocalNames::visit_switch(const ir::Switch& stmt) {
  Enter scope(*this, false);
  visit(stmt.init);
  visit(stmt.tag);
  for (const ir::Switch::Case& clause : stmt.cases) {
    visit_all(clause.values);
    visit_block(clause.body, false);
  }
}

}  // namespace gocxx::emit
