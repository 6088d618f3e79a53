// The functions and member functions of the runtime that lowered code calls: the "Operations" table of
// runtime/include/gocxx/README.md as enumerations.
#pragma once

#include <cstdint>
#include <string_view>

namespace gocxx::ir {

/// gocxx::name<type arguments>(arguments).
// In rows, by what they are for.
// clang-format off
enum class RuntimeFn : std::uint8_t {
  // arithmetic
  kDiv, kMod, kShl, kShr, kConvert, kReinterpret, kMin, kMax, kConcat, kComplex, kReal, kImag,
  // strings and bytes
  kToString, kToBytes, kToRunes, kToArray, kToArrayPtr,
  // objects
  kNewObject, kOverwrittenAtEnd, kMakeSlice, kMakeMap, kMakeChan,
  kAppend, kAppendSlice, kCopy, kClear, kErase, kByValue, kBlank,
  kKeyedArray, kKeyedSlice,
  // interfaces
  kTypeAssert, kTypeAssertOk, kHolds, kNotNil, kValueReceiver,
  // loops
  kRange, kValues, kStrips, kSafepoint,
  kRangeBegin, kRangeNext, kRangeStop, kRangeEnd,
  // goroutines
  kGo, kStartable, kSelect, kTrySelect, kSelectForever, kOnRecv, kOnSend,
  // panics
  kPanic, kRecovers, kPassRecovery, kPrint, kPrintln,
};
// clang-format on

/// object.name(arguments).
// In rows, by what they are for.
// clang-format off
enum class Member : std::uint8_t {
  kLen, kCap,                                      // strings, arrays, slices, maps, channels
  kSub, kFrom,                                     // strings, arrays, slices
  kGet, kGetOk,                                    // maps
  kView,                                           // of a slice in a strip
  kSend, kRecv, kRecvOk, kDrop, kClose,            // channels
  kPush, kPushRecovering, kPushRecoveringIf,       // gocxx::defers
  kRecover,                                        // gocxx::recovery
};
// clang-format on

/// The name as C++ has it, without "gocxx::".
std::string_view spelling(RuntimeFn fn);
std::string_view spelling(Member member);

}  // namespace gocxx::ir
