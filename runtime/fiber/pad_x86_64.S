// Calls that can be returned from a second time, for x86-64.
#if defined(__x86_64__)

        .text

// int gocxx_call_with_pad(Pad* pad /* rdi */, Body body /* rsi */, void* closure /* rdx */, defers& frame /* rcx */)
// Saves the registers that a call preserves, calls body(closure, frame), returns 0. The return address is saved as well:
// its place on the stack is somebody else's once this call has returned.
        .globl  gocxx_call_with_pad
        .hidden gocxx_call_with_pad
        .type   gocxx_call_with_pad, @function
        .p2align 4
gocxx_call_with_pad:
        .cfi_startproc
        movq    (%rsp), %rax
        movq    %rbx, 0(%rdi)
        movq    %rbp, 8(%rdi)
        movq    %r12, 16(%rdi)
        movq    %r13, 24(%rdi)
        movq    %r14, 32(%rdi)
        movq    %r15, 40(%rdi)
        leaq    8(%rsp), %r8
        movq    %r8, 48(%rdi)
        movq    %rax, 56(%rdi)
        subq    $8, %rsp
        .cfi_adjust_cfa_offset 8
        movq    %rsi, %rax
        movq    %rdx, %rdi
        movq    %rcx, %rsi
        callq   *%rax
        addq    $8, %rsp
        .cfi_adjust_cfa_offset -8
        xorl    %eax, %eax
        ret
        .cfi_endproc
        .size   gocxx_call_with_pad, .-gocxx_call_with_pad

// void gocxx_resume_pad(Pad* pad /* rdi */, int result /* esi */)
// Makes the call that filled the pad return `result`.
        .globl  gocxx_resume_pad
        .hidden gocxx_resume_pad
        .type   gocxx_resume_pad, @function
        .p2align 4
gocxx_resume_pad:
        movl    %esi, %eax
        movq    0(%rdi), %rbx
        movq    8(%rdi), %rbp
        movq    16(%rdi), %r12
        movq    24(%rdi), %r13
        movq    32(%rdi), %r14
        movq    40(%rdi), %r15
        movq    48(%rdi), %rsp
        jmp     *56(%rdi)
        .size   gocxx_resume_pad, .-gocxx_resume_pad

#endif
        .section .note.GNU-stack, "", @progbits
