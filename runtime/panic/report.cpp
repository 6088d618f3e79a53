// Fatal reports: uncaught panics, fatal errors, faults.
#include <signal.h>

#include <atomic>

#include "core/text.h"
#include "fiber/fault.h"
#include "gocxx/any.h"
#include "gocxx/builtin.h"
#include "gocxx/error.h"
#include "gocxx/program.h"
#include "gocxx/runtime_errors.h"
#include "panic/faults.h"
#include "panic/panic.h"
#include "sched/scheduler.h"
#include "trace/fatal_report.h"
#include "trace/symbol.h"

namespace gocxx::rt::panic {
namespace {

using trace::FatalReport;
using trace::Report;

// fmt.Stringer, without package fmt.
// NOLINTBEGIN(readability-identifier-naming): the names that Go's interfaces have
struct Stringer : interface<Stringer> {
  using interface::interface;
  static constexpr auto methods = interface_methods<signature<"String", string()>>;
  string String() const { return call<0, string>(); }
};
// NOLINTEND(readability-identifier-naming)

std::string_view view(const string& text) {
  return {reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(text.len())};
}

// Lines after the first are indented, so that a value cannot be taken for the report itself.
void put_indented(Report& report, std::string_view text) {
  for (std::size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1))
    report << text.substr(0, end) << "\n\t";
  report << text;
}

// Values of the basic kinds print as print() prints them.
template <class T>
void put_plain(Report& report, const any& value) {
  report.flush();
  gocxx::print(*static_cast<const T*>(value.address()));
}

// With its own parentheses, which serve for those behind the name of a defined type, too.
bool is_complex(kind k) { return k == kind::complex64 || k == kind::complex128; }

void put_basic(Report& report, const any& value) {
  switch (value.dynamic()->kind()) {
    case kind::boolean: return put_plain<bool>(report, value);
    case kind::int_: return put_plain<long>(report, value);
    case kind::int8: return put_plain<std::int8_t>(report, value);
    case kind::int16: return put_plain<std::int16_t>(report, value);
    case kind::int32: return put_plain<std::int32_t>(report, value);
    case kind::int64: return put_plain<long long>(report, value);
    case kind::uint: return put_plain<unsigned long>(report, value);
    case kind::uint8: return put_plain<std::uint8_t>(report, value);
    case kind::uint16: return put_plain<std::uint16_t>(report, value);
    case kind::uint32: return put_plain<std::uint32_t>(report, value);
    case kind::uint64: return put_plain<unsigned long long>(report, value);
    case kind::uintptr: return put_plain<unsigned long>(report, value);
    case kind::float32: return put_plain<float>(report, value);
    case kind::float64: return put_plain<double>(report, value);
    case kind::complex64: return put_plain<complex<float>>(report, value);
    case kind::complex128: return put_plain<complex<double>>(report, value);
    default: return;
  }
}

bool is_basic(kind k) { return k >= kind::boolean && k <= kind::complex128; }

// Writes the value of a panic in Go's forms: 5, main.Celsius(5), text, main.Name("text"), (main.T)
// 0xc000012120.
void put_value(Report& report, const any& value) {
  const type& t = *value.dynamic();
  string name = core::type_name(t);
  bool defined = view(name).find('.') != std::string_view::npos;
  if (is_basic(t.kind())) {
    const bool parentheses = defined && !is_complex(t.kind());
    if (defined) report << view(name);
    if (parentheses) report << "(";
    put_basic(report, value);
    if (parentheses) report << ")";
  } else if (t.kind() == kind::string) {
    if (defined) report << view(name) << "(\"";
    put_indented(report, view(*static_cast<const string*>(value.address())));
    if (defined) report << "\")";
  } else {
    report << "(" << view(name) << ") ";
    report.hex(reinterpret_cast<std::uintptr_t>(value.data));
  }
}

// The text of a panic's value, if that is an error or a Stringer. Its method runs before anything is printed.
struct Words {
  bool has_text = false;
  string text;

