// As in Go's packages go/build (which lines count) and go/build/constraint (what they mean).
#include "compiler/syntax/parser/build_constraint.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "compiler/base/unicode.h"

namespace gocxx::syntax {
namespace {

using Holds = std::function<bool(std::string_view)>;

constexpr std::string_view kGoBuild = "//go:build";
constexpr std::string_view kBlanks = " \t\r\v\f";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// An expression over tags: its value, and the N of the lowest go1.N that holds wherever it does (or wherever
/// it does not); -1 if there is none.
struct Term {
  bool value;
  int version;
  int version_if_not;
};

Term both(const Term& x, const Term& y) {
  return {x.value && y.value, std::max(x.version, y.version), std::min(x.version_if_not, y.version_if_not)};
}

Term either(const Term& x, const Term& y) {
  return {x.value || y.value, std::min(x.version, y.version), std::max(x.version_if_not, y.version_if_not)};
}

Term negated(const Term& x) { return {!x.value, x.version_if_not, x.version}; }

int version_of(std::string_view tag) {
  constexpr std::string_view kPrefix = "go1.";
  if (tag == "go1") return 0;
  int version = -1;
  if (!tag.starts_with(kPrefix)) return -1;
  const auto [end, error] = std::from_chars(tag.data() + kPrefix.size(), tag.data() + tag.size(), version);
  return error == std::errc() && end == tag.data() + tag.size() ? version : -1;
}

/// Parses and evaluates what follows //go:build: tags, !, &&, || and parentheses.
class ExpressionParser {
 public:
  ExpressionParser(std::string_view text, const Holds& holds) : text_(text), holds_(holds) {}

  /// Nothing, with `error()`, if the text is no expression.
  std::optional<Term> parse() {
    next();
    const Term term = alternatives();
    if (error_.empty() && !token_.empty()) fail("unexpected token " + std::string(token_));
    return error_.empty() ? std::optional(term) : std::nullopt;
  }
  const std::string& error() const { return error_; }

 private:
  static constexpr int kMostTerms = 1000;

  /// The first mistake counts; after it there are no more tokens.
  Term fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
    token_ = text_ = {};
    return {};
  }

  void next() {
    text_ = text_.substr(std::min(text_.find_first_not_of(" \t"), text_.size()));
    const std::size_t size = text_.empty() ? 0 : token_size();
    token_ = text_.substr(0, size);
    text_.remove_prefix(token_.size());
  }

  /// 0, and a failure, if no token begins here.
  std::size_t token_size() {
    const char c = text_[0];
    if (c == '(' || c == ')' || c == '!') return 1;
    if (c == '&' || c == '|') {
      if (text_.size() > 1 && text_[1] == c) return 2;
      fail(std::string("invalid syntax at ") + c);
      return 0;
    }
    std::size_t size = 0;
    while (size < text_.size()) {
      const base::Decoded found = base::decode(text_.substr(size));
      if (!base::is_letter(found.rune) && !base::is_digit(found.rune) && found.rune != '_' &&
          found.rune != '.')
        break;
      size += found.size;
    }
    if (size == 0) fail("invalid syntax at " + std::string(text_.substr(0, base::decode(text_).size)));
    return size;
  }

  bool accept(std::string_view token) {
    if (token_ != token) return false;
    next();
    return true;
  }

  Term alternatives() {
    Term term = conjunction();
    while (accept("||")) term = either(term, conjunction());
    return term;
  }

  Term conjunction() {
    Term term = factor();
    while (accept("&&")) term = both(term, factor());
    return term;
  }

  Term factor() {
    if (++terms_ > kMostTerms) return fail("build expression too large");
    if (!accept("!")) return atom();
    return token_ == "!" ? fail("double negation not allowed") : negated(atom());
  }

  Term atom() {
    if (accept("(")) {
      const Term term = alternatives();
      if (!accept(")")) {
        if (error_ == "unexpected end of expression") error_.clear();
        return fail("missing close paren");
      }
      return term;
    }
    if (token_.empty()) return fail("unexpected end of expression");
    if (token_ == ")" || token_ == "&&" || token_ == "||")
      return fail("unexpected token " + std::string(token_));
    const int version = version_of(token_);
    const Term term{holds_(token_), version, -1};
    next();
    return term;
  }

