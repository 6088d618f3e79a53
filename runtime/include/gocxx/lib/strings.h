// Package strings.
#pragma once

#include "gocxx/builtin.h"
#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/lib/io.h"
#include "gocxx/lib/unicode.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"

namespace gocxx {

namespace strings {

string Clone(string s);
long Compare(string a, string b);
bool Contains(string s, string substr);
bool ContainsAny(string s, string chars);
bool ContainsFunc(string s, func<bool(std::int32_t)> f);
bool ContainsRune(string s, std::int32_t r);
long Count(string s, string substr);
results<string, string, bool> Cut(string s, string sep);
results<string, bool> CutPrefix(string s, string prefix);
results<string, bool> CutSuffix(string s, string suffix);
bool EqualFold(string s, string t);
slice<string> Fields(string s);
slice<string> FieldsFunc(string s, func<bool(std::int32_t)> f);
bool HasPrefix(string s, string prefix);
bool HasSuffix(string s, string suffix);
long Index(string s, string substr);
long IndexAny(string s, string chars);
long IndexByte(string s, std::uint8_t c);
long IndexFunc(string s, func<bool(std::int32_t)> f);
long IndexRune(string s, std::int32_t r);
string Join(slice<string> elems, string sep);
long LastIndex(string s, string substr);
long LastIndexAny(string s, string chars);
long LastIndexByte(string s, std::uint8_t c);
long LastIndexFunc(string s, func<bool(std::int32_t)> f);
string Map(func<std::int32_t(std::int32_t)> mapping, string s);
string Repeat(string s, long count);
string Replace(string s, string old, string new_, long n);
string ReplaceAll(string s, string old, string new_);
slice<string> Split(string s, string sep);
slice<string> SplitAfter(string s, string sep);
slice<string> SplitAfterN(string s, string sep, long n);
slice<string> SplitN(string s, string sep, long n);
string Title(string s);
string ToLower(string s);
string ToLowerSpecial(unicode::SpecialCase c, string s);
string ToTitle(string s);
string ToTitleSpecial(unicode::SpecialCase c, string s);
string ToUpper(string s);
string ToUpperSpecial(unicode::SpecialCase c, string s);
string ToValidUTF8(string s, string replacement);
string Trim(string s, string cutset);
string TrimFunc(string s, func<bool(std::int32_t)> f);
string TrimLeft(string s, string cutset);
string TrimLeftFunc(string s, func<bool(std::int32_t)> f);
string TrimPrefix(string s, string prefix);
string TrimRight(string s, string cutset);
string TrimRightFunc(string s, func<bool(std::int32_t)> f);
string TrimSpace(string s);
string TrimSuffix(string s, string suffix);

/// A Builder builds a string by appending. It must not be copied once it was written to.
struct Builder {
  ptr<Builder> addr{};  // its address at the first write, to detect copies
  slice<std::uint8_t> buf{};

  static long Cap(ptr<Builder> b);
  static void Grow(ptr<Builder> b, long n);
  static long Len(ptr<Builder> b);
  static void Reset(ptr<Builder> b);
  static string String(ptr<Builder> b);
  static results<long, error> Write(ptr<Builder> b, slice<std::uint8_t> p);
  static error WriteByte(ptr<Builder> b, std::uint8_t c) {
    note_place(b);
    b->buf = append(b->buf, c);
    return nullptr;
  }
  static results<long, error> WriteRune(ptr<Builder> b, std::int32_t r);
  static results<long, error> WriteString(ptr<Builder> b, string s) {
    note_place(b);
    b->buf = append_slice(b->buf, s);
    return {s.len(), nullptr};
  }

 private:
  static void note_place(ptr<Builder> b) {
    if (!(b->addr == b)) [[unlikely]]
      note_first_place(b);
  }
  static void note_first_place(ptr<Builder> b);
};

/// A Reader reads from a string.
struct Reader {
  string s{};
  long long i{};
  long prevRune{};

