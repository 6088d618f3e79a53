// Package flag: one function for each type of flag, and those of the command line's own set.
#include "gocxx/lib/flag.h"
#include "gocxx/lib/fmt.h"
#include "gocxx/lib/os.h"
#include "lib/flag/values.h"

namespace gocxx::flag {

namespace {

using namespace literals;

template <class T>
void define(ptr<FlagSet> f, ptr<T> p, string name, T value, string usage) {
  *p = value;
  FlagSet::Var(f, ptr(reinterpret_cast<variable<T>*>(p.get())), name, usage);
}

template <class T>
ptr<T> define_new(ptr<FlagSet> f, string name, T value, string usage) {
  auto p = new_object<T>();
  define(f, p, name, value, usage);
  return p;
}

// The flags of the program. Its name is read at its first use: os.Args may not be initialized before.
FlagSet command_line{[] { Usage(); }, ""_s, false, nullptr, nullptr, nullptr, ExitOnError, nullptr, nullptr};

void print_usage_of_program() {
  fmt::Fprintf(FlagSet::Output(CommandLine), "Usage of %s:\n"_s, {os::Args[0]});
  PrintDefaults();
}

}  // namespace

string name_of(ptr<FlagSet> f) {
  bool is_program = f.get() == &command_line && f->name.len() == 0 && os::Args.len() > 0;
  return is_program ? os::Args[0] : f->name;
}

ptr<FlagSet> CommandLine(&command_line);
func<void()> Usage = [] { print_usage_of_program(); };

// The functions for one type of flag: Name makes the variable, NameVar is given one.
#define GOCXX_FLAGS_OF(Name, Type)                                                              \
  ptr<Type> FlagSet::Name(ptr<FlagSet> f, string name, Type value, string usage) {              \
    return define_new<Type>(f, name, value, usage);                                             \
  }                                                                                             \
  void FlagSet::Name##Var(ptr<FlagSet> f, ptr<Type> p, string name, Type value, string usage) { \
    define(f, p, name, value, usage);                                                           \
  }                                                                                             \
  ptr<Type> Name(string name, Type value, string usage) {                                       \
    return define_new<Type>(CommandLine, name, value, usage);                                   \
  }                                                                                             \
  void Name##Var(ptr<Type> p, string name, Type value, string usage) {                          \
    define(CommandLine, p, name, value, usage);                                                 \
  }

GOCXX_FLAGS_OF(Bool, bool)
GOCXX_FLAGS_OF(Duration, time::Duration)
GOCXX_FLAGS_OF(Float64, double)
GOCXX_FLAGS_OF(Int, long)
GOCXX_FLAGS_OF(Int64, long long)
GOCXX_FLAGS_OF(String, string)
GOCXX_FLAGS_OF(Uint, unsigned long)
GOCXX_FLAGS_OF(Uint64, unsigned long long)
#undef GOCXX_FLAGS_OF

void Var(Value value, string name, string usage) { FlagSet::Var(CommandLine, value, name, usage); }
void Func(string name, string usage, func<error(string)> fn) { FlagSet::Func(CommandLine, name, usage, fn); }
void BoolFunc(string name, string usage, func<error(string)> fn) {
  FlagSet::BoolFunc(CommandLine, name, usage, fn);
}

void Parse() { FlagSet::Parse(CommandLine, os::Args.from(1)); }
bool Parsed() { return FlagSet::Parsed(CommandLine); }
slice<string> Args() { return FlagSet::Args(CommandLine); }
string Arg(long i) { return FlagSet::Arg(CommandLine, i); }
long NArg() { return FlagSet::NArg(CommandLine); }
long NFlag() { return FlagSet::NFlag(CommandLine); }
ptr<Flag> Lookup(string name) { return FlagSet::Lookup(CommandLine, name); }
error Set(string name, string value) { return FlagSet::Set(CommandLine, name, value); }
void PrintDefaults() { FlagSet::PrintDefaults(CommandLine); }
void Visit(func<void(ptr<Flag>)> fn) { FlagSet::Visit(CommandLine, fn); }
void VisitAll(func<void(ptr<Flag>)> fn) { FlagSet::VisitAll(CommandLine, fn); }

}  // namespace gocxx::flag
