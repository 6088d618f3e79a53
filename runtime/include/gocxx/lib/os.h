// Package os.
#pragma once

#include "gocxx/error.h"
#include "gocxx/func.h"
#include "gocxx/interface.h"
#include "gocxx/lib/io.h"
#include "gocxx/lib/io/fs.h"
#include "gocxx/lib/time.h"
#include "gocxx/ptr.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"
#include "gocxx/type.h"
#include "gocxx/uintptr.h"

namespace gocxx {

enum class waiting : unsigned char;  // blocking.h

namespace os {

struct File;
struct file;

inline constexpr long O_RDONLY = 0;
inline constexpr long O_WRONLY = 1;
inline constexpr long O_RDWR = 2;
inline constexpr long O_APPEND = 1024;
inline constexpr long O_CREATE = 64;
inline constexpr long O_EXCL = 128;
inline constexpr long O_SYNC = 1052672;
inline constexpr long O_TRUNC = 512;

inline constexpr long SEEK_SET_ = 0;
inline constexpr long SEEK_CUR_ = 1;
inline constexpr long SEEK_END_ = 2;

inline constexpr std::int32_t PathSeparator = 47;
inline constexpr std::int32_t PathListSeparator = 58;
using namespace literals;

inline constexpr string DevNull = "/dev/null"_s;

using io::fs::ModeAppend;
using io::fs::ModeCharDevice;
using io::fs::ModeDevice;
using io::fs::ModeDir;
using io::fs::ModeExclusive;
using io::fs::ModeIrregular;
using io::fs::ModeNamedPipe;
using io::fs::ModePerm;
using io::fs::ModeSetgid;
using io::fs::ModeSetuid;
using io::fs::ModeSocket;
using io::fs::ModeSticky;
using io::fs::ModeSymlink;
using io::fs::ModeTemporary;
using io::fs::ModeType;

extern slice<string> Args;
extern ptr<File> Stdin;
extern ptr<File> Stdout;
extern ptr<File> Stderr;
using io::fs::ErrClosed;
using io::fs::ErrExist;
using io::fs::ErrInvalid;
using io::fs::ErrNotExist;
using io::fs::ErrPermission;
extern error ErrNoDeadline;
extern error ErrDeadlineExceeded;
extern error ErrProcessDone;

using DirEntry = io::fs::DirEntry;
using FileInfo = io::fs::FileInfo;
using FileMode = io::fs::FileMode;
using PathError = io::fs::PathError;
struct SyscallError {
  string Syscall{};
  error Err{};

  static string Error(ptr<SyscallError> e);
  static bool Timeout(ptr<SyscallError> e);
  static error Unwrap(ptr<SyscallError> e);
  bool operator==(const SyscallError&) const = default;
};

struct LinkError {
  string Op{};
  string Old{};
  string New{};
  error Err{};

  static string Error(ptr<LinkError> e);
  static error Unwrap(ptr<LinkError> e);
  bool operator==(const LinkError&) const = default;
};

/// A Signal is something that the system sends to a process.
struct Signal : interface<Signal> {
  using interface::interface;
  static constexpr auto methods =
      interface_methods<signature<"Signal", void()>, signature<"String", string()>>;
  void Signal_() const { call<0, void>(); }
  string String() const { return call<1, string>(); }
};

extern Signal Interrupt;
extern Signal Kill;

/// The result of FindProcess.
struct Process {
  long Pid{};
  bool done{};  // there was none

  static error Kill(ptr<Process> p);
  static error Release(ptr<Process> p);
  static error Signal(ptr<Process> p, os::Signal sig);
  bool operator==(const Process&) const = default;
};

results<ptr<Process>, error> FindProcess(long pid);

error Chdir(string dir);
error Chmod(string name, FileMode mode);
void Clearenv();
slice<string> Environ();
results<string, error> Executable();
[[noreturn]] void Exit(long code);
string Expand(string s, func<string(string)> mapping);
string ExpandEnv(string s);
long Getegid();
string Getenv(string key);
long Geteuid();
long Getgid();
long Getpagesize();
long Getpid();
long Getppid();
long Getuid();
results<string, error> Getwd();
results<string, error> Hostname();
bool IsExist(error err);
bool IsNotExist(error err);
bool IsPathSeparator(std::uint8_t c);
bool IsPermission(error err);
bool IsTimeout(error err);
error Link(string oldname, string newname);
results<string, bool> LookupEnv(string key);
error Mkdir(string name, FileMode perm);
error MkdirAll(string path, FileMode perm);
results<string, error> MkdirTemp(string dir, string pattern);
results<slice<DirEntry>, error> ReadDir(string name);
results<slice<std::uint8_t>, error> ReadFile(string name);
results<string, error> Readlink(string name);
error Remove(string name);
error RemoveAll(string path);
error Rename(string oldpath, string newpath);
bool SameFile(FileInfo fi1, FileInfo fi2);
error Setenv(string key, string value);
error Symlink(string oldname, string newname);
string TempDir();
error Truncate(string name, long long size);
error Unsetenv(string key);
results<string, error> UserHomeDir();
error WriteFile(string name, slice<std::uint8_t> data, FileMode perm);
results<FileInfo, error> Stat(string name);
results<FileInfo, error> Lstat(string name);
error Chtimes(string name, time::Time atime, time::Time mtime);

/// A File is an open file.
struct File {
  ptr<os::file> file{};

