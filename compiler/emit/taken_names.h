// The names that are taken in one scope of C++.
#pragma once

#include <initializer_list>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace gocxx::emit {

class TakenNames {
 public:
  TakenNames() = default;
  TakenNames(std::initializer_list<std::string> names) : names_(names) {}

  bool contains(const std::string& name) const { return names_.contains(name); }
  void take(const std::string& name) { names_.insert(name); }

  /// Takes and returns `wanted`; if that is taken already, the first of wanted_2, wanted_3, ... that is not.
  std::string take_unique(const std::string& wanted) {
    if (names_.insert(wanted).second) return wanted;
    int& number = next_.try_emplace(wanted, 2).first->second;
    std::string name;
    do name = wanted + "_" + std::to_string(number++);
    while (!names_.insert(name).second);
    return name;
  }

 private:
  std::unordered_set<std::string> names_;
  /// The first number that may still be free, by the name that is wanted.
  std::unordered_map<std::string, int> next_;
};

}  // namespace gocxx::emit
