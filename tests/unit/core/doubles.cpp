// Stands in for the parts of the runtime above core (heap, panics, program), so that core is tested alone: memory is
// malloc's, a panic is a C++ exception that carries the value.
#include "doubles.h"

#include <cstdio>
#include <cstdlib>

#include "gocxx/heap.h"
#include "gocxx/panic.h"
#include "gocxx/program.h"

namespace gocxx {

void* allocate(std::size_t size) { return std::calloc(1, size == 0 ? 1 : size); }
void* allocate_pointer_free(std::size_t size) { return allocate(size); }

void panic(any value) { throw test::Panic{value}; }

void fatal(const char* text) { throw test::Fatal{text}; }

}  // namespace gocxx
