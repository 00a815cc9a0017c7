package lang

import "unsafe"

// useVector says that this processor and its operating system have AVX2 and FMA.
var useVector = hasAVX2()

// multiplyVector is multiply with AVX2: six rows at a time, the rest one by one.
func multiplyVector(c []float32, ldc, m int, a []float32, lda int, w *matrix) {
	cp, ap := unsafe.Pointer(&c[0]), unsafe.Pointer(&a[0])
	r := 0
	for ; r+6 <= m; r += 6 {
		rows := (*float32)(unsafe.Add(ap, 4*r*lda))
		for p := 0; p < w.width(); p += panel {
			multiply6x16(w.k, rows, 4*lda, &w.data[p*w.k], (*float32)(unsafe.Add(cp, 4*(r*ldc+p))), 4*ldc)
		}
	}
	for ; r < m; r++ {
		row, p := (*float32)(unsafe.Add(ap, 4*r*lda)), 0
		for ; p+4*panel <= w.width(); p += 4 * panel {
			multiply1x64(w.k, row, &w.data[p*w.k], (*float32)(unsafe.Add(cp, 4*(r*ldc+p))))
		}
		for ; p < w.width(); p += panel {
			multiply1x16(w.k, row, &w.data[p*w.k], (*float32)(unsafe.Add(cp, 4*(r*ldc+p))))
		}
	}
}

func hasAVX2() bool {
	const osxsave, avx, fma, avx2, ymm = 1 << 27, 1 << 28, 1 << 12, 1 << 5, 6
	if top, _, _, _ := cpuid(0, 0); top < 7 {
		return false
	}
	_, _, c1, _ := cpuid(1, 0)
	if c1&osxsave == 0 || c1&avx == 0 || c1&fma == 0 || xgetbv()&ymm != ymm {
		return false
	}
	_, b7, _, _ := cpuid(7, 0)
	return b7&avx2 != 0
}

// cpuid runs the instruction of that name.
func cpuid(leaf, sub uint32) (a, b, c, d uint32)

// xgetbv returns the low half of extended control register 0.
func xgetbv() uint32

// multiply6x16 adds the product of 6 rows of a and one panel to 6 rows of c.
// Strides are in bytes.
//
//go:noescape
func multiply6x16(k int, a *float32, lda int, b, c *float32, ldc int)

// multiply1x64 adds the product of one row and four panels to a row.
//
//go:noescape
func multiply1x64(k int, a, b, c *float32)

// multiply1x16 adds the product of one row and one panel to a row.
//
//go:noescape
func multiply1x16(k int, a, b, c *float32)

// cellVector is cell with AVX2.
//
//go:noescape
func cellVector(n int, gates, c, h *float32)
