// Work that blocks in the kernel: a pool of threads that run jobs for parked goroutines, and one thread that
// polls files.
#include "gocxx/blocking.h"

#include <errno.h>
#include <poll.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <new>

#include "gocxx/heap.h"
#include "platform/lock.h"
#include "platform/thread.h"
#include "sched/goroutine.h"
#include "sched/job_queue.h"
#include "sched/scheduler.h"

namespace gocxx::rt::sched {
namespace {

// --- jobs

// The threads that run jobs. They never end: there are as many as the most blocking jobs that there were at
// one time.
class Pool {
 public:
  void add(Job* job) {
    if (!jobs_.add(job)) platform::start_thread([](void* pool) { static_cast<Pool*>(pool)->work(); }, this);
  }

 private:
  void work() {
    for (;;) {
      Job* job = jobs_.take();
      errno = 0;
      job->run(job);
      job->error = errno;
      ready_outside(job->goroutine);  // after this the job may be freed
      scheduler.end_external();
    }
  }

  JobQueue<Job> jobs_;
};

// Never destroyed, because its threads outlive main.
Pool& pool = *new Pool;

// --- polled files

// A goroutine that waits for a file. In collected memory, like jobs.
struct FileWait {
  Goroutine* goroutine;
  int fd;
  std::uint32_t events;
  bool refused = false;  // the file cannot be polled
};

// The thread that waits for files on behalf of goroutines.
class FileWaiter {
 public:
  // Without a file descriptor for epoll there is no thread: then every file is refused.
  FileWaiter() : epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    if (epoll_ == -1) return;
    platform::start_thread([](void* file_waiter) { static_cast<FileWaiter*>(file_waiter)->work(); }, this);
  }

  /// Called as an after-switch callback.
  void add(FileWait* wait) {
    epoll_event event{};
    event.events = wait->events | EPOLLONESHOT;
    event.data.ptr = wait;
    if (epoll_ctl(epoll_, EPOLL_CTL_ADD, wait->fd, &event) == 0) return;
    wait->refused = true;
    finish(wait);
  }

 private:
  static void finish(FileWait* wait) {
    ready_outside(wait->goroutine);
    scheduler.end_external();
  }

  void work() {
    for (;;) {
      epoll_event events[32];
      int count = epoll_wait(epoll_, events, 32, -1);
      for (int i = 0; i < count; ++i) {
        auto* wait = static_cast<FileWait*>(events[i].data.ptr);
        epoll_ctl(epoll_, EPOLL_CTL_DEL, wait->fd, nullptr);
        finish(wait);
      }
    }
  }

  int epoll_;
};

FileWaiter& file_waiter() {
  static FileWaiter& instance = *new FileWaiter;
  return instance;
}

bool is_ready(int fd, short events) {
  pollfd query{fd, events, 0};
  return poll(&query, 1, 0) != 0;
}

// A thread waits for a file that another goroutine polls already, or that cannot be polled.
void wait_by_thread(int fd, short events) {
  blocking([=] {
    pollfd query{fd, events, 0};
    poll(&query, 1, -1);
  });
}

// Not inlined: after the wait the goroutine may be on another thread.
[[gnu::noinline]] void set_errno(int error) { errno = error; }

void wait_for(int fd, short events, std::uint32_t epoll_events) {
  if (is_ready(fd, events)) return;
  auto* wait = ::new (allocate(sizeof(FileWait))) FileWait{current(), fd, epoll_events};
  scheduler.begin_external();
  park_outside(
      "IO wait", [](Goroutine*, void* data) { file_waiter().add(static_cast<FileWait*>(data)); }, wait);
  if (wait->refused) wait_by_thread(fd, events);
}

}  // namespace

void perform(Job* job) {
  job->goroutine = current();
  scheduler.begin_external();
  park_outside(
      "syscall", [](Goroutine*, void* given) { pool.add(static_cast<Job*>(given)); }, job);
  set_errno(job->error);
}

}  // namespace gocxx::rt::sched

namespace gocxx {

void wait_readable(int fd) { rt::sched::wait_for(fd, POLLIN, EPOLLIN); }
void wait_writable(int fd) { rt::sched::wait_for(fd, POLLOUT, EPOLLOUT); }

}  // namespace gocxx
