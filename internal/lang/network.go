package lang

// A network holds the weights of the tagger and parser: two bidirectional LSTM
// layers, linear layers for tags, a biaffine scorer for heads and a factored
// bilinear scorer for relations. See doc/decisions/0002-parser.md.
type network struct {
	hidden, arc, rel, tag int
	a, b                  table
	layers                [2]layer
	heads                 matrix // tag, arc_dep, arc_head, rel_dep and rel_head side by side
	headsBias             []float32
	upos, feats           matrix
	uposBias, featsBias   []float32
	rootRow               []float32 // what heads gives for the root
	arcW                  matrix
	arcB                  []float32
	relOut                matrix
	relOutBias            []float32
}

// A table holds rows of quantised numbers.
type table struct {
	dim    int
	scales []float32
	values []byte
}

// add adds a row to dst.
func (t *table) add(dst []float32, row int32) {
	scale := t.scales[row]
	values := t.values[int(row)*t.dim : (int(row)+1)*t.dim]
	for i, q := range values[:len(dst)] {
		dst[i] += float32(scale * float32(int8(q)))
	}
}

// A layer is a bidirectional LSTM layer. Both directions read their input
// through one matrix: the forward gates first.
type layer struct {
	in   matrix
	bias []float32
	rec  [2]matrix
}

// newNetwork reads the weights.
func newNetwork(f *file) (*network, error) {
	c := f.Config
	n := &network{hidden: c.Hidden, arc: c.Arc, rel: c.Rel, tag: c.Tag}
	if c.Hidden <= 0 || c.Hidden%panel != 0 || c.Arc%panel != 0 || c.Rel%panel != 0 || c.Tag%panel != 0 || c.DimA <= 0 || c.DimB <= 0 {
		return nil, errFormat
	}
	var err error
	if n.a, err = f.table("a", c.SizeA, c.DimA); err != nil {
		return nil, err
	}
	if n.b, err = f.table("b", c.SizeB, c.DimB); err != nil {
		return nil, err
	}
	if n.layers[0], err = f.layer("lstm1", c.DimA+c.DimB, c.Hidden); err != nil {
		return nil, err
	}
	if n.layers[1], err = f.layer("lstm2", 2*c.Hidden, c.Hidden); err != nil {
		return nil, err
	}
	return n, n.readHeads(f)
}

// readHeads reads everything above the LSTM layers.
func (n *network) readHeads(f *file) error {
	in := 2 * n.hidden
	n.heads = *newMatrix(in, n.headsWidth())
	at := 0
	for _, part := range []struct {
		name string
		size int
	}{{"tag", n.tag}, {"arc_dep", n.arc}, {"arc_head", n.arc}, {"rel_dep", n.rel}, {"rel_head", n.rel}} {
		if err := f.weights(&n.heads, at, part.name, in, part.size); err != nil {
			return err
		}
		b, err := f.vector(part.name+".bias", part.size)
		if err != nil {
			return err
		}
		n.headsBias = append(n.headsBias, b...)
		at += part.size
	}
	for _, l := range []struct {
		name string
		w    *matrix
		bias *[]float32
		k, n int
	}{{"upos", &n.upos, &n.uposBias, n.tag, int(NumUPOS)}, {"feats", &n.feats, &n.featsBias, n.tag, len(f.Bundles)},
		{"rel_out", &n.relOut, &n.relOutBias, 3 * n.rel, len(f.Relations)}} {
		if err := f.linear(l.name, l.w, l.bias, l.k, l.n); err != nil {
			return err
		}
	}
	n.arcW = *newMatrix(n.arc, n.arc)
	if err := f.weights(&n.arcW, 0, "arc_w", n.arc, n.arc); err != nil {
		return err
	}
	var err error
	if n.arcB, err = f.vector("arc_b", n.arc); err != nil {
		return err
	}
	root, err := f.vector("root", in)
	if err != nil {
		return err
	}
	n.rootRow = make([]float32, n.headsWidth())
	copy(n.rootRow, n.headsBias)
	multiply(n.rootRow, len(n.rootRow), 1, root, in, &n.heads)
	leaky(n.rootRow)
	return nil
}

