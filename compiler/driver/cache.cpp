// Programs are programs/<key>, precompiled headers precompiled/<key>/gocxx/gocxx.hpp.gch. The time of last
// use is the modification time of the file or folder, which each use renews.
#include "compiler/driver/cache.h"

#include <fcntl.h>
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
constexpr std::size_t kMostPrecompiled = 6;  // some 17 MB each
constexpr const char* kPrecompiledName =
    "/gocxx/gocxx.hpp.gch";  // where g++ looks for it, below a folder of headers

struct Entry {
  fs::path path;
  fs::file_time_type used;
  std::uint64_t size;
};

/// All entries of `folder`, the last used first; files that vanish meanwhile are left out.
std::vector<Entry> entries_of(const std::string& folder) {
  std::vector<Entry> entries;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code vanished;
    std::uint64_t size = it->is_regular_file(vanished) ? it->file_size(vanished) : 0;
    Entry entry{it->path(), it->last_write_time(vanished), size};
    if (!vanished) entries.push_back(std::move(entry));
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used > b.used; });
  return entries;
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
  std::error_code error;
  fs::create_directories(folder_ + "/programs", error);
  if (error || access((folder_ + "/programs").c_str(), W_OK | X_OK) != 0) folder_.clear();
}

std::string Cache::path_of(const std::string& key) const { return folder_ + "/programs/" + key; }

std::string Cache::find(const std::string& key) const {
  if (!enabled()) return "";
  std::string path = path_of(key);
  return mark_used(path) ? path : "";
}

bool Cache::store(const std::string& key, const std::string& path) const {
  if (!enabled() || copy_file(path, path_of(key))) return false;
  trim_programs();
  return true;
}

void Cache::trim_programs() const {
  std::uint64_t total = 0;
  bool newest = true;
  for (const Entry& entry : entries_of(folder_ + "/programs")) {
    total += entry.size;
    std::error_code ignored;  // somebody else has removed it
    if (total > limit_ && !newest) fs::remove(entry.path, ignored);
    newest = false;
  }
}

std::string Cache::find_precompiled(const std::string& key) const {
  if (!enabled()) return "";
  std::string folder = folder_ + "/precompiled/" + key;
  return access((folder + kPrecompiledName).c_str(), R_OK) == 0 && mark_used(folder) ? folder : "";
}

std::string Cache::store_precompiled(const std::string& key, const std::string& path) const {
  if (!enabled()) return "";
  std::string folder = folder_ + "/precompiled/" + key;
  std::error_code error;
  fs::create_directories(folder + "/gocxx", error);
  if (error || move_file(path, folder + kPrecompiledName)) return "";
  trim_precompiled();
  return folder;
}

void Cache::trim_precompiled() const {
  std::vector<Entry> entries = entries_of(folder_ + "/precompiled");
  for (std::size_t i = kMostPrecompiled; i < entries.size(); ++i) {
    std::error_code ignored;  // somebody else has removed it
    fs::remove_all(entries[i].path, ignored);
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
