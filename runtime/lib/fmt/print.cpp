// The printing functions.
#include "gocxx/builtin.h"
#include "gocxx/lib/fmt.h"
#include "lib/fmt/printer.h"
#include "lib/fmt/standard_output.h"

namespace gocxx::fmt {

namespace {
using rt::fmt::Printer;

results<long, error> to_stdout(const Printer& p) { return rt::fmt::write_standard_output(p.text().view()); }

// The writer may keep the bytes, so it gets a copy of its own.
results<long, error> write_to(const io::Writer& w, const Printer& p) {
  return w.Write(to_bytes(p.text().view()));
}
}  // namespace
results<long, error> Print(args a) {
  Printer p;
  p.print(a);
  return to_stdout(p);
}
results<long, error> Println(args a) {
  Printer p;
  p.println(a);
  return to_stdout(p);
}
results<long, error> Printf(string format, args a) {
  Printer p;
  p.printf(format, a);
  return to_stdout(p);
}
results<long, error> Fprint(io::Writer w, args a) {
  Printer p;
  p.print(a);
  return write_to(w, p);
}
results<long, error> Fprintln(io::Writer w, args a) {
  Printer p;
  p.println(a);
  return write_to(w, p);
}
results<long, error> Fprintf(io::Writer w, string format, args a) {
  Printer p;
  p.printf(format, a);
  return write_to(w, p);
}
string Sprint(args a) {
  Printer p;
  p.print(a);
  return p.take_text();
}
string Sprintln(args a) {
  Printer p;
  p.println(a);
  return p.take_text();
}
string Sprintf(string format, args a) {
  Printer p;
  p.printf(format, a);
  return p.take_text();
}
slice<std::uint8_t> Append(slice<std::uint8_t> b, args a) {
  Printer p;
  p.print(a);
  return p.text().append_to(b);
}
slice<std::uint8_t> Appendln(slice<std::uint8_t> b, args a) {
  Printer p;
  p.println(a);
  return p.text().append_to(b);
}
slice<std::uint8_t> Appendf(slice<std::uint8_t> b, string format, args a) {
  Printer p;
  p.printf(format, a);
  return p.text().append_to(b);
}
}  // namespace gocxx::fmt