  static long Len(ptr<Reader> r);
  static results<long, error> Read(ptr<Reader> r, slice<std::uint8_t> b);
  static results<long, error> ReadAt(ptr<Reader> r, slice<std::uint8_t> b, long long off);
  static results<std::uint8_t, error> ReadByte(ptr<Reader> r);
  static results<std::int32_t, long, error> ReadRune(ptr<Reader> r);
  static void Reset(ptr<Reader> r, string s);
  static results<long long, error> Seek(ptr<Reader> r, long long offset, long whence);
  static long long Size(ptr<Reader> r);
  static error UnreadByte(ptr<Reader> r);
  static error UnreadRune(ptr<Reader> r);
  static results<long long, error> WriteTo(ptr<Reader> r, io::Writer w);
  bool operator==(const Reader&) const = default;
};

ptr<Reader> NewReader(string s);

/// A Replacer replaces a list of strings, in one pass, the earlier pair first.
struct Replacer {
  slice<string> oldnew{};

  static string Replace(ptr<Replacer> r, string s);
  static results<long, error> WriteString(ptr<Replacer> r, io::Writer w, string s);
};

ptr<Replacer> NewReplacer(slice<string> oldnew);

}  // namespace strings

template <>
struct type_traits<strings::Builder> {
  static constexpr const char* name = "strings.Builder";
  static constexpr field fields[] = {
      {"addr", type_ref<ptr<strings::Builder>>, offsetof(strings::Builder, addr)},
      {"buf", type_ref<slice<std::uint8_t>>, offsetof(strings::Builder, buf)}};
};
template <>
const type descriptor<strings::Builder>::value;
template <>
struct type_traits<ptr<strings::Builder>> {
  static constexpr auto methods = gocxx::methods<
      ptr<strings::Builder>, method<"Cap", &strings::Builder::Cap>, method<"Grow", &strings::Builder::Grow>,
      method<"Len", &strings::Builder::Len>, method<"Reset", &strings::Builder::Reset>,
      method<"String", &strings::Builder::String>, method<"Write", &strings::Builder::Write>,
      method<"WriteByte", &strings::Builder::WriteByte>, method<"WriteRune", &strings::Builder::WriteRune>,
      method<"WriteString", &strings::Builder::WriteString>>;
};
template <>
const type descriptor<ptr<strings::Builder>>::value;

template <>
struct type_traits<strings::Reader> {
  static constexpr const char* name = "strings.Reader";
  static constexpr field fields[] = {{"s", type_ref<string>, offsetof(strings::Reader, s)},
                                     {"i", type_ref<long long>, offsetof(strings::Reader, i)},
                                     {"prevRune", type_ref<long>, offsetof(strings::Reader, prevRune)}};
};
template <>
const type descriptor<strings::Reader>::value;
template <>
struct type_traits<ptr<strings::Reader>> {
  static constexpr auto methods = gocxx::methods<
      ptr<strings::Reader>, method<"Len", &strings::Reader::Len>, method<"Read", &strings::Reader::Read>,
      method<"ReadAt", &strings::Reader::ReadAt>, method<"ReadByte", &strings::Reader::ReadByte>,
      method<"ReadRune", &strings::Reader::ReadRune>, method<"Reset", &strings::Reader::Reset>,
      method<"Seek", &strings::Reader::Seek>, method<"Size", &strings::Reader::Size>,
      method<"UnreadByte", &strings::Reader::UnreadByte>, method<"UnreadRune", &strings::Reader::UnreadRune>,
      method<"WriteTo", &strings::Reader::WriteTo>>;
};
template <>
const type descriptor<ptr<strings::Reader>>::value;

template <>
struct type_traits<strings::Replacer> {
  static constexpr const char* name = "strings.Replacer";
  static constexpr field fields[] = {
      {"oldnew", type_ref<slice<string>>, offsetof(strings::Replacer, oldnew)}};
};
template <>
const type descriptor<strings::Replacer>::value;
template <>
struct type_traits<ptr<strings::Replacer>> {
  static constexpr auto methods =
      gocxx::methods<ptr<strings::Replacer>, method<"Replace", &strings::Replacer::Replace>,
                     method<"WriteString", &strings::Replacer::WriteString>>;
};
template <>
const type descriptor<ptr<strings::Replacer>>::value;

}  // namespace gocxx
