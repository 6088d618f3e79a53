// The select statement.
//
// Statement:  1. It looks at all cases without locks and chooses one of those that seem ready at random. It
//                takes that channel's lock and does the operation, if it is still ready; done.
//             2. It locks all channels in the order of their addresses and looks at all cases again. If one
//                is ready, it does that operation; done. Otherwise, with a default clause, that runs; done.
//             3. It unsets `select_won`, queues a waiter on every channel, and parks with all locks held. Its
//                worker releases the locks after it has left the goroutine's stack.
//             4. When it runs again, it takes the waiters that lost out of their queues, each under its
//                channel's lock.
// Goroutine that finds a waiter of the statement, under the lock of that channel:
//             1. It takes the waiter out of its queue and sets `select_won`.
//             2. If `select_won` was unset, it has won: it hands the value over and readies the goroutine.
//                Otherwise it goes on to the next waiter.
//
// Why each interleaving is right:
// - Step 1 looks at one case after the other, so it cannot tell that none is ready at one moment. Step 2 can:
//   it holds all locks. The operation of step 1 was ready under its channel's lock at the moment when it was
//   done.
// - All statements lock in the same order, so no two wait for each other's locks.
// - `select_won` is exchanged, so exactly one goroutine wins (chan/waiter_queue.h).
//
// The stack may be evicted by the time when the locks are released, so nothing on it is read for that: the
// waiters, kept in lock order in the goroutine's cold state, know their channels.
#include "gocxx/select.h"

#include <algorithm>
#include <new>

#include "chan/channel.h"
#include "gocxx/heap.h"
#include "gocxx/panic.h"
#include "sched/worker.h"

namespace gocxx::rt::chan {
namespace {

// A waiter of a select statement, in an array in lock order that the goroutine's cold state keeps.
struct SelectWaiter : Waiter {
  Channel* channel;
};

// One execution of a statement with several clauses. Lives on the stack of its goroutine, which alone calls
// it.

class SelectStatement {
 public:
  SelectStatement(Case* cases, int count)
      : cases_(cases), count_(count), worker_(sched::current_worker()), self_(worker_->running) {}

  int run(bool may_block, const site& where);

 private:
  // Call the timer hooks for each case of a timer's channel.
  void begin_timers();
  void end_timers();

  int choose_ready_or_none();
  bool try_case(const Case& c) GOCXX_REQUIRES(c.channel->lock);
  int try_one_by_one() GOCXX_NO_THREAD_SAFETY_ANALYSIS;  // holds the lock under another name

  void prepare_to_wait();
  std::size_t value_buffer_size() const;
  void sort_waiters();
  void lock_all() GOCXX_NO_THREAD_SAFETY_ANALYSIS;                              // locks in a loop
  static void release(Goroutine* self, void*) GOCXX_NO_THREAD_SAFETY_ANALYSIS;  // the same
  int try_locked() GOCXX_NO_THREAD_SAFETY_ANALYSIS;  // its caller has locked in a loop
  void enqueue();
  int wait(const site& where);
  void dequeue_losers();
  int take_result(const Waiter* winner);

  SelectWaiter* waiters() const { return static_cast<SelectWaiter*>(self_->cold_state->select_waiters); }

