// Package strings: Replacer. At each place the first pair that fits is used, in the order in which they were
// given.
#include "core/text.h"
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strings.h"
#include "gocxx/panic.h"

namespace gocxx::strings {

namespace {

using namespace literals;

// The pair that fits at the head of `rest`, as its index in the list, or -1. An empty old string fits once at
// each place.
long pair_at(const slice<string>& pairs, string rest, bool after_empty) {
  for (long i = 0; i < pairs.len(); i += 2)
    if (HasPrefix(rest, pairs[i]) && !(after_empty && pairs[i].len() == 0)) return i;
  return -1;
}

}  // namespace

ptr<Replacer> NewReplacer(slice<string> oldnew) {
  if (oldnew.len() % 2 == 1) panic(any("strings.NewReplacer: odd argument count"_s));
  auto pairs = make_slice<string>(oldnew.len());
  copy(pairs, oldnew);
  return new_object(Replacer{pairs});
}

string Replacer::Replace(ptr<Replacer> r, string s) {
  rt::core::text_buffer text;
  bool after_empty = false;
  for (long i = 0; i <= s.len();) {
    long pair = pair_at(r->oldnew, s.from(i), after_empty);
    after_empty = pair >= 0 && r->oldnew[pair].len() == 0;
    if (pair >= 0) {
      text.put(r->oldnew[pair + 1]);
      i += r->oldnew[pair].len();
    } else {
      if (i < s.len()) text.put(s.data()[i]);
      ++i;
    }
  }
  return text.take();
}

results<long, error> Replacer::WriteString(ptr<Replacer> r, io::Writer w, string s) {
  return io::WriteString(w, Replace(r, s));
}

}  // namespace gocxx::strings
