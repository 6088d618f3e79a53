// GOCXX_DEBUG=frames when a program is compiled: locals are overwritten when their life ends, so that a pointer to one that is used
// later, which the escape analysis should have moved to the heap, finds a pattern and not by luck the old value.
#pragma once

#include <cstring>

namespace gocxx {

inline constexpr unsigned char kDeadByte = 0xdb;  // eight of them are no address

// Stands behind the declaration of `variable`, and so ends before it.
template <class T>
class overwritten_at_end {
 public:
  explicit overwritten_at_end(T& variable) : bytes_(const_cast<void*>(static_cast<const void*>(&variable))) {}
  overwritten_at_end(const overwritten_at_end&) = delete;
  overwritten_at_end& operator=(const overwritten_at_end&) = delete;
  ~overwritten_at_end() {
    std::memset(bytes_, kDeadByte, sizeof(T));
    asm volatile("" : : "r"(bytes_) : "memory");  // or the compiler leaves out what nobody may read
  }

 private:
  void* bytes_;
};

}  // namespace gocxx
