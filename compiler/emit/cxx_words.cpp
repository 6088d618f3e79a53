// The lists, each sorted.
#include "compiler/emit/cxx_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "compiler/base/unicode.h"

namespace gocxx::emit {
namespace {

constexpr std::string_view kKeywords[] = {
    "alignas",     "alignof",  "and",        "and_eq",    "asm",       "auto",         "bitand",
    "bitor",       "bool",     "break",      "case",      "catch",     "char",         "char16_t",
    "char32_t",    "char8_t",  "class",      "co_await",  "co_return", "co_yield",     "compl",
    "concept",     "const",    "const_cast", "consteval", "constexpr", "constinit",    "continue",
    "decltype",    "default",  "delete",     "do",        "double",    "dynamic_cast", "else",
    "enum",        "explicit", "export",     "extern",    "false",     "float",        "for",
    "friend",      "goto",     "if",         "inline",    "int",       "long",         "mutable",
    "namespace",   "new",      "noexcept",   "not",       "not_eq",    "nullptr",      "operator",
    "or",          "or_eq",    "private",    "protected", "public",    "register",     "reinterpret_cast",
    "requires",    "return",   "short",      "signed",    "sizeof",    "static",       "static_assert",
    "static_cast", "struct",   "switch",     "template",  "this",      "thread_local", "throw",
    "true",        "try",      "typedef",    "typeid",    "typename",  "typeof",       "union",
    "unsigned",    "using",    "virtual",    "void",      "volatile",  "wchar_t",      "while",
    "xor",         "xor_eq"};

/// Macros without a leading underscore that system headers or the compilers define, and namespaces that
/// emitted code names. More than any one system has: a name too many costs one underscore.
constexpr std::string_view kMacros[] = {"BUFSIZ",
                                        "CHAR_BIT",
                                        "CHAR_MAX",
                                        "CHAR_MIN",
                                        "E2BIG",
                                        "EACCES",
                                        "EADDRINUSE",
                                        "EADDRNOTAVAIL",
                                        "EAGAIN",
                                        "EALREADY",
                                        "EBADF",
                                        "EBUSY",
                                        "ECANCELED",
                                        "ECHILD",
                                        "ECONNABORTED",
                                        "ECONNREFUSED",
                                        "ECONNRESET",
                                        "EDEADLK",
                                        "EDOM",
                                        "EDQUOT",
                                        "EEXIST",
                                        "EFAULT",
                                        "EFBIG",
                                        "EHOSTUNREACH",
                                        "EINPROGRESS",
                                        "EINTR",
                                        "EINVAL",
                                        "EIO",
                                        "EISCONN",
                                        "EISDIR",
                                        "ELOOP",
                                        "EMFILE",
                                        "EMLINK",
                                        "EMSGSIZE",
                                        "ENAMETOOLONG",
                                        "ENETUNREACH",
                                        "ENFILE",
                                        "ENOBUFS",
                                        "ENODEV",
                                        "ENOENT",
                                        "ENOEXEC",
                                        "ENOLCK",
                                        "ENOMEM",
                                        "ENOSPC",
                                        "ENOSYS",
                                        "ENOTCONN",
                                        "ENOTDIR",
                                        "ENOTEMPTY",
                                        "ENOTSOCK",
                                        "ENOTSUP",
                                        "ENOTTY",
                                        "ENXIO",
                                        "EOF",
                                        "EOPNOTSUPP",
                                        "EOVERFLOW",
                                        "EPERM",
                                        "EPIPE",
                                        "EPROTO",
                                        "ERANGE",
                                        "EROFS",
                                        "ESPIPE",
                                        "ESRCH",
                                        "ESTALE",
                                        "ETIMEDOUT",
                                        "ETXTBSY",
                                        "EWOULDBLOCK",
                                        "EXDEV",
                                        "EXIT_FAILURE",
                                        "EXIT_SUCCESS",
                                        "FILENAME_MAX",
                                        "GOCXX_BUILDS_LITERAL",
                                        "INFINITY",
                                        "INT16_C",
                                        "INT16_MAX",
                                        "INT16_MIN",
                                        "INT16_WIDTH",
                                        "INT32_C",
                                        "INT32_MAX",
                                        "INT32_MIN",
                                        "INT32_WIDTH",
                                        "INT64_C",
                                        "INT64_MAX",
                                        "INT64_MIN",
                                        "INT64_WIDTH",
                                        "INT8_C",
                                        "INT8_MAX",
                                        "INT8_MIN",
                                        "INT8_WIDTH",
                                        "INTMAX_C",
                                        "INTMAX_MAX",
                                        "INTMAX_MIN",
                                        "INTMAX_WIDTH",
                                        "INTPTR_MAX",
                                        "INTPTR_MIN",
                                        "INTPTR_WIDTH",
                                        "INT_FAST16_MAX",
                                        "INT_FAST16_MIN",
                                        "INT_FAST16_WIDTH",
                                        "INT_FAST32_MAX",
                                        "INT_FAST32_MIN",
                                        "INT_FAST32_WIDTH",
                                        "INT_FAST64_MAX",
                                        "INT_FAST64_MIN",
                                        "INT_FAST64_WIDTH",
                                        "INT_FAST8_MAX",
                                        "INT_FAST8_MIN",
                                        "INT_FAST8_WIDTH",
                                        "INT_LEAST16_MAX",
                                        "INT_LEAST16_MIN",
                                        "INT_LEAST16_WIDTH",
                                        "INT_LEAST32_MAX",
                                        "INT_LEAST32_MIN",
                                        "INT_LEAST32_WIDTH",
                                        "INT_LEAST64_MAX",
                                        "INT_LEAST64_MIN",
                                        "INT_LEAST64_WIDTH",
                                        "INT_LEAST8_MAX",
                                        "INT_LEAST8_MIN",
                                        "INT_LEAST8_WIDTH",
                                        "INT_MAX",
                                        "INT_MIN",
                                        "LONG_MAX",
                                        "LONG_MIN",
                                        "MB_CUR_MAX",
                                        "MB_LEN_MAX",
                                        "NAN",
                                        "NULL",
                                        "PTRDIFF_MAX",
                                        "PTRDIFF_MIN",
                                        "PTRDIFF_WIDTH",
                                        "RAND_MAX",
                                        "SCHAR_MAX",
                                        "SCHAR_MIN",
                                        "SEEK_CUR",
                                        "SEEK_END",
                                        "SEEK_SET",
                                        "SHRT_MAX",
                                        "SHRT_MIN",
                                        "SIGABRT",
                                        "SIGALRM",
                                        "SIGBUS",
                                        "SIGCHLD",
                                        "SIGCLD",
                                        "SIGCONT",
                                        "SIGFPE",
                                        "SIGHUP",
                                        "SIGILL",
                                        "SIGINT",
                                        "SIGIO",
                                        "SIGIOT",
                                        "SIGKILL",
                                        "SIGPIPE",
                                        "SIGPOLL",
                                        "SIGPROF",
                                        "SIGPWR",
                                        "SIGQUIT",
                                        "SIGSEGV",
                                        "SIGSTKFLT",
                                        "SIGSTOP",
                                        "SIGSYS",
                                        "SIGTERM",
                                        "SIGTRAP",
                                        "SIGTSTP",
                                        "SIGTTIN",
                                        "SIGTTOU",
                                        "SIGUNUSED",
                                        "SIGURG",
                                        "SIGUSR1",
                                        "SIGUSR2",
                                        "SIGVTALRM",
                                        "SIGWINCH",
                                        "SIGXCPU",
                                        "SIGXFSZ",
                                        "SIG_ATOMIC_MAX",
                                        "SIG_ATOMIC_MIN",
                                        "SIG_ATOMIC_WIDTH",
                                        "SIZE_MAX",
                                        "SIZE_WIDTH",
                                        "TMP_MAX",
                                        "UCHAR_MAX",
                                        "UINT16_C",
                                        "UINT16_MAX",
                                        "UINT16_WIDTH",
                                        "UINT32_C",
                                        "UINT32_MAX",
                                        "UINT32_WIDTH",
                                        "UINT64_C",
                                        "UINT64_MAX",
                                        "UINT64_WIDTH",
                                        "UINT8_C",
                                        "UINT8_MAX",
                                        "UINT8_WIDTH",
                                        "UINTMAX_C",
                                        "UINTMAX_MAX",
                                        "UINTMAX_WIDTH",
                                        "UINTPTR_MAX",
                                        "UINTPTR_WIDTH",
                                        "UINT_FAST16_MAX",
                                        "UINT_FAST16_WIDTH",
                                        "UINT_FAST32_MAX",
                                        "UINT_FAST32_WIDTH",
                                        "UINT_FAST64_MAX",
                                        "UINT_FAST64_WIDTH",
                                        "UINT_FAST8_MAX",
                                        "UINT_FAST8_WIDTH",
                                        "UINT_LEAST16_MAX",
                                        "UINT_LEAST16_WIDTH",
                                        "UINT_LEAST32_MAX",
                                        "UINT_LEAST32_WIDTH",
                                        "UINT_LEAST64_MAX",
                                        "UINT_LEAST64_WIDTH",
                                        "UINT_LEAST8_MAX",
                                        "UINT_LEAST8_WIDTH",
                                        "UINT_MAX",
                                        "ULONG_MAX",
                                        "USHRT_MAX",
                                        "WCHAR_MAX",
                                        "WCHAR_MIN",
                                        "WCHAR_WIDTH",
                                        "WINT_MAX",
                                        "WINT_MIN",
                                        "WINT_WIDTH",
                                        "assert",
                                        "defined",
                                        "errno",
                                        "gocxx",
                                        "i386",
                                        "linux",
                                        "main_",
                                        "major",
                                        "makedev",
                                        "minor",
                                        "offsetof",
                                        "setjmp",
                                        "sigsetjmp",
                                        "std",
                                        "stderr",
                                        "stdin",
                                        "stdout",
                                        "strdupa",
                                        "strndupa",
                                        "unix",
                                        "va_arg",
                                        "va_copy",
                                        "va_end",
                                        "va_start"};

constexpr std::string_view kRuntimeFunctions[] = {"allocate",
                                                  "allocate_pointer_free",
                                                  "allocate_uninitialised",
                                                  "append",
                                                  "append_slice",
                                                  "blank",
                                                  "blocking",
                                                  "by_value",
                                                  "clear",
                                                  "collect_garbage",
                                                  "concat",
                                                  "convert",
                                                  "copy",
                                                  "cpu_count",
                                                  "div",
                                                  "erase",
                                                  "exit_goroutine",
                                                  "exit_program",
                                                  "fatal",
                                                  "func_of",
                                                  "go",
                                                  "goroutine_count",
                                                  "holds",
                                                  "imag",
                                                  "keyed_array",
                                                  "keyed_slice",
                                                  "lost_goroutines",
                                                  "make_chan",
                                                  "make_map",
                                                  "make_slice",
                                                  "max",
                                                  "min",
                                                  "mod",
                                                  "name_literals",
                                                  "name_unit_functions",
                                                  "new_object",
                                                  "not_nil",
                                                  "on_recv",
                                                  "on_send",
                                                  "overwritten_at_end",
                                                  "panic",
                                                  "pass_recovery",
                                                  "print",
                                                  "println",
                                                  "program_arguments",
                                                  "range",
                                                  "range_begin",
                                                  "range_end",
                                                  "range_next",
                                                  "range_stop",
                                                  "read_heap_stats",
                                                  "real",
                                                  "recovers",
                                                  "reinterpret",
                                                  "run_program",
                                                  "run_with_defers",
                                                  "rune_to_string",
                                                  "safepoint",
                                                  "select",
                                                  "select_forever",
                                                  "set_worker_count",
                                                  "shl",
                                                  "shr",
                                                  "startable",
                                                  "strips",
                                                  "swap",
                                                  "to_array",
                                                  "to_array_ptr",
                                                  "to_bytes",
                                                  "to_runes",
                                                  "to_string",
                                                  "try_select",
                                                  "type_assert",
                                                  "type_assert_ok",
                                                  "type_of",
                                                  "value_receiver",
                                                  "values",
                                                  "wait_readable",
                                                  "wait_writable",
                                                  "yield"};

constexpr std::string_view kRuntimeMembers[] = {"address",
                                                "any",
                                                "array",
                                                "assign",
                                                "begin",
                                                "box",
                                                "call",
                                                "callable",
                                                "cap",
                                                "capacity_",
                                                "chan",
                                                "channel_base",
                                                "clear",
                                                "close",
                                                "compare",
                                                "core",
                                                "core_",
                                                "count",
                                                "count_",
                                                "data",
                                                "data_",
                                                "defined",
                                                "drop",
                                                "dynamic",
                                                "element",
                                                "end",
                                                "entries_",
                                                "entry",
                                                "equal_dynamic",
                                                "erase",
                                                "error",
                                                "find",
                                                "from",
                                                "func",
                                                "generation_",
                                                "get",
                                                "get_ok",
                                                "hash",
                                                "head",
                                                "index",
                                                "info",
                                                "interface",
                                                "interface_value",
                                                "items",
                                                "keep",
                                                "key",
                                                "layout",
                                                "len",
                                                "length_",
                                                "map",
                                                "methods",
                                                "name",
                                                "ptr",
                                                "record",
                                                "record_",
                                                "recv",
                                                "recv_chan",
                                                "recv_ok",
                                                "result",
                                                "self",
                                                "send",
                                                "send_chan",
                                                "size",
                                                "slice",
                                                "string",
                                                "sub",
                                                "table",
                                                "table_",
                                                "text",
                                                "underlying",
                                                "value",
                                                "value_"};

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

/// Names that the emitter gives: site_1 to the constant that holds a site (site_main___f_1 in a unit),
/// blank_1 to a field.
bool is_emitters_name(std::string_view name) {
  constexpr std::string_view kPrefixes[] = {"site_", "blank_"};
  if (name.starts_with("site_") && name.find("__") != std::string_view::npos) return true;
  return std::any_of(std::begin(kPrefixes), std::end(kPrefixes), [name](std::string_view prefix) {
    return name.starts_with(prefix) &&
           name.find_first_not_of("0123456789", prefix.size()) == std::string_view::npos;
  });
}

/// Letters that g++ 10 and clang 14 take in identifiers and that have one spelling.
constexpr struct {
  char32_t first, last;
} kPortableLetters[] = {{0xAA, 0x1C2},    {0x1C4, 0x24F},   {0x388, 0x52F},   {0x531, 0x587},
                        {0x5D0, 0x5EA},   {0x620, 0x64A},   {0x904, 0x939},   {0xE01, 0xE30},
                        {0x10A0, 0x10FF}, {0x1E00, 0x1EFF}, {0x3041, 0x3096}, {0x30A1, 0x30FA},
                        {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}};

bool is_portable(char32_t rune) {
  return rune < 0x80 || std::any_of(std::begin(kPortableLetters), std::end(kPortableLetters),
                                    [rune](const auto& r) { return r.first <= rune && rune <= r.last; });
}

/// Whether `text` begins as an escape does, "_u1ce9_".
bool begins_as_escape(std::string_view text) {
  if (!text.starts_with("_u")) return false;
  const std::size_t end = text.find_first_not_of("0123456789abcdef", 2);
  return end != std::string_view::npos && end > 2 && text[end] == '_';
}

std::string escape(char32_t rune) { return fmt::format("_u{:x}_", static_cast<std::uint32_t>(rune)); }

/// The name with escapes for what is not portable, and for the u of what looks like one.
std::string portable(std::string_view name) {
  std::string result;
  while (!name.empty()) {
    const base::Decoded next = base::decode(name);
    const bool has_escape_before = !result.empty() && result.back() == '_' && next.rune == 'u';
    if (!is_portable(next.rune) || (has_escape_before && begins_as_escape("_" + std::string(name))))
      result += escape(next.rune);
    else
      result += name.substr(0, next.size);
    name.remove_prefix(next.size);
  }
  return result;
}

}  // namespace

/// Asked for every name that is written, so these are hashed.
bool is_cxx_word(std::string_view name) {
  static const std::unordered_set<std::string_view> kWords = [] {
    std::unordered_set<std::string_view> words(std::begin(kKeywords), std::end(kKeywords));
    words.insert(std::begin(kMacros), std::end(kMacros));
    return words;
  }();
  return kWords.contains(name) || is_reserved_form(name);
}

std::string safe_name(std::string_view name) {
  std::string_view stem = name;
  while (stem.starts_with("go")) stem.remove_prefix(2);
  if (is_reserved_form(stem)) return "go" + portable(name);
  return unlike(portable(name),
                [](std::string_view stem) { return is_cxx_word(stem) || is_emitters_name(stem); });
}

bool is_runtime_function(std::string_view name) { return contains(kRuntimeFunctions, name); }

bool is_runtime_member(std::string_view name) { return contains(kRuntimeMembers, name); }

}  // namespace gocxx::emit
