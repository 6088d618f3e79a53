#include <gocxx/gocxx.hpp>

#include <gocxx/lib/fmt.h>
#include <gocxx/lib/time.h>

using namespace gocxx::literals;

namespace main_ {

static gocxx::string merge(gocxx::recv_chan<gocxx::string> a, gocxx::recv_chan<gocxx::string> b,
                           gocxx::chan<gocxx::empty_struct> done);
[[gnu::hot]] static void main();

gocxx::string merge(gocxx::recv_chan<gocxx::string> a, gocxx::recv_chan<gocxx::string> b,
                    gocxx::chan<gocxx::empty_struct> done) {
  gocxx::string last{};
  for (;;) {
    gocxx::safepoint();
    {
      gocxx::string s{};
      gocxx::string s_2{};
      bool ok{};
      switch (gocxx::select(gocxx::on_recv(a, &s), gocxx::on_recv(b, &s_2, &ok),
                            gocxx::on_send(done, gocxx::empty_struct{}),
                            gocxx::on_recv(gocxx::time::After(gocxx::time::Second)))) {
        case 0: last = s; break;
        case 1:
          if (!ok) {
            return last;
          }
          last += s_2;
          break;
        case 2: break;
        default: return "timeout"_s;
      }
    }
    switch (gocxx::try_select(gocxx::on_recv(done))) {
      case 0: return "done"_s;
      default: break;
    }
  }
}

void main() { gocxx::fmt::Println({merge(nullptr, nullptr, nullptr)}); }

}  // namespace main_

int main(int argc, char** argv) { return gocxx::run_program(argc, argv, main_::main); }
