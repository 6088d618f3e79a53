# The flags of the host compiler for emitted C++, in one place: `gocxx build` passes them (compiler/driver/toolchain.cpp), users of
# gocxx::runtime get them from CMake, and the response files lib/gocxx/{g++,clang++}.flags have them for command lines by hand.
# gocxx/flags.h refuses a file that is compiled without a flag on which its meaning depends.

# Integers wrap, any memory may be looked at as any type, floats are computed as written; frame pointers and line
# tables are what tracebacks are made of; no frame steps over the guard below a stack.
set(GOCXX_MEANING_FLAGS
  -fwrapv -fno-strict-aliasing -ffp-contract=off -fno-omit-frame-pointer -fno-optimize-sibling-calls -fstack-clash-protection)

# A square root is one instruction; fields that were stored one by one are not loaded in pairs, which stalls; and a hot loop of a
# few dozen bytes takes up to twice the time where it lies across two lines of the processor's cache (g++ takes some loops for the
# targets of jumps).
set(GOCXX_SPEED_FLAGS -fno-math-errno -fno-tree-slp-vectorize -falign-loops=64)

# As many functions inlined as with -O3, which makes recursive ones twice as fast, without its loops of
# three copies. Loops of a few instructions do four iterations at a time, or in vectors, which may ask first whether what
# is read and what is written overlap. A branch that the data decides becomes arithmetic
# where that takes one or two instructions (n++ where a byte is found), not where it would put long operations in a row
# that the processor does ahead of time. The passes left out make no program faster, and are a tenth of g++'s time; functions
# that are alike are not merged, so each has its own frames in tracebacks.
set(GOCXX_GCC_FLAGS
  -falign-jumps=64 -fno-schedule-insns2 -fno-gcse -fno-crossjumping -fno-tree-tail-merge -fno-ipa-icf-functions
  --param=max-inline-insns-auto=60
  -fvect-cost-model=cheap -funroll-loops --param=max-unroll-times=4 --param=max-unrolled-insns=64
  --param=max-average-unrolled-insns=64 --param=max-rtl-if-conversion-insns=2
  --param=max-rtl-if-conversion-unpredictable-cost=100)
# A value that was stored in words is loaded in words: a struct that a call returned, or that was changed, and is copied 16 bytes
# at a time waits until all of it is in the cache. Larger ones, which would be copied by `rep movs`, in a loop.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND GOCXX_GCC_FLAGS
    -mtune-ctrl=^sse_unaligned_load_optimal,^sse_unaligned_store_optimal
    -mmemcpy-strategy=unrolled_loop:256:noalign,vector_loop:1024:noalign,libcall:-1:noalign)
endif()

# Types and expressions may be nested deep, for which clang has limits of its own. The full names of inlined functions are
# for tracebacks.
set(GOCXX_DEPTH_FLAGS -ftemplate-depth=5000)
set(GOCXX_CLANG_FLAGS -fbracket-depth=100000 -fdebug-info-for-profiling)

set(GOCXX_COMMON_FLAGS ${GOCXX_MEANING_FLAGS} ${GOCXX_SPEED_FLAGS} ${GOCXX_DEPTH_FLAGS})

# Response files: g++ @lib/gocxx/g++.flags prog.cpp ...
list(JOIN GOCXX_COMMON_FLAGS " " GOCXX_COMMON_FLAGS_TEXT)
list(JOIN GOCXX_GCC_FLAGS " " GOCXX_GCC_FLAGS_TEXT)
list(JOIN GOCXX_CLANG_FLAGS " " GOCXX_CLANG_FLAGS_TEXT)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/lib/g++.flags
  CONTENT "-std=gnu++20 @GOCXX_COMMON_FLAGS_TEXT@ @GOCXX_GCC_FLAGS_TEXT@\n" @ONLY)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/lib/clang++.flags
  CONTENT "-std=gnu++20 @GOCXX_COMMON_FLAGS_TEXT@ @GOCXX_CLANG_FLAGS_TEXT@\n" @ONLY)
