// Channels: chan<T>, recv_chan<T>, send_chan<T>. Each is one pointer, null for nil, to an untyped core that
// knows only the size of the elements. Only goroutines may use a channel, no other threads.
#pragma once

#include <cstddef>
#include <type_traits>

#include "gocxx/site.h"

namespace gocxx {

template <class... T>
struct results;

namespace rt::chan {

class Channel;

/// The untyped operations; their contracts are those of the typed channels below. Elements of size 0 are
/// allowed.
Channel* make(std::size_t element_size, bool pointer_free, long capacity, const site& where);
void send(Channel* channel, const void* value, const site& where);
/// Returns false, and zeroes `into`, if the channel is closed and empty.
bool recv(Channel* channel, void* into_or_null, const site& where);
void close(Channel* channel);
long len(const Channel* channel);
long cap(const Channel* channel);

struct end_of_channel {};

/// The range clause: receives values until the channel is closed and empty.
template <class T>
class ChannelIterator {
 public:
  ChannelIterator(Channel* channel, const site& where) : channel_(channel), where_(where) { ++*this; }
  const T& operator*() const { return value_; }
  ChannelIterator& operator++() {
    open_ = recv(channel_, &value_, where_);
    return *this;
  }
  bool operator!=(end_of_channel) const { return open_; }

 private:
  Channel* channel_;
  const site& where_;
  T value_{};
  bool open_ = false;
};

/// The operand of a range clause over a channel.
template <class T>
struct ChannelRange {
  Channel* channel;
  const site& where;
  ChannelIterator<T> begin() const { return {channel, where}; }
  end_of_channel end() const { return {}; }
};

}  // namespace rt::chan

/// The common part of the three channel types: identity, nil, len and cap.
class channel_base {
 public:
  constexpr channel_base() = default;
  constexpr channel_base(std::nullptr_t) {}
  explicit constexpr channel_base(rt::chan::Channel* core) : core_(core) {}

  /// Returns the number of elements in the buffer; 0 for nil.
  long len() const { return rt::chan::len(core_); }
  /// Returns the size of the buffer; 0 for nil.
  long cap() const { return rt::chan::cap(core_); }

  rt::chan::Channel* core() const { return core_; }

  friend bool operator==(channel_base a, channel_base b) { return a.core_ == b.core_; }
  friend bool operator==(channel_base a, std::nullptr_t) { return a.core_ == nullptr; }

 protected:
  rt::chan::Channel* core_ = nullptr;
};

/// <-chan T: a channel to receive from.
template <class T>
class recv_chan : public channel_base {
 public:
  using element = T;
  using channel_base::channel_base;

  /// <-c: blocks until there is a value and returns it. Returns the zero value at once if the channel is
  /// closed and empty. Blocks for ever on nil.
  T recv(const site& where = site::here()) const {
    T value{};
    rt::chan::recv(core_, &value, where);
    return value;
  }
  /// v, ok := <-c: ok is false if the value is the zero value of a closed channel.
  results<T, bool> recv_ok(const site& where = site::here()) const {
    T value{};
    bool ok = rt::chan::recv(core_, &value, where);
    return {value, ok};
  }
  /// <-c whose value is not used.
  void drop(const site& where = site::here()) const { rt::chan::recv(core_, nullptr, where); }
};

/// chan<- T: a channel to send to.
template <class T>
class send_chan : public channel_base {
 public:
  using element = T;
  using channel_base::channel_base;

  /// c <- v: blocks until a receiver or the buffer takes the value. Blocks for ever on nil. Panics with "send
  /// on closed channel".
  void send(const std::type_identity_t<T>& value, const site& where = site::here()) const {
    rt::chan::send(core_, &value, where);
  }
  /// close(c). Panics with "close of nil channel" or "close of closed channel".
  void close() const { rt::chan::close(core_); }
};

/// chan T: a channel for both. The contracts are those of send_chan and recv_chan.
template <class T>
class chan : public channel_base {
 public:
  using element = T;
  using channel_base::channel_base;

  void send(const std::type_identity_t<T>& value, const site& where = site::here()) const {
    rt::chan::send(core_, &value, where);
  }
  T recv(const site& where = site::here()) const { return recv_chan<T>(core_).recv(where); }
  results<T, bool> recv_ok(const site& where = site::here()) const {
    return recv_chan<T>(core_).recv_ok(where);
  }
  void drop(const site& where = site::here()) const { rt::chan::recv(core_, nullptr, where); }
  void close() const { rt::chan::close(core_); }

  operator recv_chan<T>() const { return recv_chan<T>(core_); }
  operator send_chan<T>() const { return send_chan<T>(core_); }
};

/// make(chan T, n). Panics with "makechan: size out of range".
template <class T>
chan<T> make_chan(long capacity = 0, const site& where = site::here()) {
  static_assert(std::is_trivially_copyable_v<T>, "elements are copied as bytes");
  return chan<T>(rt::chan::make(std::is_empty_v<T> ? 0 : sizeof(T),
                                std::is_arithmetic_v<T> || std::is_empty_v<T>, capacity, where));
}

/// for v := range c. `where` must outlive the loop; emitted code passes a constant.
template <class T>
rt::chan::ChannelRange<T> range(const chan<T>& c, const site& where = unknown_site) {
  return {c.core(), where};
}
template <class T>
rt::chan::ChannelRange<T> range(const recv_chan<T>& c, const site& where = unknown_site) {
  return {c.core(), where};
}

}  // namespace gocxx
