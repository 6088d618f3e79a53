// Text of the user's on its way into the C++.
//
// A program's source must not be able to put a token into the C++ that the checker did not see. The lowered
// tree has only these kinds of text that somebody else wrote, and each of them becomes C++ through one
// function only:
//
//   names (of variables, types, fields,      safe_name(): always one identifier, never one of C++'s own
//          methods, labels, packages)
//   comments                                 comment_text(): always comments and nothing else
//   strings, struct tags, names of files,    quoted(): always one string literal
//          operands in sites
//   numbers                                  digits that the scanner took apart, or that we made
//
// Nothing else that is written comes from outside, so it is enough that these functions keep their promise:
// whatever the bytes are, for g++ and clang++, with trigraphs or without.
#pragma once

#include <string>
#include <string_view>

namespace gocxx::emit {

/// A Go comment, with its delimiters, as a C++ comment of as many lines. C++ ends a line comment and joins
/// lines where Go does not: at a carriage return, behind a backslash (also one that blanks follow) and behind
/// the trigraph for it, which can also make the end of a block comment out of `*\` and `/`. So a backslash
/// does not end a line, and what has no picture becomes U+FFFD:
///
///   // C:\              // C:\ //
///   /* *\               /* *\ //
///   / f(); */           / f(); */
std::string comment_text(std::string_view text);

/// The bytes as a C++ string literal, with its quotes: its value is `text`, whatever that holds.
std::string quoted(std::string_view text);
/// One character of ASCII within quotes of that kind.
std::string escaped(char c, char quote);
/// Whether the text is the same between R"( and )", and readable there.
bool can_be_raw(std::string_view text);

}  // namespace gocxx::emit
