// The call of a safepoint that stops, for x86-64.
#if defined(__x86_64__)

        .text

// Calls stop_at_safepoint() and leaves all registers as they were, those of the caller too. The loop around
// a safepoint can then keep its variables in registers. It is called by an instruction of which the compiler
// knows nothing (gocxx/safepoint.h), so the stack may be aligned to 8 bytes only. Its frame is linked as any
// other; what it saves lies on the stack, where the collector looks for pointers.
        .globl  gocxx_stop_keeping_registers
        .hidden gocxx_stop_keeping_registers
        .type   gocxx_stop_keeping_registers, @function
        .p2align 4
gocxx_stop_keeping_registers:
        .cfi_startproc
        pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        subq    $336, %rsp
        andq    $-16, %rsp
        movq    %rax, 256(%rsp)
        movq    %rcx, 264(%rsp)
        movq    %rdx, 272(%rsp)
        movq    %rsi, 280(%rsp)
        movq    %rdi, 288(%rsp)
        movq    %r8, 296(%rsp)
        movq    %r9, 304(%rsp)
        movq    %r10, 312(%rsp)
        movq    %r11, 320(%rsp)
        movaps  %xmm0, 0(%rsp)
        movaps  %xmm1, 16(%rsp)
        movaps  %xmm2, 32(%rsp)
        movaps  %xmm3, 48(%rsp)
        movaps  %xmm4, 64(%rsp)
        movaps  %xmm5, 80(%rsp)
        movaps  %xmm6, 96(%rsp)
        movaps  %xmm7, 112(%rsp)
        movaps  %xmm8, 128(%rsp)
        movaps  %xmm9, 144(%rsp)
        movaps  %xmm10, 160(%rsp)
        movaps  %xmm11, 176(%rsp)
        movaps  %xmm12, 192(%rsp)
        movaps  %xmm13, 208(%rsp)
        movaps  %xmm14, 224(%rsp)
        movaps  %xmm15, 240(%rsp)
        callq   _ZN5gocxx2rt5sched17stop_at_safepointEv
        movaps  0(%rsp), %xmm0
        movaps  16(%rsp), %xmm1
        movaps  32(%rsp), %xmm2
        movaps  48(%rsp), %xmm3
        movaps  64(%rsp), %xmm4
        movaps  80(%rsp), %xmm5
        movaps  96(%rsp), %xmm6
        movaps  112(%rsp), %xmm7
        movaps  128(%rsp), %xmm8
        movaps  144(%rsp), %xmm9
        movaps  160(%rsp), %xmm10
        movaps  176(%rsp), %xmm11
        movaps  192(%rsp), %xmm12
        movaps  208(%rsp), %xmm13
        movaps  224(%rsp), %xmm14
        movaps  240(%rsp), %xmm15
        movq    256(%rsp), %rax
        movq    264(%rsp), %rcx
        movq    272(%rsp), %rdx
        movq    280(%rsp), %rsi
        movq    288(%rsp), %rdi
        movq    296(%rsp), %r8
        movq    304(%rsp), %r9
        movq    312(%rsp), %r10
        movq    320(%rsp), %r11
        movq    %rbp, %rsp
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        ret
        .cfi_endproc
        .size   gocxx_stop_keeping_registers, .-gocxx_stop_keeping_registers

#endif
        .section .note.GNU-stack, "", @progbits
