// The context switch for aarch64 (AAPCS64).
#if defined(__aarch64__)

        .text

// void gocxx_switch_context(void* runner /* x0 */, StackPointer (*depart)(void*, StackPointer) /* x1 */,
//                           void (*arrive)(void*) /* x2 */)
        .globl  gocxx_switch_context
        .hidden gocxx_switch_context
        .type   gocxx_switch_context, %function
        .p2align 4
gocxx_switch_context:
        sub     sp, sp, #160
        stp     x19, x20, [sp, #0]
        stp     x21, x22, [sp, #16]
        stp     x23, x24, [sp, #32]
        stp     x25, x26, [sp, #48]
        stp     x27, x28, [sp, #64]
        stp     d8, d9, [sp, #80]
        stp     d10, d11, [sp, #96]
        stp     d12, d13, [sp, #112]
        stp     d14, d15, [sp, #128]
        stp     x29, x30, [sp, #144]
        mov     x19, x0
        mov     x20, x2
        mov     x9, x1
        mov     x1, sp
        blr     x9
        mov     sp, x0
        mov     x0, x19
        blr     x20
        ldp     x19, x20, [sp, #0]
        ldp     x21, x22, [sp, #16]
        ldp     x23, x24, [sp, #32]
        ldp     x25, x26, [sp, #48]
        ldp     x27, x28, [sp, #64]
        ldp     d8, d9, [sp, #80]
        ldp     d10, d11, [sp, #96]
        ldp     d12, d13, [sp, #112]
        ldp     d14, d15, [sp, #128]
        ldp     x29, x30, [sp, #144]
        add     sp, sp, #160
        ret
        .size   gocxx_switch_context, .-gocxx_switch_context

// The first instruction of a fiber: calls x20(x19). The frame pointer is zero and there is no way back.
        .globl  gocxx_fiber_entry
        .hidden gocxx_fiber_entry
        .type   gocxx_fiber_entry, %function
        .p2align 4
gocxx_fiber_entry:
        mov     x0, x19
        mov     x30, xzr
        blr     x20
        brk     #1
        .size   gocxx_fiber_entry, .-gocxx_fiber_entry

#endif
        .section .note.GNU-stack, "", %progbits
