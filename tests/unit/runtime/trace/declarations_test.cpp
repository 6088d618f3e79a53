// Finding the declarations of functions of the standard packages.
#include "trace/declarations.h"

#include <doctest/doctest.h>

using gocxx::rt::trace::find_declaration;

TEST_CASE("functions and methods are found under their path") {
  CHECK(find_declaration("sort.Slice").name == "sort.Slice");
  CHECK(find_declaration("sync.(*Mutex).Lock").file == "sync/sync.gc");
  CHECK(find_declaration("sync.(*Mutex).Lock").line > 0);
  CHECK(find_declaration("container.list.(*List).Len").name == "container/list.(*List).Len");
  CHECK(find_declaration("time.Time.String").name == "time.Time.String");
}

TEST_CASE("a function that no program can call is not") {
  for (const char* name :
       {"sort.less", "sync.Mutex.Lock", "sync.(*Mutex).Loc", "sort.Slice.func1", "", "sort"})
    CHECK(find_declaration(name).name.empty());
}
