// GOCXX_BUILDS_LITERAL: the attributes of a function that only builds a large literal. Optimising such code
// takes host compilers more than linear time, and makes no program faster.
#pragma once

#ifdef __clang__
#define GOCXX_BUILDS_LITERAL __attribute__((cold, noinline, optnone))
#else
#define GOCXX_BUILDS_LITERAL __attribute__((cold, noinline, optimize("O0")))
#endif
