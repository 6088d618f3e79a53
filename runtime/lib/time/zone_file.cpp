// Package time: TZif files.
#include <cstring>

#include "lib/time/zone_rules.h"

namespace gocxx::time {

namespace {

// The numbers of things in one of a file's two blocks, in the order of its header.
struct Counts {
  long locals = 0, standards = 0, leaps = 0, changes = 0, kinds = 0, names = 0;

  // Bytes of the block if a time takes `word`.
  [[nodiscard]] long size(long word) const {
    return changes * (word + 1) + kinds * 6 + names + leaps * (word + 4) + standards + locals;
  }
};

class ZoneFile {
 public:
  explicit ZoneFile(slice<std::uint8_t> data) : data_(data) {}

  ptr<zone_rules> read_or_null() {
    if (!read_header()) return nullptr;
    char version = static_cast<char>(data_.data()[4]);
    if (version != 0 && version != '2' && version != '3') return nullptr;
    if (version != 0) {
      place_ += counts_.size(4);
      word_ = 8;
      if (!read_header()) return nullptr;
    }
    return read_block_or_null();
  }

 private:
  static constexpr long kHeaderSize = 44;

  bool read_header() {
    if (place_ > data_.len() - kHeaderSize || std::memcmp(data_.data() + place_, "TZif", 4) != 0)
      return false;
    place_ += 20;
    for (long* count : {&counts_.locals, &counts_.standards, &counts_.leaps, &counts_.changes, &counts_.kinds,
                        &counts_.names}) {
      *count = static_cast<long>(number(4));
      if (*count < 0 || *count > data_.len()) return false;
    }
    return counts_.kinds > 0;
  }

  ptr<zone_rules> read_block_or_null() {
    long end = place_ + counts_.size(word_);
    if (end > data_.len()) return nullptr;
    auto rules = new_object(zone_rules{make_slice<zone_kind>(counts_.kinds), make_slice<zone_change>(0), {}});
    if (!read_kinds(*rules) || !read_changes(*rules)) return nullptr;
    if (data_.len() - end > 2 && data_[end] == '\n' && data_[data_.len() - 1] == '\n')
      rules->footer = read_zone_footer(text(end + 1, data_.len() - end - 2));
    return rules;
  }

  bool read_kinds(zone_rules& rules) {
    long kinds = place_ + counts_.changes * (word_ + 1), names = kinds + counts_.kinds * 6;
    for (long i = 0; i < counts_.kinds; ++i) {
      long at = kinds + i * 6, name = data_[at + 5];
      if (name >= counts_.names) return false;
      const char* first = reinterpret_cast<const char*>(data_.data()) + names + name;
      auto length = strnlen(first, static_cast<std::size_t>(counts_.names - name));
      rules.kinds[i] = {text(names + name, static_cast<long>(length)), static_cast<long>(number_at(at, 4)),
                        data_[at + 4] != 0};
    }
    return true;
  }

  // Before the first change holds a kind that begins before everything.
  bool read_changes(zone_rules& rules) {
    long times = place_, indexes = times + counts_.changes * word_;
    rules.changes = make_slice<zone_change>(counts_.changes + 1);
    for (long i = 0; i < counts_.changes; ++i) {
      long kind = data_[indexes + i];
      if (kind >= counts_.kinds) return false;
      rules.changes[i + 1] = {number_at(times + i * word_, word_), kind};
    }
    rules.changes[0] = {kBeginOfTime, first_kind(rules)};
    return true;
  }

  // The kind before the first change is not in the file: it is the first kind if no change uses it; else, if
  // the first change is to daylight saving time, the standard time before it in the list; else the first
  // standard time.
  static long first_kind(const zone_rules& rules) {
    bool is_used = false;
    for (long i = 1; i < rules.changes.len(); ++i) is_used = is_used || rules.changes[i].kind == 0;
    if (!is_used) return 0;
    long next = rules.changes[1].kind;
    if (rules.kinds[next].is_dst)
      for (long i = next - 1; i >= 0; --i)
        if (!rules.kinds[i].is_dst) return i;
    for (long i = 0; i < rules.kinds.len(); ++i)
      if (!rules.kinds[i].is_dst) return i;
    return 0;
  }

  // A signed big-endian number of `size` bytes.
  [[nodiscard]] long long number_at(long at, long size) const {
    unsigned long long value = data_[at] >= 0x80 ? ~0ULL : 0;
    for (long i = 0; i < size; ++i) value = value << 8 | data_[at + i];
    return static_cast<long long>(value);
  }

  long long number(long size) {
    place_ += size;
    return number_at(place_ - size, size);
  }

  [[nodiscard]] string text(long at, long length) const {
    return {reinterpret_cast<const char*>(data_.data()) + at, length};
  }

  slice<std::uint8_t> data_;
  long place_ = 0;
  long word_ = 4;  // bytes of a time
  Counts counts_;
};

}  // namespace

ptr<zone_rules> read_zone_file_or_null(slice<std::uint8_t> data) { return ZoneFile(data).read_or_null(); }

}  // namespace gocxx::time
