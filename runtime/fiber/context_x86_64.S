// The context switch for x86-64 (System V ABI). Floating-point control words are not part of a context: nothing that
// runs on a goroutine changes them.
#if defined(__x86_64__)

        .text

// void gocxx_switch_context(void* runner /* rdi */, StackPointer (*depart)(void*, StackPointer) /* rsi */,
//                           void (*arrive)(void*) /* rdx */)
// The last instruction is a return, which is predicted to go where the goroutine that left was called from: that is right
// where all wait at the same place of the program, as they often do; a jump through a register leaves that entry in the
// predictor's stack, and then the next return is wrong always.
// A saved stack is 8 bytes off the alignment that a call wants.
        .globl  gocxx_switch_context
        .hidden gocxx_switch_context
        .type   gocxx_switch_context, @function
        .p2align 4
gocxx_switch_context:
        .cfi_startproc
        pushq   %rbp
        .cfi_adjust_cfa_offset 8
        pushq   %rbx
        .cfi_adjust_cfa_offset 8
        pushq   %r12
        .cfi_adjust_cfa_offset 8
        pushq   %r13
        .cfi_adjust_cfa_offset 8
        pushq   %r14
        .cfi_adjust_cfa_offset 8
        pushq   %r15
        .cfi_adjust_cfa_offset 8
        movq    %rdi, %rbx
        movq    %rdx, %r12
        movq    %rsi, %rax
        movq    %rsp, %rsi
        subq    $8, %rsp
        .cfi_adjust_cfa_offset 8
        callq   *%rax
        leaq    -8(%rax), %rsp
        movq    %rbx, %rdi
        callq   *%r12
        addq    $8, %rsp
        .cfi_adjust_cfa_offset -8
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        ret
        .cfi_endproc
        .size   gocxx_switch_context, .-gocxx_switch_context

// The first instruction of a fiber: calls rbx(r12). The frame pointer is zero and there is no way back.
        .globl  gocxx_fiber_entry
        .hidden gocxx_fiber_entry
        .type   gocxx_fiber_entry, @function
        .p2align 4
gocxx_fiber_entry:
        .cfi_startproc
        .cfi_undefined rip
        movq    %r12, %rdi
        callq   *%rbx
        ud2
        .cfi_endproc
        .size   gocxx_fiber_entry, .-gocxx_fiber_entry

#endif
        .section .note.GNU-stack, "", @progbits
