// Assignability: whether a value may be given to a place of some type, and what to say if it may not.
#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

using Reason = types::MissingMethod::Reason;

bool is_pointer_to_interface(const Type* type) {
  const auto* pointer = underlying_as<types::Pointer>(type);
  return pointer != nullptr && types::is_interface(pointer->elem);
}

bool is_pointer_to_type_param(const Type* type) {
  const auto* pointer = underlying_as<types::Pointer>(type);
  return pointer != nullptr && types::is_type_param(pointer->elem);
}

/// "The value may be a bidirectional channel assigned to one of a single direction."
bool is_channel_narrowing(const Type* from, const Type* to, bool* possible) {
  const auto* source = underlying_as<types::Chan>(from);
  const auto* target = underlying_as<types::Chan>(to);
  *possible = source != nullptr && target != nullptr && source->dir == types::ChanDir::kBoth &&
              types::identical(source->elem, target->elem);
  return *possible && (!types::is_named(from) || !types::is_named(to));
}

}  // namespace

bool Checker::assignable_to(const Operand& x, const Type* target, std::string& cause, Code& code) {
  code = Code::kIncompatibleAssignment;
  if (!x.valid() || !types::is_valid(x.type) || !types::is_valid(target)) return true;  // reported before
  if (types::identical(x.type, target)) return true;
  if (x.is_nil()) return types::has_nil(target);
  if (types::is_untyped(x.type)) return implicit_conversion(x, target).failure == Conversion::Failure::kNone;
  const Type* from = underlying(x.type);
  const Type* to = underlying(target);
  if (types::identical(from, to) && (!types::is_named(x.type) || !types::is_named(target))) return true;
  const bool from_param = types::is_type_param(from);
  if (types::is_interface(to) || is_pointer_to_interface(to)) {
    if (implements(x.type, target, false, cause, code)) return true;
    if (!from_param) return false;
    cause.clear();
  }
  if (types::is_interface(from)) {
    std::string unused;
    Code ignored{};
    if (implements(target, x.type, false, unused, ignored)) {
      cause = "need type assertion";
      return false;
    }
  }
  bool channels = false;
  if (is_channel_narrowing(x.type, target, &channels)) return true;
  return (from_param || types::is_type_param(to)) && assignable_by_terms(x, target, cause, code);
}

bool Checker::assignable_by_terms(const Operand& x, const Type* target, std::string& cause, Code& code) {
  const auto add_cause = [&](const std::string& text) {
    cause = cause.empty() ? text : text + "\n\t" + cause;
  };
  const auto* to = dyn_cast_or_null<types::TypeParam>(target);
  if (to != nullptr && !types::is_named(x.type)) {
    const types::TypeSet set = types::type_set(to);
    for (const types::TypeTerm& term : set.terms) {
      if (assignable_to(x, term.type, cause, code)) continue;
      add_cause("cannot assign " + str(x.type) + " to " + str(term.type) + " (in " + str(target) + ")");
      return false;
    }
    return !set.all && !set.terms.empty();
  }
  const auto* from = dyn_cast_or_null<types::TypeParam>(x.type);
  if (from == nullptr || types::is_named(target)) return false;
  const types::TypeSet set = types::type_set(from);
  for (const types::TypeTerm& term : set.terms) {
    Operand one = x;
    one.type = term.type;
    if (assignable_to(one, target, cause, code)) continue;
    add_cause("cannot assign " + str(term.type) + " (in " + str(x.type) + ") to " + str(target));
    return false;
  }
  return !set.all && !set.terms.empty();
}

namespace {

/// The interface that says what values of the type can do: that of a type parameter is its constraint.
const types::Interface* interface_or_null(const Type* type) {
  const auto* param = dyn_cast_or_null<types::TypeParam>(type);
  return param != nullptr ? param->interface() : underlying_as<types::Interface>(type);
}

bool is_empty(const types::TypeSet& set) { return !set.all && set.terms.empty(); }

}  // namespace

bool Checker::implements(const Type* type, const Type* interface_type, bool constraint, std::string& cause,
                         Code& code) {
  const Type* from = underlying(type);
  const Type* to = underlying(interface_type);
  if (!types::is_valid(from) || !types::is_valid(to)) return true;
  if (const auto* pointer = dyn_cast_or_null<types::Pointer>(from);
      pointer != nullptr && !types::is_valid(underlying(pointer->elem)))
    return true;
  const std::string verb = constraint ? "satisfy " : "implement ";
  const std::string claim = str(type) + " does not " + verb + str(interface_type) + " ";
  const auto* interface = dyn_cast_or_null<types::Interface>(to);
  if (interface == nullptr) {
    cause = claim + (is_pointer_to_interface(to)
                         ? "(type " + str(interface_type) + " is pointer to interface, not interface)"
                         : "(" + str(interface_type) + " is not an interface)");
    return false;
  }
  if (interface->empty()) return true;
  if (const auto* own = interface_or_null(type); own != nullptr && is_empty(types::type_set(own)))
    return true;
  if (is_empty(types::type_set(interface))) {
    cause = "cannot " + verb + str(interface_type) + " (empty type set)";
    return false;
  }
  const types::MissingMethod missing = types::missing_method(type, interface, true, this);
  if (missing.reason != Reason::kNone) {
    cause = claim + missing_method_cause(type, missing);
    code = missing_method_code(missing);
    return false;
  }
  return in_type_set(type, interface_type, constraint, cause);
}

