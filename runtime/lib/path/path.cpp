// Package path: paths as text.
#include "gocxx/lib/path.h"

#include "core/utf8.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/strings.h"
#include "gocxx/range.h"
#include "lib/path/match.h"

namespace gocxx::path {

namespace {

using namespace literals;

constinit errors::errorString bad_pattern{"syntax error in pattern"_s};

// Matches a pattern of ordinary characters, ?, [...] and \ (but no *) with the head of a name.
class Chunk {
 public:
  explicit Chunk(string pattern) : pattern_(pattern) {}

  // Returns whether it fits; `rest` is the rest of the name then. A malformed pattern is an error even if it
  // does not fit.
  results<bool, error> match(string name, string& rest) {
    string chunk = pattern_;
    bool fits = true;
    while (chunk.len() > 0) {
      fits = fits && name.len() > 0;
      error err;
      if (chunk[0] == '[')
        err = match_class(chunk, name, fits);
      else
        err = match_one(chunk, name, fits);
      if (err != nullptr) return {false, err};
    }
    rest = name;
    return {fits, nullptr};
  }

 private:
  static error match_one(string& chunk, string& name, bool& fits) {
    if (chunk[0] == '?') {
      if (fits) fits = name[0] != '/';
      if (fits) name = name.from(rune_at(name).width);
      chunk = chunk.from(1);
      return nullptr;
    }
    if (chunk[0] == '\\') chunk = chunk.from(1);
    if (chunk.len() == 0) return ErrBadPattern;
    if (fits) fits = chunk[0] == name[0];
    if (fits) name = name.from(1);
    chunk = chunk.from(1);
    return nullptr;
  }

  static error match_class(string& chunk, string& name, bool& fits) {
    std::int32_t r = 0;
    if (fits) {
      auto [c, width] = rune_at(name);
      r = c;
      name = name.from(width);
    }
    chunk = chunk.from(1);
    bool negated = chunk.len() > 0 && chunk[0] == '^';
    if (negated) chunk = chunk.from(1);
    bool found = false;
    for (int count = 0; !(count > 0 && chunk.len() > 0 && chunk[0] == ']'); ++count) {
      std::int32_t low = 0, high = 0;
      if (error err = take_bound(chunk, low); err != nullptr) return err;
      high = low;
      if (chunk[0] == '-') {
        chunk = chunk.from(1);
        if (error err = take_bound(chunk, high); err != nullptr) return err;
      }
      found = found || (low <= r && r <= high);
    }
    chunk = chunk.from(1);
    fits = fits && found != negated;
    return nullptr;
  }

  // One end of a range in a class; something must follow it.
  static error take_bound(string& chunk, std::int32_t& r) {
    if (chunk.len() == 0 || chunk[0] == '-' || chunk[0] == ']') return ErrBadPattern;
    if (chunk[0] == '\\') chunk = chunk.from(1);
    if (chunk.len() == 0) return ErrBadPattern;
    auto [c, width] = rune_at(chunk);
    if (c == rt::core::kRuneError && width == 1) return ErrBadPattern;
    r = c;
    chunk = chunk.from(width);
    return chunk.len() == 0 ? ErrBadPattern : nullptr;
  }

  static rt::core::decoded rune_at(string s) { return rt::core::decode(s.data(), s.len()); }

