// The graph of type parameters and its cycles.
#include "compiler/check/instantiation_cycles.h"

#include <algorithm>
#include <unordered_set>

#include "compiler/check/checker.h"
#include "compiler/types/parts.h"

namespace gocxx::check {

using types::TypeParam;

const TypeParam* InstantiationCycles::known_as(const TypeParam* param) const {
  const auto found = renamed_.find(param);
  return found != renamed_.end() ? found->second : param;
}

void InstantiationCycles::add(base::Pos pos, const std::vector<TypeParam*>& params,
                              const std::vector<const Type*>& args) {
  for (std::size_t i = 0; i < params.size() && i < args.size(); ++i)
    add_parts(known_as(params[i]), args[i], args[i], pos);
}

void InstantiationCycles::add_parts(const TypeParam* to, const Type* part, const Type* arg, base::Pos pos) {
  if (const auto* param = dyn_cast_or_null<TypeParam>(part)) {
    edges_.push_back({known_as(param), to, arg, pos, part != arg});
    return;
  }
  if (const auto local = locals_.find(part); local != locals_.end())
    for (const TypeParam* param : local->second) edges_.push_back({known_as(param), to, arg, pos, true});
  types::for_each_part(part, [&](const Type* inner) { add_parts(to, inner, arg, pos); });
}

bool InstantiationCycles::path(const TypeParam* from, const TypeParam* to,
                               std::vector<const Edge*>& edges) const {
  std::unordered_map<const TypeParam*, const Edge*> reached;
  std::vector<const TypeParam*> open = {from};
  std::unordered_set<const TypeParam*> seen = {from};
  while (!open.empty() && seen.count(to) == 0) {
    const TypeParam* at = open.back();
    open.pop_back();
    for (const Edge& edge : edges_) {
      if (edge.from != at || !seen.insert(edge.to).second) continue;
      reached[edge.to] = &edge;
      open.push_back(edge.to);
    }
  }
  if (seen.count(to) == 0) return false;
  for (const TypeParam* at = to; at != from; at = reached[at]->from) edges.push_back(reached[at]);
  std::reverse(edges.begin(), edges.end());
  return true;
}

void InstantiationCycles::report(Checker& checker) const {
  for (const Edge& edge : edges_) {
    std::vector<const Edge*> cycle = {&edge};
    if (!edge.grows || !path(edge.to, edge.from, cycle)) continue;
    std::string text = "instantiation cycle:";
    for (const Edge* each : cycle)
      text += "\n\t" + checker.place(each->pos) + ": " + each->from->object->name + " instantiated as " +
              checker.str(each->arg);
    checker.error(base::Code::kInstantiationCycle, edge.from->object->pos, std::move(text));
    return;
  }
}

}  // namespace gocxx::check
