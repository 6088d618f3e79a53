// Names that a C++ program cannot give its own things.
#pragma once

#include <string>
#include <string_view>

namespace gocxx::emit {

/// Whether C++ keeps `name` for itself: a keyword, an alternative token, a macro of the headers that emitted
/// code includes or of the host compilers, a reserved form, or a namespace that emitted code names.
bool is_cxx_word(std::string_view name);

/// The C++ identifier for a Go identifier: the same, if C++ can have it. Else with a trailing "_", or "go"
/// before a leading "_"; letters that not every compiler takes are written as "_u1ce9_". Different names have
/// different identifiers.
std::string safe_name(std::string_view name);

/// `name` with a "_" at its end if `is_kept` holds for it, or for it without some "_" at its end: so that
/// names stay different.
template <class Predicate>
std::string unlike(std::string_view name, Predicate is_kept) {
  for (std::string_view stem = name;; stem.remove_suffix(1)) {
    if (is_kept(stem)) return std::string(name) + "_";
    if (!stem.ends_with('_')) return std::string(name);
  }
}

/// Whether the runtime has a function of that name in namespace gocxx, which an unqualified call could find
/// through its arguments.
bool is_runtime_function(std::string_view name);

/// Whether the runtime's slices, maps and other values have a member of that name, which a method of a type
/// derived from them would hide; or `interface<Self>` has.
bool is_runtime_member(std::string_view name);

}  // namespace gocxx::emit
