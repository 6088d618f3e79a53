// Facts about the functions of the standard packages, whose bodies the lowering does not see.
#pragma once

#include <string_view>

#include "compiler/types/object.h"

namespace gocxx::lower {

/// Whether the method neither keeps its receiver pointer beyond the call nor returns it.
bool library_receiver_stays(const types::Func& method);
/// Whether the function neither keeps argument number `index` (a pointer or a function) beyond the call nor
/// returns it, and calls it, if at all, on the caller's goroutine.
bool library_argument_stays(const types::Func& function, int index);
/// Whether the function may call functions of the program without a poll: what it is given, or a method of
/// what it finds in an interface.
bool library_may_call_back(const types::Func& function);
/// Whether the function changes and communicates nothing.
bool library_is_effect_free(const types::Func& function);
/// The operation that reports name if the function may block and therefore takes a site as its last argument
/// ("sync.WaitGroup.Wait"); empty if it takes none.
std::string_view library_operation(const types::Func& function);
/// Whether a `...any` parameter of the function is gocxx::args, a view of a braced list.
bool library_takes_args(const types::Func& function);

}  // namespace gocxx::lower