// headsWidth is the number of outputs of the heads matrix.
func (n *network) headsWidth() int { return n.tag + 2*n.arc + 2*n.rel }

// table reads a table of embeddings.
func (f *file) table(name string, rows, cols int) (table, error) {
	b, _, err := f.bytes(name, "int8", rows, cols)
	if err != nil {
		return table{}, err
	}
	return table{cols, floats(b[:4*rows]), b[4*rows:]}, nil
}

// linear reads a linear layer with its bias, which is filled up to whole panels.
func (f *file) linear(name string, w *matrix, bias *[]float32, k, n int) error {
	*w = *newMatrix(k, n)
	if err := f.weights(w, 0, name, k, n); err != nil {
		return err
	}
	b, err := f.vector(name+".bias", n)
	*bias = make([]float32, w.width())
	copy(*bias, b)
	return err
}

// layer reads one bidirectional layer.
func (f *file) layer(name string, in, hidden int) (layer, error) {
	l := layer{in: *newMatrix(in, 8*hidden)}
	for i, way := range []string{".f", ".b"} {
		if err := f.weights(&l.in, 4*hidden*i, name+way+".in", in, 4*hidden); err != nil {
			return l, err
		}
		bias, err := f.vector(name+way+".bias", 4*hidden)
		if err != nil {
			return l, err
		}
		l.bias = append(l.bias, bias...)
		l.rec[i] = *newMatrix(hidden, 4*hidden)
		if err := f.weights(&l.rec[i], 0, name+way+".rec", hidden, 4*hidden); err != nil {
			return l, err
		}
	}
	return l, nil
}

// leaky applies the leaky rectifier with slope 0.1.
func leaky(v []float32) {
	for i, x := range v {
		if x < 0 {
			v[i] = x * 0.1
		}
	}
}

// buffers are the scratch memory of one batch. They are kept between batches and
// grow to the largest one.
type buffers struct {
	sights  []sight
	fold    []byte
	x, y    []float32 // inputs and outputs of a layer
	gates   []float32
	step    []float32
	c, h    []float32
	heads   []float32
	upos    []float32
	feats   []float32
	deps    []float32
	scores  []float32
	panels  matrix
	pair    []float32
	rel     []float32
	decoder decoder
}

// grow returns a slice of n elements, reusing s.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// embed writes the sums of the embeddings of each word to b.x.
func (n *network) embed(b *buffers) {
	width := n.a.dim + n.b.dim
	b.x = grow(b.x, len(b.sights)*width)
	clear(b.x)
	for i := range b.sights {
		s, row := &b.sights[i], b.x[i*width:(i+1)*width]
		for _, r := range s.a {
			if r >= 0 {
				n.a.add(row[:n.a.dim], r)
			}
		}
		for _, r := range s.b {
			if r >= 0 {
				n.b.add(row[n.a.dim:], r)
			}
		}
	}
}

// run applies a layer to b.x, which holds the words of sentences of the given
// lengths one after the other, and leaves the result in b.x. Lengths descend.
func (n *network) run(l *layer, b *buffers, lengths []int) {
	words, in, h := len(b.sights), l.in.k, n.hidden
	b.gates = grow(b.gates, words*8*h)
	for i := range words {
		copy(b.gates[i*8*h:(i+1)*8*h], l.bias)
	}
	multiply(b.gates, 8*h, words, b.x, in, &l.in)
	b.y = grow(b.y, words*2*h)
	for way := range 2 {
		n.sweep(l, b, lengths, way)
	}
	b.x, b.y = b.y, b.x
}

