// Package flag: sets of flags: defining them, reading arguments, and telling how they are used.
#include <cstring>

#include "core/text.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/flag.h"
#include "gocxx/lib/fmt.h"
#include "gocxx/lib/os.h"
#include "gocxx/lib/sort.h"
#include "gocxx/lib/strings.h"
#include "gocxx/panic.h"
#include "gocxx/range.h"
#include "lib/flag/values.h"
#include "trace/caller.h"

namespace gocxx::flag {

namespace {

using namespace literals;

constinit errors::errorString help{"flag: help requested"_s};

void print_default_usage(ptr<FlagSet> f) {
  if (name_of(f).len() == 0)
    fmt::Fprintf(FlagSet::Output(f), "Usage:\n"_s);
  else
    fmt::Fprintf(FlagSet::Output(f), "Usage of %s:\n"_s, {name_of(f)});
  FlagSet::PrintDefaults(f);
}

void print_usage(ptr<FlagSet> f) {
  if (f->Usage == nullptr)
    print_default_usage(f);
  else
    f->Usage();
}

string said(ptr<FlagSet> f, string message) {
  fmt::Fprintln(FlagSet::Output(f), {message});
  return message;
}

// Prints the error and the usage, and returns the error.
error fail(ptr<FlagSet> f, string message) {
  said(f, message);
  print_usage(f);
  return errors::New(message);
}

slice<ptr<Flag>> sorted(map<string, ptr<Flag>> flags) {
  slice<ptr<Flag>> list;
  for (auto [name, flag] : range(flags)) list = append(list, flag);
  sort::Slice(list, [list](long i, long j) { return list[i]->Name < list[j]->Name; });
  return list;
}

// The next argument taken apart: -name, --name, -name=value.
struct Argument {
  string whole;
  string name;
  string value;
  bool has_value;
};

bool looks_like_flag(string text) { return text.len() >= 2 && text[0] == '-'; }

Argument taken_apart(string text) {
  string name = text.from(text[1] == '-' ? 2 : 1);
  long equals = name.len() < 2 ? -1 : strings::IndexByte(name.from(1), '=');
  if (equals < 0) return {text, name, ""_s, false};
  return {text, name.sub(0, equals + 1), name.from(equals + 2), true};
}

error set_bool(ptr<FlagSet> f, const Argument& a, ptr<Flag> flag) {
  error err = flag->Value.Set(a.has_value ? a.value : "true"_s);
  if (err == nullptr) return nullptr;
  if (a.has_value)
    return fail(f, fmt::Sprintf("invalid boolean value %q for -%s: %v"_s, {a.value, a.name, err}));
  return fail(f, fmt::Sprintf("invalid boolean flag %s: %v"_s, {a.name, err}));
}

error set_value(ptr<FlagSet> f, Argument a, ptr<Flag> flag) {
  if (!a.has_value) {
    if (f->args.len() == 0) return fail(f, "flag needs an argument: -"_s + a.name);
    a.value = f->args[0];
    f->args = f->args.from(1);
  }
  error err = flag->Value.Set(a.value);
  if (err == nullptr) return nullptr;
  return fail(f, fmt::Sprintf("invalid value %q for flag -%s: %v"_s, {a.value, a.name, err}));
}

void note_as_set(ptr<FlagSet> f, ptr<Flag> flag) {
  if (f->actual == nullptr) f->actual = make_map<string, ptr<Flag>>();
  f->actual[flag->Name] = flag;
}

// Reads one flag; false if there is none, or with the error.
results<bool, error> read_flag(ptr<FlagSet> f) {
  if (f->args.len() == 0 || !looks_like_flag(f->args[0])) return {false, nullptr};
  string text = f->args[0];
  if (text == "--"_s) {
    f->args = f->args.from(1);
    return {false, nullptr};
  }
  Argument a = taken_apart(text);
  if (a.name.len() == 0 || a.name[0] == '-' || a.name[0] == '=')
    return {false, fail(f, "bad flag syntax: "_s + text)};
  f->args = f->args.from(1);
  ptr<Flag> flag = FlagSet::Lookup(f, a.name);
  if (flag == nullptr) {
    if (a.name == "help"_s || a.name == "h"_s) {
      print_usage(f);
      return {false, ErrHelp};
    }
    return {false, fail(f, "flag provided but not defined: -"_s + a.name)};
  }
  error err = is_bool(flag->Value) ? set_bool(f, a, flag) : set_value(f, a, flag);
  if (err != nullptr) return {false, err};
  note_as_set(f, flag);
  return {true, nullptr};
}

// Prints the usage of one flag. Returns the complaint about a type whose String panics for a zero value;
// empty if it does not.
string print_default(ptr<FlagSet> f, ptr<Flag> flag) {
  rt::core::TextBuffer text;
  text.put("  -");
  text.put(flag->Name);
  auto [word, usage] = UnquoteUsage(flag);
  if (word.len() > 0) {
    text.put(' ');
    text.put(word);
  }
  text.put(text.len() <= 4 ? "\t" : "\n    \t");
  text.put(strings::ReplaceAll(usage, "\n"_s, "\n    \t"_s));
  string panic_text;
  if (!is_zero(flag->Value, flag->DefValue, panic_text) && panic_text.len() == 0) {
    bool is_text = holds<ptr<variable<string>>>(flag->Value);
    text.put(fmt::Sprintf(is_text ? " (default %q)"_s : " (default %v)"_s, {flag->DefValue}));
  }
  fmt::Fprint(FlagSet::Output(f), {text.take(), "\n"_s});
  if (panic_text.len() == 0) return ""_s;
  string type = strings::TrimPrefix(fmt::Sprintf("%T"_s, {flag->Value}), "*"_s);
  return fmt::Sprintf("panic calling String method on zero %v for flag %s: %v"_s,
                      {type, flag->Name, panic_text});
}

}  // namespace

error ErrHelp = ptr<errors::errorString>(&help);

ptr<FlagSet> NewFlagSet(string name, ErrorHandling errorHandling) {
  auto f = new_object<FlagSet>();
  FlagSet::Init(f, name, errorHandling);
  f->Usage = [f] { print_default_usage(f); };
  return f;
}

void FlagSet::Init(ptr<FlagSet> f, string name, flag::ErrorHandling errorHandling) {
  f->name = name;
  f->errorHandling = errorHandling;
}

string FlagSet::Name(ptr<FlagSet> f) { return name_of(f); }
flag::ErrorHandling FlagSet::ErrorHandling(ptr<FlagSet> f) { return f->errorHandling; }
io::Writer FlagSet::Output(ptr<FlagSet> f) {
  return f->output == nullptr ? io::Writer(os::Stderr) : f->output;
}
void FlagSet::SetOutput(ptr<FlagSet> f, io::Writer output) { f->output = output; }
bool FlagSet::Parsed(ptr<FlagSet> f) { return f->parsed; }
slice<string> FlagSet::Args(ptr<FlagSet> f) { return f->args; }
string FlagSet::Arg(ptr<FlagSet> f, long i) { return i < 0 || i >= f->args.len() ? ""_s : f->args[i]; }
long FlagSet::NArg(ptr<FlagSet> f) { return f->args.len(); }
long FlagSet::NFlag(ptr<FlagSet> f) { return f->actual.len(); }
ptr<Flag> FlagSet::Lookup(ptr<FlagSet> f, string name) { return f->formal.get(name); }

void FlagSet::Var(ptr<FlagSet> f, Value value, string name, string usage) {
  if (strings::HasPrefix(name, "-"_s)) panic(any(said(f, fmt::Sprintf("flag %q begins with -"_s, {name}))));
  if (strings::Contains(name, "="_s)) panic(any(said(f, fmt::Sprintf("flag %q contains ="_s, {name}))));
  auto flag = new_object(Flag{name, usage, value, value.String()});
  if (Lookup(f, name) != nullptr) {
    string set = name_of(f);
    panic(any(said(f, set.len() == 0 ? fmt::Sprintf("flag redefined: %s"_s, {name})
                                     : fmt::Sprintf("%s flag redefined: %s"_s, {set, name}))));
  }
  if (string place = f->undef.get(name); place.len() > 0)
    panic(any(fmt::Sprintf("flag %s set at %s before being defined"_s, {name, place})));
  if (f->formal == nullptr) f->formal = make_map<string, ptr<Flag>>();
  f->formal[name] = flag;
}

void FlagSet::Func(ptr<FlagSet> f, string name, string usage, func<error(string)> fn) {
  Var(f, funcValue(fn), name, usage);
}
void FlagSet::BoolFunc(ptr<FlagSet> f, string name, string usage, func<error(string)> fn) {
  Var(f, boolFuncValue(fn), name, usage);
}

// Setting a flag before it is defined is an error; defining it afterwards panics.
error FlagSet::Set(ptr<FlagSet> f, string name, string value) {
  ptr<Flag> flag = Lookup(f, name);
  if (flag == nullptr) {
    const rt::trace::CallSite site = rt::trace::caller_of("flag", 0);
    if (f->undef == nullptr) f->undef = make_map<string, string>();
    string file = site.line != 0 ? string(site.file, static_cast<long>(std::strlen(site.file))) : "?"_s;
    f->undef[name] = fmt::Sprintf("%s:%d"_s, {to_string(to_bytes(file)), static_cast<long>(site.line)});
    return fmt::Errorf("no such flag -%v"_s, {name});
  }
  if (error err = flag->Value.Set(value); err != nullptr) return err;
  note_as_set(f, flag);
  return nullptr;
}

void FlagSet::Visit(ptr<FlagSet> f, func<void(ptr<Flag>)> fn) {
  for (ptr<Flag> flag : values(sorted(f->actual))) fn(flag);
}
void FlagSet::VisitAll(ptr<FlagSet> f, func<void(ptr<Flag>)> fn) {
  for (ptr<Flag> flag : values(sorted(f->formal))) fn(flag);
}

void FlagSet::PrintDefaults(ptr<FlagSet> f) {
  slice<string> remarks;
  for (ptr<Flag> flag : values(sorted(f->formal)))
    if (string remark = print_default(f, flag); remark.len() > 0) remarks = append(remarks, remark);
  if (remarks.len() > 0) fmt::Fprintln(Output(f));
  for (const string& remark : values(remarks)) fmt::Fprintln(Output(f), {remark});
}

error FlagSet::Parse(ptr<FlagSet> f, slice<string> arguments) {
  f->parsed = true;
  f->args = arguments;
  while (true) {
    auto [read, err] = read_flag(f);
    if (read) continue;
    if (err == nullptr || f->errorHandling == ContinueOnError) return err;
    if (f->errorHandling == ExitOnError) os::Exit(err == ErrHelp ? 0 : 2);
    panic(any(err));
  }
}

// A word in back quotes in the usage names the value; else its type does.
results<string, string> UnquoteUsage(ptr<Flag> flag) {
  string usage = flag->Usage;
  long open = strings::IndexByte(usage, '`');
  long close = open < 0 ? -1 : strings::IndexByte(usage.from(open + 1), '`');
  if (close < 0) return {type_word(flag->Value), usage};
  string name = usage.sub(open + 1, open + 1 + close);
  return {name, concat(usage.sub(0, open), name, usage.from(open + close + 2))};
}

}  // namespace gocxx::flag
