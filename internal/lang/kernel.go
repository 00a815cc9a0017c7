package lang

import "math"

// The kernels below compute in float32 with fused multiply-adds and in one fixed
// order: an element of a product is the sum over k in ascending order, whatever
// the number of rows that are computed together. The assembly and the Go
// versions give the same bits, so a tree depends neither on the machine nor on
// what else was in the batch.

// panel is how many columns of a matrix are stored, and computed, together.
const panel = 16

// A matrix holds weights with k inputs and n outputs, cut into panels of 16
// outputs; the last panel is filled up with zeros.
type matrix struct {
	k, n int
	data []float32 // for each panel, k rows of 16
}

// width is n rounded up to whole panels.
func (w *matrix) width() int { return (w.n + panel - 1) / panel * panel }

// newMatrix returns a matrix for k inputs and n outputs, all zero.
func newMatrix(k, n int) *matrix {
	w := &matrix{k: k, n: n}
	w.data = make([]float32, w.width()*k)
	return w
}

// set stores the weight of input i for output j.
func (w *matrix) set(i, j int, v float32) {
	w.data[(j/panel*w.k+i)*panel+j%panel] = v
}

// multiply adds a·w to c, for m rows. Row r of a starts at r·lda and that of c at
// r·ldc; ldc is at least w.width().
func multiply(c []float32, ldc, m int, a []float32, lda int, w *matrix) {
	if m == 0 || w.n == 0 {
		return
	}
	_ = c[(m-1)*ldc+w.width()-1]
	_ = a[(m-1)*lda+w.k-1]
	if useVector {
		multiplyVector(c, ldc, m, a, lda, w)
		return
	}
	multiplyScalar(c, ldc, m, a, lda, w)
}

// multiplyScalar is multiply in plain Go.
func multiplyScalar(c []float32, ldc, m int, a []float32, lda int, w *matrix) {
	for r := range m {
		row := a[r*lda : r*lda+w.k]
		for p := 0; p < w.width(); p += panel {
			out := c[r*ldc+p : r*ldc+p+panel]
			b := w.data[p*w.k:]
			for i, x := range row {
				for j, v := range b[i*panel : i*panel+panel] {
					out[j] = fma(x, v, out[j])
				}
			}
		}
	}
}

// fma returns x·y+z rounded once. The product is exact in float64; the sum is
// rounded to odd there, which makes the second rounding harmless (Boldo and
// Melquiond, IEEE Transactions on Computers 57(4), 2008).
func fma(x, y, z float32) float32 {
	p, q := float64(x)*float64(y), float64(z)
	s := p + q
	t := s - p
	e := (p - (s - t)) + (q - t)
	if e != 0 {
		if b := math.Float64bits(s); b&1 == 0 {
			if (e > 0) == (s > 0) {
				s = math.Float64frombits(b + 1)
			} else {
				s = math.Float64frombits(b - 1)
			}
		}
	}
	return float32(s)
}

// The constants of exp: the logarithm of 2 in two parts, and the coefficients
// 1/n! of its series, which is good to float32 precision within half of log 2.
const (
	log2e  = 1.44269504088896341
	ln2Hi  = 0.693359375
	ln2Lo  = -2.12194440e-4
	expMax = 87
)

var expSeries = [...]float32{1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1, 1}

// sigmoid returns 1/(1+exp(-x)).
func sigmoid(x float32) float32 {
	y := min(max(-x, -expMax), expMax)
	n := float32(math.RoundToEven(float64(float32(y * log2e))))
	r := fma(n, -ln2Hi, y)
	r = fma(n, -ln2Lo, r)
	p := expSeries[0]
	for _, c := range expSeries[1:] {
		p = fma(p, r, c)
	}
	e := math.Float32frombits(math.Float32bits(p) + uint32(int32(n))<<23)
	return 1 / (1 + e)
}

// tanh returns the hyperbolic tangent of x.
func tanh(x float32) float32 { return fma(2, sigmoid(x+x), -1) }

// cell advances n LSTM cells. gates holds the sums for the input, forget, cell
// and output gates, n each; c is the state, read and written; h gets the output.
// n is a multiple of 8.
func cell(n int, gates, c, h []float32) {
	_, _, _ = gates[4*n-1], c[n-1], h[n-1]
	if useVector {
		cellVector(n, &gates[0], &c[0], &h[0])
		return
	}
	cellScalar(n, gates, c, h)
}

// cellScalar is cell in plain Go.
func cellScalar(n int, gates, c, h []float32) {
	for j := range n {
		in := float32(sigmoid(gates[j]) * tanh(gates[2*n+j]))
		c[j] = fma(sigmoid(gates[n+j]), c[j], in)
		h[j] = sigmoid(gates[3*n+j]) * tanh(c[j])
	}
}
