// Programs are programs/<key>/program, objects objects/<key>/object.o, precompiled headers
// precompiled/<key>/gocxx/gocxx.hpp.gch; beside them is the stamp of the entry. The time of last use is the
// modification time of the entry's folder, which each use renews.
#include "compiler/driver/cache.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_INLINE_ALL  // no library to load
#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "compiler/driver/files.h"

namespace gocxx::driver {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMebibyte = 1 << 20;
constexpr std::uint64_t kDefaultMebibytes = 512;
constexpr std::uint64_t kRoomForPrecompiled = 64 * kMebibyte;  // some 20 each
constexpr std::size_t kMostPrecompiled = 6;
constexpr const char* kPrograms = "programs";
constexpr const char* kObjects = "objects";
constexpr const char* kPrecompiled = "precompiled";
constexpr const char* kProgramName = "/program";
constexpr const char* kObjectName = "/object.o";
/// Where g++ looks for it, below a folder of headers.
constexpr const char* kPrecompiledName = "/gocxx/gocxx.hpp.gch";
constexpr const char* kStampName = "/stamp";

struct Entry {
  fs::path path;
  fs::file_time_type used;
  std::uint64_t size;
};

std::uint64_t size_of(const fs::path& entry) {
  std::uint64_t size = 0;
  for (const char* name : {kProgramName, kObjectName, kPrecompiledName}) {
    struct stat about {};
    if (stat((entry.string() + name).c_str(), &about) == 0) size += static_cast<std::uint64_t>(about.st_size);
  }
  return size;
}

/// All entries below `folder`; those that vanish meanwhile are left out.
std::vector<Entry> entries_of(const std::string& folder) {
  std::vector<Entry> entries;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code vanished;
    Entry entry{it->path(), it->last_write_time(vanished), size_of(it->path())};
    if (!vanished) entries.push_back(std::move(entry));
  }
  return entries;
}

void remove(const std::string& entry) {
  std::error_code ignored;  // somebody else has removed it
  fs::remove_all(entry, ignored);
}

/// Makes `folder` and those above it. The new ones are this user's alone, whatever the umask.
bool make_private(const std::string& folder) {
  if (is_directory(folder)) return true;
  const std::string above = fs::path(folder).parent_path().string();
  if (!above.empty() && above != folder && !make_private(above)) return false;
  if (mkdir(folder.c_str(), S_IRWXU) != 0) return is_directory(folder);
  return chmod(folder.c_str(), S_IRWXU) == 0;
}

/// The size of the file `path` and a hash of its bytes; empty if it cannot be read.
std::string stamp_of(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  std::string stamp;
  if (fd >= 0 && fstat(fd, &about) == 0 && about.st_size > 0) {
    const auto size = static_cast<std::size_t>(about.st_size);
    void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (bytes != MAP_FAILED) {
      stamp = std::to_string(size) + " " + content_key({static_cast<const char*>(bytes), size}) + "\n";
      munmap(bytes, size);
    }
  }
  if (fd >= 0) close(fd);
  return stamp;
}

/// Whether the file `name` of `entry` is as it was stored. A damaged entry goes.
bool is_whole(const std::string& entry, const std::string& name) {
  const FileText stamp = read_source(entry + kStampName);
  if (stamp.error.empty() && !stamp.text.empty() && stamp.text == stamp_of(entry + name)) return true;
  if (is_directory(entry)) remove(entry);
  return false;
}

bool mark_used(const std::string& path) { return utimensat(AT_FDCWD, path.c_str(), nullptr, 0) == 0; }

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::string default_folder() {
  std::string folder = environment("GOCXX_CACHE");
  if (folder == "off") return "";
  if (!folder.empty()) return folder;
  if (std::string xdg = environment("XDG_CACHE_HOME"); !xdg.empty()) return xdg + "/gocxx";
  std::string home = environment("HOME");
  return home.empty() ? "" : home + "/.cache/gocxx";
}

}  // namespace

