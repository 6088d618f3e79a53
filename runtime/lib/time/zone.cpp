// Package time: locations: finding the rules of zones, and applying them to an instant.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "core/text.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/lib/syscall.h"
#include "gocxx/panic.h"
#include "lib/time/zone_rules.h"

namespace gocxx::time {

namespace {

constexpr long kLargestFile = 10L << 20;

// Where systems keep zones.
constexpr const char* kFolders[] = {"/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ",
                                    "/etc/zoneinfo"};

Location utc{"UTC"_s, 0, nullptr};
Location local_zone{"Local"_s, 0, nullptr};
// Release when local_zone is complete: partner of the acquire in load_local.
std::atomic<bool> local_is_loaded{false};

// The zones without a name whose offset is a whole hour from -12 to 14: there is one of each, so that times
// that were read with the same offset are equal by ==.
constexpr long kFirstUnnamedHour = -12, kLastUnnamedHour = 14;
constinit auto unnamed_zones = [] {
  std::array<Location, kLastUnnamedHour - kFirstUnnamedHour + 1> zones;
  for (long hour = kFirstUnnamedHour; hour <= kLastUnnamedHour; ++hour)
    zones[static_cast<std::size_t>(hour - kFirstUnnamedHour)] = {""_s, hour * 3600, nullptr, true};
  return zones;
}();

// The contents of a file; an error of the system in `error`, which is 0 if there is none.
slice<std::uint8_t> contents(const char* path, int& error) {
  int fd = ::open(path, O_RDONLY | O_CLOEXEC);
  error = fd < 0 ? errno : 0;
  slice<std::uint8_t> data;
  if (fd < 0) return data;
  long count = 1;
  for (std::uint8_t piece[4096]; count > 0 && data.len() <= kLargestFile;) {
    count = ::read(fd, piece, sizeof(piece));
    if (count > 0) data = append_slice(data, slice<std::uint8_t>(piece, count, count));
    if (count < 0) error = errno;
  }
  ::close(fd);
  return data;
}

// Rules, or the reason why there are none: an error of the system, or `malformed`.
struct Found {
  ptr<zone_rules> rules;
  int error;
  bool malformed;
};

Found rules_in_file(const char* path) {
  Found found{nullptr, 0, false};
  slice<std::uint8_t> data = contents(path, found.error);
  if (found.error != 0) return found;
  found.rules = read_zone_file_or_null(data);
  found.malformed = found.rules == nullptr;
  return found;
}

Found rules_in_folder(const char* folder, string name) {
  if (std::memchr(name.data(), 0, static_cast<std::size_t>(name.len())) != nullptr)
    return {nullptr, EINVAL, false};
  rt::core::TextBuffer path;
  path.put(folder);
  path.put('/');
  path.put(name);
  path.put('\0');
  return rules_in_file(path.data());
}

// The rules in the first folder that has them; else the first complaint that is not that there is no such
// file.
Found rules_of_name(string name, const char* first_folder = nullptr) {
  Found complaint{nullptr, 0, false};
  for (int i = first_folder == nullptr ? 0 : -1; i < static_cast<int>(std::size(kFolders)); ++i) {
    Found found = rules_in_folder(i < 0 ? first_folder : kFolders[i], name);
    if (found.rules != nullptr) return found;
    bool has_complaint = complaint.error != 0 || complaint.malformed;
    if (!has_complaint && found.error != ENOENT) complaint = found;
  }
  return complaint;
}

// Returns the zone that the variable TZ names, otherwise the system's; UTC if it has no rules.
Location find_local() {
  const char* variable = std::getenv("TZ");
  if (variable == nullptr) {
    Found found = rules_in_file("/etc/localtime");
    return {found.rules == nullptr ? "UTC"_s : "Local"_s, 0, found.rules};
  }
  if (*variable == ':') ++variable;
  string name(variable, static_cast<long>(std::strlen(variable)));
  if (name.len() == 0 || name == "UTC"_s) return utc;
  bool is_path = *variable == '/';
  Found found = is_path ? rules_in_file(variable) : rules_of_name(name);
  if (found.rules == nullptr) return utc;
  return {is_path && name == "/etc/localtime"_s ? "Local"_s : name, 0, found.rules};
}

// Two goroutines may both look for the zone; they find the same. The release is the partner of the acquire:
// the zone is complete when the flag is set.
void load_local() {
  if (local_is_loaded.load(std::memory_order_acquire)) return;
  local_zone = find_local();
  local_is_loaded.store(true, std::memory_order_release);
}

// The zone that loc stands for; nil is UTC.
const Location& resolved(ptr<Location> loc) {
  if (loc == nullptr) return utc;
  if (loc.get() == &local_zone) load_local();
  return *loc;
}

bool is_valid_name(string name) {
  if (name.data()[0] == '/' || name.data()[0] == '\\') return false;
  for (long i = 0; i + 1 < name.len(); ++i)
    if (name.data()[i] == '.' && name.data()[i + 1] == '.') return false;
  return true;
}

error why_unknown(const Found& found, string name) {
  if (found.malformed) return errors::New("malformed time zone information"_s);
  if (found.error != 0) return syscall::Errno(static_cast<unsigned long>(found.error));
  return errors::New("unknown time zone "_s + name);
}

}  // namespace

ptr<Location> UTC(&utc);
ptr<Location> Local(&local_zone);

zone_period period_at(const zone_rules& rules, long long unix_seconds) {
  const zone_change* first = rules.changes.data();
  const zone_change* end = first + rules.changes.len();
  const zone_change* next =
      std::upper_bound(first + 1, end, unix_seconds,
                       [](long long moment, const zone_change& change) { return moment < change.begin; });
  if (next == end && rules.footer.exists) return period_at(rules.footer, next[-1].begin, unix_seconds);
  const zone_kind& kind = rules.kinds[next[-1].kind];
  return {kind.name, kind.offset, kind.is_dst, next[-1].begin, next == end ? kEndOfTime : next->begin};
}

zone_period zone_at(ptr<Location> loc, long long unix_seconds) {
  const Location& zone = resolved(loc);
  if (zone.rules != nullptr) return period_at(*zone.rules, unix_seconds);
  const bool is_zero = zone.name.len() == 0 && !zone.is_fixed;
  return {is_zero ? "UTC"_s : zone.name, zone.offset, false, kBeginOfTime, kEndOfTime};
}

bool offset_of_abbreviation(ptr<Location> loc, string name, long long unix_seconds, long& offset) {
  const Location& zone = resolved(loc);
  if (zone.rules == nullptr) {
    bool is_named_so = loc != nullptr && name == zone.name;
    if (is_named_so) offset = zone.offset;
    return is_named_so;
  }
  const zone_kind* first = zone.rules->kinds.data();
  const zone_kind* end = first + zone.rules->kinds.len();
  const zone_kind* named = end;
  for (const zone_kind* kind = first; kind != end; ++kind) {
    if (!(kind->name == name)) continue;
    if (named == end) named = kind;
    zone_period period = period_at(*zone.rules, unix_seconds - kind->offset);
    offset = period.offset;
    if (period.name == name) return true;
  }
  if (named == end) return false;
  offset = named->offset;
  return true;
}

ptr<Location> FixedZone(string name, long offset) {
  long hour = offset / 3600;
  bool is_unnamed =
      name.len() == 0 && hour * 3600 == offset && hour >= kFirstUnnamedHour && hour <= kLastUnnamedHour;
  if (!is_unnamed) return new_object(Location{name, offset, nullptr, true});
  return ptr<Location>(&unnamed_zones[static_cast<std::size_t>(hour - kFirstUnnamedHour)]);
}

results<ptr<Location>, error> LoadLocation(string name) {
  if (name.len() == 0 || name == "UTC"_s) return {UTC, nullptr};
  if (name == "Local"_s) return {Local, nullptr};
  if (!is_valid_name(name)) return {nullptr, errors::New("time: invalid location name"_s)};
  const char* folder = std::getenv("ZONEINFO");
  Found found = rules_of_name(name, folder == nullptr || *folder == '\0' ? nullptr : folder);
  if (found.rules == nullptr) return {nullptr, why_unknown(found, name)};
  return {new_object(Location{name, 0, found.rules}), nullptr};
}

string Location::String(ptr<Location> l) { return resolved(l).name; }

// A Time whose zone is set has no reading of the monotonic clock any more.
Time Time::In(Time t, ptr<time::Location> loc) {
  if (loc == nullptr) panic(any("time: missing Location in call to Time.In"_s));
  return in_zone(t, loc);
}

Time Time::UTC(Time t) { return in_zone(t, nullptr); }
Time Time::Local(Time t) { return in_zone(t, time::Local); }

ptr<time::Location> Time::Location(Time t) { return t.loc == nullptr ? time::UTC : t.loc; }

results<string, long> Time::Zone(Time t) {
  zone_period zone = zone_at(t.loc, unix_seconds(t));
  return {zone.name, zone.offset};
}

// If there is no earlier or later change, the bound is the zero Time.
results<Time, Time> Time::ZoneBounds(Time t) {
  zone_period zone = zone_at(t.loc, unix_seconds(t));
  Time begin, end;
  if (zone.begin != kBeginOfTime) begin = from_unix(zone.begin, 0, t.loc);
  if (zone.end != kEndOfTime) end = from_unix(zone.end, 0, t.loc);
  return {begin, end};
}

bool Time::IsDST(Time t) { return zone_at(t.loc, unix_seconds(t)).is_dst; }

}  // namespace gocxx::time
