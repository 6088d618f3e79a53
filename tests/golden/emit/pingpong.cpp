// Two goroutines, a struct with methods, and the comments that stay.

#include <gocxx/gocxx.hpp>

#include <gocxx/lib/fmt.h>

using namespace gocxx::literals;

namespace main_ {

// ball goes to and fro.
struct ball {
  long hits = 0;  // by either player
  gocxx::string name{};

  static void hit(gocxx::ptr<ball> b);

  bool operator==(const ball&) const = default;
};

}  // namespace main_

template <>
struct gocxx::type_traits<main_::ball> {
  static constexpr const char* name = "main.ball";
  static constexpr gocxx::field fields[] = {
      {"hits", gocxx::type_ref<long>, offsetof(main_::ball, hits)},
      {"name", gocxx::type_ref<gocxx::string>, offsetof(main_::ball, name)},
  };
};
template <>
struct gocxx::type_traits<gocxx::ptr<main_::ball>> {
  static constexpr auto methods =
      gocxx::methods<gocxx::ptr<main_::ball>, gocxx::method<"hit", &main_::ball::hit>>;
};

namespace main_ {

static void player(gocxx::recv_chan<gocxx::ptr<ball>> in, gocxx::send_chan<gocxx::ptr<ball>> out);
[[gnu::hot]] static void main();

void ball::hit(gocxx::ptr<ball> b) { ++b->hits; }

// player returns what it gets.
void player(gocxx::recv_chan<gocxx::ptr<ball>> in, gocxx::send_chan<gocxx::ptr<ball>> out) {
  for (auto b : gocxx::range(in)) {
    gocxx::safepoint();
    ball::hit(b);
    out.send(b);
  }
  out.close();
}

void main() {
  gocxx::chan<gocxx::ptr<ball>> there = gocxx::make_chan<gocxx::ptr<ball>>(0);
  gocxx::chan<gocxx::ptr<ball>> back = gocxx::make_chan<gocxx::ptr<ball>>(0);
  gocxx::go([there, back] { player(there, back); });

  auto b = gocxx::new_object(ball{.name = "red"_s});
  for (long i = 0; i < 3; ++i) {
    there.send(b);
    b = back.recv();
  }
  there.close();  // sends the player home
  auto [unused, ok] = back.recv_ok();
  gocxx::fmt::Println({b->name, b->hits, ok});
}

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::main); }
