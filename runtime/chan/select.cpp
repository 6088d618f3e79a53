// The select statement.
//
// All channels of the statement are locked, in the order of their addresses (so that two selects never wait
// for each other's locks), before any is looked at: the choice is made among cases that are ready at one
// moment. If none is, a waiter is queued on every channel and the goroutine parks with all locks held; its
// worker releases them. From then on each channel may offer itself; the first to take `select_won` wins and
// hands its value over under its own lock. The others find `select_won` taken and pass the waiter over. When
// the goroutine runs again it takes its waiters out of the queues that did not win.
//
// What the worker reads to release the locks must not lie on the stack, which may be evicted by then: the
// waiters, kept in lock order in the goroutine's record, know their channels.
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

// What a statement has decided.
struct Outcome {
  int index = -1;  // -1: no case is ready
  bool send_on_closed = false;
  Goroutine* woken = nullptr;  // to be readied once the locks are released
};

class SelectStatement {
 public:
  SelectStatement(Case* cases, int count) : cases_(cases), count_(count), self_(sched::current()) {}

  int run(bool may_block, const site& where);

 private:
  void gather();
  void enlarge_rooms();
  std::size_t room_size() const;
  void begin_timers();
  void end_timers();

  void lock_all();
  void unlock_all();
  static void release(Goroutine* self, void*);

  Outcome try_any();
  bool try_case(int index, Outcome& outcome);
  void enqueue();
  int wait(const site& where);
  void dequeue_losers();
  int take_result(const Waiter* winner);

  SelectWaiter* waiters() const { return static_cast<SelectWaiter*>(self_->rooms->select_waiters); }

  Case* cases_;
  int count_;
  Goroutine* self_;
  int used_ = 0;  // cases whose channel is not nil: waiters()[0..used_)
  bool timers_ = false;
};

// Room for waiters and values is made before any lock is taken, since allocating may stop the goroutine.
void SelectStatement::enlarge_rooms() {
  sched::Rooms& rooms = sched::rooms_of(self_);
  if (rooms.select_capacity < count_ + 1) {
    auto places = static_cast<std::size_t>(count_) + 1;
    rooms.select_waiters = static_cast<SelectWaiter*>(allocate(sizeof(SelectWaiter) * places));
    rooms.select_capacity = count_ + 1;
  }
  std::size_t size = room_size();
  if (value_room_or_null(self_, size) == nullptr) enlarge_value_room(self_, size);
}

constexpr std::size_t aligned(std::size_t size) { return (size + 15) & ~std::size_t{15}; }

// Every send has a place of its own; one place does for all receives, since only the winner uses it.
std::size_t SelectStatement::room_size() const {
  std::size_t sends = 0;
  std::size_t receive = 0;
  for (int i = 0; i < count_; ++i) {
    if (cases_[i].channel == nullptr) continue;
    std::size_t size = aligned(cases_[i].channel->element_size);
    if (cases_[i].is_send)
      sends += size;
    else
      receive = std::max(receive, size);
  }
  return sends + receive;
}

// The cases that count, in lock order. The place after the last one has no channel.
void SelectStatement::gather() {
  for (int i = 0; i < count_; ++i) {
    if (cases_[i].channel == nullptr) continue;
    timers_ |= cases_[i].channel->timer != nullptr;
    SelectWaiter* waiter = ::new (&waiters()[used_++]) SelectWaiter;
    waiter->channel = cases_[i].channel;
    waiter->goroutine = self_;
    waiter->index = i;
    waiter->in_select = true;
  }
  waiters()[used_].channel = nullptr;
  std::sort(waiters(), waiters() + used_,
            [](const SelectWaiter& a, const SelectWaiter& b) { return a.channel < b.channel; });
}

void SelectStatement::begin_timers() {
  if (!timers_) return;
  for (int i = 0; i < used_; ++i)
    if (waiters()[i].channel->timer != nullptr) timer_hooks.begin_use(waiters()[i].channel->timer);
}

void SelectStatement::end_timers() {
  if (!timers_) return;
  for (int i = 0; i < used_; ++i)
    if (waiters()[i].channel->timer != nullptr) timer_hooks.end_use(waiters()[i].channel->timer);
}

void SelectStatement::lock_all() {
  Channel* last = nullptr;
  for (int i = 0; i < used_; ++i) {
    if (waiters()[i].channel != last) waiters()[i].channel->lock.lock();
    last = waiters()[i].channel;
  }
}

