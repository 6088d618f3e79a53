// Workers that fall asleep and are woken, in every interleaving: no work is left while a worker that
// could do it sleeps, and a deadlock is reported when nothing can happen any more, and not before.
#include "sched/idle_workers.h"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "interleave.h"

namespace {

using interleave::Explorer;
namespace sched = gocxx::rt::sched;

struct Worker {
  int index = 0;
  interleave::Atomic<std::uint32_t> wake;
  Worker* next_idle = nullptr;
  bool idle = false;
  bool searching = false;
};

struct Setting {
  int preemptions;
  int workers;
  int jobs;
  int allowed = 8;        // workers; the others are throttled
  bool together = false;  // a job ends only when all have begun
};

// A scheduler without goroutines: a queue of jobs for all, and workers that do the same as those of
// worker.cpp.
class Host : public sched::BasicIdleWorkers<Host, Worker, interleave::Atomic> {
 public:
  explicit Host(const Setting& setting) : setting_(setting) {
    for (int i = 0; i < setting.workers; ++i) {
      workers_[static_cast<std::size_t>(i)].index = i;
      activate_locked();
    }
    for (int i = 0; i < setting.jobs; ++i) begin_external();
  }

  // From outside: what had begun there ends.
  void bring_job() {
    {
      Locked guard(lock_);
      jobs_.store(jobs_.seen() + 1);
    }
    share_work();
    end_external();
  }
  // By the monitor: the world stops, and goes on.
  void stop_world() {
    {
      Locked guard(lock_);
      stop_.store(true);
    }
    Explorer::wait_until([this] { return active_locked() == 0; });
    {
      Locked guard(lock_);
      wrong_ |= active_locked() != 0;  // a worker that wakes does so before or after
      stop_.store(false);
    }
    wake_searcher();
  }
  // Until it reports a deadlock, after which nothing matters.
  void work(int index) {
    Worker& worker = workers_[static_cast<std::size_t>(index)];
    for (;;) {
      if (must_pause(worker)) pause(worker);
      if (find_job(worker))
        do_job();
      else if (!rest(worker))
        return;
    }
  }

  bool right() const { return ended_ == setting_.jobs && reported_ && !wrong_; }

  // The functions that BasicIdleWorkers requires of its host.
  interleave::Lock& lock() { return lock_; }
  int limit() const { return setting_.workers; }
  bool is_throttled(const Worker& worker) const { return worker.index >= setting_.allowed; }
  bool global_empty() const { return jobs_.load() == 0; }
  bool stop_requested() const { return stop_.load(); }
  bool must_pause(const Worker&) const { return stop_requested(); }
  bool keep_all_asleep_locked() const { return stop_requested(); }
  bool ending() const { return false; }
  bool timers_armed() const { return false; }
  void note_activity() {}

 private:
  using Locked = gocxx::rt::platform::Guard<interleave::Lock>;

  bool try_take_job() {
    if (global_empty()) return false;
    Locked guard(lock_);
    if (jobs_.seen() == 0) return false;
    jobs_.store(jobs_.seen() - 1);
    return true;
  }
  bool find_job(Worker& worker) {
    if (is_throttled(worker)) return false;
    bool found = try_take_job();
    if (!found && !worker.searching) worker.searching = begin_search();
    if (found) end_search(worker);
    return found;
  }
  void end_search(Worker& worker) {
    if (!worker.searching) return;
    worker.searching = false;
    BasicIdleWorkers::end_search(false);
  }
  void do_job() {
    ++begun_;
    if (setting_.together) Explorer::wait_until([this] { return begun_ == setting_.jobs; });
    ++ended_;
  }

  // False: nothing can happen any more.
  bool rest(Worker& worker) {
    end_search(worker);
    bool sleeps;
    bool deadlock;
    {
      Locked guard(lock_);
      sleeps = try_fall_asleep_locked(worker);
      deadlock = sleeps && is_deadlock_locked();
    }
    if (deadlock) {
      reported_ = true;
      wrong_ |= ended_ != setting_.jobs;
      return false;
    }
    while (sleeps && worker.wake.load() == sched::kAsleep) futex_wait(worker.wake, sched::kAsleep);
    worker.searching = worker.wake.load() == sched::kWokenToSearch;
    worker.wake.store(sched::kAsleep);
    wrong_ |= sleeps && is_throttled(worker);  // nobody was to wake it
    return true;
  }
  void pause(Worker& worker) {
    end_search(worker);
    {
      Locked guard(lock_);
      deactivate_locked();
    }
    for (;;) {
      Explorer::wait_until([this] { return !stop_.seen(); });
      Locked guard(lock_);
      if (stop_.seen()) continue;
      activate_locked();
      return;
    }
  }

  const Setting setting_;
  interleave::Lock lock_;
  std::array<Worker, 3> workers_;
  interleave::Atomic<int> jobs_{0};
  interleave::Atomic<bool> stop_{false};
  int begun_ = 0;
  int ended_ = 0;
  bool reported_ = false;
  bool wrong_ = false;
};

using Body = void (*)(Host&);

// The workers, and what happens besides. Returns how many interleavings there are.
int explore(const Setting& setting, std::vector<Body> others) {
  std::unique_ptr<Host> host;
  int wrong = 0;
  int runs = Explorer(setting.preemptions)
                 .explore(
                     [&] {
                       host = std::make_unique<Host>(setting);
                       Explorer::Bodies threads;
                       for (int i = 0; i < setting.workers; ++i) threads.push_back([&, i] { host->work(i); });
                       for (Body other : others) threads.push_back([&, other] { other(*host); });
                       return threads;
                     },
                     [&] { wrong += !host->right(); });
  CHECK(wrong == 0);
  return runs;
}

void bring_one(Host& host) { host.bring_job(); }
void bring_two(Host& host) {
  host.bring_job();
  host.bring_job();
}
void stop_world(Host& host) { host.stop_world(); }

}  // namespace

TEST_CASE("jobs from outside are done, and then a deadlock is reported, in every interleaving") {
  int runs = explore({.preemptions = 2, .workers = 2, .jobs = 1}, {bring_one});
  runs += explore({.preemptions = 1, .workers = 2, .jobs = 2}, {bring_one, bring_one});
  CHECK(runs > 1000);
}

TEST_CASE("there is a worker for each job for all while others have one, in every interleaving") {
  int runs = explore({.preemptions = 2, .workers = 2, .jobs = 2, .together = true}, {bring_two});
  runs += explore({.preemptions = 1, .workers = 2, .jobs = 2, .together = true}, {bring_one, bring_one});
  runs += explore({.preemptions = 1, .workers = 3, .jobs = 2, .together = true}, {bring_two});
  CHECK(runs > 1000);
}

TEST_CASE("throttled workers leave jobs to the others, in every interleaving") {
  int runs = explore({.preemptions = 2, .workers = 2, .jobs = 2, .allowed = 1}, {bring_two});
  CHECK(runs > 1000);
}

TEST_CASE("no job and no deadlock is missed while the world is stopped, in every interleaving") {
  int runs = explore({.preemptions = 1, .workers = 2, .jobs = 1}, {bring_one, stop_world});
  CHECK(runs > 1000);
}
