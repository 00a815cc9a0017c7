package lang

// A decoder finds trees. It keeps its tables between sentences.
type decoder struct {
	heads []int
	state []uint8
	// The tables of Eisner's algorithm, by first and last node of a span; index 1
	// is for spans whose head is the first node, 0 for the last.
	open, closed       [2][]float32
	openAt, closedAt   [2][]int16
	nodes              int
	stackFrom, stackTo []int32
}

// never is the score of a head that is not allowed.
const never = -1e6

// decode returns the best head of each word, counted from 0 for the root, such
// that the heads make a tree with one word on the root. scores[i·stride+h] is the
// score of head h for word i. Where the best heads taken one by one make no tree,
// it returns the best projective one (Eisner, COLING 1996). The result is valid
// until the next call; scores are changed.
func (d *decoder) decode(scores []float32, stride, n int) []int {
	d.heads = grow(d.heads, n)
	for i := range n {
		row := scores[i*stride : i*stride+n+1]
		row[i+1] = 2 * never
		best := 0
		for h, s := range row {
			if s > row[best] {
				best = h
			}
		}
		d.heads[i] = best
	}
	if !d.isTree(d.heads) {
		// A root that costs this much is taken once, since it must be.
		for i := range n {
			scores[i*stride] -= 1000
		}
		d.eisner(scores, stride, n)
	}
	return d.heads
}

// isTree reports whether heads, counted from 0 for the root, make a tree with
// one word on the root.
func (d *decoder) isTree(heads []int) bool {
	d.state = grow(d.state, len(heads)+1)
	clear(d.state)
	d.state[0] = 2
	roots := 0
	for i := range heads {
		if heads[i] == 0 {
			roots++
		}
		j := i + 1
		for d.state[j] == 0 {
			d.state[j] = 1
			j = heads[j-1]
		}
		if d.state[j] == 1 {
			return false
		}
		for j = i + 1; d.state[j] == 1; j = heads[j-1] {
			d.state[j] = 2
		}
	}
	return roots == 1
}

// eisner sets d.heads to the best projective tree.
func (d *decoder) eisner(scores []float32, stride, n int) {
	d.nodes = n + 1
	size := d.nodes * d.nodes
	for k := range 2 {
		d.open[k], d.closed[k] = grow(d.open[k], size), grow(d.closed[k], size)
		d.openAt[k], d.closedAt[k] = grow(d.openAt[k], size), grow(d.closedAt[k], size)
		for i := range d.nodes {
			d.closed[k][i*d.nodes+i] = 0
		}
	}
	for width := 1; width < d.nodes; width++ {
		for s := 0; s+width < d.nodes; s++ {
			d.span(scores, stride, s, s+width)
		}
	}
	d.trace()
}

// span fills the tables for nodes s to t.
func (d *decoder) span(scores []float32, stride, s, t int) {
	m, i := d.nodes, s*d.nodes+t
	best, at := float32(4*never), s
	for r := s; r < t; r++ {
		if v := d.closed[1][s*m+r] + d.closed[0][(r+1)*m+t]; v > best {
			best, at = v, r
		}
	}
	d.open[1][i] = best + scores[(t-1)*stride+s]
	d.open[0][i] = 8 * never
	if s > 0 {
		d.open[0][i] = best + scores[(s-1)*stride+t]
	}
	d.openAt[0][i], d.openAt[1][i] = int16(at), int16(at)
	best, at = 16*never, s
	for r := s; r < t; r++ {
		if v := d.closed[0][s*m+r] + d.open[0][r*m+t]; v > best {
			best, at = v, r
		}
	}
	d.closed[0][i], d.closedAt[0][i] = best, int16(at)
	best, at = 16*never, t
	for r := s + 1; r <= t; r++ {
		if v := d.open[1][s*m+r] + d.closed[1][r*m+t]; v > best {
			best, at = v, r
		}
	}
	d.closed[1][i], d.closedAt[1][i] = best, int16(at)
}

// trace reads the heads out of the tables. A task is a span, with the kind in the
// low bits of its end: closed or open, head first or last.
func (d *decoder) trace() {
	m := d.nodes
	d.stackFrom, d.stackTo = append(d.stackFrom[:0], 0), append(d.stackTo[:0], int32(m-1)<<2|1)
	push := func(s, t int, kind int32) {
		if s != t {
			d.stackFrom, d.stackTo = append(d.stackFrom, int32(s)), append(d.stackTo, int32(t)<<2|kind)
		}
	}
	for len(d.stackFrom) > 0 {
		last := len(d.stackFrom) - 1
		s, to := int(d.stackFrom[last]), d.stackTo[last]
		d.stackFrom, d.stackTo = d.stackFrom[:last], d.stackTo[:last]
		t, way := int(to>>2), to&1
		if to&2 != 0 {
			r := int(d.openAt[way][s*m+t])
			if way == 1 {
				d.heads[t-1] = s
			} else {
				d.heads[s-1] = t
			}
			push(s, r, 1)
			push(r+1, t, 0)
			continue
		}
		r := int(d.closedAt[way][s*m+t])
		if way == 1 {
			push(s, r, 2|1)
			push(r, t, 1)
		} else {
			push(s, r, 0)
			push(r, t, 2)
		}
	}
}
