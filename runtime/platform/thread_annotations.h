// Annotations that say which lock protects what, for clang's -Wthread-safety, which `./dev lint` runs
// (https://clang.llvm.org/docs/ThreadSafetyAnalysis.html). Other compilers see nothing.
//
// Some fields have only a comment that names their lock:
// - Fields that a lock in another object protects: the expression for the lock would name the scheduler,
//   whose header includes theirs (worker.h, idle_workers.h, single_worker_mode.h), or the owner in a tree of
//   contexts.
// - Atomics that are written under a lock and read without it: the annotation would forbid the reading.
#pragma once

#if defined(__clang__)
#define GOCXX_THREAD_ANNOTATION(x) __attribute__((x))
#else
#define GOCXX_THREAD_ANNOTATION(x)
#endif

/// A class whose objects are locks.
#define GOCXX_CAPABILITY(name) GOCXX_THREAD_ANNOTATION(capability(name))
/// A class whose objects hold a lock during their lifetime.
#define GOCXX_SCOPED_CAPABILITY GOCXX_THREAD_ANNOTATION(scoped_lockable)
/// A field that is read and written only while `lock` is held.
#define GOCXX_GUARDED_BY(lock) GOCXX_THREAD_ANNOTATION(guarded_by(lock))
/// A pointer to what is read and written only while `lock` is held.
#define GOCXX_PT_GUARDED_BY(lock) GOCXX_THREAD_ANNOTATION(pt_guarded_by(lock))
/// A function whose callers hold the lock.
#define GOCXX_REQUIRES(...) GOCXX_THREAD_ANNOTATION(requires_capability(__VA_ARGS__))
#define GOCXX_ACQUIRE(...) GOCXX_THREAD_ANNOTATION(acquire_capability(__VA_ARGS__))
#define GOCXX_TRY_ACQUIRE(...) GOCXX_THREAD_ANNOTATION(try_acquire_capability(__VA_ARGS__))
#define GOCXX_RELEASE(...) GOCXX_THREAD_ANNOTATION(release_capability(__VA_ARGS__))
/// A function after whose call the analysis takes the lock for held.
#define GOCXX_ASSERT_CAPABILITY(lock) GOCXX_THREAD_ANNOTATION(assert_capability(lock))
#define GOCXX_RETURN_CAPABILITY(lock) GOCXX_THREAD_ANNOTATION(lock_returned(lock))
/// A function that the analysis cannot follow; a comment beside it says why it is right.
#define GOCXX_NO_THREAD_SAFETY_ANALYSIS GOCXX_THREAD_ANNOTATION(no_thread_safety_analysis)
