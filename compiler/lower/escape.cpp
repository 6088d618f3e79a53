// The flow graph of the escape analysis: see escape.h for the rules and for what they ensure.
#include "compiler/lower/escape.h"

#include <algorithm>

namespace gocxx::lower {

EscapeGraph::Scope EscapeGraph::open_scope(Scope parent, const syntax::FuncDecl* decl) {
  scopes_.push_back({parent, decl});
  return scopes_.size() - 1;
}

EscapeGraph::Location EscapeGraph::of(const types::Var* variable) {
  auto [found, added] = of_variables_.try_emplace(variable, locations_.size());
  if (added) locations_.emplace_back();
  return found->second;
}

EscapeGraph::Location EscapeGraph::add(Scope scope) {
  locations_.push_back({scope, ++count_});
  return locations_.size() - 1;
}

void EscapeGraph::declare(const types::Var* variable, Scope scope, bool per_iteration) {
  LocationFacts& facts = locations_[of(variable)];
  facts.scope = scope;
  facts.number = ++count_;
  facts.per_iteration = per_iteration;
}

bool EscapeGraph::is_inside(Scope inner, Scope outer) const {
  while (inner != outer && inner != kNoScope) inner = scopes_[inner].parent;
  return inner == outer;
}

/// Whether the target of the edge may still be there when its source, or the source of this iteration of a
/// loop, is not. A goto may lead back over the declaration of the source, to where the target is declared
/// already.
bool EscapeGraph::may_outlive(const Edge& edge,
                              const std::unordered_set<const syntax::FuncDecl*>& jumping) const {
  const LocationFacts& from = locations_[edge.from];
  const LocationFacts& to = locations_[edge.to];
  if (!is_inside(to.scope, from.scope)) return true;
  if (edge.derefs == kAddress && from.per_iteration && to.scope == from.scope) return true;
  return to.number < from.number && jumping.contains(scopes_[from.scope].decl);
}

void EscapeGraph::solve(const std::unordered_set<const syntax::FuncDecl*>& jumping) {
  std::vector<std::vector<const Edge*>> into(locations_.size());
  for (Edge& edge : edges_) {
    if (locations_[edge.to].scope == kNoScope || (edge.stores && may_outlive(edge, jumping))) edge.to = kHeap;
    into[edge.to].push_back(&edge);
  }
  locations_[kHeap].level = 0;
  std::vector<Location> changed{kHeap};
  while (!changed.empty()) {
    const Location to = changed.back();
    changed.pop_back();
    for (const Edge* edge : into[to]) {
      const int level = std::max(locations_[to].level, 0) + edge->derefs;
      if (level >= locations_[edge->from].level || edge->from == kHeap) continue;
      locations_[edge->from].level = level;
      changed.push_back(edge->from);
    }
  }
}

}  // namespace gocxx::lower
