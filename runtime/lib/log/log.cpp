// Package log: loggers write each message with a header, as a whole.
#include "gocxx/lib/log.h"

#include "core/text.h"
#include "gocxx/builtin.h"
#include "gocxx/defer.h"
#include "gocxx/lib/fmt.h"
#include "gocxx/lib/os.h"
#include "gocxx/lib/time.h"
#include "gocxx/panic.h"
#include "trace/caller.h"

namespace gocxx::log {

namespace {

using rt::core::TextBuffer;
using namespace literals;

ptr<logger> new_state(io::Writer out, string prefix, long flags) {
  return new_object(logger{make_chan<empty_struct>(1), out, prefix, flags});
}

// Returns the state of a logger; that of a zero Logger is made at its first use. Memory orders: the
// compare-exchange that installs the state releases, and the load acquires (as does a compare-exchange that
// fails), so a goroutine sees a complete state.
ptr<logger> state_of(ptr<Logger> l) {
  auto** place = reinterpret_cast<logger**>(&l->impl);
  if (logger* made = __atomic_load_n(place, __ATOMIC_ACQUIRE); made != nullptr) return ptr<logger>(made);
  logger* none = nullptr;
  logger* mine = new_state(nullptr, ""_s, 0).get();
  bool won = __atomic_compare_exchange_n(place, &none, mine, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
  return ptr<logger>(won ? mine : none);
}

// Holds a logger's lock in a scope in which nothing panics. The lock is a channel, because a write may take
// long.
class Locked {
 public:
  explicit Locked(ptr<Logger> l) : state_(state_of(l)) { state_->lock.send({}); }
  ~Locked() { state_->lock.drop(); }
  Locked(const Locked&) = delete;
  logger* operator->() const { return state_.get(); }

 private:
  ptr<logger> state_;
};

void put_two(TextBuffer& text, long value, char behind) {
  text.put(static_cast<char>('0' + value / 10));
  text.put(static_cast<char>('0' + value % 10));
  if (behind != 0) text.put(behind);
}

void put_date(TextBuffer& text, const time::Time& now) {
  auto [year, month, day] = time::Time::Date(now);
  text.put_signed(year);
  text.put('/');
  put_two(text, month.value, '/');
  put_two(text, day, ' ');
}

void put_clock(TextBuffer& text, const time::Time& now, bool microseconds) {
  auto [hour, minute, second] = time::Time::Clock(now);
  put_two(text, hour, ':');
  put_two(text, minute, ':');
  put_two(text, second, microseconds ? '.' : ' ');
  if (!microseconds) return;
  long micro = time::Time::Nanosecond(now) / 1000;
  put_two(text, micro / 10000, 0);
  put_two(text, micro / 100 % 100, 0);
  put_two(text, micro % 100, ' ');
}

// Appends "prog.gc:12: ", with Llongfile the whole path.
void put_caller(TextBuffer& text, long calldepth, bool short_name) {
  const rt::trace::CallSite site = rt::trace::caller_of("log", calldepth - 1);
  std::string_view file = site.line != 0 ? site.file : "???";
  if (short_name) file.remove_prefix(file.rfind('/') + 1);
  text.put(string(file.data(), static_cast<long>(file.size())));
  text.put(':');
  text.put_signed(site.line);
  text.put(": ");
}

// `calldepth` counts from the function that called the package: 1 is the position of that call.
void put_head(TextBuffer& text, string prefix, long flags, long calldepth) {
  if ((flags & Lmsgprefix) == 0) text.put(prefix);
  time::Time now = time::Now();
  if ((flags & LUTC) != 0) now = time::Time::UTC(now);
  if ((flags & Ldate) != 0) put_date(text, now);
  if ((flags & (Ltime | Lmicroseconds)) != 0) put_clock(text, now, (flags & Lmicroseconds) != 0);
  if ((flags & (Lshortfile | Llongfile)) != 0) put_caller(text, calldepth, (flags & Lshortfile) != 0);
  if ((flags & Lmsgprefix) != 0) text.put(prefix);
}

// Returns the logger of the package's own functions, made at its first use. Memory orders as in state_of.
ptr<Logger> standard() {
  static Logger* current = nullptr;
  if (Logger* made = __atomic_load_n(&current, __ATOMIC_ACQUIRE); made != nullptr) return ptr<Logger>(made);
  Logger* none = nullptr;
  Logger* mine = New(os::Stderr, ""_s, LstdFlags).get();
  bool won = __atomic_compare_exchange_n(&current, &none, mine, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
  return ptr<Logger>(won ? mine : none);
}

[[noreturn]] void end_program() { os::Exit(1); }

void write(ptr<Logger> l, string message) { Logger::Output(l, 1, message); }

// Returns whether messages are discarded: then they are not formatted either, and no methods of operands are
// called.
bool discards(ptr<Logger> l) { return Logger::Writer(l) == io::Discard; }

[[noreturn]] void panic_with(ptr<Logger> l, string message) {
  write(l, message);
  panic(any(message));
}

}  // namespace

ptr<Logger> New(io::Writer out, string prefix, long flag) {
  return new_object(Logger{new_state(out, prefix, flag)});
}

ptr<Logger> Default() { return standard(); }

// Holds the lock while the line is written, and releases it if the writer panics.
error Logger::Output(ptr<Logger> l, long calldepth, string s) {
  if (discards(l)) return nullptr;
  TextBuffer text;
  put_head(text, Prefix(l), Flags(l), calldepth);
  text.put(s);
  if (text.len() == 0 || text.data()[text.len() - 1] != '\n') text.put('\n');
  ptr<logger> state = state_of(l);
  state->lock.send({});
  error err;
  run_with_defers([&](defers& deferred) {
    deferred.push([state] { state->lock.drop(); });
    err = state->out.Write(text.append_to(slice<std::uint8_t>())).r1;
  });
  return err;
}

long Logger::Flags(ptr<Logger> l) { return Locked(l)->flags; }
string Logger::Prefix(ptr<Logger> l) { return Locked(l)->prefix; }
io::Writer Logger::Writer(ptr<Logger> l) { return Locked(l)->out; }
void Logger::SetFlags(ptr<Logger> l, long flag) { Locked(l)->flags = flag; }
void Logger::SetPrefix(ptr<Logger> l, string prefix) { Locked(l)->prefix = prefix; }
void Logger::SetOutput(ptr<Logger> l, io::Writer w) { Locked(l)->out = w; }

void Logger::Print(ptr<Logger> l, args v) {
  if (!discards(l)) write(l, fmt::Sprint(v));
}
void Logger::Printf(ptr<Logger> l, string format, args v) {
  if (!discards(l)) write(l, fmt::Sprintf(format, v));
}
void Logger::Println(ptr<Logger> l, args v) {
  if (!discards(l)) write(l, fmt::Sprintln(v));
}

void Logger::Fatal(ptr<Logger> l, args v) {
  Print(l, v);
  end_program();
}
void Logger::Fatalf(ptr<Logger> l, string format, args v) {
  Printf(l, format, v);
  end_program();
}
void Logger::Fatalln(ptr<Logger> l, args v) {
  Println(l, v);
  end_program();
}

void Logger::Panic(ptr<Logger> l, args v) { panic_with(l, fmt::Sprint(v)); }
void Logger::Panicf(ptr<Logger> l, string format, args v) { panic_with(l, fmt::Sprintf(format, v)); }
void Logger::Panicln(ptr<Logger> l, args v) { panic_with(l, fmt::Sprintln(v)); }

error Output(long calldepth, string s) { return Logger::Output(standard(), calldepth, s); }
long Flags() { return Logger::Flags(standard()); }
string Prefix() { return Logger::Prefix(standard()); }
io::Writer Writer() { return Logger::Writer(standard()); }
void SetFlags(long flag) { Logger::SetFlags(standard(), flag); }
void SetPrefix(string prefix) { Logger::SetPrefix(standard(), prefix); }
void SetOutput(io::Writer w) { Logger::SetOutput(standard(), w); }

void Print(args v) { Logger::Print(standard(), v); }
void Printf(string format, args v) { Logger::Printf(standard(), format, v); }
void Println(args v) { Logger::Println(standard(), v); }
void Fatal(args v) { Logger::Fatal(standard(), v); }
void Fatalf(string format, args v) { Logger::Fatalf(standard(), format, v); }
void Fatalln(args v) { Logger::Fatalln(standard(), v); }
void Panic(args v) { Logger::Panic(standard(), v); }
void Panicf(string format, args v) { Logger::Panicf(standard(), format, v); }
void Panicln(args v) { Logger::Panicln(standard(), v); }

}  // namespace gocxx::log
