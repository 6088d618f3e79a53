// Tables over the standard packages. A function that is not listed may do anything.
#include "compiler/lower/library.h"

#include <algorithm>
#include <iterator>

#include "compiler/types/named.h"
#include "compiler/types/package.h"
#include "compiler/types/pointer.h"
#include "compiler/types/signature.h"

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

/// Their methods work on their receiver and leave it.
constexpr std::string_view kReceiverStays[] = {"sync",  "sync/atomic", "strings",
                                               "bytes", "math/rand",   "bufio"};

/// Their functions use what they are given on the spot.
constexpr std::string_view kArgumentsStay[] = {"sort",    "strings", "unicode", "unicode/utf8",
                                               "strconv", "slices",  "bytes"};

/// Their functions only compute.
constexpr std::string_view kEffectFree[] = {"math", "math/bits", "unicode", "unicode/utf8", "strconv", "cmp"};

struct Blocking {
  std::string_view package, type, name, operation;
};
constexpr Blocking kBlocking[] = {
    {"sync", "Mutex", "Lock", "sync.Mutex.Lock"},       {"sync", "RWMutex", "Lock", "sync.RWMutex.Lock"},
    {"sync", "RWMutex", "RLock", "sync.RWMutex.RLock"}, {"sync", "WaitGroup", "Wait", "sync.WaitGroup.Wait"},
    {"sync", "Cond", "Wait", "sync.Cond.Wait"},         {"time", "", "Sleep", "sleep"},
};

}  // namespace

bool library_receiver_stays(const types::Func& method) {
  return method.pkg != nullptr && contains(kReceiverStays, method.pkg->path);
}

bool library_argument_stays(const types::Func& function, int index) {
  if (function.pkg == nullptr) return false;
  if (function.pkg->path == "sort" && function.name == "Reverse")
    return false;  // what it gives holds the argument
  if (contains(kArgumentsStay, function.pkg->path)) return !is_method(function);
  if (function.pkg->path == "sync/atomic") return !is_method(function) && index == 0;
  if (function.pkg->path != "sync" || !is_method(function)) return false;
  return function.name == "Do" || function.name == "Range";
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
