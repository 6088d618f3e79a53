// The select statement.
//
// First the cases are looked at without locks, and one of those that seem ready is tried under the lock of
// its channel alone: it was ready when it was done. That none seemed ready says nothing, since they were
// looked at one after the other; so then all channels of the statement are locked, in the order of their
// addresses (so that two selects never wait for each other's locks), and looked at again: at one moment none
// is ready. Then a default clause runs; or a waiter is queued on every channel and the goroutine parks with
// all locks held, which are released when its stack has been left. From then on each channel may offer
// itself; the first to take `select_won` wins and hands its value over under its own lock. The others find
// `select_won` taken and pass the waiter over. When the goroutine runs again it takes its waiters out of the
// queues that did not win, one after the other.
//
// What is read to release the locks must not lie on the stack, which may be evicted by then: the waiters,
// kept in lock order in the goroutine's record, know their channels.
#include "gocxx/select.h"

#include <algorithm>
#include <new>

#include "chan/channel.h"
#include "gocxx/heap.h"
#include "gocxx/panic.h"
#include "sched/worker.h"

namespace gocxx::rt::chan {
namespace {

// A waiter of a select; in lock order in an array that the goroutine's record keeps.
struct SelectWaiter : Waiter {
  Channel* channel;
};

class SelectStatement {
 public:
  SelectStatement(Case* cases, int count)
      : cases_(cases), count_(count), worker_(sched::current_worker()), self_(worker_->running) {}

  int run(bool may_block, const site& where);

 private:
  // For each case of a timer's channel.
  void begin_timers();
  void end_timers();

  bool looks_ready(const Case& c) const;
  int choose_ready_or_none();
  bool try_case(const Case& c);
  int try_one_by_one();

  void enlarge_rooms();
  std::size_t room_size() const;
  void sort_waiters();
  void lock_all();
  static void release(Goroutine* self, void*);
  int try_locked();
  void enqueue();
  int wait(const site& where);
  void dequeue_losers();
  int take_result(const Waiter* winner);

  SelectWaiter* waiters() const { return static_cast<SelectWaiter*>(self_->cold_state->select_waiters); }

  Case* const cases_;
  const int count_;
  sched::Worker* worker_;  // until the goroutine parks
  Goroutine* const self_;
  int used_ = 0;                 // cases whose channel is not nil: waiters()[0..used_)
  Goroutine* woken_ = nullptr;   // to be readied once the locks are released
  bool send_on_closed_ = false;  // what the case that was tried has found
};

constexpr int kNone = -1;

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

inline bool SelectStatement::looks_ready(const Case& c) const {
  return c.channel != nullptr && (c.is_send ? c.channel->can_send() : c.channel->can_recv());
}

// Each of those that are ready is equally likely: the n-th that is found takes the place of the one chosen
// before with probability 1/n.
inline int SelectStatement::choose_ready_or_none() {
  int chosen = kNone;
  std::uint32_t found = 0;
  for (int i = 0; i < count_; ++i)
    if (looks_ready(cases_[i]) && (++found == 1 || worker_->random.below(found) == 0)) chosen = i;
  return chosen;
}

// With the channel's lock held.
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

// Gives up if what was ready is gone under its lock: others are quicker here.
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

// Room for waiters and values is made before any lock is taken, since allocating may stop the goroutine,
// which may go on on another worker.
void SelectStatement::enlarge_rooms() {
  sched::ColdState& cold_state = sched::cold_state_of(self_);
  if (cold_state.select_capacity < count_ + 1) {
    auto places = static_cast<std::size_t>(count_) + 1;
    cold_state.select_waiters = static_cast<SelectWaiter*>(allocate(sizeof(SelectWaiter) * places));
    cold_state.select_capacity = count_ + 1;
  }
  std::size_t size = room_size();
  if (value_room_or_null(self_, size) == nullptr) enlarge_value_room(self_, size);
  worker_ = sched::current_worker();
}

constexpr std::size_t aligned(std::size_t size) { return (size + 15) & ~std::size_t{15}; }

// Every send has a place of its own; one place, behind them, does for all receives, since only the winner uses it.
std::size_t SelectStatement::room_size() const {
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

// The waiters of the cases that count, in lock order. The place after the last one has no channel.
void SelectStatement::sort_waiters() {
  used_ = 0;
  for (int i = 0; i < count_; ++i) {
    if (cases_[i].channel == nullptr) continue;
    int place = used_++;
    for (; place > 0 && waiters()[place - 1].channel > cases_[i].channel; --place) {
      waiters()[place].channel = waiters()[place - 1].channel;
      waiters()[place].index = waiters()[place - 1].index;
    }
    waiters()[place].channel = cases_[i].channel;
    waiters()[place].index = i;
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

// Each channel is unlocked when the next one is known: with the last lock goes the right to read the waiters,
// because the goroutine may already have been woken.
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

// What looks ready under the lock can be done, but for queues of nothing but selects that were won elsewhere:
// those are empty once they were tried.
int SelectStatement::try_locked() {
  for (;;) {
    int index = choose_ready_or_none();
    if (index == kNone || try_case(cases_[index])) return index;
  }
}

void SelectStatement::enqueue() {
  self_->select_won.store(false, std::memory_order_relaxed);
  self_->cold_state->woken_by = nullptr;
  auto* room = static_cast<char*>(value_room_or_null(self_, room_size()));
  char* receive = room;
  for (int i = 0; i < used_; ++i)
    if (cases_[waiters()[i].index].is_send) receive += aligned(waiters()[i].channel->element_size);
  for (int i = 0; i < used_; ++i) {
    SelectWaiter* waiter = &waiters()[i];
    const Case& c = cases_[waiter->index];
    waiter->goroutine = self_;
    waiter->in_select = true;
    waiter->value = c.is_send ? room : receive;
    if (c.is_send) {
      waiter->channel->copy(room, c.send_value);
      room += aligned(waiter->channel->element_size);
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

// One that is not queued any more was taken out by whoever met it, who has done with it: it is looked at
// under the lock.
void SelectStatement::dequeue_losers() {
  for (int i = 0; i < used_; ++i) {
    SelectWaiter* waiter = &waiters()[i];
    if (waiter == self_->cold_state->woken_by) continue;
    platform::Guard guard(waiter->channel->lock);
    (cases_[waiter->index].is_send ? waiter->channel->senders : waiter->channel->receivers).remove(waiter);
  }
}

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
    enlarge_rooms();
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

// One case and a default clause: no order, no choice.
int try_one(Case& c) {
  Channel* channel = c.channel;
  if (channel == nullptr) return -1;
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
