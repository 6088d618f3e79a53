// The widths follow Unicode's East Asian Width (wide, full width and emoji) and its non-spacing marks, in
// ranges that are coarse where nothing else is assigned.
#include "compiler/base/excerpt.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace gocxx::base {
namespace {

constexpr int kTabWidth = 4;
constexpr std::string_view kEllipsis = "...";

struct Range {
  char32_t first, last;
};

constexpr Range kNarrow[] = {
    // no column
    {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x0900, 0x0902},   {0x093C, 0x093C},   {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},
    {0x20D0, 0x20FF},   {0x302A, 0x302D},   {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0x1F3FB, 0x1F3FF}, {0xE0100, 0xE01EF},
};

constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},   {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},   {0x26F2, 0x26F5},   {0x26FA, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x2728, 0x2728},   {0x274C, 0x274E},   {0x2753, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27B0},
    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B55},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x17000, 0x18CFF}, {0x1B000, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F64F}, {0x1F680, 0x1F6FC}, {0x1F7E0, 0x1F7EB},
    {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

template <std::size_t N>
bool is_in(const Range (&ranges)[N], char32_t rune) {
  const auto* after =
      std::upper_bound(std::begin(ranges), std::end(ranges), rune,
                       [](char32_t value, const Range& range) { return value < range.first; });
  return after != std::begin(ranges) && rune <= std::prev(after)->last;
}

/// Returns whether `rune` would move the cursor or change the direction of the text.
bool is_control(char32_t rune) {
  return rune < 0x20 || (0x7F <= rune && rune < 0xA0) || (0x2028 <= rune && rune <= 0x202E) ||
         (0x2066 <= rune && rune <= 0x2069) || rune == 0x200E || rune == 0x200F;
}

/// One character: its bytes in the line, what is shown for it, and how wide that is.
struct Cell {
  std::size_t offset;
  std::string text;
  int columns;
};

std::size_t length_of(unsigned char first) {
  return first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The bytes of the first character of `text`; 0 if they are no UTF-8.
std::size_t character_at(std::string_view text) {
  const std::size_t length = length_of(static_cast<unsigned char>(text[0]));
  if (length == 0 || length > text.size()) return 0;
  const std::string_view rest = text.substr(1, length - 1);
  return std::all_of(rest.begin(), rest.end(), is_continuation) ? length : 0;
}

char32_t rune_of(std::string_view character) {
  static constexpr unsigned char kFirstBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t rune = static_cast<unsigned char>(character[0]) & kFirstBits[character.size()];
  for (char byte : character.substr(1)) rune = rune << 6 | (static_cast<unsigned char>(byte) & 0x3F);
  return rune;
}

Cell cell_at(std::string_view line, std::size_t offset, std::size_t& bytes) {
  bytes = character_at(line.substr(offset));
  if (bytes == 0) {
    bytes = 1;
    return {offset, "?", 1};
  }
  const std::string_view character = line.substr(offset, bytes);
  const char32_t rune = rune_of(character);
  if (rune == '\t') return {offset, std::string(kTabWidth, ' '), kTabWidth};
  if (is_control(rune)) return {offset, "?", 1};
  return {offset, std::string(character), is_in(kNarrow, rune) ? 0 : is_in(kWide, rune) ? 2 : 1};
}

/// The characters of `line` between two offsets.
std::vector<Cell> cells_of(std::string_view line, std::size_t begin, std::size_t end) {
  std::vector<Cell> cells;
  for (std::size_t at = begin; at < end;) {
    std::size_t bytes = 0;
    cells.push_back(cell_at(line, at, bytes));
    at += bytes;
  }
  return cells;
}

int width_of(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
  int width = 0;
  for (std::size_t i = begin; i < end; ++i) width += cells[i].columns;
  return width;
}

/// The number of the first cell at or behind `offset`.
std::size_t cell_behind(const std::vector<Cell>& cells, std::size_t offset) {
  const auto found =
      std::lower_bound(cells.begin(), cells.end(), offset,
                       [](const Cell& cell, std::size_t value) { return cell.offset < value; });
  return static_cast<std::size_t>(found - cells.begin());
}

/// The part of a line around the caret that could be shown, as cells, and which of them are shown.
struct Window {
  std::vector<Cell> cells;
  bool more_before, more_behind;  // of the line than the cells
  std::size_t caret, marked;      // the first marked cell, and the one behind the last
  std::size_t begin = 0, end = 0;
};

/// No more of a long line is looked at than could be shown: a character has at most four bytes.
Window window_around(std::string_view line, std::size_t offset, std::size_t bytes, int columns) {
  const std::size_t reach = static_cast<std::size_t>(columns) * 4;
  std::size_t from = offset > reach ? offset - reach : 0;
  while (from > 0 && from < offset && is_continuation(line[from])) ++from;
  const std::size_t to = std::min(line.size(), offset + reach);
  Window window{cells_of(line, from, to), from > 0, to < line.size(), 0, 0};
  window.caret = cell_behind(window.cells, offset);
  window.marked = std::max(window.caret, cell_behind(window.cells, offset + bytes));
  window.end = window.cells.size();
  return window;
}

/// Chooses the cells that are shown: from the line's beginning if the caret is well within `columns`, else so
/// that two thirds of what is shown stand before it, or more if the line ends soon.
void choose(Window& window, int columns) {
  const std::vector<Cell>& cells = window.cells;
  const int ellipsis = static_cast<int>(kEllipsis.size());
  int before = columns * 2 / 3;
  if (!window.more_behind) before = std::max(before, columns - width_of(cells, window.caret, cells.size()));
  int room = columns;
  if (window.more_before || width_of(cells, 0, window.caret) > before) {
    int width = ellipsis;
    for (window.begin = window.caret; window.begin > 0; --window.begin) {
      width += cells[window.begin - 1].columns;
      if (width > before) break;
    }
    room -= ellipsis;
  }
  if (window.more_behind || width_of(cells, window.begin, cells.size()) > room) room -= ellipsis;
  for (window.end = window.begin; window.end < cells.size(); ++window.end) {
    room -= cells[window.end].columns;
    if (room < 0) break;
  }
}

}  // namespace

Excerpt excerpt(std::string_view line, std::size_t offset, std::size_t bytes, int columns) {
  Window window = window_around(line, offset, bytes, columns);
  const std::vector<Cell>& cells = window.cells;
  if (window.more_before || window.more_behind || width_of(cells, 0, cells.size()) > columns)
    choose(window, columns);
  Excerpt shown;
  if (window.begin > 0 || window.more_before) shown.text = kEllipsis;
  shown.caret = static_cast<int>(shown.text.size()) + width_of(cells, window.begin, window.caret);
  for (std::size_t i = window.begin; i < window.end; ++i) shown.text += cells[i].text;
  if (window.end < cells.size() || window.more_behind) shown.text += kEllipsis;
  shown.underline = std::max(1, width_of(cells, window.caret, std::min(window.marked, window.end)));
  return shown;
}

}  // namespace gocxx::base