Cache::Cache(std::string folder, std::uint64_t limit) : folder_(std::move(folder)), limit_(limit) {
  if (folder_.empty()) return;
  for (const char* kind : {kPrograms, kObjects, kPrecompiled}) {
    const std::string path = folder_ + "/" + kind;
    if (make_private(path) && access(path.c_str(), W_OK | X_OK) == 0) continue;
    folder_.clear();
    return;
  }
}

std::string Cache::path_of(const std::string& kind, const std::string& key) const {
  return folder_ + "/" + kind + "/" + key;
}

bool Cache::keeps_precompiled() const { return enabled() && limit_ >= kRoomForPrecompiled; }

std::string Cache::find(const std::string& key) const {
  if (!enabled()) return "";
  std::string entry = path_of(kPrograms, key);
  return is_whole(entry, kProgramName) && mark_used(entry) ? entry + kProgramName : "";
}

std::optional<std::string> Cache::store(const std::string& key, const std::string& path) const {
  if (!enabled()) return std::nullopt;
  auto wrong = store_entry(path_of(kPrograms, key), kProgramName, path);
  trim();
  return wrong;
}

std::string Cache::find_object(const std::string& key) const {
  if (!enabled()) return "";
  std::string entry = path_of(kObjects, key);
  return is_whole(entry, kObjectName) && mark_used(entry) ? entry + kObjectName : "";
}

std::optional<std::string> Cache::store_object(const std::string& key, const std::string& path) const {
  return enabled() ? store_entry(path_of(kObjects, key), kObjectName, path) : std::nullopt;
}

std::string Cache::find_precompiled(const std::string& key) const {
  if (!enabled()) return "";
  std::string entry = path_of(kPrecompiled, key);
  return is_whole(entry, kPrecompiledName) && mark_used(entry) ? entry : "";
}

std::optional<std::string> Cache::store_precompiled(const std::string& key, const std::string& path) const {
  if (!enabled()) return std::nullopt;
  auto wrong = store_entry(path_of(kPrecompiled, key), kPrecompiledName, path);
  trim();
  return wrong;
}

/// Makes the entry under a name of its own, and renames it when its bytes are on the disk.
std::optional<std::string> Cache::store_entry(const std::string& entry, const std::string& name,
                                              const std::string& path) const {
  const std::string fresh = entry + ".tmp" + std::to_string(getpid());
  const std::string file = fresh + name, stamp = fresh + kStampName;
  const HeldSignals until_it_is_whole;
  std::optional<std::string> wrong;
  if (!make_private(fs::path(file).parent_path().string())) wrong = error_text(errno);
  if (!wrong) wrong = copy_file(path, file);
  if (!wrong) wrong = write_file(stamp, stamp_of(file));
  if (!wrong) wrong = sync_file(file);
  if (!wrong) wrong = sync_file(stamp);
  if (wrong || rename(fresh.c_str(), entry.c_str()) != 0) remove(fresh);  // another run has stored it
  return wrong ? std::optional(fresh + ": " + *wrong) : std::nullopt;
}

/// The entry that was used last stays, however large it is.
void Cache::trim() const {
  std::vector<Entry> entries;
  for (const char* kind : {kPrograms, kObjects, kPrecompiled})
    for (Entry& entry : entries_of(path_of(kind, ""))) entries.push_back(std::move(entry));
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used > b.used; });
  std::uint64_t total = 0;
  std::size_t headers = 0;
  for (const Entry& entry : entries) {
    total += entry.size;
    if (entry.path.parent_path().filename() == kPrecompiled) ++headers;
    const bool newest = &entry == &entries.front();
    if (!newest && (total > limit_ || headers > kMostPrecompiled)) remove(entry.path.string());
  }
}

Cache default_cache() {
  std::string megabytes = environment("GOCXX_CACHE_MB");
  std::uint64_t limit = megabytes.empty() ? kDefaultMebibytes : std::strtoull(megabytes.c_str(), nullptr, 10);
  return Cache(default_folder(), limit * kMebibyte);
}

std::string content_key(std::string_view content) {
  XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  char text[33];
  std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return text;
}

}  // namespace gocxx::driver
