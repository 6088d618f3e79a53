// Tarjan's strongly connected components, with a stack of its own: call chains may be long.
#include "compiler/lower/recursion.h"

#include <algorithm>

namespace gocxx::lower {
namespace {

using Function = CallGraph::Function;
using Callees = std::unordered_map<Function, std::vector<Function>>;

class Components {
 public:
  explicit Components(const Callees& graph) : graph_(graph) {}

  CallGraph::Cycles on_cycles() {
    for (const auto& [function, callees] : graph_)
      if (!states_.contains(function)) visit(function);
    return std::move(found_);
  }

 private:
  struct State {
    int index;
    int low;
    bool on_stack;
  };
  struct Visit {
    Function function;
    std::size_t next = 0;  // of its callees
  };

  void enter(Function function) {
    states_[function] = {count_, count_, true};
    ++count_;
    open_.push_back(function);
    visits_.push_back({function});
  }

  void visit(Function root) {
    enter(root);
    while (!visits_.empty()) {
      Visit& top = visits_.back();
      const auto& callees = graph_.at(top.function);
      if (top.next == callees.size()) {
        leave();
      } else {
        step(top.function, callees[top.next++]);
      }
    }
  }

  void step(Function function, Function callee) {
    if (!graph_.contains(callee)) return;
    auto seen = states_.find(callee);
    if (seen == states_.end()) return enter(callee);
    if (seen->second.on_stack) lower_to(function, seen->second.index);
  }

  void leave() {
    Function function = visits_.back().function;
    visits_.pop_back();
    const State state = states_.at(function);
    if (!visits_.empty()) lower_to(visits_.back().function, state.low);
    if (state.low == state.index) close(function);
  }

  void lower_to(Function function, int index) {
    int& low = states_.at(function).low;
    low = std::min(low, index);
  }

  /// Takes the component whose first function is `root` off the stack: a cycle if there are several, or if it
  /// calls itself.
  void close(Function root) {
    auto first = std::find(open_.begin(), open_.end(), root);
    const auto& callees = graph_.at(root);
    const bool cycle =
        open_.end() - first > 1 || std::find(callees.begin(), callees.end(), root) != callees.end();
    for (auto it = first; it != open_.end(); ++it) {
      states_.at(*it).on_stack = false;
      if (cycle) found_.insert(*it);
    }
    open_.erase(first, open_.end());
  }

  const Callees& graph_;
  std::unordered_map<Function, State> states_;
  std::vector<Function> open_;
  std::vector<Visit> visits_;
  CallGraph::Cycles found_;
  int count_ = 0;
};

}  // namespace

CallGraph::Cycles CallGraph::cycles() const { return Components(callees_).on_cycles(); }

}  // namespace gocxx::lower
