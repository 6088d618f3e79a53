// The ELF objects that tracebacks read: the program, and the shared object that holds the runtime, if that is
// another.
//
// At its first use libbacktrace reads the debug information of every object that dl_iterate_phdr names. If
// the separate debug files of the C library are installed, that takes 150 ms, for frames that no traceback
// shows; the program's own takes 2 to 5 ms. libbacktrace has no option for it, so the copy in this library
// calls the function below instead (see CMakeLists.txt).
#include <link.h>

#include <cstddef>
#include <cstdint>

namespace gocxx::rt::trace {

using Visit = int (*)(dl_phdr_info* object, std::size_t size, void* data);

// Called by libbacktrace in place of dl_iterate_phdr.
extern "C" int gocxx_iterate_own_objects(Visit visit, void* data);

namespace {

// Returns whether one of the segments holds this library's code.
bool holds_runtime(const dl_phdr_info& object) {
  const auto own = reinterpret_cast<std::uintptr_t>(&gocxx_iterate_own_objects);
  for (int i = 0; i < object.dlpi_phnum; ++i) {
    const auto& segment = object.dlpi_phdr[i];
    const std::uintptr_t start = object.dlpi_addr + segment.p_vaddr;
    if (segment.p_type == PT_LOAD && own >= start && own - start < segment.p_memsz) return true;
  }
  return false;
}

struct Filter {
  Visit visit;
  void* data;
  bool is_first = true;  // the program itself is

  int see(dl_phdr_info* object, std::size_t size) {
    const bool wanted = is_first || holds_runtime(*object);
    is_first = false;
    return wanted ? visit(object, size, data) : 0;
  }
};

}  // namespace

extern "C" int gocxx_iterate_own_objects(Visit visit, void* data) {
  Filter filter{visit, data};
  return dl_iterate_phdr([](dl_phdr_info* object, std::size_t size,
                            void* given) { return static_cast<Filter*>(given)->see(object, size); },
                         &filter);
}

}  // namespace gocxx::rt::trace
