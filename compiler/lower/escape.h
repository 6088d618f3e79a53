// Escape analysis: which locals and function literals may stay in the frame of their function.
//
// The proof obligation (the lowering relies on nothing else): when the address of a local x that stays, or a
// reference to it in a function literal, is used, x is alive, and only the goroutine that runs x's function
// uses it.
//
// The analysis is a flow graph of one package. Its nodes (locations) are locals, parameters, results and
// function literals, and one node `heap` for all other memory: objects, elements of slices and maps, package
// variables, channels, what functions of other packages keep, results. A location stands for all that is
// stored in it: a struct's fields, an array's elements, and what an interface holds are parts of the one
// location.
//
// An edge  from -> to (derefs)  says that a value flows:
//
//   q = p                                      p -> q (0)
//   q = &x                                     x -> q (-1)
//   q = *pp, *pp.f, pp.f                       pp -> q (1)
//   s.f = p                                    p -> s (0)
//   a[0] = p                                   p -> a (0)
//   *pp = p, ch <- p, slice[i] = p, return p   p -> heap (0)
//   f(p)                                       p -> the parameter of f (0), or heap (0) if f is not known
//   f = func() { ... x ... }                   x -> the literal (0), the literal -> f (-1)
//
// A value whose way the walk does not understand flows to heap. A read out of heap needs no edge: all values
// that went in are in the heap already.
//
// Invariants.
//   1. Where a location or a heap object holds the address of x, there is a path of edges to that location
//      (to heap) on which the derefs, taken together and never less than 0 before the last step back, are -1.
//   2. Lifetimes: what a location holds is alive as long as the location is.
// For 2, an edge that stores into an existing location is only kept if `to` cannot outlive `from`; else it
// leads to heap. The arguments of a call always live longer than its parameters, and a literal less long than
// what it captures.
//
// A literal that is an argument and stays is used only while the call lasts: its value flows into the
// parameter and, by 2, into nothing that outlives the parameter. Its record may lie in the caller's frame.
//
// Solution: level(v) is the least number of derefs at which something read from v may be kept in heap; it is
// found as a shortest path to heap:
//
//   level(heap) = 0       level(v) = min over edges v -> w (d) of max(level(w), 0) + d
//
// Levels only fall and end at -1, so there is one greatest solution, and the work list ends.
//   level -1: the address of v gets into heap: v must live there (a box).
//   level 0: what v holds gets into heap, so everything whose address v holds has level -1.
//   level 1 and more: only what is found behind pointers does.
#pragma once

#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/syntax/ast.h"
#include "compiler/types/object.h"

namespace gocxx::lower {

class EscapeGraph {
 public:
  using Location = std::size_t;
  using Scope = std::size_t;
  static constexpr Location kHeap = 0;
  static constexpr Scope kNoScope = 0;
  static constexpr int kAddress = -1;

  EscapeGraph() : locations_(1), scopes_(1) {}

  /// A scope inside of `parent`, of the function `decl` (null in the value of a package variable).
  Scope open_scope(Scope parent, const syntax::FuncDecl* decl);
  /// The location of a variable: of a parameter also before it is declared.
  Location of(const types::Var* variable);
  /// A location that comes to life now, in `scope`: a function literal's, or that of a value on its way to
  /// several variables.
  Location add(Scope scope);
  /// `variable` comes to life now. `per_iteration`: there is a new one in each iteration of the for loop
  /// whose scope this is.
  void declare(const types::Var* variable, Scope scope, bool per_iteration);

  /// A value flows into a parameter, or out of a variable into the literal that captures it.
  void pass(Location from, Location to, int derefs) { edges_.push_back({from, to, derefs, false}); }
  /// A value is stored in `to`, which may live longer than `from`.
  void store(Location from, Location to, int derefs) { edges_.push_back({from, to, derefs, true}); }

  /// Finds the levels. `jumping`: the functions with a goto.
  void solve(const std::unordered_set<const syntax::FuncDecl*>& jumping);
  bool address_escapes(Location location) const { return locations_[location].level < 0; }

 private:
  struct LocationFacts {
    Scope scope = kNoScope;  // none: not declared in this package, so nothing is known of it
    std::size_t number = 0;  // in the order in which they come to life
    bool per_iteration = false;
    int level = std::numeric_limits<int>::max();
  };
  struct Edge {
    Location from;
    Location to;
    int derefs;
    bool stores;
  };
  struct Lifetime {
    Scope parent = kNoScope;
    const syntax::FuncDecl* decl = nullptr;
  };

  bool is_inside(Scope inner, Scope outer) const;
  bool may_outlive(const Edge& edge, const std::unordered_set<const syntax::FuncDecl*>& jumping) const;

  std::vector<LocationFacts> locations_;
  std::vector<Lifetime> scopes_;
  std::vector<Edge> edges_;
  std::unordered_map<const types::Var*, Location> of_variables_;
  std::size_t count_ = 0;
};

}  // namespace gocxx::lower
