// Arena: owns the objects of a tree. They lie side by side in large blocks, in the order in which they are
// made, and are destroyed together.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace gocxx::base {

/// Memory that is handed out piece by piece and taken back all at once.
class Blocks {
 public:
  /// Memory for one object of `size` bytes, aligned for any type.
  void* allocate(std::size_t size) {
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (size > left_) next_block(size);
    left_ -= size;
    return std::exchange(free_, free_ + size);
  }
  /// All pieces are free again; the blocks serve the next ones.
  void reset() {
    used_ = 0;
    left_ = 0;
  }

 private:
  static constexpr std::size_t kAlignment = alignof(std::max_align_t);
  static constexpr std::size_t kBlockSize = std::size_t{64} << 10;

  void next_block(std::size_t size) {
    const std::size_t length = size > kBlockSize ? size : kBlockSize;
    if (used_ == blocks_.size() || length > kBlockSize)
      blocks_.emplace(blocks_.begin() + static_cast<std::ptrdiff_t>(used_), new std::byte[length]);
    free_ = blocks_[used_++].get();
    left_ = length;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;  // the first `used_` hold pieces
  std::size_t used_ = 0;
  std::byte* free_ = nullptr;  // what follows is free in the block that was opened last
  std::size_t left_ = 0;
};

/// Owns objects of classes derived from Base, whose destructor is virtual.
template <class Base>
class Arena {
 public:
  Arena() = default;
  ~Arena() { destroy(); }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(alignof(T) <= alignof(std::max_align_t));
    T* made = ::new (blocks_.allocate(sizeof(T))) T(std::forward<Args>(args)...);
    objects_.push_back(made);
    return made;
  }
  /// All of them, in the order in which they were made.
  const std::vector<Base*>& objects() const { return objects_; }
  /// Destroys all objects; their memory serves the next ones.
  void clear() {
    destroy();
    objects_.clear();
    blocks_.reset();
  }

 private:
  void destroy() {
    for (Base* each : objects_) each->~Base();
  }

  Blocks blocks_;
  std::vector<Base*> objects_;
};

}  // namespace gocxx::base
