// os.Stdin, in a file of its own: only programs that scan it link package os for it.
#include "lib/fmt/standard_input.h"

#include "gocxx/lib/os.h"

namespace gocxx::rt::fmt {

io::Reader standard_input() { return os::Stdin; }

}  // namespace gocxx::rt::fmt
