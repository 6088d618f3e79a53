// Statements.
#include "compiler/emit/code.h"
#include "compiler/types/object.h"

namespace gocxx::emit {

void CodeWriter::comments(const std::vector<ir::Comment>& comments) {
  for (const ir::Comment& comment : comments) {
    if (comment.blank_line_before) out_.blank_line();
    out_ << comment.text;
    out_.end_line();
  }
}

void CodeWriter::leading_trivia(const ir::Trivia& trivia) {
  if (trivia.blank_line_before) out_.blank_line();
  comments(trivia.leading);
}

void CodeWriter::end_line_with(const ir::Trivia& trivia) {
  if (!trivia.trailing.empty()) out_ << "  " << trivia.trailing;
  out_.end_line();
}

void CodeWriter::directive(base::Pos pos) {
  if (!context_.options.line_directives || !pos.valid()) return;
  base::Location at = context_.sources.locate(pos);
  out_.line_directive(context_.options.file_name(at.file), at.line);
}

void CodeWriter::statements(const std::vector<ir::Stmt*>& stmts) {
  for (const ir::Stmt* s : stmts) stmt(s);
}

void CodeWriter::block(const ir::Block& block) {
  if (block.stmts.empty() && block.closing.empty()) {
    out_ << "{}";
    return;
  }
  out_ << '{';
  out_.end_line();
  out_.indent();
  statements(block.stmts);
  comments(block.closing);
  out_.dedent();
  out_ << '}';
}

void CodeWriter::stmt(const ir::Stmt* s) {
  leading_trivia(s->trivia);
  directive(s->pos);
  switch (s->kind) {
    case ir::StmtKind::kBlock: block(ir::cast<ir::Block>(s)); break;
    case ir::StmtKind::kIf: if_stmt(ir::cast<ir::If>(s)); break;
    case ir::StmtKind::kFor: for_stmt(ir::cast<ir::For>(s)); break;
    case ir::StmtKind::kRangeFor: range_for(ir::cast<ir::RangeFor>(s)); break;
    case ir::StmtKind::kSwitch: switch_stmt(ir::cast<ir::Switch>(s)); break;
    case ir::StmtKind::kLabelStmt: out_ << place_.locals->of(ir::cast<ir::LabelStmt>(s).label) << ":;"; break;
    case ir::StmtKind::kRunWithDefers: run_with_defers(ir::cast<ir::RunWithDefers>(s)); break;
    default:
      bare(s);
      out_ << ';';
  }
  end_line_with(s->trivia);
}

/// The statements that fit on one line, without their semicolon.
void CodeWriter::bare(const ir::Stmt* s) {
  switch (s->kind) {
    case ir::StmtKind::kExprStmt: return expr(ir::cast<ir::ExprStmt>(s).x);
    case ir::StmtKind::kDiscard:
      out_ << "static_cast<void>(";
      expr(ir::cast<ir::Discard>(s).x);
      out_ << ')';
      return;
    case ir::StmtKind::kVarDecl: return var_decl(ir::cast<ir::VarDecl>(s));
    case ir::StmtKind::kBind: return bind(ir::cast<ir::Bind>(s));
    case ir::StmtKind::kAssign: return assign(ir::cast<ir::Assign>(s));
    case ir::StmtKind::kIncDec:
      out_ << (ir::cast<ir::IncDec>(s).increment ? "++" : "--");
      return expr(ir::cast<ir::IncDec>(s).x, Binding::kPrefix);
    case ir::StmtKind::kBreak: out_ << "break"; return;
    case ir::StmtKind::kContinue: out_ << "continue"; return;
    case ir::StmtKind::kFallthrough: out_ << "[[fallthrough]]"; return;
    case ir::StmtKind::kGoto: out_ << "goto " << place_.locals->of(ir::cast<ir::Goto>(s).label); return;
    case ir::StmtKind::kReturn: return return_stmt(ir::cast<ir::Return>(s));
    case ir::StmtKind::kSafepoint: return safepoint(ir::cast<ir::Safepoint>(s));
    default: return;  // statements of several lines never stand where one line is wanted
  }
}

void CodeWriter::safepoint(const ir::Safepoint& s) {
  out_ << "gocxx::safepoint(" << (s.counter != nullptr ? name(s.counter) : std::string()) << ")";
}

/// T x = init, T x, or gocxx::box<T> x = gocxx::new_object<T>(init).
void CodeWriter::var_decl(const ir::VarDecl& s) {
  const ir::Variable& v = *s.variable;
  if (!v.used && v.role != ir::Variable::Role::kRecovery) out_ << "[[maybe_unused]] ";
  if (v.role == ir::Variable::Role::kConstant) out_ << "static constexpr ";
  if (v.role == ir::Variable::Role::kRecovery) {
    out_ << "gocxx::recovery " << name(&v);
  } else if (v.storage == ir::Storage::kBox) {
    out_ << "gocxx::box<" << type(v.type) << "> " << name(&v) << " = gocxx::new_object<" << type(v.type) << ">(";
    if (s.init != nullptr) expr(s.init);
    out_ << ')';
  } else {
    out_ << (s.deduced ? "auto" : type(v.type)) << ' ' << name(&v);
    if (s.init == nullptr) {
      out_ << "{}";
    } else {
      out_ << " = ";
      expr(s.init);
    }
  }
}

void CodeWriter::bind(const ir::Bind& s) {
  bool some_used = false;
  for (const ir::Variable* v : s.variables) some_used = some_used || v->used;
  out_ << (some_used ? "auto [" : "[[maybe_unused]] auto [");
  bool first = true;
  for (const ir::Variable* v : s.variables) {
    out_ << (first ? "" : ", ") << name(v);
    first = false;
  }
  out_ << "] = ";
  expr(s.init);
}

void CodeWriter::assign(const ir::Assign& s) {
  expr(s.target);
  out_ << ' ';
  bool and_not = s.op == ir::BinaryOp::kAndNot;
  if (s.op) out_ << (and_not ? "&" : ir::spelling(*s.op));
  out_ << "= ";
  if (and_not) out_ << '~';
  expr(s.value, and_not ? Binding::kPrefix : Binding::kAny);
}

/// (init; value)
void CodeWriter::head(const ir::Stmt* init, const ir::Expr* value) {
  out_ << '(';
  if (init != nullptr) {
    bare(init);
    out_ << "; ";
  }
  expr(value);
  out_ << ") ";
}

void CodeWriter::if_stmt(const ir::If& s) {
  out_ << "if ";
  head(s.init, s.cond);
  block(*s.then);
  if (s.otherwise == nullptr) return;
  out_ << " else ";
  if (const auto* chained = ir::dyn_cast_or_null<ir::If>(s.otherwise)) if_stmt(*chained);
  else block(ir::cast<ir::Block>(s.otherwise));
}

void CodeWriter::for_stmt(const ir::For& s) {
  if (s.init.empty() && s.post.empty() && s.cond != nullptr) {
    out_ << "while (";
    expr(s.cond);
    out_ << ") ";
  } else {
    for_head(s);
  }
  block(*s.body);
}

/// for (long i = 0, j = 9; cond; ++i, --j); all variables of the head have one type.
void CodeWriter::for_head(const ir::For& s) {
  out_ << "for (";
  bool first = true;
  for (const ir::Stmt* init : s.init) {
    const auto* decl = ir::dyn_cast_or_null<ir::VarDecl>(init);
    if (first || decl == nullptr) {
      if (!first) out_ << ", ";
      bare(init);
    } else {
      out_ << ", " << name(decl->variable) << " = ";
      expr(decl->init);
    }
    first = false;
  }
  out_ << ';';
  if (s.cond != nullptr) {
    out_ << ' ';
    expr(s.cond);
  }
  out_ << ';';
  first = true;
  for (const ir::Stmt* post : s.post) {
    out_ << (first ? " " : ", ");
    first = false;
    bare(post);
  }
  out_ << ") ";
}

void CodeWriter::range_for(const ir::RangeFor& s) {
  bool some_used = false;
  for (const ir::Variable* v : s.variables) some_used = some_used || v->used;
  out_ << "for (" << (some_used ? "" : "[[maybe_unused]] ") << "auto ";
  if (s.variables.size() > 1) out_ << '[';
  bool first = true;
  for (const ir::Variable* v : s.variables) {
    out_ << (first ? "" : ", ") << name(v);
    first = false;
  }
  if (s.variables.size() > 1) out_ << ']';
  out_ << " : ";
  expr(s.operand);
  out_ << ") ";
  block(*s.body);
}

void CodeWriter::switch_stmt(const ir::Switch& s) {
  out_ << "switch ";
  head(s.init, s.tag);
  out_ << '{';
  out_.end_line();
  out_.indent();
  for (const ir::Switch::Case& clause : s.cases) switch_case(clause);
  out_.dedent();
  out_ << '}';
}

/// Several values stand on lines of their own; a body that declares something is in braces.
void CodeWriter::switch_case(const ir::Switch::Case& clause) {
  leading_trivia(clause.trivia);
  for (const ir::Expr* value : clause.values) {
    if (value != clause.values.front()) out_.end_line();
    out_ << "case ";
    expr(value);
    out_ << ':';
  }
  if (clause.is_default) out_ << "default:";
  bool braces = false;
  for (const ir::Stmt* s : clause.body->stmts) {
    braces = braces || s->kind == ir::StmtKind::kVarDecl || s->kind == ir::StmtKind::kBind;
  }
  if (braces) out_ << " {";
  end_line_with(clause.trivia);
  out_.indent();
  statements(clause.body->stmts);
  comments(clause.body->closing);
  out_.dedent();
  if (!braces) return;
  out_ << '}';
  out_.end_line();
}

void CodeWriter::return_stmt(const ir::Return& s) {
  out_ << "return";
  if (s.values.empty()) return;
  out_ << ' ';
  if (s.values.size() == 1) return expr(s.values[0]);
  out_ << '{';
  list(s.values);
  out_ << '}';
}

void CodeWriter::run_with_defers(const ir::RunWithDefers& s) {
  out_ << "gocxx::run_with_defers([&](gocxx::defers& " << name(s.defers) << ") ";
  block(*s.body);
  out_ << ");";
}

}  // namespace gocxx::emit
