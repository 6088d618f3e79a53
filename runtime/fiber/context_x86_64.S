// The context switch for x86-64 (System V ABI). Floating-point control words are not part of a context:
// nothing that runs on a goroutine changes them.
#if defined(__x86_64__)

        .text

// Called by switch_context in context.h, for which no register but the stack and the frame pointer is
// preserved:
//   rdi: runner   rsi: prepare_switch(runner, saved)   rdx: finish_switch(runner)
// The last instruction is a return. The processor predicts that it goes to the place from which the switch
// was called on the stack that was left; this is right if both goroutines wait at the same place of the
// program, as they often do. A jump through a register would leave that entry in the return predictor, and
// every next return would be mispredicted. The caller may be a leaf function that has not aligned its stack.
        .globl  gocxx_switch_context
        .hidden gocxx_switch_context
        .type   gocxx_switch_context, @function
        .p2align 4
gocxx_switch_context:
        .cfi_startproc
        pushq   %rbp
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %rbp, 0
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        movq    %rdi, %rbx
        movq    %rdx, %r12
        movq    %rsi, %rax
        movq    %rsp, %rsi
        andq    $-16, %rsp
        callq   *%rax
        movq    %rax, %rbp
        movq    %rax, %rsp
        andq    $-16, %rsp
        movq    %rbx, %rdi
        callq   *%r12
        movq    %rbp, %rsp
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        ret
        .cfi_endproc
        .size   gocxx_switch_context, .-gocxx_switch_context

// The first instruction of a fiber, with the function and its argument on the stack. The frame pointer is
// zero and there is no way back.
        .globl  gocxx_fiber_entry
        .hidden gocxx_fiber_entry
        .type   gocxx_fiber_entry, @function
        .p2align 4
gocxx_fiber_entry:
        .cfi_startproc
        .cfi_undefined rip
        popq    %rax
        popq    %rdi
        callq   *%rax
        ud2
        .cfi_endproc
        .size   gocxx_fiber_entry, .-gocxx_fiber_entry

#endif
        .section .note.GNU-stack, "", @progbits