bool Checker::in_type_set(const Type* type, const Type* interface_type, bool constraint, std::string& cause) {
  const std::string claim = str(type) + " does not " + (constraint ? "satisfy " : "implement ");
  const types::TypeSet wanted = types::type_set(underlying_as<types::Interface>(interface_type));
  if (!wanted.all) {
    if (const types::Interface* own = interface_or_null(type)) {
      if (types::type_set(own).subset_of(wanted)) return true;
      cause = claim + str(interface_type);
      return false;
    }
    if (wanted.includes(type)) return true;
    for (const types::TypeTerm& term : wanted.terms) {
      if (term.tilde || !types::identical(term.type, underlying(type))) continue;
      cause = claim + str(interface_type) + " (possibly missing ~ for " + str(term.type) + " in " +
              str(interface_type) + ")";
      return false;
    }
    cause = claim + str(interface_type) + " (" + str(type) + " missing in " + terms_text(wanted) + ")";
    return false;
  }
  if (!wanted.comparable || types::strictly_comparable(type)) return true;
  // "A type that implements comparable or is an interface whose values can be compared satisfies it."
  if (constraint && types::comparable(type)) return true;
  cause = claim + "comparable";
  return false;
}

std::string Checker::terms_text(const types::TypeSet& set) const {
  std::string text;
  for (const types::TypeTerm& term : set.terms)
    text += (text.empty() ? "" : " | ") + std::string(term.tilde ? "~" : "") + str(term.type);
  return text;
}

Code Checker::missing_method_code(const types::MissingMethod& missing) {
  switch (missing.reason) {
    case Reason::kPointerReceiver: return Code::kPointerReceiverMethod;
    case Reason::kWrongSignature: return Code::kWrongMethodType;
    default: return Code::kMissingMethod;
  }
}

std::string Checker::missing_method_cause(const Type* type, const types::MissingMethod& missing) {
  const std::string& name = missing.method->name;
  const auto have_and_want = [&] {
    return "\n\t\thave " + method_text(*missing.alternative) + "\n\t\twant " + method_text(*missing.method);
  };
  switch (missing.reason) {
    case Reason::kWrongName: return "(missing method " + name + ")" + have_and_want();
    case Reason::kUnexported: return "(unexported method " + name + ")";
    case Reason::kWrongSignature: return "(wrong type for method " + name + ")" + have_and_want();
    case Reason::kPointerReceiver: return "(method " + name + " has pointer receiver)";
    case Reason::kAmbiguous: return "(ambiguous selector " + str(type) + "." + name + ")";
    case Reason::kField: return "(" + str(type) + "." + name + " is a field, not a method)";
    default: break;
  }
  if (is_pointer_to_interface(type)) return "(type " + str(type) + " is pointer to interface, not interface)";
  if (is_pointer_to_type_param(type))
    return "(type " + str(type) + " is pointer to type parameter, not type parameter)";
  return "(missing method " + name + ")";
}

std::string Checker::method_text(const types::Func& method) {
  if (method.type == nullptr) object_decl(const_cast<types::Func*>(&method));
  std::string text = method.name;
  if (method.signature() != nullptr) types::append_nameless_signature(text, method.signature(), types_pkg_);
  return text;
}

void Checker::assignment(Operand& x, const Type* target, Purpose context) {
  single_value(x);
  if (!x.valid()) return;
  if (x.mode < Mode::kConstant) {
    error(Code::kIncompatibleAssignment, x,
          "cannot assign " + str(x) + " to " + str(target) + " in " + context.str());
    x.invalidate();
    return;
  }
  if (x.is_nil()) {
    nil_assignment(x, target, context);
    return;
  }
  if (types::is_untyped(x.type) && !untyped_assignment(x, target, context)) return;
  if (target == nullptr) return;
  std::string cause;
  Code code{};
  if (!assignable_to(x, target, cause, code)) cannot_use(x, target, context, code, cause);
}

void Checker::cannot_use(Operand& x, const Type* target, Purpose context, Code code,
                         const std::string& cause) {
  std::string message = "cannot use " + str(x) + " as " + str(target) + " value in " + context.str();
  if (!cause.empty()) message += cause.front() == '(' ? " " + cause : ": " + cause;
  error(code, x, std::move(message));
  x.invalidate();
}

void Checker::nil_assignment(Operand& x, const Type* target, Purpose context) {
  if (target == nullptr) {
    error(Code::kUntypedNil, x, "use of untyped nil in " + context.str());
    x.invalidate();
  } else if (types::is_valid(target) && !types::has_nil(target)) {
    cannot_use(x, target, context, Code::kIncompatibleAssignment, "");
  } else {
    x.type = target;
    update_expr_type(x.expr, target, true);
  }
}

bool Checker::untyped_assignment(Operand& x, const Type* target, Purpose context) {
  const Type* wanted =
      target == nullptr || types::is_interface(target) ? types::default_type(x.type) : target;
  const Conversion converted = implicit_conversion(x, wanted);
  switch (converted.failure) {
    case Conversion::Failure::kNone: take_conversion(x, converted); return true;
    case Conversion::Failure::kTruncated:
      cannot_use(x, wanted, context, Code::kTruncatedConstant, "(truncated)");
      break;
    case Conversion::Failure::kOverflows:
      cannot_use(x, wanted, context, Code::kConstantOverflow, "(overflows)");
      break;
    default: cannot_use(x, wanted, context, Code::kIncompatibleAssignment, ""); break;
  }
  return false;
}

}  // namespace gocxx::check
