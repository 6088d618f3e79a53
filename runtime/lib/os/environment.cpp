// Package os: the environment. The C library's own, so that C++ code in the program sees the same; a lock
// orders the changes. The C library never frees the text of a variable, so a string may refer to it.
#include "lib/os/errno.h"

#include <cstdlib>
#include <cstring>

#include "core/text.h"
#include "gocxx/builtin.h"
#include "platform/lock.h"

extern "C" char** environ;

namespace gocxx::os {

namespace {

using namespace literals;

rt::platform::Lock environment;

using Guard = rt::platform::Guard<rt::platform::Lock>;

string whole(const char* text) { return {text, static_cast<long>(std::strlen(text))}; }

const char* value_or_null(string key) {
  c_path name(key);
  if (name.get() == nullptr) return nullptr;
  Guard guard(environment);
  return std::getenv(name.get());
}

long count_variables() {
  Guard guard(environment);
  long count = 0;
  while (environ != nullptr && environ[count] != nullptr) ++count;
  return count;
}

bool is_name(string key) {
  return key.len() > 0 && std::memchr(key.data(), '=', static_cast<std::size_t>(key.len())) == nullptr;
}

bool is_special(char c) { return std::strchr("*#$@!?-0123456789", c) != nullptr && c != 0; }

bool is_alphanumeric(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The name of the variable that follows a dollar sign, and how many bytes stand for it. An empty name with a
// width says that the syntax is wrong and these bytes are to be dropped.
struct shell_name {
  string name;
  long width;
};

shell_name braced_name(string s) {
  if (s.len() >= 3 && is_special(s.data()[1]) && s.data()[2] == '}') return {s.sub(1, 2), 3};
  for (long i = 1; i < s.len(); ++i)
    if (s.data()[i] == '}') return {s.sub(1, i), i == 1 ? 2 : i + 1};
  return {""_s, 1};
}

shell_name name_at(string s) {
  if (s.data()[0] == '{') return braced_name(s);
  if (is_special(s.data()[0])) return {s.sub(0, 1), 1};
  long end = 0;
  while (end < s.len() && is_alphanumeric(s.data()[end])) ++end;
  return {s.sub(0, end), end};
}

}  // namespace

string Getenv(string key) { return LookupEnv(key).r0; }

results<string, bool> LookupEnv(string key) {
  const char* value = value_or_null(key);
  if (value == nullptr) return {""_s, false};
  return {whole(value), true};
}

error Setenv(string key, string value) {
  c_path name(key), text(value);
  int number = is_name(key) && name.get() != nullptr && text.get() != nullptr ? 0 : EINVAL;
  if (number == 0) {
    Guard guard(environment);
    if (::setenv(name.get(), text.get(), 1) != 0) number = errno;
  }
  if (number == 0) return nullptr;
  return new_object(SyscallError{"setenv"_s, syscall::Errno(static_cast<unsigned long>(number))});
}

error Unsetenv(string key) {
  c_path name(key);
  if (name.get() == nullptr) return nullptr;
  Guard guard(environment);
  ::unsetenv(name.get());
  return nullptr;
}

void Clearenv() {
  Guard guard(environment);
  ::clearenv();
}

slice<string> Environ() {
  auto list = make_slice<string>(count_variables());
  Guard guard(environment);
  long count = 0;
  while (count < list.len() && environ[count] != nullptr) {
    list[count] = whole(environ[count]);
    ++count;
  }
  return list.sub(0, count);
}

string Expand(string s, func<string(string)> mapping) {
  rt::core::TextBuffer text;
  long done = 0;
  for (long i = 0; i + 1 < s.len(); ++i) {
    if (s.data()[i] != '$') continue;
    text.put(s.sub(done, i));
    shell_name found = name_at(s.from(i + 1));
    if (found.name.len() > 0)
      text.put(mapping(found.name));
    else if (found.width == 0)
      text.put('$');
    i += found.width;
    done = i + 1;
  }
  text.put(s.from(done));
  return text.take();
}

string ExpandEnv(string s) { return Expand(s, func_of<&Getenv>); }

string TempDir() {
  string dir = Getenv("TMPDIR"_s);
  return dir.len() == 0 ? "/tmp"_s : dir;
}

}  // namespace gocxx::os