  std::string_view text_;
  const Holds& holds_;
  std::string_view token_;
  std::string error_;
  int terms_ = 0;
};

/// Of a "// +build" line one of the fields must hold, of which all parts between commas must.
bool old_line_holds(std::string_view fields, const Holds& holds) {
  bool any = trimmed(fields).empty();
  for (fields = trimmed(fields); !fields.empty();) {
    std::string_view field = fields.substr(0, fields.find_first_of(kBlanks));
    fields = trimmed(fields.substr(field.size()));
    bool all = true;
    for (bool more = true; more;) {
      std::string_view part = field.substr(0, field.find(','));
      more = part.size() < field.size();
      field.remove_prefix(part.size() + (more ? 1 : 0));
      const bool negative = part.starts_with("!");
      if (negative) part.remove_prefix(1);
      all = all && !part.empty() && !part.starts_with("!") && holds(part) != negative;
    }
    any = any || all;
  }
  return any;
}

/// Returns the text behind "// +build" in `line`; nothing if it is no such line.
std::optional<std::string_view> old_fields(std::string_view line) {
  constexpr std::string_view kOld = "+build";
  line = trimmed(line.substr(2));
  if (!line.starts_with(kOld)) return std::nullopt;
  line.remove_prefix(kOld.size());
  if (!line.empty() && kBlanks.find(line[0]) == std::string_view::npos) return std::nullopt;
  return line;
}

/// The lines of a file's head that may be constraints: those outside of comments with /*, up to the first
/// that is no comment. "// +build" counts only if a blank line stands between it and what is no line comment.
class Head {
 public:
  explicit Head(std::string_view text) : text_(text) {
    while (at_ < text_.size() && take_line()) {
    }
  }

  std::vector<std::string_view> build_lines;
  std::vector<std::string_view> old_lines;

 private:
  /// False at the line that ends the head.
  bool take_line() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view line = trimmed(text_.substr(at_, end - at_));
    const bool first = at_ == 0;
    at_ = end + 1;
    if (first && line.starts_with("#!")) return true;
    if (line.empty() && !ended_) {
      for (std::string_view old : pending_) old_lines.push_back(old);
      pending_.clear();
      return true;
    }
    ended_ = ended_ || !line.starts_with("//");
    if (!in_comment_ && is_build_line(line)) build_lines.push_back(line);
    if (!ended_ && old_fields(line)) pending_.push_back(*old_fields(line));
    return is_only_comment(line);
  }

  bool is_only_comment(std::string_view line) {
    while (!line.empty()) {
      if (in_comment_) {
        const std::size_t end = line.find("*/");
        if (end == std::string_view::npos) return true;
        in_comment_ = false;
        line = trimmed(line.substr(end + 2));
      } else if (line.starts_with("//")) {
        return true;
      } else if (line.starts_with("/*")) {
        in_comment_ = true;
        line.remove_prefix(2);
      } else {
        return false;
      }
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool ended_ = false;  // a line was found that is no line comment
  bool in_comment_ = false;
  std::vector<std::string_view> pending_;  // followed by no blank line yet
};

}  // namespace

bool is_build_line(std::string_view text) {
  if (!text.starts_with(kGoBuild)) return false;
  const std::string_view rest = text.substr(kGoBuild.size());
  return rest.empty() || kBlanks.find(rest[0]) != std::string_view::npos;
}

BuildConstraint build_constraint(std::string_view text, const Holds& holds) {
  BuildConstraint found;
  const Head head(text);
  if (head.build_lines.empty()) {
    for (std::string_view line : head.old_lines)
      found.satisfied = found.satisfied && old_line_holds(line, holds);
    return found;
  }
  found.offset = static_cast<std::size_t>(head.build_lines.back().data() - text.data());
  if (head.build_lines.size() > 1) {
    found.error = "multiple //go:build comments";
    return found;
  }
  ExpressionParser parser(head.build_lines[0].substr(kGoBuild.size()), holds);
  if (const auto term = parser.parse()) {
    found.satisfied = term->value;
    found.version = term->version;
  } else {
    found.error = "parsing //go:build line: " + parser.error();
  }
  return found;
}

}  // namespace gocxx::syntax
