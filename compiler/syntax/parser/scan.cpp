// Scanning: characters are checked first, then ANTLR's lexer finds the tokens, then what it found is checked.
#include "compiler/syntax/parser/scan.h"

#include <optional>
#include <string>

#include "compiler/base/unicode.h"
#include "compiler/syntax/parser/GocxxLexer.h"
#include "compiler/syntax/parser/literals.h"

namespace gocxx::syntax {
namespace {

using base::Code;
using T = GocxxLexer;

constexpr std::string_view kMark = "\xEF\xBB\xBF";

/// Fewer than programs have, so that the tokens of nearly all find room at once.
constexpr std::size_t kBytesPerToken = 3;

/// Where the program begins: behind a byte order mark and a line for the operating system's loader.
std::size_t begin_of_program(std::string_view text) {
  const std::size_t begin = text.starts_with(kMark) ? kMark.size() : 0;
  if (!text.substr(begin).starts_with("#!")) return begin;
  return std::min(text.find('\n', begin), text.size());
}

/// Reports what is no text. A character that may not be in a program at all is overwritten with blanks in
/// `cleaned`, as if it were not there.
class EncodingCheck {
 public:
  EncodingCheck(std::string_view text, SyntaxErrors& errors, std::string& cleaned)
      : text_(text), errors_(errors), cleaned_(cleaned) {}

  void run() {
    for (std::size_t at = text_.starts_with(kMark) ? kMark.size() : 0;
         at < text_.size() && !errors_.enough();) {
      const char c = text_[at];
      if (static_cast<unsigned char>(c) - 1u < 0x7F) {
        ++at;
      } else {
        at += check(at);
      }
    }
  }

 private:
  std::size_t check(std::size_t at) {
    const base::Decoded found = base::decode(text_.substr(at));
    if (found.rune == 0) {
      errors_.plain(Code::kNulCharacter, at, "invalid NUL character");
      blank_out(at, 1);
    } else if (!found.valid) {
      errors_.plain(Code::kInvalidUtf8, at, "invalid UTF-8 encoding");
    } else if (found.rune == base::kByteOrderMark) {
      errors_.plain(Code::kMisplacedByteOrderMark, at, "invalid BOM in the middle of the file");
      blank_out(at, found.size);
    }
    return found.size;
  }

  void blank_out(std::size_t at, std::size_t size) {
    if (cleaned_.empty()) cleaned_ = text_;
    cleaned_.replace(at, size, size, ' ');
  }

  std::string_view text_;
  SyntaxErrors& errors_;
  std::string& cleaned_;
};

/// Checks one token after the other and hands it on.
class TokenCheck {
 public:
  TokenCheck(const base::SourceFile& source, SyntaxErrors& errors, Scanned& out)
      : source_(source), errors_(errors), out_(out) {}

  void take(SourceToken token) {
    switch (token.type()) {
      case T::LINE_COMMENT:
      case T::GENERAL_COMMENT: return comment(token);
      case T::MALFORMED_COMMENT:
        errors_.plain(Code::kUnterminatedComment, token.begin(), "comment not terminated");
        return comment(token);
      case T::INVALID_CHARACTER: return invalid_character(token);
      case T::IDENTIFIER: identifier(token); break;
      case T::MALFORMED_NUMBER: number(token); break;
      case T::RUNE_LIT:
      case T::MALFORMED_RUNE:
        token.set_type(T::RUNE_LIT);
        report(token, check_rune(token.text(), at_end_of_file(token)));
        break;
      case T::STRING_LIT: string(token); break;
      case T::MALFORMED_STRING:
        token.set_type(T::STRING_LIT);
        report(token, check_string(token.text(), at_end_of_file(token)));
        break;
      default: break;
    }
    out_.tokens.add(token);
  }

 private:
  bool at_end_of_file(const SourceToken& token) const { return token.end() == source_.text().size(); }

  void report(const SourceToken& token, const std::optional<LiteralError>& error) {
    if (error) errors_.plain(error->code, token.begin() + error->offset, error->message);
  }

  void comment(const SourceToken& token) {
    std::string_view text = source_.text().substr(token.begin(), token.text().size());
    if (text.ends_with('\r')) text.remove_suffix(1);
    const Pos pos = source_.pos_of(token.begin());
    out_.comments.push_back({pos, pos.advanced_by(static_cast<std::uint32_t>(text.size())), text});
  }

  void invalid_character(const SourceToken& token) {
    const char32_t rune = base::decode(token.text()).rune;
    errors_.plain(Code::kInvalidCharacter, token.begin(), "invalid character " + base::unicode_name(rune));
  }

  void identifier(const SourceToken& token) {
    std::string_view text = token.text();
    for (std::size_t at = 0; at < text.size();) {
      const base::Decoded found = base::decode(text.substr(at));
      if (!base::is_letter(found.rune)) character_in_identifier(found.rune, token.begin() + at, at == 0);
      at += found.size;
    }
  }

  void character_in_identifier(char32_t rune, std::size_t offset, bool first) {
    if (!base::is_digit(rune)) {
      errors_.plain(Code::kInvalidIdentifierCharacter, offset,
                    "invalid character " + base::unicode_name(rune) + " in identifier");
    } else if (first) {
      errors_.plain(Code::kInvalidIdentifierCharacter, offset,
                    "identifier cannot begin with digit " + base::unicode_name(rune));
    }
  }

  void number(SourceToken& token) {
    report(token, check_number(token.text()));
    const bool imaginary = token.text().ends_with('i');
    token.set_type(imaginary ? T::IMAGINARY_LIT : T::INT_LIT);
  }

  // The lexer has checked the form of the escapes, but not what they stand for.
  void string(const SourceToken& token) {
    if (token.text().find('\\') != std::string_view::npos) report(token, check_string(token.text(), false));
  }

  const base::SourceFile& source_;
  SyntaxErrors& errors_;
  Scanned& out_;
};

}  // namespace

void scan(const base::SourceFile& source, SyntaxErrors& errors, Scanned& out) {
  EncodingCheck(source.text(), errors, out.cleaned).run();
  ByteStream bytes(out.cleaned.empty() ? source.text() : out.cleaned);
  bytes.seek(begin_of_program(source.text()));
  GocxxLexer::load_tables();
  GocxxLexer lexer(&bytes);
  lexer.install_states();
  out.tokens.reserve(source.text().size() / kBytesPerToken);
  TokenCheck check(source, errors, out);
  while (!errors.enough()) {
    const SourceToken token = lexer.next();
    check.take(token);
    if (token.type() == antlr4::Token::EOF) return;
  }
  check.take(SourceToken(antlr4::Token::EOF, source.text().size(), {}));
}

}  // namespace gocxx::syntax
