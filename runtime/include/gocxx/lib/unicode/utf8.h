// Package unicode/utf8.
#pragma once

#include "gocxx/builtin.h"
#include "gocxx/results.h"

namespace gocxx::unicode::utf8 {

inline constexpr std::int32_t RuneError = 0xFFFD;
inline constexpr std::uint8_t RuneSelf = 0x80;
inline constexpr std::int32_t MaxRune = 0x10FFFF;
inline constexpr long UTFMax = 4;

bool FullRune(slice<std::uint8_t> p);
bool FullRuneInString(string s);
results<std::int32_t, long> DecodeRune(slice<std::uint8_t> p);
results<std::int32_t, long> DecodeRuneInString(string s);
results<std::int32_t, long> DecodeLastRune(slice<std::uint8_t> p);
results<std::int32_t, long> DecodeLastRuneInString(string s);
long RuneLen(std::int32_t r);
long EncodeRune(slice<std::uint8_t> p, std::int32_t r);
slice<std::uint8_t> AppendRune(slice<std::uint8_t> p, std::int32_t r);
long RuneCount(slice<std::uint8_t> p);
long RuneCountInString(string s);
bool RuneStart(std::uint8_t b);
bool Valid(slice<std::uint8_t> p);
bool ValidString(string s);
bool ValidRune(std::int32_t r);

}  // namespace gocxx::unicode::utf8