  explicit Words(const any& value) {
    if (auto [e, is_error] = type_assert_ok<error>(value); is_error) {
      text = e.Error();
      has_text = true;
    } else if (auto [s, is_stringer] = type_assert_ok<Stringer>(value); is_stringer) {
      text = s.String();
      has_text = true;
    }
  }
};

// A panic with its text; on the stack of `say`, linked from the latest panic to the earliest.
struct Said {
  const Panic* panic;
  Words words;
  Said* outer;
};

void put_panic(Report& report, const Said& said) {
  report << "panic: ";
  if (said.words.has_text)
    put_indented(report, view(said.words.text));
  else
    put_value(report, said.panic->value);
  if (said.panic->recovered) report << " [recovered]";
  report << "\n";
}

// Writes the earliest panic first, the later ones below it and indented.
void put_chain(Report& report, const Said* said) {
  if (said == nullptr) return;
  if (said->outer != nullptr) {
    put_chain(report, said->outer);
    report << "\t";
  }
  put_panic(report, *said);
}

bool is_nil_dereference(const any& value) { return value == any(runtime::memory_error()); }

void put_signal(Report& report, const Panic* panic) {
  for (; panic != nullptr; panic = panic->outer) {
    if (panic->goexit || !is_nil_dereference(panic->value)) continue;
    report << "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=";
    report.hex(fiber::current_position().pc) << "]\n";
    return;
  }
}

// The number of goroutines that get the texts of their panics. (If a method ends its goroutine by Goexit,
// that stays counted: exits that wait for it are a deadlock.) Sequentially consistent; rarely used.
std::atomic<int> reports_coming{0};

bool is_reporting(const sched::Goroutine* goroutine) {
  for (const Panic* panic = goroutine->panic_state.panics; panic != nullptr; panic = panic->outer)
    if (panic->reporting) return true;
  return false;
}

// As in Go the other goroutines have a moment to stop, in milliseconds.
constexpr int kPatienceOfPanics = 10;

[[noreturn]] void print(const sched::Goroutine* goroutine, const Said* latest) {
  FatalReport report;
  report.freeze(kPatienceOfPanics);
  put_chain(report, latest);
  put_signal(report, goroutine->panic_state.panics);
  report << "\n";
  report.running(goroutine, fiber::current_position());
  report.end();
}

// Gets the text of every panic of the chain, latest first; then prints all. User code runs meanwhile, so
// other goroutines run, too.
[[noreturn]] void say(const sched::Goroutine* goroutine, const Panic* panic, Said* latest, Said** place) {
  while (panic != nullptr && panic->goexit) panic = panic->outer;
  if (panic == nullptr) print(goroutine, latest);
  Said said{panic, Words(panic->value), nullptr};
  *place = &said;
  say(goroutine, panic->outer, latest != nullptr ? latest : &said, &said.outer);
}

// gocxx::fatal. The text may have several lines.
[[noreturn]] void fatal(std::string_view text) {
  constexpr int kPatience = 50;
  FatalReport report;
  const bool frozen = report.freeze(kPatience);
  report << "fatal error: ";
  put_indented(report, text);
  report << "\n\n";
  auto* self = sched::current();
  if (self != nullptr) report.running(self, fiber::current_position());
  if (frozen) report.all(self);
  report.end();
}

// Called when the method that returns the text of a panic has panicked itself.
[[noreturn]] void fail_while_printing(const any& value) {
  core::TextBuffer text;
  text.put("panic while printing panic value: ");
  if (auto [words, is_string] = type_assert_ok<string>(value); is_string) {
    text.put(words);
  } else {
    text.put("type ");
    text.put(core::type_name(*value.dynamic()));
  }
  const string whole = text.take();
  fatal(view(whole));
}

}  // namespace

bool is_report_coming(const sched::Goroutine* self) {
  return reports_coming.load() > (is_reporting(self) ? 1 : 0);
}

void report_uncaught(sched::Goroutine* goroutine) {
  Panic* latest = goroutine->panic_state.panics;
  if (is_reporting(goroutine)) fail_while_printing(latest->value);
  latest->reporting = true;
  reports_coming.fetch_add(1);
  Said* said = nullptr;
  say(goroutine, latest, nullptr, &said);
}

// --- faults

namespace {

// The lowest page is never mapped: an access to it went through a nil pointer.
bool is_nil_access(const fiber::Fault& fault) {
  return fault.signal == SIGSEGV && reinterpret_cast<std::uintptr_t>(fault.address) < 4096;
}

void put_overflow(Report& report, const fiber::Fault& fault) {
  const char* low;
  const char* high;
  fiber::stack_around(fault.address, &low, &high);
  report << "runtime: goroutine stack exceeds " << static_cast<std::uint64_t>(high - low)
         << "-byte limit\nruntime: sp=";
  report.hex(reinterpret_cast<std::uintptr_t>(fault.stack_pointer)) << " stack=[";
  report.hex(reinterpret_cast<std::uintptr_t>(low)) << ", ";
  report.hex(reinterpret_cast<std::uintptr_t>(high)) << "]\nfatal error: stack overflow\n\n";
}

void put_unexpected(Report& report, const fiber::Fault& fault) {
  report << "fatal error: unexpected signal during runtime execution\n[signal ";
  report << static_cast<std::uint64_t>(fault.signal) << " addr=";
  report.hex(reinterpret_cast<std::uintptr_t>(fault.address)) << " pc=";
  report.hex(fault.where.pc) << "]\n\n";
}

void (*on_fault(const fiber::Fault& fault))() {
  sched::Goroutine* goroutine = sched::current();
  if (goroutine != nullptr && is_nil_access(fault)) return core::panic_nil_dereference;
  FatalReport report;
  if (goroutine != nullptr && fault.stack_overflow)
    put_overflow(report, fault);
  else
    put_unexpected(report, fault);
  if (goroutine != nullptr) report.running(goroutine, fault.where, true);
  report.end();
}

}  // namespace

void report_faults() { fiber::catch_faults(on_fault); }

}  // namespace gocxx::rt::panic

namespace gocxx {

void fatal(const char* text) { rt::panic::fatal(text); }

}  // namespace gocxx
