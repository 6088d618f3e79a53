// Resume points, for aarch64: a call that can return a second time. See resume_point_x86_64.S.
#if defined(__aarch64__)

        .text

// int gocxx_call_with_resume_point(ResumePoint* point /* x0 */, Body body /* x1 */, void* closure /* x2 */,
//     defers& frame /* x3 */)
        .globl  gocxx_call_with_resume_point
        .hidden gocxx_call_with_resume_point
        .type   gocxx_call_with_resume_point, %function
        .p2align 4
gocxx_call_with_resume_point:
        .cfi_startproc
        stp     x19, x20, [x0, #0]
        stp     x21, x22, [x0, #16]
        stp     x23, x24, [x0, #32]
        stp     x25, x26, [x0, #48]
        stp     x27, x28, [x0, #64]
        stp     x29, x30, [x0, #80]
        stp     d8, d9, [x0, #96]
        stp     d10, d11, [x0, #112]
        stp     d12, d13, [x0, #128]
        stp     d14, d15, [x0, #144]
        mov     x9, sp
        str     x9, [x0, #160]
        stp     x29, x30, [sp, #-16]!
        .cfi_def_cfa_offset 16
        .cfi_offset 29, -16
        .cfi_offset 30, -8
        mov     x29, sp
        mov     x9, x1
        mov     x0, x2
        mov     x1, x3
        blr     x9
        ldp     x29, x30, [sp], #16
        .cfi_def_cfa_offset 0
        mov     w0, wzr
        ret
        .cfi_endproc
        .size   gocxx_call_with_resume_point, .-gocxx_call_with_resume_point

// void gocxx_resume_at(ResumePoint* point /* x0 */, int result /* w1 */)
        .globl  gocxx_resume_at
        .hidden gocxx_resume_at
        .type   gocxx_resume_at, %function
        .p2align 4
gocxx_resume_at:
        mov     x10, x0
        mov     w0, w1
        ldp     x19, x20, [x10, #0]
        ldp     x21, x22, [x10, #16]
        ldp     x23, x24, [x10, #32]
        ldp     x25, x26, [x10, #48]
        ldp     x27, x28, [x10, #64]
        ldp     x29, x30, [x10, #80]
        ldp     d8, d9, [x10, #96]
        ldp     d10, d11, [x10, #112]
        ldp     d12, d13, [x10, #128]
        ldp     d14, d15, [x10, #144]
        ldr     x9, [x10, #160]
        mov     sp, x9
        br      x30
        .size   gocxx_resume_at, .-gocxx_resume_at

#endif
        .section .note.GNU-stack, "", %progbits
