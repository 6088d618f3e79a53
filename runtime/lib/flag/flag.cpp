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

ptr<bool> FlagSet::Bool(ptr<FlagSet> f, string name, bool value, string usage) {
  return define_new<bool>(f, name, value, usage);
}
void FlagSet::BoolVar(ptr<FlagSet> f, ptr<bool> p, string name, bool value, string usage) {
  define(f, p, name, value, usage);
}
ptr<bool> Bool(string name, bool value, string usage) {
  return define_new<bool>(CommandLine, name, value, usage);
}
void BoolVar(ptr<bool> p, string name, bool value, string usage) {
  define(CommandLine, p, name, value, usage);
}

ptr<time::Duration> FlagSet::Duration(ptr<FlagSet> f, string name, time::Duration value, string usage) {
  return define_new<time::Duration>(f, name, value, usage);
}
void FlagSet::DurationVar(ptr<FlagSet> f, ptr<time::Duration> p, string name, time::Duration value,
                          string usage) {
  define(f, p, name, value, usage);
}
ptr<time::Duration> Duration(string name, time::Duration value, string usage) {
  return define_new<time::Duration>(CommandLine, name, value, usage);
}
void DurationVar(ptr<time::Duration> p, string name, time::Duration value, string usage) {
  define(CommandLine, p, name, value, usage);
}

ptr<double> FlagSet::Float64(ptr<FlagSet> f, string name, double value, string usage) {
  return define_new<double>(f, name, value, usage);
}
void FlagSet::Float64Var(ptr<FlagSet> f, ptr<double> p, string name, double value, string usage) {
  define(f, p, name, value, usage);
}
ptr<double> Float64(string name, double value, string usage) {
  return define_new<double>(CommandLine, name, value, usage);
}
void Float64Var(ptr<double> p, string name, double value, string usage) {
  define(CommandLine, p, name, value, usage);
}

ptr<long> FlagSet::Int(ptr<FlagSet> f, string name, long value, string usage) {
  return define_new<long>(f, name, value, usage);
}
void FlagSet::IntVar(ptr<FlagSet> f, ptr<long> p, string name, long value, string usage) {
  define(f, p, name, value, usage);
}
ptr<long> Int(string name, long value, string usage) {
  return define_new<long>(CommandLine, name, value, usage);
}
void IntVar(ptr<long> p, string name, long value, string usage) {
  define(CommandLine, p, name, value, usage);
}

ptr<long long> FlagSet::Int64(ptr<FlagSet> f, string name, long long value, string usage) {
  return define_new<long long>(f, name, value, usage);
}
void FlagSet::Int64Var(ptr<FlagSet> f, ptr<long long> p, string name, long long value, string usage) {
  define(f, p, name, value, usage);
}
ptr<long long> Int64(string name, long long value, string usage) {
  return define_new<long long>(CommandLine, name, value, usage);
}
void Int64Var(ptr<long long> p, string name, long long value, string usage) {
  define(CommandLine, p, name, value, usage);
}

ptr<string> FlagSet::String(ptr<FlagSet> f, string name, string value, string usage) {
  return define_new<string>(f, name, value, usage);
}
void FlagSet::StringVar(ptr<FlagSet> f, ptr<string> p, string name, string value, string usage) {
  define(f, p, name, value, usage);
}
ptr<string> String(string name, string value, string usage) {
  return define_new<string>(CommandLine, name, value, usage);
}
void StringVar(ptr<string> p, string name, string value, string usage) {
  define(CommandLine, p, name, value, usage);
}

ptr<unsigned long> FlagSet::Uint(ptr<FlagSet> f, string name, unsigned long value, string usage) {
  return define_new<unsigned long>(f, name, value, usage);
}
void FlagSet::UintVar(ptr<FlagSet> f, ptr<unsigned long> p, string name, unsigned long value, string usage) {
  define(f, p, name, value, usage);
}
ptr<unsigned long> Uint(string name, unsigned long value, string usage) {
  return define_new<unsigned long>(CommandLine, name, value, usage);
}
void UintVar(ptr<unsigned long> p, string name, unsigned long value, string usage) {
  define(CommandLine, p, name, value, usage);
}

ptr<unsigned long long> FlagSet::Uint64(ptr<FlagSet> f, string name, unsigned long long value, string usage) {
  return define_new<unsigned long long>(f, name, value, usage);
}
void FlagSet::Uint64Var(ptr<FlagSet> f, ptr<unsigned long long> p, string name, unsigned long long value,
                        string usage) {
  define(f, p, name, value, usage);
}
ptr<unsigned long long> Uint64(string name, unsigned long long value, string usage) {
  return define_new<unsigned long long>(CommandLine, name, value, usage);
}
void Uint64Var(ptr<unsigned long long> p, string name, unsigned long long value, string usage) {
  define(CommandLine, p, name, value, usage);
}

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
