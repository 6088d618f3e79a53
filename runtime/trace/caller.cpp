// A walk up the stack of the current goroutine, over the frames that Go counts.
#include "trace/caller.h"

#include <cstring>

#include "fiber/context.h"
#include "fiber/stack_walk.h"
#include "trace/symbol.h"

namespace gocxx::rt::trace {
namespace {

// The state of one walk.
class Search {
 public:
  Search(std::string_view package, long depth) : package_(package), left_(depth) {}

  void look_at(std::uintptr_t pc) {
    pc_ = pc;
    symbolize(
        pc, true, [](const Symbol& symbol, void* search) { static_cast<Search*>(search)->look_at(symbol); },
        this);
  }

  bool found() const { return site_.line != 0; }
  const CallSite& site() const { return site_; }

 private:
  void look_at(const Symbol& symbol) {
    if ((symbol.internal && !symbol.shown_between) || site_.line != 0) return;
    const std::string_view name(symbol.function);
    if (!outside_ && name.starts_with(package_) && name.substr(package_.size()).starts_with('.')) return;
    outside_ = true;
    if (is_owner_of_body(symbol)) return;
    if (left_-- > 0) return;
    site_.pc = pc_;
    std::strcpy(site_.file, symbol.file);
    site_.line = symbol.line;
  }

  // The body of a function with deferred calls is that function to the user: one frame, not two.
  bool is_owner_of_body(const Symbol& symbol) {
    const bool owner = body_[0] != 0 && is_around_body(symbol, body_);
    body_[0] = 0;
    if (symbol.body) std::strcpy(body_, symbol.function);
    return owner;
  }

  std::uintptr_t pc_ = 0;
  std::string_view package_;
  long left_;
  bool outside_ = false;  // the walk has left the package's frames
  char body_[sizeof(Symbol::function)] = "";
  CallSite site_;
};

bool look_at_pc(std::uintptr_t pc, void* data) {
  auto* search = static_cast<Search*>(data);
  search->look_at(pc);
  return !search->found();
}

}  // namespace

CallSite caller_of(std::string_view package, long depth) {
  Search search(package, depth);
  fiber::walk_running(fiber::current_position(), look_at_pc, &search);
  return search.site();
}

}  // namespace gocxx::rt::trace
