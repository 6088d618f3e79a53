// Package time: zones. Their history is read from the system's TZif files (RFC 8536).
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>

#include "core/text.h"
#include "gocxx/builtin.h"
#include "gocxx/lib/errors.h"
#include "gocxx/panic.h"
#include "lib/time/instant.h"

namespace gocxx::time {

// What a clock in the zone shows from `begin` on, until the next change.
struct zone_change {
  long long begin;
  long offset;
  bool is_dst;
  string name;
};

// The history of a zone, oldest first; the first entry begins before everything.
struct zone_rules {
  slice<zone_change> changes;
};

namespace {

constexpr long long kEndOfTime = 0x7FFFFFFFFFFFFFFF;
constexpr long long kBeginOfTime = -kEndOfTime - 1;
constexpr long kLargestFile = 1L << 20;

Location utc{"UTC"_s, 0, nullptr};
Location local_zone{"Local"_s, 0, nullptr};
std::atomic<bool> local_is_loaded{false};  // released when local_zone.rules is complete

// The contents of a TZif file, as large as `data` says.
class ZoneFile {
 public:
  explicit ZoneFile(slice<std::uint8_t> data) : data_(data) {}

  // Null if the file is not as it should be.
  ptr<zone_rules> read_or_null() {
    if (!read_header()) return nullptr;
    if (data_.data()[4] >= '2') {
      place_ += changes_ * 5 + kinds_ * 6 + names_ + leaps_ * 8 + standards_ + locals_;
      word_ = 8;
      if (!read_header()) return nullptr;
    }
    return read_body();
  }

 private:
  bool read_header() {
    if (data_.len() - place_ < 44 || std::memcmp(data_.data() + place_, "TZif", 4) != 0) return false;
    place_ += 20;
    for (long* count : {&locals_, &standards_, &leaps_, &changes_, &kinds_, &names_})
      *count = static_cast<long>(number(4));
    return kinds_ > 0 && kinds_ < 256 && changes_ >= 0 && names_ >= 0 && leaps_ >= 0;
  }

  ptr<zone_rules> read_body() {
    long times = place_, indexes = times + changes_ * word_, kinds = indexes + changes_,
         names = kinds + kinds_ * 6;
    if (changes_ > data_.len() || names + names_ > data_.len()) return nullptr;
    auto rules = new_object(zone_rules{make_slice<zone_change>(changes_ + 1)});
    rules->changes[0] = kind_at(kinds, names, 0, kBeginOfTime);
    for (long i = 0; i < changes_; ++i) {
      place_ = times + i * word_;
      long long begin = number(word_);
      rules->changes[i + 1] = kind_at(kinds, names, data_[indexes + i], begin);
    }
    return rules;
  }

  zone_change kind_at(long kinds, long names, long index, long long begin) {
    place_ = kinds + (index < kinds_ ? index : 0) * 6;
    auto offset = static_cast<std::int32_t>(number(4));
    bool is_dst = data_[place_] != 0;
    const char* name = reinterpret_cast<const char*>(data_.data()) + names + data_[place_ + 1];
    auto length =
        static_cast<long>(strnlen(name, static_cast<std::size_t>(data_.len() - names - data_[place_ + 1])));
    return {begin, offset, is_dst, string(name, length)};
  }

  // A signed big-endian number of `size` bytes.
  long long number(long size) {
    unsigned long long value = data_[place_] >= 0x80 ? ~0ULL : 0;
    for (long i = 0; i < size; ++i) value = value << 8 | data_[place_ + i];
    place_ += size;
    return static_cast<long long>(value);
  }

