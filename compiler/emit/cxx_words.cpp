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
    "BUFSIZ", "CHAR_BIT", "CHAR_MAX", "CHAR_MIN", "EOF", "EXIT_FAILURE", "EXIT_SUCCESS", "FILENAME_MAX", "INFINITY",
    "INT16_C", "INT16_MAX", "INT16_MIN", "INT16_WIDTH", "INT32_C", "INT32_MAX", "INT32_MIN", "INT32_WIDTH", "INT64_C",
    "INT64_MAX", "INT64_MIN", "INT64_WIDTH", "INT8_C", "INT8_MAX", "INT8_MIN", "INT8_WIDTH", "INTMAX_C", "INTMAX_MAX",
    "INTMAX_MIN", "INTMAX_WIDTH", "INTPTR_MAX", "INTPTR_MIN", "INTPTR_WIDTH", "INT_FAST16_MAX", "INT_FAST16_MIN",
    "INT_FAST16_WIDTH", "INT_FAST32_MAX", "INT_FAST32_MIN", "INT_FAST32_WIDTH", "INT_FAST64_MAX", "INT_FAST64_MIN",
    "INT_FAST64_WIDTH", "INT_FAST8_MAX", "INT_FAST8_MIN", "INT_FAST8_WIDTH", "INT_LEAST16_MAX", "INT_LEAST16_MIN",
    "INT_LEAST16_WIDTH", "INT_LEAST32_MAX", "INT_LEAST32_MIN", "INT_LEAST32_WIDTH", "INT_LEAST64_MAX",
    "INT_LEAST64_MIN", "INT_LEAST64_WIDTH", "INT_LEAST8_MAX", "INT_LEAST8_MIN", "INT_LEAST8_WIDTH", "INT_MAX",
    "INT_MIN", "LONG_MAX", "LONG_MIN", "MB_CUR_MAX", "MB_LEN_MAX", "NAN", "NULL", "PTRDIFF_MAX", "PTRDIFF_MIN",
    "PTRDIFF_WIDTH", "RAND_MAX", "SCHAR_MAX", "SCHAR_MIN", "SEEK_CUR", "SEEK_END", "SEEK_SET", "SHRT_MAX", "SHRT_MIN",
    "SIG_ATOMIC_MAX", "SIG_ATOMIC_MIN", "SIG_ATOMIC_WIDTH", "SIZE_MAX", "SIZE_WIDTH", "TMP_MAX", "UCHAR_MAX",
    "UINT16_C", "UINT16_MAX", "UINT16_WIDTH", "UINT32_C", "UINT32_MAX", "UINT32_WIDTH", "UINT64_C", "UINT64_MAX",
    "UINT64_WIDTH", "UINT8_C", "UINT8_MAX", "UINT8_WIDTH", "UINTMAX_C", "UINTMAX_MAX", "UINTMAX_WIDTH", "UINTPTR_MAX",
    "UINTPTR_WIDTH", "UINT_FAST16_MAX", "UINT_FAST16_WIDTH", "UINT_FAST32_MAX", "UINT_FAST32_WIDTH",
    "UINT_FAST64_MAX", "UINT_FAST64_WIDTH", "UINT_FAST8_MAX", "UINT_FAST8_WIDTH", "UINT_LEAST16_MAX",
    "UINT_LEAST16_WIDTH", "UINT_LEAST32_MAX", "UINT_LEAST32_WIDTH", "UINT_LEAST64_MAX", "UINT_LEAST64_WIDTH",
    "UINT_LEAST8_MAX", "UINT_LEAST8_WIDTH", "UINT_MAX", "ULONG_MAX", "USHRT_MAX", "WCHAR_MAX", "WCHAR_MIN",
    "WCHAR_WIDTH", "WINT_MAX", "WINT_MIN", "WINT_WIDTH", "assert", "defined", "errno", "gocxx", "i386", "linux",
    "main_", "major", "makedev", "minor", "offsetof", "setjmp", "sigsetjmp", "std", "stderr", "stdin", "stdout",
    "unix", "va_arg", "va_copy", "va_end", "va_start"};

constexpr std::string_view kRuntimeFunctions[] = {
    "allocate", "allocate_pointer_free", "append", "append_slice", "blocking", "clear", "collect_garbage", "concat",
    "convert", "copy", "cpu_count", "div", "erase", "exit_goroutine", "exit_program", "fatal", "func_of", "go",
    "goroutine_count", "holds", "imag", "keyed_array", "keyed_slice", "make_chan", "make_map", "make_slice", "max",
    "min", "mod", "name_literals", "new_object", "not_nil", "on_recv", "on_send", "panic", "pass_recovery", "print",
    "println", "program_arguments", "range", "read_heap_stats", "real", "recovers", "reinterpret", "run_program",
    "run_with_defers", "rune_to_string", "safepoint", "select", "select_forever", "set_worker_count", "shl", "shr",
    "startable", "swap", "to_array", "to_array_ptr", "to_bytes", "to_runes", "to_string", "try_select", "type_assert",
    "type_assert_ok", "type_of", "values", "wait_readable", "wait_writable", "yield"};

constexpr std::string_view kRuntimeMembers[] = {
    "address", "any", "array", "assign", "begin", "box", "call", "callable", "cap", "capacity_", "chan",
    "channel_base", "clear", "close", "compare", "core", "core_", "count", "count_", "data", "data_", "defined",
    "drop", "dynamic", "element", "end", "entries_", "entry", "equal_dynamic", "erase", "error", "find", "from",
    "func", "generation_", "get", "get_ok", "hash", "head", "index", "info", "interface", "interface_value", "items",
    "keep", "key", "layout", "len", "length_", "map", "methods", "name", "ptr", "record", "record_", "recv",
    "recv_chan", "recv_ok", "result", "self", "send", "send_chan", "size", "slice", "string", "sub", "table",
    "table_", "text", "underlying", "value", "value_"};

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