  static error Chmod(ptr<File> f, FileMode mode);
  static error Close(ptr<File> f);
  static uintptr Fd(ptr<File> f);
  static string Name(ptr<File> f);
  static results<long, error> Read(ptr<File> f, slice<std::uint8_t> b);
  static results<long, error> ReadAt(ptr<File> f, slice<std::uint8_t> b, long long off);
  static results<slice<DirEntry>, error> ReadDir(ptr<File> f, long n);
  static results<long long, error> ReadFrom(ptr<File> f, io::Reader r);
  static results<slice<FileInfo>, error> Readdir(ptr<File> f, long n);
  static results<slice<string>, error> Readdirnames(ptr<File> f, long n);
  static results<long long, error> Seek(ptr<File> f, long long offset, long whence);
  static results<FileInfo, error> Stat(ptr<File> f);
  static error Sync(ptr<File> f);
  static error Truncate(ptr<File> f, long long size);
  static results<long, error> Write(ptr<File> f, slice<std::uint8_t> b);
  static results<long, error> WriteAt(ptr<File> f, slice<std::uint8_t> b, long long off);
  static results<long, error> WriteString(ptr<File> f, string s);
  static results<long long, error> WriteTo(ptr<File> f, io::Writer w);
  bool operator==(const File&) const = default;
};

/// The open file of a File, until it is closed.
struct file {
  long fd{};
  string name{};
  bool closed{};
  waiting waits{};            // unless `never`, poll before reading and writing
  long room{};                // how many bytes a pipe takes before it must be asked again
  bool append{};              // opened with O_APPEND: WriteAt is an error
  slice<DirEntry> listing{};  // the entries that ReadDir(n) has not returned yet
  bool listed{};
};

results<ptr<File>, error> Create(string name);
results<ptr<File>, error> CreateTemp(string dir, string pattern);
ptr<File> NewFile(uintptr fd, string name);
results<ptr<File>, error> Open(string name);
results<ptr<File>, error> OpenFile(string name, long flag, FileMode perm);
results<ptr<File>, ptr<File>, error> Pipe();

}  // namespace os

template <>
struct type_traits<os::SyscallError> {
  static constexpr const char* name = "os.SyscallError";
  static constexpr field fields[] = {{"Syscall", type_ref<string>, offsetof(os::SyscallError, Syscall)},
                                     {"Err", type_ref<error>, offsetof(os::SyscallError, Err)}};
};
template <>
const type descriptor<os::SyscallError>::value;
template <>
struct type_traits<ptr<os::SyscallError>> {
  static constexpr auto methods =
      gocxx::methods<ptr<os::SyscallError>, method<"Error", &os::SyscallError::Error>,
                     method<"Timeout", &os::SyscallError::Timeout>,
                     method<"Unwrap", &os::SyscallError::Unwrap>>;
};
template <>
const type descriptor<ptr<os::SyscallError>>::value;

template <>
struct type_traits<os::LinkError> {
  static constexpr const char* name = "os.LinkError";
  static constexpr field fields[] = {{"Op", type_ref<string>, offsetof(os::LinkError, Op)},
                                     {"Old", type_ref<string>, offsetof(os::LinkError, Old)},
                                     {"New", type_ref<string>, offsetof(os::LinkError, New)},
                                     {"Err", type_ref<error>, offsetof(os::LinkError, Err)}};
};
template <>
const type descriptor<os::LinkError>::value;
template <>
struct type_traits<ptr<os::LinkError>> {
  static constexpr auto methods = gocxx::methods<ptr<os::LinkError>, method<"Error", &os::LinkError::Error>,
                                                 method<"Unwrap", &os::LinkError::Unwrap>>;
};
template <>
const type descriptor<ptr<os::LinkError>>::value;

template <>
struct type_traits<os::Signal> {
  static constexpr const char* name = "os.Signal";
};
template <>
const type descriptor<os::Signal>::value;

template <>
struct type_traits<os::Process> {
  static constexpr const char* name = "os.Process";
  static constexpr field fields[] = {{"Pid", type_ref<long>, offsetof(os::Process, Pid)},
                                     {"done", type_ref<bool>, offsetof(os::Process, done)}};
};
template <>
const type descriptor<os::Process>::value;
template <>
struct type_traits<ptr<os::Process>> {
  static constexpr auto methods =
      gocxx::methods<ptr<os::Process>, method<"Kill", &os::Process::Kill>,
                     method<"Release", &os::Process::Release>, method<"Signal", &os::Process::Signal>>;
};
template <>
const type descriptor<ptr<os::Process>>::value;

template <>
struct type_traits<os::File> {
  static constexpr const char* name = "os.File";
  static constexpr field fields[] = {{"file", type_ref<ptr<os::file>>, offsetof(os::File, file)}};
};
template <>
const type descriptor<os::File>::value;
template <>
struct type_traits<ptr<os::File>> {
  static constexpr auto methods =
      gocxx::methods<ptr<os::File>, method<"Chmod", &os::File::Chmod>, method<"Close", &os::File::Close>,
                     method<"Fd", &os::File::Fd>, method<"Name", &os::File::Name>,
                     method<"Read", &os::File::Read>, method<"ReadAt", &os::File::ReadAt>,
                     method<"ReadDir", &os::File::ReadDir>, method<"ReadFrom", &os::File::ReadFrom>,
                     method<"Readdir", &os::File::Readdir>, method<"Readdirnames", &os::File::Readdirnames>,
                     method<"Seek", &os::File::Seek>, method<"Stat", &os::File::Stat>,
                     method<"Sync", &os::File::Sync>, method<"Truncate", &os::File::Truncate>,
                     method<"Write", &os::File::Write>, method<"WriteAt", &os::File::WriteAt>,
                     method<"WriteString", &os::File::WriteString>, method<"WriteTo", &os::File::WriteTo>>;
};
template <>
const type descriptor<ptr<os::File>>::value;

template <>
struct type_traits<os::file> {
  static constexpr const char* name = "os.file";
};
template <>
const type descriptor<os::file>::value;
template <>
const type descriptor<ptr<os::file>>::value;

}  // namespace gocxx
