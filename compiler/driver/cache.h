// The cache of built programs, of the objects of large ones, and of the precompiled headers that they are
// built with: folders named by a hash of all that went into them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gocxx::driver {

/// A folder that only this user can enter, and several runs may use at once. An entry appears whole, by a
/// rename, after its bytes are on the disk; it is never changed, only removed, which a process that runs it
/// does not notice. It bears a stamp, its size and a hash of its bytes: one that does not match is damaged,
/// is removed and not found. Where the folder cannot be written every call quietly does nothing.
class Cache {
 public:
  /// `folder` may be empty: then there is no cache. `limit` is the most bytes that stay in it.
  Cache(std::string folder, std::uint64_t limit);

  bool enabled() const { return !folder_.empty(); }
  /// Whether there is room for precompiled headers.
  bool keeps_precompiled() const;

  /// The program of `key`, marked as used just now; empty if there is none.
  std::string find(const std::string& key) const;

  /// Takes the finished file `path` in as the program of `key`, copying it, then removes the entries that
  /// were not used for the longest time until the cache is within its limit. Returns what is wrong, or
  /// nothing.
  std::optional<std::string> store(const std::string& key, const std::string& path) const;

  /// The same for the object file of one unit of a program. Nothing is removed: the program comes next.
  std::string find_object(const std::string& key) const;
  std::optional<std::string> store_object(const std::string& key, const std::string& path) const;

  /// The folder that holds the precompiled header of `key`, marked as used just now; empty if there is none.
  std::string find_precompiled(const std::string& key) const;

  /// The same for the precompiled header `path`; it can be found if nothing is wrong.
  std::optional<std::string> store_precompiled(const std::string& key, const std::string& path) const;

 private:
  std::string path_of(const std::string& kind, const std::string& key) const;
  std::optional<std::string> store_entry(const std::string& entry, const std::string& name,
                                         const std::string& path) const;
  void trim() const;

  std::string folder_;
  std::uint64_t limit_;
};

/// The cache that the environment asks for: GOCXX_CACHE ("off" for none), else XDG_CACHE_HOME/gocxx, else
/// ~/.cache/gocxx; of GOCXX_CACHE_MB mebibytes (512 unless told).
Cache default_cache();

/// A name for `content` that differs where the content does: XXH3 with 128 bits, in hexadecimal.
std::string content_key(std::string_view content);

}  // namespace gocxx::driver