  string pattern_;
};

// Returns the length of the text before the next star that is not in a class.
long chunk_length(string pattern) {
  bool in_class = false;
  long i = 0;
  for (; i < pattern.len(); ++i) {
    std::uint8_t c = pattern[i];
    if (c == '\\' && i + 1 < pattern.len())
      ++i;
    else if (c == '[')
      in_class = true;
    else if (c == ']')
      in_class = false;
    else if (c == '*' && !in_class)
      break;
  }
  return i;
}

// Tries the chunk at every offset that the star before it can reach. Returns true if it fits at one; `name`
// is the rest then.
results<bool, error> match_behind_star(Chunk& chunk, string& name, bool must_reach_end) {
  for (long i = 0; i < name.len() && name[i] != '/'; ++i) {
    string rest;
    auto [fits, err] = chunk.match(name.from(i + 1), rest);
    if (err != nullptr) return {false, err};
    if (!fits || (must_reach_end && rest.len() > 0)) continue;
    name = rest;
    return {true, nullptr};
  }
  return {false, nullptr};
}

// Returns whether the rest of a pattern that does not fit is well formed.
error check(string pattern) {
  while (pattern.len() > 0) {
    for (; pattern.len() > 0 && pattern[0] == '*'; pattern = pattern.from(1)) {
    }
    long length = chunk_length(pattern);
    string rest;
    auto [fits, err] = Chunk(pattern.sub(0, length)).match(""_s, rest);
    if (err != nullptr) return err;
    pattern = pattern.from(length);
  }
  return nullptr;
}

string cleaned_rest(string path, bool rooted) {
  slice<string> kept;
  for (const string& part : values(strings::Split(path, "/"_s))) {
    if (part.len() == 0 || part == "."_s) continue;
    bool goes_up = part == ".."_s;
    bool can_drop = goes_up && kept.len() > 0 && !(kept[kept.len() - 1] == ".."_s);
    if (can_drop)
      kept = kept.sub(0, kept.len() - 1);
    else if (!goes_up || !rooted)
      kept = append(kept, part);
  }
  return strings::Join(kept, "/"_s);
}

}  // namespace

error ErrBadPattern = ptr<errors::errorString>(&bad_pattern);

string Clean(string path) {
  bool rooted = IsAbs(path);
  string rest = cleaned_rest(path, rooted);
  if (rooted) return "/"_s + rest;
  return rest.len() == 0 ? "."_s : rest;
}

results<string, string> Split(string path) {
  long end = strings::LastIndexByte(path, '/') + 1;
  return {path.sub(0, end), path.from(end)};
}

string Join(slice<string> elem) {
  slice<string> parts;
  for (const string& part : values(elem))
    if (part.len() > 0) parts = append(parts, part);
  return parts.len() == 0 ? ""_s : Clean(strings::Join(parts, "/"_s));
}

string Ext(string path) {
  for (long i = path.len() - 1; i >= 0 && path[i] != '/'; --i)
    if (path[i] == '.') return path.from(i);
  return ""_s;
}

string Base(string path) {
  if (path.len() == 0) return "."_s;
  path = strings::TrimRight(path, "/"_s);
  path = path.from(strings::LastIndexByte(path, '/') + 1);
  return path.len() == 0 ? "/"_s : path;
}

string Dir(string path) { return Clean(Split(path).r0); }
bool IsAbs(string path) { return strings::HasPrefix(path, "/"_s); }

results<bool, error> Match(string pattern, string name) { return match(pattern, name, true); }

results<bool, error> match(string pattern, string name, bool checks_rest) {
  while (pattern.len() > 0) {
    bool star = false;
    for (; pattern.len() > 0 && pattern[0] == '*'; pattern = pattern.from(1)) star = true;
    long length = chunk_length(pattern);
    Chunk chunk(pattern.sub(0, length));
    pattern = pattern.from(length);
    if (star && length == 0) return {!strings::Contains(name, "/"_s), nullptr};
    string rest;
    auto [fits, err] = chunk.match(name, rest);
    if (err != nullptr) return {false, err};
    if (fits && (rest.len() == 0 || pattern.len() > 0)) {
      name = rest;
      continue;
    }
    if (!star) return {false, checks_rest ? check(pattern) : nullptr};
    auto [found, later] = match_behind_star(chunk, name, pattern.len() == 0);
    if (!found) return {false, later != nullptr || !checks_rest ? later : check(pattern)};
  }
  return {name.len() == 0, nullptr};
}

}  // namespace gocxx::path
