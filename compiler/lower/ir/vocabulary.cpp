// The C++ names of the runtime's functions and of the operators.
#include "compiler/lower/ir/vocabulary.h"

#include "compiler/lower/ir/expr.h"

namespace gocxx::ir {

std::string_view spelling(RuntimeFn fn) {
  switch (fn) {
    case RuntimeFn::kDiv: return "div";
    case RuntimeFn::kMod: return "mod";
    case RuntimeFn::kShl: return "shl";
    case RuntimeFn::kShr: return "shr";
    case RuntimeFn::kConvert: return "convert";
    case RuntimeFn::kReinterpret: return "reinterpret";
    case RuntimeFn::kMin: return "min";
    case RuntimeFn::kMax: return "max";
    case RuntimeFn::kConcat: return "concat";
    case RuntimeFn::kComplex: return "complex";
    case RuntimeFn::kReal: return "real";
    case RuntimeFn::kImag: return "imag";
    case RuntimeFn::kToString: return "to_string";
    case RuntimeFn::kToBytes: return "to_bytes";
    case RuntimeFn::kToRunes: return "to_runes";
    case RuntimeFn::kToArray: return "to_array";
    case RuntimeFn::kToArrayPtr: return "to_array_ptr";
    case RuntimeFn::kNewObject: return "new_object";
    case RuntimeFn::kOverwrittenAtEnd: return "overwritten_at_end";
    case RuntimeFn::kMakeSlice: return "make_slice";
    case RuntimeFn::kMakeMap: return "make_map";
    case RuntimeFn::kMakeChan: return "make_chan";
    case RuntimeFn::kAppend: return "append";
    case RuntimeFn::kAppendSlice: return "append_slice";
    case RuntimeFn::kCopy: return "copy";
    case RuntimeFn::kClear: return "clear";
    case RuntimeFn::kErase: return "erase";
    case RuntimeFn::kByValue: return "by_value";
    case RuntimeFn::kBlank: return "blank";
    case RuntimeFn::kKeyedArray: return "keyed_array";
    case RuntimeFn::kKeyedSlice: return "keyed_slice";
    case RuntimeFn::kTypeAssert: return "type_assert";
    case RuntimeFn::kTypeAssertOk: return "type_assert_ok";
    case RuntimeFn::kHolds: return "holds";
    case RuntimeFn::kNotNil: return "not_nil";
    case RuntimeFn::kValueReceiver: return "value_receiver";
    case RuntimeFn::kRange: return "range";
    case RuntimeFn::kValues: return "values";
    case RuntimeFn::kStrips: return "strips";
    case RuntimeFn::kSafepoint: return "safepoint";
    case RuntimeFn::kRangeBegin: return "range_begin";
    case RuntimeFn::kRangeNext: return "range_next";
    case RuntimeFn::kRangeStop: return "range_stop";
    case RuntimeFn::kRangeEnd: return "range_end";
    case RuntimeFn::kGo: return "go";
    case RuntimeFn::kStartable: return "startable";
    case RuntimeFn::kSelect: return "select";
    case RuntimeFn::kTrySelect: return "try_select";
    case RuntimeFn::kSelectForever: return "select_forever";
    case RuntimeFn::kOnRecv: return "on_recv";
    case RuntimeFn::kOnSend: return "on_send";
    case RuntimeFn::kPanic: return "panic";
    case RuntimeFn::kRecovers: return "recovers";
    case RuntimeFn::kPassRecovery: return "pass_recovery";
    case RuntimeFn::kPrint: return "print";
    case RuntimeFn::kPrintln: return "println";
  }
  return {};
}

std::string_view spelling(Member member) {
  switch (member) {
    case Member::kLen: return "len";
    case Member::kCap: return "cap";
    case Member::kSub: return "sub";
    case Member::kFrom: return "from";
    case Member::kGet: return "get";
    case Member::kGetOk: return "get_ok";
    case Member::kView: return "view";
    case Member::kSend: return "send";
    case Member::kRecv: return "recv";
    case Member::kRecvOk: return "recv_ok";
    case Member::kDrop: return "drop";
    case Member::kClose: return "close";
    case Member::kPush: return "push";
    case Member::kPushRecovering: return "push_recovering";
    case Member::kPushRecoveringIf: return "push_recovering_if";
    case Member::kRecover: return "recover";
  }
  return {};
}

std::string_view spelling(UnaryOp op) {
  switch (op) {
    case UnaryOp::kPlus: return "+";
    case UnaryOp::kMinus: return "-";
    case UnaryOp::kNot: return "!";
    case UnaryOp::kComplement: return "~";
  }
  return {};
}

std::string_view spelling(BinaryOp op) {
  switch (op) {
    case BinaryOp::kAdd: return "+";
    case BinaryOp::kSub: return "-";
    case BinaryOp::kMul: return "*";
    case BinaryOp::kDiv: return "/";
    case BinaryOp::kMod: return "%";
    case BinaryOp::kAnd: return "&";
    case BinaryOp::kOr: return "|";
    case BinaryOp::kXor: return "^";
    case BinaryOp::kAndNot: return "&^";
    case BinaryOp::kShl: return "<<";
    case BinaryOp::kShr: return ">>";
    case BinaryOp::kLogicalAnd: return "&&";
    case BinaryOp::kLogicalOr: return "||";
    case BinaryOp::kEqual: return "==";
    case BinaryOp::kNotEqual: return "!=";
    case BinaryOp::kLess: return "<";
    case BinaryOp::kLessEqual: return "<=";
    case BinaryOp::kGreater: return ">";
    case BinaryOp::kGreaterEqual: return ">=";
  }
  return {};
}

}  // namespace gocxx::ir