void SelectStatement::unlock_all() { release(self_, nullptr); }

// Each channel is unlocked when the next one is known: with the last lock goes the right to read the waiters,
// because the goroutine may already have been woken.
void SelectStatement::release(Goroutine* self, void*) {
  auto* waiter = static_cast<SelectWaiter*>(self->rooms->select_waiters);
  for (Channel* channel = waiter->channel; channel != nullptr;) {
    do ++waiter;
    while (waiter->channel == channel);
    Channel* next = waiter->channel;
    channel->lock.unlock();
    channel = next;
  }
}

bool SelectStatement::try_case(int index, Outcome& outcome) {
  const Case& c = cases_[index];
  if (!c.is_send) {
    bool open;
    if (!c.channel->try_recv_locked(c.into, &open, &outcome.woken)) return false;
    if (c.ok != nullptr) *c.ok = open;
    return true;
  }
  outcome.send_on_closed = c.channel->closed;
  return c.channel->closed || c.channel->try_send_locked(c.send_value, &outcome.woken);
}

// Tries the cases in a random order, so that each of those that are ready is equally likely to be chosen.
Outcome SelectStatement::try_any() {
  Outcome outcome;
  sched::Random& random = sched::current_worker()->random;
  auto* shuffled = static_cast<int*>(__builtin_alloca(sizeof(int) * static_cast<std::size_t>(used_)));
  for (int i = 0; i < used_; ++i) {
    auto j = static_cast<int>(random.below(static_cast<std::uint32_t>(i) + 1));
    shuffled[i] = shuffled[j];
    shuffled[j] = waiters()[i].index;
  }
  for (int i = 0; i < used_; ++i) {
    if (!try_case(shuffled[i], outcome)) continue;
    outcome.index = shuffled[i];
    break;
  }
  return outcome;
}

void SelectStatement::enqueue() {
  self_->select_won.store(false, std::memory_order_relaxed);
  self_->rooms->woken_by = nullptr;
  auto* room = static_cast<char*>(value_room_or_null(self_, room_size()));
  char* receive = room;
  for (int i = 0; i < used_; ++i)
    if (cases_[waiters()[i].index].is_send) receive += aligned(waiters()[i].channel->element_size);
  for (int i = 0; i < used_; ++i) {
    SelectWaiter* waiter = &waiters()[i];
    const Case& c = cases_[waiter->index];
    waiter->value = c.is_send ? room : receive;
    if (c.is_send) {
      waiter->channel->copy(room, c.send_value);
      room += aligned(waiter->channel->element_size);
    }
    (c.is_send ? waiter->channel->senders : waiter->channel->receivers).push(waiter);
  }
}

int SelectStatement::wait(const site& where) {
  enqueue();
  sched::park_on(sched::current_worker(), "select", &where, release, nullptr);
  lock_all();
  dequeue_losers();
  unlock_all();
  return take_result(self_->rooms->woken_by);
}

void SelectStatement::dequeue_losers() {
  for (int i = 0; i < used_; ++i) {
    SelectWaiter* waiter = &waiters()[i];
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

int SelectStatement::run(bool may_block, const site& where) {
  enlarge_rooms();
  gather();
  if (used_ == 0) {
    if (!may_block) return -1;
    park_for_ever(count_ == 0 ? "select (no cases)" : "select", where);
  }
  begin_timers();
  lock_all();
  Outcome outcome = try_any();
  if (outcome.index < 0 && may_block) {
    int index = wait(where);
    end_timers();
    return index;
  }
  unlock_all();
  end_timers();
  if (outcome.send_on_closed) panic::raise_plain_error("send on closed channel");
  if (outcome.woken != nullptr) sched::ready(outcome.woken);
  return outcome.index;
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
  bool panics = c.is_send && channel->closed;
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
  return count == 1 ? select_one(cases[0], where) : SelectStatement(cases, count).run(true, where);
}

int try_select(Case* cases, int count, const site& where) {
  return count == 1 ? try_one(cases[0]) : SelectStatement(cases, count).run(false, where);
}

}  // namespace gocxx::rt::chan

namespace gocxx {

void select_forever(const site& where) { rt::chan::park_for_ever("select (no cases)", where); }

}  // namespace gocxx
