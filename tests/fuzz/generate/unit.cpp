// Unit: leaves out what the test does not need, which keeps shrunk programs short.
#include "tests/fuzz/generate/unit.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace gocxx::fuzz {

namespace {

std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> words;
  std::string word;
  for (char c : text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  return words;
}

}  // namespace

bool Unit::declares(const std::string& name) const {
  return std::ranges::any_of(declarations, [&](const Declaration& d) { return d.names.front() == name; });
}

std::vector<bool> Unit::needed() const {
  std::vector<bool> result(declarations.size());
  result.back() = true;
  std::set<std::string> words = words_of(declarations.back().text);
  auto is_there = [&](const std::string& name) { return words.contains(name); };
  for (bool grows = true; grows;) {
    grows = false;
    for (std::size_t i = 0; i < declarations.size(); ++i) {
      const Declaration& each = declarations[i];
      if (result[i]) continue;
      bool receiver_is_there = each.receiver.empty() || is_there(each.receiver);
      bool named =
          std::ranges::any_of(each.names, is_there) ||
          (each.wanted && std::ranges::any_of(interfaces, is_there, [](const Type* t) { return t->text; }));
      if (!named || !receiver_is_there) continue;
      result[i] = grows = true;
      words.merge(words_of(each.text));
    }
  }
  return result;
}

std::string Unit::text() const {
  std::string text;
  const std::vector<bool> keep = needed();
  for (std::size_t i = 0; i < declarations.size(); ++i)
    if (keep[i]) text += declarations[i].text + "\n";
  return text;
}

int Unit::function_count() const {
  int count = 0;
  const std::vector<bool> keep = needed();
  for (std::size_t i = 0; i < declarations.size(); ++i)
    count += keep[i] && declarations[i].text.starts_with("func ");
  return count;
}

}  // namespace gocxx::fuzz
