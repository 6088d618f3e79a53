// Scan, Scanln and Scanf, in a file of their own: only programs that call them link package os for os.Stdin.
#include "gocxx/lib/fmt.h"
#include "gocxx/lib/os.h"

namespace gocxx::fmt {

results<long, error> Scan(args a) { return Fscan(os::Stdin, a); }
results<long, error> Scanln(args a) { return Fscanln(os::Stdin, a); }
results<long, error> Scanf(string format, args a) { return Fscanf(os::Stdin, format, a); }

}  // namespace gocxx::fmt
