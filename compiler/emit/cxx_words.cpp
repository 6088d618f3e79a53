// The lists, each sorted; they are searched by halving.
#include "compiler/emit/cxx_words.h"

#include <algorithm>
#include <iterator>

namespace gocxx::emit {
namespace {

constexpr std::string_view kKeywords[] = {
    "alignas",      "alignof",       "and",          "and_eq",    "asm",       "auto",        "bitand",     "bitor",
    "bool",         "break",         "case",         "catch",     "char",      "char16_t",    "char32_t",   "char8_t",
    "class",        "co_await",      "co_return",    "co_yield",  "compl",     "concept",     "const",      "const_cast",
    "consteval",    "constexpr",     "constinit",    "continue",  "decltype",  "default",     "delete",     "do",
    "double",       "dynamic_cast",  "else",         "enum",      "explicit",  "export",      "extern",     "false",
    "float",        "for",           "friend",       "goto",      "if",        "inline",      "int",        "long",
    "mutable",      "namespace",     "new",          "noexcept",  "not",       "not_eq",      "nullptr",    "operator",
    "or",           "or_eq",         "private",      "protected", "public",    "register",    "reinterpret_cast",
    "requires",     "return",        "short",        "signed",    "sizeof",    "static",      "static_assert",
    "static_cast",  "struct",        "switch",       "template",  "this",      "thread_local", "throw",     "true",
    "try",          "typedef",       "typeid",       "typename",  "typeof",    "union",       "unsigned",   "using",
    "virtual",      "void",          "volatile",     "wchar_t",   "while",     "xor",         "xor_eq"};

/// Macros without a leading underscore that system headers or the compilers define, and namespaces that emitted code
/// names. More than any one system has: a name too many costs one underscore.
constexpr std::string_view kMacros[] = {
    "BUFSIZ",     "CHAR_BIT",   "CHAR_MAX",  "CHAR_MIN",  "EOF",        "EXIT_FAILURE", "EXIT_SUCCESS", "FILENAME_MAX",
    "INFINITY",   "INT16_C",    "INT16_MAX", "INT16_MIN", "INT32_C",    "INT32_MAX",    "INT32_MIN",    "INT64_C",
    "INT64_MAX",  "INT64_MIN",  "INT8_C",    "INT8_MAX",  "INT8_MIN",   "INTMAX_C",     "INTMAX_MAX",   "INTMAX_MIN",
    "INTPTR_MAX", "INTPTR_MIN", "INT_MAX",   "INT_MIN",   "LONG_MAX",   "LONG_MIN",     "MB_CUR_MAX",   "MB_LEN_MAX",
    "NAN",        "NULL",       "PTRDIFF_MAX", "PTRDIFF_MIN", "RAND_MAX", "SCHAR_MAX",  "SCHAR_MIN",    "SEEK_CUR",
    "SEEK_END",   "SEEK_SET",   "SHRT_MAX",  "SHRT_MIN",  "SIG_ATOMIC_MAX", "SIG_ATOMIC_MIN", "SIZE_MAX",
    "TMP_MAX",    "UCHAR_MAX",  "UINT16_C",  "UINT16_MAX", "UINT32_C",  "UINT32_MAX",   "UINT64_C",     "UINT64_MAX",
    "UINT8_C",    "UINT8_MAX",  "UINTMAX_C", "UINTMAX_MAX", "UINTPTR_MAX", "UINT_MAX",  "ULONG_MAX",    "USHRT_MAX",
    "WCHAR_MAX",  "WCHAR_MIN",  "WINT_MAX",  "WINT_MIN",  "assert",     "defined",      "errno",        "gocxx",
    "i386",       "linux",      "main_",     "major",     "makedev",    "minor",        "offsetof",     "setjmp",
    "sigsetjmp",  "std",
    "stderr",     "stdin",      "stdout",    "unix",      "va_arg",     "va_copy",      "va_end",       "va_start"};

constexpr std::string_view kRuntimeFunctions[] = {
    "append",      "append_slice", "clear",   "concat",       "convert",      "copy",        "div",           "erase",
    "fatal",       "func_of",      "go",      "holds",        "keyed_array",  "keyed_slice", "make_chan",     "make_map",
    "make_slice",  "max",          "min",     "mod",          "new_object",   "not_nil",     "on_recv",       "on_send",
    "panic",       "pass_recovery", "print",  "println",      "range",        "recovers",    "reinterpret",   "run_program",
    "run_with_defers", "safepoint", "select", "select_forever", "shl",        "shr",         "startable",     "swap",
    "to_array",    "to_array_ptr", "to_bytes", "to_runes",    "to_string",
    "try_select",  "type_assert",  "type_assert_ok", "type_of", "values",     "yield"};

constexpr std::string_view kRuntimeMembers[] = {
    "address", "any", "array", "assign", "begin", "box", "call", "callable", "cap", "capacity_", "chan",
    "channel_base", "clear", "close", "core", "core_", "count", "count_", "data", "data_", "defined",
    "drop", "dynamic", "element", "end", "entries_", "entry", "equal_dynamic", "erase", "error", "find",
    "from", "func", "generation_", "get", "get_ok", "hash", "head", "index", "info", "interface",
    "interface_value", "items", "keep", "key", "layout", "len", "length_", "map", "methods", "name", "ptr",
    "record", "record_", "recv", "recv_chan", "recv_ok", "result", "self", "send", "send_chan", "size",
    "slice", "string", "sub", "table", "table_", "text", "underlying", "value", "value_"};

template <std::size_t N>
bool contains(const std::string_view (&sorted)[N], std::string_view name) {
  return std::binary_search(std::begin(sorted), std::end(sorted), name);
}

template <std::size_t N>
constexpr bool is_sorted_list(const std::string_view (&list)[N]) {
  return std::is_sorted(std::begin(list), std::end(list));
}
static_assert(is_sorted_list(kKeywords));
static_assert(is_sorted_list(kMacros));
static_assert(is_sorted_list(kRuntimeFunctions));
static_assert(is_sorted_list(kRuntimeMembers));

/// _X and __x are the implementation's.
bool is_reserved_form(std::string_view name) {
  return name.size() > 1 && name[0] == '_' && (name[1] == '_' || (name[1] >= 'A' && name[1] <= 'Z'));
}

}  // namespace

bool is_cxx_word(std::string_view name) {
  return contains(kKeywords, name) || contains(kMacros, name) || is_reserved_form(name);
}

std::string safe_name(std::string_view name) {
  if (is_reserved_form(name)) return "go" + std::string(name);
  return is_cxx_word(name) ? std::string(name) + "_" : std::string(name);
}

bool is_runtime_function(std::string_view name) { return contains(kRuntimeFunctions, name); }

bool is_runtime_member(std::string_view name) { return contains(kRuntimeMembers, name); }

}  // namespace gocxx::emit
