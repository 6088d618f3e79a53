// Package strings: Replacer. At each place the first pair that fits is used, in the order in which they were
// given. A writer sees the text in the pieces that Go's replacer writes, of which there are three kinds: for
// one old string, for single bytes, and for all else.
#include "core/text.h"
#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/strings.h"
#include "gocxx/panic.h"

namespace gocxx::strings {

namespace {

using namespace literals;

// Where the pieces go. put() and put_replacement() return false after an error, which ends the replacing.
// They differ for a writer: what replaces a single byte is written as bytes, all else as a string.
struct text_output {
  rt::core::TextBuffer text;

  bool put(string piece) { return text.put(piece), true; }
  bool put_replacement(string piece) { return put(piece); }
};

struct writer_output {
  io::Writer writer;
  long written = 0;
  error err;

  bool put(string piece) { return note(io::WriteString(writer, piece)); }
  bool put_replacement(string piece) { return note(writer.Write(to_bytes(piece))); }

 private:
  bool note(results<long, error> result) {
    written += result.r0;
    err = result.r1;
    return err == nullptr;
  }
};

// Tells the three kinds apart.
bool is_one_string(const slice<string>& pairs) { return pairs.len() == 2 && pairs[0].len() > 1; }
bool is_of_bytes(const slice<string>& pairs) {
  for (long i = 0; i < pairs.len(); i += 2)
    if (pairs[i].len() != 1) return false;
  return true;
}
bool is_bytes_by_bytes(const slice<string>& pairs) {
  for (long i = 1; i < pairs.len(); i += 2)
    if (pairs[i].len() != 1) return false;
  return true;
}

template <class Output>
void replace_string(string old, string value, string s, Output& output) {
  for (long place = Index(s, old); place >= 0; place = Index(s, old)) {
    if (!output.put(s.sub(0, place)) || !output.put(value)) return;
    s = s.from(place + old.len());
  }
  output.put(s);
}

long pair_of_byte(const slice<string>& pairs, char c) {
  for (long i = 0; i < pairs.len(); i += 2)
    if (pairs[i].data()[0] == c) return i;
  return -1;
}

// A byte that stands for itself is not written alone if all bytes become bytes.
template <class Output>
void replace_bytes(const slice<string>& pairs, string s, Output& output) {
  const bool by_bytes = is_bytes_by_bytes(pairs);
  long last = 0;
  for (long i = 0; i < s.len(); ++i) {
    long pair = pair_of_byte(pairs, s.data()[i]);
    if (pair < 0 || (by_bytes && pairs[pair] == pairs[pair + 1])) continue;
    if (last != i && !output.put(s.sub(last, i))) return;
    if (!output.put_replacement(pairs[pair + 1])) return;
    last = i + 1;
  }
  if (last != s.len()) output.put(s.from(last));
}

// The pair that fits at the head of `rest`, as its index in the list, or -1. An empty old string fits once at
// each place.
long pair_at(const slice<string>& pairs, string rest, bool after_empty) {
  for (long i = 0; i < pairs.len(); i += 2)
    if (HasPrefix(rest, pairs[i]) && !(after_empty && pairs[i].len() == 0)) return i;
  return -1;
}

template <class Output>
void replace_strings(const slice<string>& pairs, string s, Output& output) {
  long last = 0;
  bool after_empty = false;
  for (long i = 0; i <= s.len();) {
    long pair = pair_at(pairs, s.from(i), after_empty);
    after_empty = pair >= 0 && pairs[pair].len() == 0;
    if (pair < 0) {
      ++i;
      continue;
    }
    if (!output.put(s.sub(last, i)) || !output.put(pairs[pair + 1])) return;
    i += pairs[pair].len();
    last = i;
  }
  if (last != s.len()) output.put(s.from(last));
}

template <class Output>
void replace(const slice<string>& pairs, string s, Output& output) {
  if (is_one_string(pairs)) return replace_string(pairs[0], pairs[1], s, output);
  if (is_of_bytes(pairs)) return replace_bytes(pairs, s, output);
  replace_strings(pairs, s, output);
}

}  // namespace

ptr<Replacer> NewReplacer(slice<string> oldnew) {
  if (oldnew.len() % 2 == 1) panic(any("strings.NewReplacer: odd argument count"_s));
  auto pairs = make_slice<string>(oldnew.len());
  copy(pairs, oldnew);
  return new_object(Replacer{pairs});
}

string Replacer::Replace(ptr<Replacer> r, string s) {
  text_output output;
  replace(r->oldnew, s, output);
  return output.text.take();
}

results<long, error> Replacer::WriteString(ptr<Replacer> r, io::Writer w, string s) {
  writer_output output{w, 0, nullptr};
  replace(r->oldnew, s, output);
  return {output.written, output.err};
}

}  // namespace gocxx::strings
