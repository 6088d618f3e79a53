// Statements: which is chosen, blocks, and what is shown of variables.
#include "tests/fuzz/generate/body.h"

namespace gocxx::fuzz {

void Body::line(const std::string& text) {
  out_ += std::string(static_cast<std::size_t>(indent_), '\t') + text + "\n";
}

/// A composite literal may not stand bare in the head of a statement.
std::string Body::header(const std::string& text) {
  return text.find('{') == std::string::npos ? text : "(" + text + ")";
}

void Body::function_body(const std::vector<const Type*>& results, std::uint32_t most, int depth) {
  const std::size_t mark = scope_.mark();
  around_.results = results;
  statements(most, depth);
  leave(mark, false);
  if (results.empty()) return;
  return_statement(depth + 1);
}

/// The variables of a block end: those that nothing has used are shown, for Go refuses them otherwise.
void Body::leave(std::size_t mark, bool all) {
  for (const auto& variable : scope_.leave(mark))
    if (!variable->used || all) say_variable(variable.get());
}

void Body::say_variable(Variable* variable) {
  variable->used = true;
  if (calls_allowed_)
    line("say(\"" + variable->name + "\", " + shown(variable->type, variable->name) + ")");
  else
    line("_ = " + variable->name);
}

void Body::block(const std::string& head, std::uint32_t most, int depth) {
  line(head.empty() ? "{" : head + " {");
  ++indent_;
  const std::size_t mark = scope_.mark();
  statements(most, depth);
  leave(mark, false);
  --indent_;
}

void Body::statements(std::uint32_t most, int depth) {
  // Each further statement is a choice of its own, so that shrinking can cut the list anywhere.
  for (std::uint32_t i = 0; i < most; ++i) {
    ChoiceRange range(choices_);
    if (!choices_.chance(85)) return;
    statement(depth);
  }
}

std::string Body::inner_name(const std::string& stem) {
  const std::vector<Variable*> visible = scope_.visible();
  if (!visible.empty() && choices_.chance(15)) return choices_.pick(visible)->name;
  return fresh(stem);
}

/// A variable that hides another one, for some statements: "{ x := x + 1; ... }".
void Body::hiding_block(int depth) {
  const std::vector<Variable*> visible = scope_.visible();
  if (visible.empty()) return define(depth);
  const Variable& hidden = *choices_.pick(visible);
  const bool foreign = hidden.type->local || hidden.type->kind == Kind::kChan ||
                       (hidden.type->elem != nullptr && hidden.type->elem->local);
  const Type* type = foreign || choices_.chance(40) ? some_type() : hidden.type;
  const std::string name = hidden.name;
  line("{");
  ++indent_;
  const std::size_t mark = scope_.mark();
  line(name + " := " + expr(type, depth).text);
  scope_.add(name, type);
  statements(3, depth - 1);
  leave(mark, false);
  --indent_;
  line("}");
}

void Body::say(int depth) {
  std::string list = std::to_string(unit_.numbered++);
  for (std::uint32_t i = 1 + choices_.below(3); i > 0; --i) {
    const Type* type = some_type();
    list += ", " + shown(type, expr(type, depth + 1).text);
  }
  line("say(" + list + ")");
}

/// New forms go behind the others, so that records keep their meaning.
const std::vector<Body::Form> Body::kForms{
    {Form::Needs::kCalls, 22, &Body::say},
    {Form::Needs::kNothing, 16, &Body::define},
    {Form::Needs::kNothing, 5, &Body::define_several},
    {Form::Needs::kNothing, 4, &Body::comma_ok},
    {Form::Needs::kNothing, 20, &Body::assign},
    {Form::Needs::kNothing, 8, &Body::assign_several},
    {Form::Needs::kNothing, 10, &Body::op_assign},
    {Form::Needs::kCalls, 8, &Body::call_statement},
    {Form::Needs::kNothing, 6, &Body::builtin_statement},
    {Form::Needs::kNothing, 6, &Body::register_pointer},
    {Form::Needs::kNothing, 7, &Body::closure_variable},
    {Form::Needs::kDepth, 9, &Body::if_statement},
    {Form::Needs::kDepth, 8, &Body::loop},
    {Form::Needs::kDepth, 4, &Body::switch_statement},
    {Form::Needs::kCalls, 2, &Body::panic_statement},
    {Form::Needs::kDepth, 4, &Body::type_switch},
    {Form::Needs::kDepth, 10, &Body::attempt},
    {Form::Needs::kDepth, 5, &Body::defer_statement},
    {Form::Needs::kDepth, 5, &Body::jump},
    {Form::Needs::kCalls, 6, &Body::channel_variable},
    {Form::Needs::kDepth, 4, &Body::hand_off},
    {Form::Needs::kDepth, 3, &Body::wait_for_one},
    {Form::Needs::kDepth, 2, &Body::select_one},
    {Form::Needs::kDepth, 2, &Body::goto_loop},
    {Form::Needs::kDepth, 4, &Body::forward_goto},
    {Form::Needs::kDepth, 4, &Body::hiding_block},
    {Form::Needs::kNothing, 4, &Body::copy},
    {Form::Needs::kCalls, 3, &Body::local_type},
    {Form::Needs::kNothing, 2, &Body::local_constants},
    {Form::Needs::kCalls, 4, &Body::method_value},
    {Form::Needs::kCalls, 3, &Body::method_expression},
    {Form::Needs::kDepth, 2, &Body::interface_switch},
    {Form::Needs::kDepth, 3, &Body::locked},
    {Form::Needs::kDepth, 2, &Body::goroutines},
    {Form::Needs::kDepth, 1, &Body::once},
    {Form::Needs::kDepth, 4, &Body::panic_again},
    {Form::Needs::kDepth, 2, &Body::library_callback},
    {Form::Needs::kDepth, 3, &Body::assign_literals},
};

void Body::statement(int depth) {
  std::vector<std::uint32_t> weights;
  for (const Form& form : kForms) {
    const bool possible = form.needs == Form::Needs::kNothing ||
                          (calls_allowed_ && (form.needs == Form::Needs::kCalls || depth > 0));
    weights.push_back(possible ? form.weight : 0);
  }
  const std::uint32_t chosen = choices_.weighted(weights);
  // The first form needs calls, too; the second is the simplest without.
  (this->*kForms[weights[chosen] == 0 ? 1 : chosen].make)(depth);
}

}  // namespace gocxx::fuzz
