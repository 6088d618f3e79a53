// The order in which package variables are initialized. "Initialization proceeds by repeatedly initializing
// the next package-level variable that is earliest in declaration order and ready for initialization": one
// that does not depend, directly or through functions, on variables that are not initialized yet.
#include <algorithm>
#include <queue>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/check/checker.h"

namespace gocxx::check {
namespace {

/// A variable, and its edges to others of them; one without an initial value has its place in the order as
/// well. Functions are no nodes: what a function refers to counts as referred to by those that refer to the
/// function.
struct Node {
  types::Var* var;
  DeclInfo* decl;
  std::vector<Node*> dependents;
  std::size_t waits_for = 0;  // how many variables must be initialized before
  bool done = false;
};

class InitOrder {
 public:
  explicit InitOrder(Checker& checker) : c_(checker) {}

  void compute() {
    find_constant_cycles();
    make_nodes();
    for (Node& node : nodes_) find_dependencies(node);
    while (Node* node = next_or_null()) initialize(*node);
  }

 private:
  /// Fewest open dependencies first (none, unless there is a cycle), then the earliest in the source.
  struct Entry {
    std::size_t waits_for;
    std::uint32_t order;
    Node* node;
    bool operator<(const Entry& other) const {
      return waits_for != other.waits_for ? waits_for > other.waits_for : order > other.order;
    }
  };

  void find_constant_cycles();
  void make_nodes();
  void find_dependencies(Node& node);
  Node* next_or_null();
  void initialize(Node& node);
  void push(Node& node) { queue_.push({node.waits_for, node.var->order, &node}); }
  bool find_path(const Object* from, const Object* to, std::unordered_set<const Object*>& seen,
                 std::vector<const Object*>& path);
  void report_cycle(const std::vector<const Object*>& cycle);

  Checker& c_;
  std::vector<Node> nodes_;
  std::unordered_map<const Object*, Node*> node_of_;
  std::priority_queue<Entry> queue_;  // an entry whose count is not its node's any more is stale
  std::unordered_set<const DeclInfo*> emitted_;
};

/// Constants, and variables whose types depend on themselves, are not ordered, but must not refer to
/// themselves either.
void InitOrder::find_constant_cycles() {
  std::unordered_set<const Object*> reported;
  for (const Object* object : c_.declarations().objects) {
    const bool ordered =
        object->kind == types::ObjectKind::kVar && c_.declarations().of.at(object)->init != nullptr;
    if (ordered || c_.declarations().self_referring.count(object) == 0 || reported.count(object) > 0)
      continue;
    std::unordered_set<const Object*> seen;
    std::vector<const Object*> path;
    if (!find_path(object, object, seen, path)) continue;
    report_cycle(path);
    reported.insert(path.begin(), path.end());
  }
}

void InitOrder::make_nodes() {
  for (Object* object : c_.declarations().objects) {
    auto* var = types::object_as_or_null<types::Var>(object);
    if (var != nullptr) nodes_.push_back(Node{var, c_.declarations().of.at(var), {}});
  }
  for (Node& node : nodes_) node_of_.emplace(node.var, &node);
}

/// Walks from `node` through functions to the variables behind them.
void InitOrder::find_dependencies(Node& node) {
  std::unordered_set<const Object*> seen;
  std::vector<const DeclInfo*> open{node.decl};
  while (!open.empty()) {
    const DeclInfo* decl = open.back();
    open.pop_back();
    for (const Object* object : decl->deps) {
      if (!seen.insert(object).second) continue;
      const auto other = node_of_.find(object);
      if (other != node_of_.end()) {
        other->second->dependents.push_back(&node);
        ++node.waits_for;
      } else if (object->kind == types::ObjectKind::kFunc) {
        open.push_back(c_.declarations().of.at(object));
      }
    }
  }
  push(node);
}

Node* InitOrder::next_or_null() {
  while (!queue_.empty()) {
    const Entry entry = queue_.top();
    queue_.pop();
    if (!entry.node->done && entry.waits_for == entry.node->waits_for) return entry.node;
  }
  return nullptr;
}

void InitOrder::initialize(Node& node) {
  if (node.waits_for > 0) {
    // No variable is ready. This one is on a cycle, or behind one that will be met in its turn.
    std::unordered_set<const Object*> seen;
    std::vector<const Object*> path;
    if (find_path(node.var, node.var, seen, path)) report_cycle(path);
  }
  node.done = true;
  for (Node* dependent : node.dependents) {
    --dependent->waits_for;
    push(*dependent);
  }
  if (node.decl->init == nullptr) return;
  if (!emitted_.insert(node.decl).second) return;  // var a, b = f(): with its first variable
  Initializer step{{node.decl->lhs.begin(), node.decl->lhs.end()}, node.decl->init};
  if (step.lhs.empty()) step.lhs.push_back(node.var);
  c_.info().init_order.push_back(std::move(step));
}

/// Finds a way along references from `from` to `to` and adds what it passes, `from` first, to `path`.
bool InitOrder::find_path(const Object* from, const Object* to, std::unordered_set<const Object*>& seen,
                          std::vector<const Object*>& path) {
  if (!seen.insert(from).second) return false;
  path.push_back(from);
  for (const Object* next : c_.declarations().of.at(from)->deps)
    if (next == to || find_path(next, to, seen, path)) return true;
  path.pop_back();
  return false;
}

void InitOrder::report_cycle(const std::vector<const Object*>& cycle) {
  const Object* first = cycle.front();
  if (cycle.size() == 1) {
    c_.error(Code::kInitializationCycle, first->pos,
             "initialization cycle: " + first->name + " refers to itself");
    return;
  }
  base::Diagnostic* error =
      c_.error(Code::kInitializationCycle, first->pos, "initialization cycle for " + first->name);
  if (error == nullptr) return;
  for (const Object* object : cycle) error->notes.push_back({object->pos, object->name + " refers to"});
  error->notes.push_back({first->pos, first->name});
}

}  // namespace

void Checker::initialization_order() { InitOrder(*this).compute(); }

}  // namespace gocxx::check
