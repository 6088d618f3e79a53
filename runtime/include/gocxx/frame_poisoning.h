// GOCXX_DEBUG=frames when a program is compiled: local variables are overwritten when their lifetime ends. If
// the escape analysis missed a variable, a pointer to it that is used later finds a pattern, and not by luck
// the old value.
#pragma once

#include <cstring>

namespace gocxx {

inline constexpr unsigned char kDeadByte = 0xdb;  // eight of them are no address

/// Overwrites `variable` in its destructor. Declared behind `variable`, so it is destroyed before it.
template <class T>
class overwritten_at_end {
 public:
  explicit overwritten_at_end(T& variable) : bytes_(const_cast<void*>(static_cast<const void*>(&variable))) {}
  overwritten_at_end(const overwritten_at_end&) = delete;
  overwritten_at_end& operator=(const overwritten_at_end&) = delete;
  ~overwritten_at_end() {
    std::memset(bytes_, kDeadByte, sizeof(T));
    asm volatile("" : : "r"(bytes_) : "memory");  // keeps the compiler from removing the dead store
  }

 private:
  void* bytes_;
};

}  // namespace gocxx