  Case* const cases_;
  const int count_;
  sched::Worker* worker_;  // the goroutine's worker, until it parks
  Goroutine* const self_;
  int used_ = 0;                 // cases whose channel is not nil: waiters()[0..used_)
  Goroutine* woken_ = nullptr;   // to be readied once the locks are released
  bool send_on_closed_ = false;  // the case that was tried is a send on a closed channel
};

constexpr int kNone = -1;

// See Channel::can_send.
inline bool looks_ready(const Case& c) {
  return c.channel != nullptr && (c.is_send ? c.channel->can_send() : c.channel->can_recv());
}

void SelectStatement::begin_timers() {
  for (int i = 0; i < count_; ++i)
    if (cases_[i].channel != nullptr && cases_[i].channel->timer != nullptr)
      timer_hooks.begin_use(cases_[i].channel->timer);
}

void SelectStatement::end_timers() {
  for (int i = 0; i < count_; ++i)
    if (cases_[i].channel != nullptr && cases_[i].channel->timer != nullptr)
      timer_hooks.end_use(cases_[i].channel->timer);
}

// --- one case

// Reservoir sampling: each ready case is equally likely, since the n-th that is found replaces the one chosen
// before with probability 1/n.
inline int SelectStatement::choose_ready_or_none() {
  int chosen = kNone;
  std::uint32_t found = 0;
  for (int i = 0; i < count_; ++i)
    if (looks_ready(cases_[i]) && (++found == 1 || worker_->random.below(found) == 0)) chosen = i;
  return chosen;
}

// Returns whether the case was done, or is a send on a closed channel.
inline bool SelectStatement::try_case(const Case& c) {
  if (!c.is_send) {
    bool open;
    if (!c.channel->try_recv_locked(c.into, &open, &woken_)) return false;
    if (c.ok != nullptr) *c.ok = open;
    return true;
  }
  send_on_closed_ = c.channel->is_closed();
  return send_on_closed_ || c.channel->try_send_locked(c.send_value, &woken_);
}

// Step 1. Returns kNone if the chosen case is not ready any more under its lock: another goroutine was
// faster.
inline int SelectStatement::try_one_by_one() {
  int index = choose_ready_or_none();
  if (index == kNone) return kNone;
  Channel* channel = cases_[index].channel;
  channel->lock.lock();
  bool done = try_case(cases_[index]);
  channel->lock.unlock();
  return done ? index : kNone;
}

// --- all cases

// Allocates the waiters and the value buffer before any lock is taken. Allocating may stop the goroutine,
// which may continue on another worker.
void SelectStatement::prepare_to_wait() {
  sched::ColdState& cold_state = sched::cold_state_of(self_);
  if (cold_state.select_capacity < count_ + 1) {
    auto capacity = static_cast<std::size_t>(count_) + 1;
    cold_state.select_waiters = static_cast<SelectWaiter*>(allocate(sizeof(SelectWaiter) * capacity));
    cold_state.select_capacity = count_ + 1;
  }
  std::size_t size = value_buffer_size();
  if (value_buffer_or_null(self_, size) == nullptr) enlarge_value_buffer(self_, size);
  worker_ = sched::current_worker();
}

constexpr std::size_t aligned(std::size_t size) { return (size + 15) & ~std::size_t{15}; }

// The value buffer has a part for each send, and behind these one part for all receives, since only the
// winner uses it.
std::size_t SelectStatement::value_buffer_size() const {
  std::size_t sends = 0;
  std::size_t receive = 0;
  for (int i = 0; i < count_; ++i) {
    if (cases_[i].channel == nullptr) continue;
    std::size_t size = cases_[i].channel->element_size;
    if (cases_[i].is_send)
      sends += aligned(size);
    else
      receive = std::max(receive, size);
  }
  return sends + receive;
}

// Sorts the waiters of the cases with a channel into lock order (insertion sort). The waiter after the last
// one has no channel.
void SelectStatement::sort_waiters() {
  used_ = 0;
  for (int i = 0; i < count_; ++i) {
    if (cases_[i].channel == nullptr) continue;
    int at = used_++;
    for (; at > 0 && waiters()[at - 1].channel > cases_[i].channel; --at) {
      waiters()[at].channel = waiters()[at - 1].channel;
      waiters()[at].index = waiters()[at - 1].index;
    }
    waiters()[at].channel = cases_[i].channel;
    waiters()[at].index = i;
  }
  waiters()[used_].channel = nullptr;
}

void SelectStatement::lock_all() {
  Channel* last = nullptr;
  for (int i = 0; i < used_; ++i) {
    if (waiters()[i].channel != last) waiters()[i].channel->lock.lock();
    last = waiters()[i].channel;
  }
}

// Unlocks all channels. Each one is unlocked after the next one was read: once the last lock is released, the
// goroutine may have been woken and may change the waiters.
void SelectStatement::release(Goroutine* self, void*) {
  auto* waiter = static_cast<SelectWaiter*>(self->cold_state->select_waiters);
  for (Channel* channel = waiter->channel; channel != nullptr;) {
    do ++waiter;
    while (waiter->channel == channel);
    Channel* next = waiter->channel;
    channel->lock.unlock();
    channel = next;
  }
}

// Step 2, with all locks held. A case that looks ready can be done, unless its queue holds only select
// statements that were won elsewhere; the attempt empties such a queue, so the loop ends.
int SelectStatement::try_locked() {
  for (;;) {
    int index = choose_ready_or_none();
    if (index == kNone || try_case(cases_[index])) return index;
  }
}

// Step 3, with all locks held.
void SelectStatement::enqueue() {
  self_->select_won.store(false, std::memory_order_relaxed);
  self_->cold_state->woken_by = nullptr;
  auto* value_buffer = static_cast<char*>(value_buffer_or_null(self_, value_buffer_size()));
  char* receive = value_buffer;
  for (int i = 0; i < used_; ++i)
    if (cases_[waiters()[i].index].is_send) receive += aligned(waiters()[i].channel->element_size);
  for (int i = 0; i < used_; ++i) {
    SelectWaiter* waiter = &waiters()[i];
    const Case& c = cases_[waiter->index];
    waiter->goroutine = self_;
    waiter->in_select = true;
    waiter->value = c.is_send ? value_buffer : receive;
    if (c.is_send) {
      waiter->channel->copy(value_buffer, c.send_value);
      value_buffer += aligned(waiter->channel->element_size);
    }
    (c.is_send ? waiter->channel->senders : waiter->channel->receivers).push(waiter);
  }
}

// With all locks held.
[[gnu::always_inline]] inline int SelectStatement::wait(const site& where) {
  enqueue();
  sched::park_on(worker_, "select", &where, release, nullptr);
  dequeue_losers();
  return take_result(self_->cold_state->woken_by);
}

// Step 4. A waiter that is not queued any more was taken out by a goroutine that found it; `queued` is read
// under the lock, so that goroutine has finished with it.
void SelectStatement::dequeue_losers() {
  for (int i = 0; i < used_; ++i) {
    SelectWaiter* waiter = &waiters()[i];
    if (waiter == self_->cold_state->woken_by) continue;
    platform::Guard guard(waiter->channel->lock);
    (cases_[waiter->index].is_send ? waiter->channel->senders : waiter->channel->receivers).remove(waiter);
  }
}

// Returns the index of the winner's case, after its value was received.
int SelectStatement::take_result(const Waiter* winner) {
  const Case& c = cases_[winner->index];
  if (c.is_send) {
    if (!winner->succeeded) panic::raise_plain_error("send on closed channel");
    return winner->index;
  }
  if (c.into != nullptr)
    winner->succeeded ? c.channel->copy(c.into, winner->value) : c.channel->clear(c.into);
  if (c.ok != nullptr) *c.ok = winner->succeeded;
  return winner->index;
}

[[gnu::always_inline]] inline int SelectStatement::run(bool may_block, const site& where) {
  begin_timers();
  int index = try_one_by_one();
  if (index == kNone) {
    prepare_to_wait();
    sort_waiters();
    if (used_ == 0 && may_block) park_for_ever(count_ == 0 ? "select (no cases)" : "select", where);
    lock_all();
    index = try_locked();
    if (index == kNone && may_block) {
      index = wait(where);
      end_timers();
      return index;
    }
    release(self_, nullptr);
  }
  end_timers();
  if (send_on_closed_) panic::raise_plain_error("send on closed channel");
  if (woken_ != nullptr) sched::ready(woken_);
  return index;
}

// A statement with one case and no default clause is that operation.
int select_one(Case& c, const site& where) {
  if (c.is_send) {
    send(c.channel, c.send_value, where);
    return 0;
  }
  bool open = recv(c.channel, c.into, where);
  if (c.ok != nullptr) *c.ok = open;
  return 0;
}

// One case and a default clause: no order, no choice. Programs poll channels so, and mostly in vain: then no
// lock is taken.
int try_one(Case& c) {
  Channel* channel = c.channel;
  if (channel == nullptr) return -1;
  if (channel->timer == nullptr && !looks_ready(c)) return -1;
  if (channel->timer != nullptr) timer_hooks.begin_use(channel->timer);
  channel->lock.lock();
  Goroutine* woken = nullptr;
  bool open = true;
  bool panics = c.is_send && channel->is_closed();
  bool done = panics || (c.is_send ? channel->try_send_locked(c.send_value, &woken)
                                   : channel->try_recv_locked(c.into, &open, &woken));
  channel->lock.unlock();
  if (channel->timer != nullptr) timer_hooks.end_use(channel->timer);
  if (panics) panic::raise_plain_error("send on closed channel");
  if (woken != nullptr) sched::ready(woken);
  if (done && c.ok != nullptr) *c.ok = open;
  return done ? 0 : -1;
}

}  // namespace

int select(Case* cases, int count, const site& where) {
  yield_if_debugging();
  return count == 1 ? select_one(cases[0], where) : SelectStatement(cases, count).run(true, where);
}

int try_select(Case* cases, int count, const site& where) {
  yield_if_debugging();
  return count == 1 ? try_one(cases[0]) : SelectStatement(cases, count).run(false, where);
}

}  // namespace gocxx::rt::chan

namespace gocxx {

void select_forever(const site& where) { rt::chan::park_for_ever("select (no cases)", where); }

}  // namespace gocxx
