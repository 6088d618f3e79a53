// make, send, receive, close, len, cap. Select is in select.cpp.
#include "chan/channel.h"

#include <new>

#include "gocxx/heap.h"
#include "gocxx/panic.h"
#include "sched/worker.h"

namespace gocxx::rt::chan {

TimerHooks timer_hooks;

Channel* Channel::make(std::size_t element_size, bool pointer_free, long capacity, const site& where) {
  constexpr std::size_t kMost = std::size_t{1} << 47;
  if (capacity < 0 || (element_size != 0 && static_cast<std::size_t>(capacity) > kMost / element_size))
    panic::raise_plain_error("makechan: size out of range");
  auto* channel = ::new (allocate(kChannelSize)) Channel;
  channel->element_size = static_cast<std::uint32_t>(element_size);
  channel->capacity = capacity;
  channel->made_at = {where.file, where.name, where.line, where.column};
  std::size_t size = static_cast<std::size_t>(capacity) * element_size;
  bool fits = size <= kChannelSize - sizeof(Channel);
  channel->buffer = static_cast<char*>(fits ? static_cast<void*>(channel + 1) : allocate(size, pointer_free));
  return channel;
}

// --- waiting

void enlarge_value_buffer(Goroutine* self, std::size_t size) {
  sched::ColdState& cold_state = sched::cold_state_of(self);
  cold_state.large_value = allocate(size);
  cold_state.large_size = size;
}

void park_for_ever(const char* reason, const site& where) {
  for (;;)
    sched::park(
        reason, &where, [](Goroutine*, void*) {}, nullptr);
}

namespace {

// Locks change hands here: the after-switch callback releases what a parking goroutine has taken, and a value
// buffer is enlarged without the lock. The thread safety analysis does not follow that.
void unlock(Goroutine*, void* channel) GOCXX_NO_THREAD_SAFETY_ANALYSIS {
  static_cast<Channel*>(channel)->lock.unlock();
}

// Queues the goroutine's waiter and parks. The lock is held; it is released after the stack has been left.
// Returns whether a value was handed over; otherwise the channel was closed.
[[gnu::always_inline]] inline bool wait(Channel* channel, WaiterQueue& queue, sched::Worker* worker,
                                        void* value_buffer, const char* reason, const site& where) {
  Goroutine* self = worker->running;
  Waiter* waiter = &self->waiter;
  waiter->goroutine = self;
  waiter->value = value_buffer;
  waiter->in_select = false;
  waiter->succeeded = false;
  queue.push(waiter);
  sched::park_on(worker, reason, &where, unlock, channel);
  return waiter->succeeded;
}

[[noreturn, gnu::noinline]] void panic_send_on_closed() {
  panic::raise_plain_error("send on closed channel");
}

// Returns the goroutine's value buffer; the lock is held. If the buffer is too small, it is enlarged without
// the lock and null is returned: the operation has to be tried again.
inline void* take_value_buffer(Channel* channel, Goroutine* self) GOCXX_NO_THREAD_SAFETY_ANALYSIS {
  void* value_buffer = value_buffer_or_null(self, channel->element_size);
  if (value_buffer != nullptr) [[likely]]
    return value_buffer;
  channel->lock.unlock();
  enlarge_value_buffer(self, channel->element_size);
  return nullptr;
}

// The value cannot be handed over now; the lock is held. Returns false if the operation has to be tried
// again.
[[gnu::always_inline]] inline bool wait_to_send(Channel* channel, const void* value, const site& where) {
  sched::Worker* worker = sched::current_worker();
  void* value_buffer = take_value_buffer(channel, worker->running);
  if (value_buffer == nullptr) return false;
  channel->copy(value_buffer, value);
  if (!wait(channel, channel->senders, worker, value_buffer, "chan send", where)) panic_send_on_closed();
  return true;
}

// The counterpart of wait_to_send.
[[gnu::always_inline]] inline bool wait_to_recv(Channel* channel, void* into_or_null, bool* open,
                                                const site& where) {
  sched::Worker* worker = sched::current_worker();
  void* value_buffer = take_value_buffer(channel, worker->running);
  if (value_buffer == nullptr) return false;
  *open = wait(channel, channel->receivers, worker, value_buffer, "chan receive", where);
  if (into_or_null != nullptr)
    *open ? channel->copy(into_or_null, value_buffer) : channel->clear(into_or_null);
  return true;
}

}  // namespace

// --- the operations

Channel* make(std::size_t element_size, bool pointer_free, long capacity, const site& where) {
  return Channel::make(element_size, pointer_free, capacity, where);
}

void send(Channel* channel, const void* value, const site& where) GOCXX_NO_THREAD_SAFETY_ANALYSIS {
  yield_if_debugging();
  if (channel == nullptr) park_for_ever("chan send (nil chan)", where);
  for (;;) {
    channel->lock.lock();
    if (channel->is_closed()) {
      channel->lock.unlock();
      panic_send_on_closed();
    }
    Goroutine* woken = nullptr;
    if (channel->try_send_locked(value, &woken)) {
      channel->lock.unlock();
      if (woken != nullptr) sched::ready(woken);
      return;
    }
    if (wait_to_send(channel, value, where)) return;
  }
}

namespace {

[[gnu::always_inline]] inline bool recv_any(Channel* channel, void* into_or_null,
                                            const site& where) GOCXX_NO_THREAD_SAFETY_ANALYSIS {
  for (;;) {
    channel->lock.lock();
    Goroutine* woken = nullptr;
    bool open;
    if (channel->try_recv_locked(into_or_null, &open, &woken)) {
      channel->lock.unlock();
      if (woken != nullptr) sched::ready(woken);
      return open;
    }
    if (wait_to_recv(channel, into_or_null, &open, where)) return open;
  }
}

[[gnu::noinline]] bool recv_from_timer(Channel* channel, void* into_or_null, const site& where) {
  timer_hooks.begin_use(channel->timer);
  bool open = recv_any(channel, into_or_null, where);
  timer_hooks.end_use(channel->timer);
  return open;
}

}  // namespace

bool recv(Channel* channel, void* into_or_null, const site& where) {
  yield_if_debugging();
  if (channel == nullptr) park_for_ever("chan receive (nil chan)", where);
  if (channel->timer != nullptr) [[unlikely]]
    return recv_from_timer(channel, into_or_null, where);
  return recv_any(channel, into_or_null, where);
}

namespace {

// Takes out all waiters, to be woken without a value. Returns them linked by Waiter::next.
Waiter* take_all_waiters(Channel* channel) {
  Waiter* all = nullptr;
  for (WaiterQueue* queue : {&channel->receivers, &channel->senders}) {
    while (Waiter* waiter = queue->pop_or_null()) {
      waiter->succeeded = false;
      if (waiter->in_select) waiter->goroutine->cold_state->woken_by = waiter;
      waiter->next = all;
      all = waiter;
    }
  }
  return all;
}

}  // namespace

void close(Channel* channel) {
  yield_if_debugging();
  if (channel == nullptr) panic::raise_plain_error("close of nil channel");
  channel->lock.lock();
  if (channel->is_closed()) {
    channel->lock.unlock();
    panic::raise_plain_error("close of closed channel");
  }
  channel->closed.store(true, std::memory_order_relaxed);
  Waiter* waiter = take_all_waiters(channel);
  channel->lock.unlock();
  while (waiter != nullptr) {
    Waiter* next = waiter->next;  // read before: once ready, its goroutine may wait anew
    sched::ready(waiter->goroutine);
    waiter = next;
  }
}

long len(const Channel* channel) {
  if (channel == nullptr || channel->hides_buffer) return 0;
  return channel->count.load(std::memory_order_relaxed);
}

long cap(const Channel* channel) {
  return channel == nullptr || channel->hides_buffer ? 0 : channel->capacity;
}

bool try_send(Channel* channel, const void* value) {
  Goroutine* woken = nullptr;
  channel->lock.lock();
  bool sent = !channel->is_closed() && channel->try_send_locked(value, &woken);
  channel->lock.unlock();
  if (woken != nullptr) sched::ready(woken);
  return sent;
}

bool drain(Channel* channel) {
  platform::Guard guard(channel->lock);
  bool held = !channel->empty();
  while (!channel->empty()) channel->drop_locked();
  return held;
}

}  // namespace gocxx::rt::chan
