package lang

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// random returns n numbers between -limit and limit.
func random(r *rand.Rand, n int, limit float32) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = (2*r.Float32() - 1) * limit
	}
	return out
}

func TestVectorKernelsMatchGo(t *testing.T) {
	if !useVector {
		t.Skip("this processor has no AVX2")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []struct{ m, k, n int }{{1, 1, 1}, {5, 7, 16}, {6, 3, 17}, {13, 96, 150}, {32, 128, 512}} {
		w := newMatrix(size.k, size.n)
		for i := range size.k {
			for j := range size.n {
				w.set(i, j, 2*r.Float32()-1)
			}
		}
		a := random(r, size.m*size.k, 3)
		c := random(r, size.m*w.width(), 1)
		d := slices.Clone(c)
		multiplyVector(c, w.width(), size.m, a, size.k, w)
		multiplyScalar(d, w.width(), size.m, a, size.k, w)
		if !slices.Equal(c, d) {
			t.Errorf("multiply %v: vector and scalar kernels differ", size)
		}
	}
	const n = 128
	gates, c := random(r, 4*n, 20), random(r, n, 5)
	d, h, k := slices.Clone(c), make([]float32, n), make([]float32, n)
	cellVector(n, &gates[0], &c[0], &h[0])
	cellScalar(n, gates, d, k)
	if !slices.Equal(c, d) || !slices.Equal(h, k) {
		t.Error("cell: vector and scalar kernels differ")
	}
}

func TestSigmoid(t *testing.T) {
	for x := float32(-100); x <= 100; x += 0.37 {
		want := 1 / (1 + math.Exp(-float64(x)))
		if got := float64(sigmoid(x)); math.Abs(got-want) > 1e-6 {
			t.Errorf("sigmoid(%v) = %v, want %v", x, got, want)
		}
		want = math.Tanh(float64(x))
		if got := float64(tanh(x)); math.Abs(got-want) > 1e-6 {
			t.Errorf("tanh(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestFMARoundsOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200000 {
		x, y := math.Float32frombits(r.Uint32()&0x87ffffff|0x38000000), math.Float32frombits(r.Uint32()&0x87ffffff|0x38000000)
		z := math.Float32frombits(r.Uint32()&0x87ffffff | 0x38000000)
		want := float32(math.FMA(float64(x), float64(y), float64(z)))
		got := fma(x, y, z)
		if got != want && math.Abs(float64(got-want)) > math.Abs(float64(want))*1e-6 {
			t.Fatalf("fma(%v, %v, %v) = %v, want about %v", x, y, z, got, want)
		}
	}
}
