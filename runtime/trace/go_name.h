// The names of emitted functions as Go shows them.
#pragma once

#include <cstddef>

namespace gocxx::rt::trace {

/// The properties of a function, from its demangled C++ name.
struct GoName {
  bool internal;       // in namespace gocxx, but not of a package
  bool of_closure;     // runtime code around a closure of the program, whose name was written
  bool body;           // the lambda that run_with_defers runs: part of the function around it
  bool literal;        // a function literal; its number in the name is C++'s
  bool of_library;     // of one of the standard packages
  bool no_parameters;  // the function whose name was written has no parameters
};

/// Writes the Go form of `demangled` into `out`:
///   main_::worker(gocxx::chan<long>, long)                    main.worker
///   main_::Circle::Area(main_::Circle)                        main.Circle.Area
///   main_::Account::Deposit(gocxx::ptr<main_::Account>, long) main.(*Account).Deposit
///   main_::main()::{lambda()#1}::operator()() const           main.main.func1
///   void gocxx::go<main_::main()::{lambda()#1}>(...)::...     main.main.func1, of_closure
GoName go_name(const char* demangled, char* out, std::size_t room);

}  // namespace gocxx::rt::trace