  slice<std::uint8_t> data_;
  long place_ = 0;
  long word_ = 4;  // bytes of a time
  long locals_ = 0, standards_ = 0, leaps_ = 0, changes_ = 0, kinds_ = 0, names_ = 0;
};

ptr<zone_rules> rules_of_file_or_null(const char* path) {
  int fd = ::open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return nullptr;
  auto data = make_slice<std::uint8_t>(kLargestFile);
  long size = 0, count = 1;
  while (size < data.len() && count > 0) {
    count = ::read(fd, data.data() + size, static_cast<std::size_t>(data.len() - size));
    size += count > 0 ? count : 0;
  }
  ::close(fd);
  auto exact = make_slice<std::uint8_t>(size);
  copy(exact, data);
  return ZoneFile(exact).read_or_null();
}

ptr<zone_rules> rules_of_name_or_null(string name) {
  rt::core::text_buffer path;
  if (name.len() > 0 && name.data()[0] != '/') path.put("/usr/share/zoneinfo/");
  path.put(name);
  path.put('\0');
  return rules_of_file_or_null(path.data());
}

// By the variable TZ, else what the system is set to; without rules it is UTC.
ptr<zone_rules> rules_of_local_or_null() {
  const char* name = std::getenv("TZ");
  if (name == nullptr) return rules_of_file_or_null("/etc/localtime");
  if (*name == ':') ++name;
  return *name == '\0' ? nullptr : rules_of_name_or_null({name, static_cast<long>(std::strlen(name))});
}

// Two goroutines may both read the file; they find the same.
void load_local() {
  if (local_is_loaded.load(std::memory_order_acquire)) return;
  ptr<zone_rules> rules = rules_of_local_or_null();
  if (rules == nullptr) rules = new_object(zone_rules{slice<zone_change>{{kBeginOfTime, 0, false, "UTC"_s}}});
  local_zone.rules = rules;
  local_is_loaded.store(true, std::memory_order_release);
}

const zone_rules* rules_or_null(ptr<Location> loc) {
  if (loc.get() == &local_zone) load_local();
  return loc->rules.get();
}

bool is_valid_name(string name) {
  if (name.len() == 0 || name.data()[0] == '/' || name.data()[0] == '\\') return false;
  for (long i = 0; i + 1 < name.len(); ++i)
    if ((name.data()[i] == '.' && name.data()[i + 1] == '.') || name.data()[i] == '\\') return false;
  return true;
}

}  // namespace

ptr<Location> UTC(&utc);
ptr<Location> Local(&local_zone);

zone_period zone_at(ptr<Location> loc, long long unix_seconds) {
  if (loc == nullptr) return {"UTC"_s, 0, false, kBeginOfTime, kEndOfTime};
  const zone_rules* rules = rules_or_null(loc);
  if (rules == nullptr) return {loc->name, loc->offset, false, kBeginOfTime, kEndOfTime};
  const zone_change* first = rules->changes.data();
  const zone_change* end = first + rules->changes.len();
  const zone_change* next =
      std::upper_bound(first + 1, end, unix_seconds,
                       [](long long moment, const zone_change& change) { return moment < change.begin; });
  return {next[-1].name, next[-1].offset, next[-1].is_dst, next[-1].begin,
          next == end ? kEndOfTime : next->begin};
}

bool offset_of_abbreviation(ptr<Location> loc, string name, long long unix_seconds, long& offset) {
  const zone_rules* rules = loc == nullptr ? nullptr : rules_or_null(loc);
  if (rules == nullptr) {
    offset = loc == nullptr ? 0 : loc->offset;
    return loc == nullptr ? name == "UTC"_s : name == loc->name;
  }
  bool found = false;
  for (long i = rules->changes.len(); i-- > 0;) {
    const zone_change& change = rules->changes[i];
    if (!(change.name == name)) continue;
    bool holds = zone_at(loc, unix_seconds - change.offset).name == name;
    if (!found || holds) offset = change.offset;
    found = true;
    if (holds) break;
  }
  return found;
}

ptr<Location> FixedZone(string name, long offset) { return new_object(Location{name, offset, nullptr}); }

results<ptr<Location>, error> LoadLocation(string name) {
  if (name.len() == 0 || name == "UTC"_s) return {UTC, nullptr};
  if (name == "Local"_s) return {Local, nullptr};
  if (!is_valid_name(name)) return {nullptr, errors::New("time: invalid location name"_s)};
  ptr<zone_rules> rules = rules_of_name_or_null(name);
  if (rules == nullptr) return {nullptr, errors::New("unknown time zone "_s + name)};
  return {new_object(Location{name, 0, rules}), nullptr};
}

string Location::String(ptr<Location> l) { return l == nullptr ? "UTC"_s : l->name; }

Time Time::In(Time t, ptr<time::Location> loc) {
  if (loc == nullptr) panic(any("time: missing Location in call to Time.In"_s));
  t.loc = held(loc);
  return t;
}

Time Time::UTC(Time t) {
  t.loc = nullptr;
  return t;
}

Time Time::Local(Time t) {
  t.loc = time::Local;
  return t;
}

ptr<time::Location> Time::Location(Time t) { return t.loc == nullptr ? time::UTC : t.loc; }

results<string, long> Time::Zone(Time t) {
  zone_period zone = zone_at(t.loc, unix_seconds(t));
  return {zone.name, zone.offset};
}

bool Time::IsDST(Time t) { return zone_at(t.loc, unix_seconds(t)).is_dst; }

}  // namespace gocxx::time
