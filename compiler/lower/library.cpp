// Tables over the standard packages. A function that is not listed may do anything.
#include "compiler/lower/library.h"

#include <algorithm>
#include <iterator>

#include "compiler/types/named.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"
#include "compiler/types/slice.h"

namespace gocxx::lower {
namespace {

template <std::size_t N>
bool contains(const std::string_view (&list)[N], std::string_view wanted) {
  return std::find(std::begin(list), std::end(list), wanted) != std::end(list);
}

bool is_method(const types::Func& function) { return function.signature()->recv != nullptr; }

/// The name of the type that the method belongs to.
std::string_view receiver_type(const types::Func& method) {
  const auto* named =
      types::dyn_cast_or_null<types::Named>(types::dereferenced(method.signature()->recv->type));
  return named != nullptr ? std::string_view(named->object->name) : std::string_view();
}

bool is_function(const types::Type* type) {
  return type != nullptr && types::underlying(type)->kind == types::TypeKind::kSignature;
}

/// Of a variadic parameter the slice; null if there is no such parameter.
const types::Type* parameter_type(const types::Func& function, int index) {
  const auto& params = function.signature()->params->vars;
  const auto number = static_cast<std::size_t>(index);
  return number < params.size() ? params[number]->type : nullptr;
}

/// Numbers and strings, and slices of them or pointers to them.
bool is_plain_data(const types::Type* type) {
  type = types::underlying(type);
  if (const auto* slice = types::dyn_cast_or_null<types::Slice>(type)) type = types::underlying(slice->elem);
  if (const auto* pointer = types::dyn_cast_or_null<types::Pointer>(type))
    type = types::underlying(pointer->elem);
  return type->kind == types::TypeKind::kBasic;
}

/// Their methods work on their receiver and leave it, and do not return it either: what they keep or return
/// are copies, strings and slices. Of RWMutex.RLocker the result is the receiver.
constexpr std::string_view kReceiverStays[] = {"sync",  "sync/atomic", "strings",
                                               "bytes", "math/rand",   "bufio"};

/// Functions of the packages that only call what they are given, on the spot, while they run. Their methods
/// are not meant, but for sync.Once.Do and sync.Map.Range. An argument of an interface type does not stay:
/// its methods are called, and may keep it.
constexpr std::string_view kCallArguments[] = {"sort", "strings", "bytes", "math/rand"};

/// Their functions only compute.
constexpr std::string_view kEffectFree[] = {"math", "math/bits", "unicode", "unicode/utf8", "strconv", "cmp"};

/// How the names of the functions of fmt and log begin that print.
constexpr std::string_view kPrinting[] = {"Print", "Sprint", "Fprint", "Append", "Errorf", "Panic", "Fatal"};

/// Their methods call nothing of the program, except what the arguments hold.
constexpr std::string_view kCallNothing[] = {"strings", "bytes", "sync/atomic", "time", "os", "strconv"};
/// Such types of package sync.
constexpr std::string_view kSilentTypes[] = {"Mutex", "RWMutex", "WaitGroup"};

struct Blocking {
  std::string_view package, type, name, operation;
};
constexpr Blocking kBlocking[] = {
    {"sync", "Mutex", "Lock", "sync.Mutex.Lock"},       {"sync", "RWMutex", "Lock", "sync.RWMutex.Lock"},
    {"sync", "RWMutex", "RLock", "sync.RWMutex.RLock"}, {"sync", "WaitGroup", "Wait", "sync.WaitGroup.Wait"},
    {"sync", "Cond", "Wait", "sync.Cond.Wait"},         {"time", "", "Sleep", "sleep"},
};

/// Functions that make text of operands poll before they call their methods (rt::fmt::Printer).
bool polls(const types::Func& function) {
  return (function.pkg->path == "fmt" || function.pkg->path == "log") &&
         std::any_of(std::begin(kPrinting), std::end(kPrinting),
                     [&](std::string_view name) { return function.name.starts_with(name); });
}

}  // namespace

bool library_receiver_stays(const types::Func& method) {
  return method.pkg != nullptr && contains(kReceiverStays, method.pkg->path) && method.name != "RLocker";
}

bool library_argument_stays(const types::Func& function, int index) {
  if (function.pkg == nullptr) return false;
  const std::string_view package = function.pkg->path;
  if (package == "sync/atomic") return !is_method(function) && index == 0;
  if (!is_function(parameter_type(function, index))) return false;
  if (package == "sync") return function.name == "Do" || function.name == "Range";
  return contains(kCallArguments, package) && (!is_method(function) || function.name == "Shuffle");
}

bool library_may_call_back(const types::Func& function) {
  if (function.pkg == nullptr) return true;
  if (polls(function)) return false;
  const bool silent = !is_method(function) || contains(kCallNothing, function.pkg->path) ||
                      (function.pkg->path == "sync" && contains(kSilentTypes, receiver_type(function)));
  const auto& params = function.signature()->params->vars;
  return !silent || !std::all_of(params.begin(), params.end(),
                                 [](const types::Var* param) { return is_plain_data(param->type); });
}

bool library_is_effect_free(const types::Func& function) {
  return function.pkg != nullptr && contains(kEffectFree, function.pkg->path);
}

std::string_view library_operation(const types::Func& function) {
  if (function.pkg == nullptr) return {};
  const std::string_view type = is_method(function) ? receiver_type(function) : std::string_view();
  for (const Blocking& entry : kBlocking)
    if (entry.package == function.pkg->path && entry.type == type && entry.name == function.name)
      return entry.operation;
  return {};
}

bool library_takes_args(const types::Func& function) {
  return function.pkg != nullptr && function.signature()->variadic;
}

}  // namespace gocxx::lower
