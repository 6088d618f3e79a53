// Exits and fatal reports agree on the thread that ends the process, in every interleaving.
#include "platform/process_end.h"

#include <doctest/doctest.h>

#include "scenario.h"

namespace {

using gocxx::rt::platform::BasicProcessEnd;

// The actions of the threads of one process.
class Process {
 public:
  void exit() {
    if (end_.try_exit()) ends_with(0);
  }

  void report() {
    if (!end_.try_begin_report()) return;
    ++begun_;
    torn_ |= writing_;
    writing_ = true;
    interleave::Explorer::point();
    writing_ = false;
    ++written_;
    if (end_.end_report()) ends_with(2);
  }

  bool ended_once() const { return ends_ == 1; }
  // Status 2 if there were reports; then all of them were written before, one after the other.
  bool right() const {
    return ended_once() && !torn_ && status_ == (begun_ == 0 ? 0 : 2) && written_at_end_ == begun_;
  }

 private:
  void ends_with(int status) {
    ++ends_;
    status_ = status;
    written_at_end_ = written_;
  }

  BasicProcessEnd<interleave::Atomic> end_;
  int begun_ = 0;
  int written_ = 0;
  int written_at_end_ = 0;
  int ends_ = 0;
  int status_ = -1;
  bool writing_ = false;
  bool torn_ = false;
};

int explore(int preemptions, const std::vector<void (*)(Process&)>& bodies) {
  return interleave::explore<Process>(
      preemptions, [](Process&) {}, bodies, [](const Process& process) { return process.right(); });
}

void exit(Process& process) { process.exit(); }
void report(Process& process) { process.report(); }

}  // namespace

TEST_CASE("an exit ends the process, or a fatal report that came first, in every interleaving") {
  CHECK(explore(6, {exit, report}) > 5);
  CHECK(explore(4, {exit, report, exit}) > 10);
}

TEST_CASE("all fatal reports that have begun are written before the process ends, in every interleaving") {
  CHECK(explore(4, {report, report, exit}) > 100);
  CHECK(explore(3, {report, report, report}) > 100);
}
