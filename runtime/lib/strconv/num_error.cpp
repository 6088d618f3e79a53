// *NumError, ErrRange and ErrSyntax.
#include "lib/strconv/num_error.h"

#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"

namespace gocxx {

using namespace literals;

namespace strconv {

namespace {

constinit errors::errorString range{"value out of range"_s};
constinit errors::errorString syntax{"invalid syntax"_s};

}  // namespace

error ErrRange = ptr<errors::errorString>(&range);
error ErrSyntax = ptr<errors::errorString>(&syntax);

string NumError::Error(ptr<NumError> e) {
  return concat("strconv."_s, e->Func, ": parsing "_s, Quote(e->Num), ": "_s, e->Err.Error());
}

}  // namespace strconv

namespace rt::strconv {

namespace {

error num_error(string function, string input, error why) {
  return new_object(gocxx::strconv::NumError{function, to_string(to_bytes(input)), why});
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c; }

// How many characters "0x", "0b" or "0o" takes at the beginning; `hex` if it is the first of them.
long base_prefix(const char* s, long length, bool& hex) {
  if (length < 2 || s[0] != '0') return 0;
  char letter = lower(s[1]);
  hex = letter == 'x';
  return letter == 'x' || letter == 'b' || letter == 'o' ? 2 : 0;
}

}  // namespace

error syntax_error(string function, string input) {
  return num_error(function, input, gocxx::strconv::ErrSyntax);
}
error range_error(string function, string input) {
  return num_error(function, input, gocxx::strconv::ErrRange);
}
error base_error(string function, string input, long base) {
  return num_error(function, input, errors::New("invalid base "_s + gocxx::strconv::Itoa(base)));
}
error bit_size_error(string function, string input, long bits) {
  return num_error(function, input, errors::New("invalid bit size "_s + gocxx::strconv::Itoa(bits)));
}

bool underscores_are_ok(string s) {
  const char* at = s.data();
  long length = s.len();
  if (length > 0 && (*at == '+' || *at == '-')) {
    ++at;
    --length;
  }
  bool hex = false;
  long prefix = base_prefix(at, length, hex);
  char before = prefix > 0 ? '0' : '^';  // an underscore may follow a digit or the prefix
  for (long i = prefix; i < length; ++i) {
    char c = lower(at[i]);
    bool digit = (c >= '0' && c <= '9') || (hex && c >= 'a' && c <= 'f');
    if (c == '_' && before != '0') return false;
    if (!digit && c != '_' && before == '_') return false;
    before = digit ? '0' : c == '_' ? '_' : '!';
  }
  return before != '_';
}

}  // namespace rt::strconv

}  // namespace gocxx