// sweep runs one direction of a layer over all sentences in step.
func (n *network) sweep(l *layer, b *buffers, lengths []int, way int) {
	h, active := n.hidden, len(lengths)
	b.step, b.c, b.h = grow(b.step, active*4*h), grow(b.c, active*h), grow(b.h, active*h)
	clear(b.c)
	clear(b.h)
	for t := range lengths[0] {
		for lengths[active-1] <= t {
			active--
		}
		start := 0
		for j := range active {
			copy(b.step[j*4*h:(j+1)*4*h], b.gates[(start+at(lengths[j], t, way))*8*h+way*4*h:])
			start += lengths[j]
		}
		if t > 0 {
			multiply(b.step, 4*h, active, b.h, h, &l.rec[way])
		}
		start = 0
		for j := range active {
			out := b.h[j*h : (j+1)*h]
			cell(h, b.step[j*4*h:(j+1)*4*h], b.c[j*h:(j+1)*h], out)
			copy(b.y[(start+at(lengths[j], t, way))*2*h+way*h:], out)
			start += lengths[j]
		}
	}
}

// at returns the position of step t in a sentence of n words, read forward if
// way is 0 and backward if it is 1.
func at(n, t, way int) int {
	if way == 0 {
		return t
	}
	return n - 1 - t
}

// forward computes everything about the words of b.sights but the trees: the
// outputs of the linear heads, and the scores of parts of speech and features.
func (n *network) forward(b *buffers, lengths []int) {
	n.embed(b)
	for i := range n.layers {
		n.run(&n.layers[i], b, lengths)
	}
	words, width := len(b.sights), n.headsWidth()
	b.heads = grow(b.heads, words*width)
	for i := range words {
		copy(b.heads[i*width:(i+1)*width], n.headsBias)
	}
	multiply(b.heads, width, words, b.x, 2*n.hidden, &n.heads)
	leaky(b.heads)
	b.upos = n.apply(b.upos, &n.upos, n.uposBias, b.heads, width, words)
	b.feats = n.apply(b.feats, &n.feats, n.featsBias, b.heads, width, words)
	b.deps = grow(b.deps, words*n.arc)
	for i := range words {
		copy(b.deps[i*n.arc:(i+1)*n.arc], n.arcB)
	}
	multiply(b.deps, n.arc, words, b.heads[n.tag:], width, &n.arcW)
}

// apply computes bias + a·w for each row of a.
func (n *network) apply(dst []float32, w *matrix, bias, a []float32, lda, rows int) []float32 {
	width := w.width()
	dst = grow(dst, rows*width)
	for i := range rows {
		copy(dst[i*width:(i+1)*width], bias)
	}
	multiply(dst, width, rows, a, lda, w)
	return dst
}

// arcs computes the scores of heads for the sentence of length size at word
// start: row i holds the root's score for word i, then those of the words.
func (n *network) arcs(b *buffers, start, size int) (scores []float32, stride int) {
	width := n.headsWidth()
	b.panels.k, b.panels.n = n.arc, size+1
	stride = b.panels.width()
	b.panels.data = grow(b.panels.data, stride*n.arc)
	clear(b.panels.data)
	heads := n.rootRow[n.tag+n.arc:]
	for j := range size + 1 {
		if j > 0 {
			heads = b.heads[(start+j-1)*width+n.tag+n.arc:]
		}
		for i, v := range heads[:n.arc] {
			b.panels.data[(j/panel*n.arc+i)*panel+j%panel] = v
		}
	}
	b.scores = grow(b.scores, size*stride)
	clear(b.scores)
	multiply(b.scores, stride, size, b.deps[start*n.arc:], n.arc, &b.panels)
	return b.scores, stride
}

// label computes the scores of relations for each word of a sentence, given
// heads that count from 0 for the root.
func (n *network) label(b *buffers, start int, heads []int) (scores []float32, stride int) {
	width, r := n.headsWidth(), n.rel
	b.pair = grow(b.pair, len(heads)*3*r)
	at := n.tag + 2*n.arc
	for i, h := range heads {
		dep := b.heads[(start+i)*width+at:][:r]
		head := n.rootRow[at+r:][:r]
		if h > 0 {
			head = b.heads[(start+h-1)*width+at+r:][:r]
		}
		row := b.pair[i*3*r : (i+1)*3*r]
		copy(row, dep)
		copy(row[r:], head)
		for j := range r {
			row[2*r+j] = dep[j] * head[j]
		}
	}
	b.rel = n.apply(b.rel, &n.relOut, n.relOutBias, b.pair, 3*r, len(heads))
	return b.rel, n.relOut.width()
}
