// What most explored tests have in common: each interleaving has a scenario of its own, which its threads share and which is
// asked at the end whether all went right.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "interleave.h"

namespace interleave {

// Each thread runs one of `bodies` on a fresh Scenario that `before` has prepared; none may be stuck at the end, and right(scenario)
// has to hold. Gives how many interleavings there are.
template <class Scenario, class Before, class Right>
int explore(int preemptions, Before before, const std::vector<void (*)(Scenario&)>& bodies, Right right) {
  std::unique_ptr<Scenario> scenario;
  int wrong = 0;
  Explorer explorer(preemptions);
  int runs = explorer.explore(
      [&] {
        scenario = std::make_unique<Scenario>();
        before(*scenario);
        Explorer::Bodies threads;
        for (auto body : bodies) threads.push_back([&, body] { body(*scenario); });
        return threads;
      },
      [&] { wrong += !right(*scenario); });
  CHECK(wrong == 0);
  CHECK(explorer.stuck() == 0);
  return runs;
}

}  // namespace interleave
