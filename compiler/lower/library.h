// Facts about the functions of the standard packages, whose bodies the lowering does not see. The packages'
// declarations state them (runtime/lib/README.md, "Directives").
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "compiler/types/object.h"

namespace gocxx::lower {

/// Whether the method neither keeps its receiver pointer beyond the call nor returns it (`noescape`).
bool library_receiver_stays(const types::Func& method);
/// Whether the function neither keeps argument number `index` (a pointer or a function) beyond the call nor
/// returns it, and calls it, if at all, on the caller's goroutine (`noescape`).
bool library_argument_stays(const types::Func& function, std::size_t index);
/// Whether the function may call functions of the program without a poll: what it is given, or a method of
/// what it finds in an interface (neither `nocallback` nor `pure`).
bool library_may_call_back(const types::Func& function);
/// Whether the function only computes: it changes and communicates nothing, and calls nothing of the program
/// (`pure`). It may read what slices and pointers among its arguments lead to.
bool library_is_pure(const types::Func& function);
/// Whether such a function may panic for some arguments (`panics`).
bool library_panics(const types::Func& function);
/// The operation that reports name if the function may block and therefore takes a site as its last argument
/// ("sync.WaitGroup.Wait"); empty if it takes none (`blocks`).
std::string_view library_operation(const types::Func& function);
/// The cost that a call of the function adds to that of its caller, as Go's compiler counts it, if Go's
/// compiler inlines the function (`inlined`).
std::optional<int> library_inlining_cost(const types::Func& function);
/// Whether a `...any` parameter of the function is gocxx::args, a view of a braced list.
bool library_takes_args(const types::Func& function);

}  // namespace gocxx::lower
