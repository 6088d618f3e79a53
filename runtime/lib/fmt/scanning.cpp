// The scanning functions on strings and readers.
#include "gocxx/lib/fmt.h"
#include "lib/fmt/scan.h"

namespace gocxx::fmt {

namespace {

using rt::fmt::newlines;
using rt::fmt::RuneSource;

results<long, error> scan_all(RuneSource source, newlines rule, const args& a) {
  rt::fmt::Scan scan(source, rule);
  long stored = scan.scan_all(a);
  scan.finish();
  return {stored, scan.failure()};
}

results<long, error> scan_format(RuneSource source, string format, const args& a) {
  rt::fmt::Scan scan(source, newlines::formatted);
  long stored = scan.scan_format(format, a);
  scan.finish();
  return {stored, scan.failure()};
}

}  // namespace

results<long, error> Sscan(string str, args a) { return scan_all(RuneSource(str), newlines::space, a); }
results<long, error> Sscanln(string str, args a) { return scan_all(RuneSource(str), newlines::end, a); }
results<long, error> Sscanf(string str, string format, args a) {
  return scan_format(RuneSource(str), format, a);
}

results<long, error> Fscan(io::Reader r, args a) { return scan_all(RuneSource(r), newlines::space, a); }
results<long, error> Fscanln(io::Reader r, args a) { return scan_all(RuneSource(r), newlines::end, a); }
results<long, error> Fscanf(io::Reader r, string format, args a) {
  return scan_format(RuneSource(r), format, a);
}

}  // namespace gocxx::fmt
