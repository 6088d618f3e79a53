// ScanStateOf: the fmt.ScanState that a Scanner gets.
#pragma once

#include "gocxx/lib/fmt.h"
#include "lib/fmt/scan.h"

namespace gocxx {

namespace rt::fmt {

/// Valid during the call of the Scanner's Scan only: it refers to the scan on the stack.
struct ScanStateOf {
  Scan* scan;

  static results<std::int32_t, long, error> ReadRune(ptr<ScanStateOf> s);
  static error UnreadRune(ptr<ScanStateOf> s);
  static void SkipSpace(ptr<ScanStateOf> s);
  static results<slice<std::uint8_t>, error> Token(ptr<ScanStateOf> s, bool skip_space,
                                                   func<bool(std::int32_t)> wanted);
  static results<long, bool> Width(ptr<ScanStateOf> s);
  static results<long, error> Read(ptr<ScanStateOf> s, slice<std::uint8_t> buffer);
};

/// The panic value of a method of ScanState when the scan has failed.
struct ScanFailure {
  error err;
};

}  // namespace rt::fmt

template <>
struct type_traits<rt::fmt::ScanFailure> {
  static constexpr const char* name = "fmt.scanError";
  static constexpr field fields[] = {{"err", type_ref<error>, offsetof(rt::fmt::ScanFailure, err)}};
};
template <>
struct type_traits<rt::fmt::ScanStateOf> {
  static constexpr const char* name = "fmt.ss";
};
template <>
struct type_traits<ptr<rt::fmt::ScanStateOf>> {
  static constexpr auto methods = gocxx::methods<
      ptr<rt::fmt::ScanStateOf>, method<"Read", &rt::fmt::ScanStateOf::Read>,
      method<"ReadRune", &rt::fmt::ScanStateOf::ReadRune>,
      method<"SkipSpace", &rt::fmt::ScanStateOf::SkipSpace>, method<"Token", &rt::fmt::ScanStateOf::Token>,
      method<"UnreadRune", &rt::fmt::ScanStateOf::UnreadRune>, method<"Width", &rt::fmt::ScanStateOf::Width>>;
};

}  // namespace gocxx
