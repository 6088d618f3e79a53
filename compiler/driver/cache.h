// The cache of built programs: a folder of binaries named by a hash of all that went into them, and the
// precompiled headers that they are built with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gocxx::driver {

/// A folder that several runs may use at once. An entry appears whole, by a rename; it is never changed, only
/// removed, which a process that runs it does not notice. Where the folder cannot be written every call
/// quietly does nothing.
class Cache {
 public:
  /// `folder` may be empty: then there is no cache. `limit` is the most bytes that stay in it.
  Cache(std::string folder, std::uint64_t limit);

  bool enabled() const { return !folder_.empty(); }

  /// The entry for `key`, marked as used just now; empty if there is none.
  std::string find(const std::string& key) const;

  /// Takes the finished file `path` in as the entry for `key`, copying it, then removes the entries that were
  /// not used for the longest time until the cache is within its limit. True if it is there now.
  bool store(const std::string& key, const std::string& path) const;

  /// The folder that holds the precompiled header of `key`, marked as used just now; empty if there is none.
  std::string find_precompiled(const std::string& key) const;

  /// Takes the precompiled header `path` in, moving it; a few that were not used for the longest time go
  /// then. Gives its folder, empty if it could not be taken in.
  std::string store_precompiled(const std::string& key, const std::string& path) const;

 private:
  std::string path_of(const std::string& key) const;
  void trim_programs() const;
  void trim_precompiled() const;

  std::string folder_;
  std::uint64_t limit_;
};

/// The cache that the environment asks for: GOCXX_CACHE ("off" for none), else XDG_CACHE_HOME/gocxx, else
/// ~/.cache/gocxx; of GOCXX_CACHE_MB mebibytes (512 unless told).
Cache default_cache();

/// A name for `content` that differs where the content does: XXH3 with 128 bits, in hexadecimal.
std::string content_key(std::string_view content);

}  // namespace gocxx::driver
