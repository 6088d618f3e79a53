#include <gocxx/gocxx.hpp>

#include <gocxx/lib/errors.h>
#include <gocxx/lib/fmt.h>
#include <gocxx/lib/sync.h>

using namespace gocxx::literals;

namespace main_ {

struct account {
  gocxx::sync::Mutex mu{};
  long balance = 0;

  static gocxx::results<long, gocxx::error> withdraw(gocxx::ptr<account> a, long n);

  bool operator==(const account&) const = default;
};

}  // namespace main_

template <>
struct gocxx::type_traits<main_::account> {
  static constexpr const char* name = "main.account";
  static constexpr gocxx::field fields[] = {
      {"mu", gocxx::type_ref<gocxx::sync::Mutex>, offsetof(main_::account, mu)},
      {"balance", gocxx::type_ref<long>, offsetof(main_::account, balance)},
  };
};
template <>
struct gocxx::type_traits<gocxx::ptr<main_::account>> {
  static constexpr auto methods =
      gocxx::methods<gocxx::ptr<main_::account>, gocxx::method<"withdraw", &main_::account::withdraw>>;
};

namespace main_ {

static gocxx::results<long, gocxx::func<void()>> open(gocxx::string name);
static void use(gocxx::string name);
[[gnu::hot]] static void main();

static gocxx::error errPoor{};

gocxx::results<long, gocxx::error> account::withdraw(gocxx::ptr<account> a, long n) {
  [[maybe_unused]] long left{};
  [[maybe_unused]] gocxx::error err{};
  gocxx::run_with_defers([&](gocxx::recovering_defers& defers) {
    gocxx::sync::Mutex::Lock(gocxx::ptr{&a->mu});
    defers.push([value = gocxx::ptr{&a->mu}] { gocxx::sync::Mutex::Unlock(value); });
    defers.push_recovering([&] {
      gocxx::recovery recovery;
      if (auto r = recovery.recover(); r != nullptr) {
        err = gocxx::fmt::Errorf("recovered: %v"_s, {r});
      }
    });
    if (n > a->balance) {
      left = a->balance;
      err = errPoor;
      return;
    }
    a->balance -= n;
    left = a->balance;
    err = nullptr;
    return;
  });
  return {left, err};
}

gocxx::results<long, gocxx::func<void()>> open(gocxx::string name) {
  return {name.len(), [name] { gocxx::fmt::Println({"closed"_s, name}); }};
}

// The names of a structured binding are captured by value: clang 14 cannot capture them as such.
void use(gocxx::string name) {
  gocxx::run_with_defers([&](gocxx::recovering_defers& defers) {
    auto [size, done] = open(name);
    defers.push_recovering_if(gocxx::recovers(done), [done = done] { done(); });
    gocxx::fmt::Println({size});
  });
}

void main() {
  use("account"_s);
  gocxx::box<account> a = gocxx::new_object<account>(account{.balance = 10});
  for (auto n : gocxx::values(gocxx::array<long, 2>{3, 8})) {
    gocxx::safepoint();
    auto [left, err] = account::withdraw(a, n);
    gocxx::fmt::Println({left, err});
  }
}

void init() { errPoor = gocxx::errors::New("not enough"_s); }

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::init, main_::main); }
