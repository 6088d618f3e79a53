// Resume points, for x86-64: a call that can return a second time, as with setjmp and longjmp.
#if defined(__x86_64__)

        .text

// int gocxx_call_with_resume_point(ResumePoint* point /* rdi */, Body body /* rsi */,
//     void* closure /* rdx */, defers& frame /* rcx */)
// Saves the callee-saved registers in `point`, calls body(closure, frame), returns 0. The return address is
// saved as well: its place on the stack is used by other calls once this call has returned.
        .globl  gocxx_call_with_resume_point
        .hidden gocxx_call_with_resume_point
        .type   gocxx_call_with_resume_point, @function
        .p2align 4
gocxx_call_with_resume_point:
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
        .size   gocxx_call_with_resume_point, .-gocxx_call_with_resume_point

// void gocxx_resume_at(ResumePoint* point /* rdi */, int result /* esi */)
// Makes the call that filled `point` return `result`.
        .globl  gocxx_resume_at
        .hidden gocxx_resume_at
        .type   gocxx_resume_at, @function
        .p2align 4
gocxx_resume_at:
        movl    %esi, %eax
        movq    0(%rdi), %rbx
        movq    8(%rdi), %rbp
        movq    16(%rdi), %r12
        movq    24(%rdi), %r13
        movq    32(%rdi), %r14
        movq    40(%rdi), %r15
        movq    48(%rdi), %rsp
        jmp     *56(%rdi)
        .size   gocxx_resume_at, .-gocxx_resume_at

#endif
        .section .note.GNU-stack, "", @progbits
