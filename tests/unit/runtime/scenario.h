// The common part of most explored tests: the threads of each interleaving share a fresh scenario, and a
// check of the scenario follows at the end.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "interleave.h"

namespace interleave {

/// Each thread runs one of `bodies` on a fresh Scenario that `before` has prepared. Checks that no thread is
/// stuck at the end and that right(scenario) holds. Returns the number of interleavings.
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
