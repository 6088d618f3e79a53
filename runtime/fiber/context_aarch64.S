// The context switch for aarch64 (AAPCS64).
#if defined(__aarch64__)

        .text

// Called by switch_context in context.h, for which no register but the stack and the frame pointer is
// preserved:
//   x0: runner   x1: prepare_switch(runner, saved)   x2: finish_switch(runner)
        .globl  gocxx_switch_context
        .hidden gocxx_switch_context
        .type   gocxx_switch_context, %function
        .p2align 4
gocxx_switch_context:
        stp     x29, x30, [sp, #-16]!
        mov     x19, x0
        mov     x20, x2
        mov     x9, x1
        mov     x1, sp
        blr     x9
        mov     sp, x0
        mov     x0, x19
        blr     x20
        ldp     x29, x30, [sp], #16
        ret
        .size   gocxx_switch_context, .-gocxx_switch_context

// The first instruction of a fiber, with the function and its argument on the stack. The frame pointer is
// zero and there is no way back.
        .globl  gocxx_fiber_entry
        .hidden gocxx_fiber_entry
        .type   gocxx_fiber_entry, %function
        .p2align 4
gocxx_fiber_entry:
        ldp     x9, x0, [sp], #16
        mov     x30, xzr
        blr     x9
        brk     #1
        .size   gocxx_fiber_entry, .-gocxx_fiber_entry

#endif
        .section .note.GNU-stack, "", %progbits
