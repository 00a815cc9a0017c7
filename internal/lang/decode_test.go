package lang

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// bestTree returns the score of the best projective tree by trying all heads.
func bestTree(scores []float32, stride, n int) float32 {
	heads, best := make([]int, n), float32(-1e9)
	var d decoder
	var try func(i int, sum float32)
	try = func(i int, sum float32) {
		if i == n {
			if sum > best && d.isTree(heads) && projective(heads) {
				best = sum
			}
			return
		}
		for h := range n + 1 {
			if h != i+1 {
				heads[i] = h
				try(i+1, sum+scores[i*stride+h])
			}
		}
	}
	try(0, 0)
	return best
}

func projective(heads []int) bool {
	for i, h := range heads {
		a, b := min(i+1, h), max(i+1, h)
		for j, k := range heads {
			inside, out := j+1 > a && j+1 < b, k < a || k > b
			if inside && out {
				return false
			}
		}
	}
	return true
}

func TestEisnerFindsTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var d decoder
	for range 300 {
		n := 1 + r.IntN(5)
		stride := n + 1 + r.IntN(3)
		scores := random(r, n*stride, 5)
		want := bestTree(scores, stride, n)
		forced := slices.Clone(scores)
		for i := range n {
			forced[i*stride] -= 1000
		}
		d.heads = grow(d.heads, n)
		d.eisner(forced, stride, n)
		if !d.isTree(d.heads) {
			t.Fatalf("%v is no tree", d.heads)
		}
		got := float32(0)
		for i, h := range d.heads {
			got += scores[i*stride+h]
		}
		if got < want-1e-2 {
			t.Errorf("%v scores %v, the best tree %v", d.heads, got, want)
		}
	}
}

func TestIsTree(t *testing.T) {
	tests := []struct {
		heads []int
		want  bool
	}{{[]int{0}, true}, {[]int{2, 0}, true}, {[]int{0, 0}, false}, {[]int{2, 1}, false}, {[]int{0, 3, 2}, false}, {[]int{0, 1, 2}, true}, {nil, false}}
	var d decoder
	for _, tt := range tests {
		if got := d.isTree(tt.heads); got != tt.want {
			t.Errorf("isTree(%v) = %v", tt.heads, got)
		}
	}
}
