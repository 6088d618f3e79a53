// The words that signal handlers share with the listeners, in every interleaving of their atomic operations.
#include "platform/signal_words.h"

#include <doctest/doctest.h>

#include <memory>

#include "interleave.h"
#include "platform/lock.h"

namespace {

using gocxx::rt::platform::set_of;
using gocxx::rt::platform::SignalSet;
using Words = gocxx::rt::platform::BasicSignalWords<interleave::Atomic>;

constexpr int kFirst = 1;
constexpr int kSecond = 2;

// A process with one listener, as signals.cpp and os/signal have them. Each action of the kernel is a step of
// its own.
class Process {
 public:
  // --- bodies of threads

  void send(int signal) {
    interleave::Explorer::point();
    pending_ |= set_of(signal);
  }

  // The thread that takes signals: one after the other, since the handler masks all. There may be several.
  void deliver() {
    for (;;) {
      interleave::Explorer::wait_until([this] { return pending_ != 0; });
      SignalSet signal = pending_ & (0 - pending_);
      pending_ &= ~signal;
      switch (action_) {
        case Action::kDefault: ++defaults_; break;
        case Action::kIgnore: ++ignored_; break;
        case Action::kHandler: handle(signal); break;
      }
    }
  }

  // The goroutine that tells the listener.
  void tell_for_ever() {
    for (;;) {
      words_.wait();
      Guard guard(mutex_);
      tell_all_locked();
    }
  }

  void notify() {
    Guard guard(mutex_);
    tell_all_locked();
    listened_to_ = kAll;
    words_.want(kAll, [this] { act(Action::kHandler); });
  }

  void stop() {
    Guard guard(mutex_);
    words_.unwant(kAll, [this] { act(Action::kDefault); });
    tell_all_locked();
    listened_to_ = 0;
  }

  void ignore() {
    Guard guard(mutex_);
    words_.ignore(kAll, [this] { act(Action::kIgnore); });
    tell_all_locked();
    listened_to_ = 0;
  }

  // --- afterwards

  int told() const { return told_; }
  int defaults() const { return defaults_; }
  // So many signals were sent, and each did one thing.
  bool right(int sent) const { return told_ + defaults_ + ignored_ == sent; }
  bool ignores() const { return words_.is_ignored(kAll); }

 private:
  enum class Action { kDefault, kIgnore, kHandler };
  using Guard = gocxx::rt::platform::Guard<interleave::Lock>;

  static constexpr SignalSet kAll = set_of(kFirst) | set_of(kSecond);

  void act(Action action) {
    interleave::Explorer::point();
    action_ = action;
  }

  void handle(SignalSet signal) {
    if (!words_.try_note(signal)) send_again(signal);
  }

  void tell_all_locked() {
    for (SignalSet set = words_.take(); set != 0; set &= set - 1) {
      if (listened_to_ != 0)
        ++told_;
      else
        send_again(set & (0 - set));
    }
  }
  // A signal that is delivered again and again is lost.
  void send_again(SignalSet signal) {
    constexpr int kMost = 3;
    interleave::Explorer::point();
    if (++sent_again_ <= kMost) pending_ |= signal;
  }

  Words words_;
  interleave::Lock mutex_;
  SignalSet listened_to_ = 0;  // mutex_
  Action action_ = Action::kDefault;
  SignalSet pending_ = 0;
  int sent_again_ = 0;
  int told_ = 0;
  int defaults_ = 0;
  int ignored_ = 0;
};

struct Seen {
  int runs = 0;
  int wrong = 0;
  int told = 0;      // interleavings in which the listener was told of all
  int defaults = 0;  // in which a signal met its default
};

// `change` is what one thread does to a process in which `before` was done, while another sends signals.
template <class Before, class Change>
Seen explore(int preemptions, int sent, Before before, Change change) {
  std::unique_ptr<Process> process;
  Seen seen;
  seen.runs = interleave::Explorer(preemptions)
                  .explore(
                      [&]() -> interleave::Explorer::Bodies {
                        process = std::make_unique<Process>();
                        before(*process);
                        auto send = [&, sent] {
                          for (int i = 0; i < sent; ++i) process->send(kFirst + i);
                        };
                        auto deliver = [&] { process->deliver(); };
                        auto tell = [&] { process->tell_for_ever(); };
                        auto make_change = [&] { change(*process); };
                        return {send, deliver, tell, make_change};
                      },
                      [&] {
                        seen.wrong += !process->right(sent);
                        seen.told += process->told() == sent;
                        seen.defaults += process->defaults() != 0;
                      });
  return seen;
}

void nothing(Process&) {}

}  // namespace

TEST_CASE("a listener is told of every signal, in every interleaving") {
  std::unique_ptr<Process> process;
  int wrong = 0;
  int runs = interleave::Explorer(4).explore(
      [&]() -> interleave::Explorer::Bodies {
        process = std::make_unique<Process>();
        process->notify();
        process->send(kFirst);
        process->send(kSecond);
        auto deliver = [&] { process->deliver(); };  // on two threads, as of SIGPIPE
        return {deliver, deliver, [&] { process->tell_for_ever(); }};
      },
      [&] { wrong += process->told() != 2; });
  CHECK(wrong == 0);
  CHECK(runs > 1000);
}

TEST_CASE("a signal that comes while it begins to be wanted is not lost, in every interleaving") {
  Seen seen = explore(3, 2, nothing, [](Process& p) { p.notify(); });
  CHECK(seen.wrong == 0);
  CHECK(seen.told > 0);
  CHECK(seen.defaults > 0);
  CHECK(seen.runs > 1000);
}

TEST_CASE("a signal that comes while nobody wants it any more is not lost, in every interleaving") {
  auto listening = [](Process& p) { p.notify(); };
  Seen seen = explore(3, 1, listening, [](Process& p) { p.stop(); });
  CHECK(seen.wrong == 0);
  CHECK(seen.told > 0);
  CHECK(seen.defaults > 0);
  CHECK(seen.runs > 1000);
}

TEST_CASE(
    "a signal that comes while it is wanted no more and wanted again is not lost, in every interleaving") {
  auto listening = [](Process& p) { p.notify(); };
  Seen seen = explore(3, 1, listening, [](Process& p) {
    p.stop();
    p.notify();
  });
  CHECK(seen.wrong == 0);
  CHECK(seen.told > 0);
  CHECK(seen.defaults > 0);
  CHECK(seen.runs > 1000);
}

TEST_CASE("a signal that comes while it begins to be ignored is told or ignored, in every interleaving") {
  auto listening = [](Process& p) { p.notify(); };
  Seen seen = explore(3, 1, listening, [](Process& p) { p.ignore(); });
  CHECK(seen.wrong == 0);
  CHECK(seen.told > 0);
  CHECK(seen.defaults == 0);
  CHECK(seen.runs > 1000);
}
