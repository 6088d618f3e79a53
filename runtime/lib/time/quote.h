// Texts in the errors of this package.
#pragma once

#include "gocxx/string.h"

namespace gocxx::time {

/// The text in double quotes. Unlike strconv.Quote: every byte outside ASCII and every control character but
/// DEL becomes "\xNN".
string quote(string text);

}  // namespace gocxx::time
