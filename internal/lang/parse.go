package lang

import (
	"slices"

	"casus/internal/text"
)

// The most sentences and words that are computed together, and the longest run
// of words that is parsed as one; a longer sentence is parsed in pieces.
const (
	batchSentences = 32
	batchWords     = 768
	longest        = 200
)

// A piece is a sentence, or a part of a very long one.
type piece struct{ sentence, from, to int }

// Parse tags and parses sentences. Trees stand in the order of the sentences and
// do not depend on which sentences are parsed together. An empty sentence gives
// an empty tree; any other gives a tree with exactly one root.
func (m *Model) Parse(sents [][]text.Token) []Tree {
	trees := make([]Tree, len(sents))
	var pieces []piece
	for i, s := range sents {
		trees[i] = make(Tree, len(s))
		for from := 0; from < len(s); {
			to := cutSentence(s, from)
			pieces = append(pieces, piece{i, from, to})
			from = to
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return (b.to - b.from) - (a.to - a.from) })
	b, _ := m.buffers.Get().(*buffers)
	defer m.buffers.Put(b)
	for len(pieces) > 0 {
		n, words := 0, 0
		for n < len(pieces) && n < batchSentences && (n == 0 || words+pieces[n].to-pieces[n].from <= batchWords) {
			words += pieces[n].to - pieces[n].from
			n++
		}
		m.parseBatch(b, sents, trees, pieces[:n])
		pieces = pieces[n:]
	}
	for i, t := range trees {
		m.join(t, len(sents[i]))
		m.repair(t)
	}
	return trees
}

// cutSentence returns where the piece of s that begins at from ends: at the end
// of s if it is near, else after a mark if there is one, else anywhere.
func cutSentence(s []text.Token, from int) int {
	if len(s)-from <= longest {
		return len(s)
	}
	for to := from + longest; to > from+longest/2; to-- {
		switch s[to-1].Form {
		case ",", ";", ":", ".", "!", "?":
			return to
		}
	}
	return from + longest
}

// parseBatch parses pieces whose lengths descend.
func (m *Model) parseBatch(b *buffers, sents [][]text.Token, trees []Tree, pieces []piece) {
	b.sights = b.sights[:0]
	lengths := make([]int, len(pieces))
	for k, p := range pieces {
		lengths[k] = p.to - p.from
		for i, tok := range sents[p.sentence][p.from:p.to] {
			var s sight
			s, b.fold = m.see(tok.Form, i == 0 && p.from == 0, b.fold)
			b.sights = append(b.sights, s)
		}
	}
	m.net.forward(b, lengths)
	start := 0
	for _, p := range pieces {
		tree := trees[p.sentence][p.from:p.to]
		for i, tok := range sents[p.sentence][p.from:p.to] {
			tree[i].Form, tree[i].Span = tok.Form, tok.Span
			m.tagWord(&tree[i], b, start+i)
		}
		m.attach(tree, b, start)
		for i := range tree {
			if tree[i].Head >= 0 {
				tree[i].Head += p.from
			}
		}
		start += len(tree)
	}
}

// tagWord sets the part of speech, features and lemma of a word.
func (m *Model) tagWord(w *Word, b *buffers, at int) {
	scores := b.upos[at*m.net.upos.width():][:NumUPOS]
	w.UPOS = UPOS(largest(scores))
	scores = b.feats[at*m.net.feats.width():][:len(m.bundles)]
	if allowed := m.allowed[w.UPOS]; len(allowed) > 0 {
		best := allowed[0]
		for _, k := range allowed {
			if scores[k] > scores[best] {
				best = k
			}
		}
		w.Feats = m.bundles[best]
	}
	if set := int(b.sights[at].set); set >= 0 {
		w.Feats = m.lexicon.refine(w.Feats, w.UPOS, set)
	}
	w.Lemma = m.lemma(w.Form, w.UPOS, w.Feats, int(b.sights[at].set))
}

// largest returns the first index of the largest value.
func largest(v []float32) int {
	best := 0
	for i, x := range v {
		if x > v[best] {
			best = i
		}
	}
	return best
}

// attach sets heads and relations of the words of one piece, with heads that
// count within it.
func (m *Model) attach(tree Tree, b *buffers, start int) {
	n := len(tree)
	scores, stride := m.net.arcs(b, start, n)
	closeMarks(tree, scores, stride)
	heads := b.decoder.decode(scores, stride, n)
	labels, width := m.net.label(b, start, heads)
	for i := range tree {
		w, row := &tree[i], labels[i*width:][:len(m.relations)]
		w.Head = heads[i] - 1
		switch {
		case w.Head < 0:
			w.Deprel = "root"
		case w.UPOS == PUNCT:
			w.Deprel = "punct"
		default:
			row[m.deprels.root], row[m.deprels.punct] = never, never
			w.Deprel = m.relations[largest(row)]
		}
	}
}

// closeMarks forbids punctuation marks as heads and as roots, unless there is
// nothing else.
func closeMarks(tree Tree, scores []float32, stride int) {
	if !slices.ContainsFunc(tree, func(w Word) bool { return w.UPOS != PUNCT }) {
		return
	}
	for j := range tree {
		if tree[j].UPOS != PUNCT {
			continue
		}
		scores[j*stride] = never
		for i := range tree {
			scores[i*stride+j+1] = never
		}
	}
}

// join makes one tree of the pieces of a long sentence: the roots after the first
// hang on it as parataxis.
func (m *Model) join(tree Tree, n int) {
	if n <= longest {
		return
	}
	first := -1
	for i := range tree {
		switch {
		case tree[i].Head >= 0:
		case first < 0:
			first = i
		default:
			tree[i].Head, tree[i].Deprel = first, "parataxis"
		}
	}
}
