package coder

import (
	"strings"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
)

// A sent is one sentence under analysis.
type sent struct {
	d        *document
	index    int    // in the body; headline sentences count from 0 too
	headline bool   // the spans are of the headline
	src      string // the text that the spans cut
	span     casus.Span
	newPara  bool // the first of its paragraph
	t        lang.Tree
	kids     [][]int // dependents of each word, in order
	ments    []mention
	ment     []int  // the mention that covers each word, or -1
	quoted   []bool // the word stands between quotation marks
	open     bool   // a quotation begun here or earlier runs on past the end
	carried  bool   // the sentence begins inside a quotation

	partial  []*finding // what the sentence's verbs have told so far
	looking  int        // depth of pronoun resolution, which may ask for itself
	dated    bool       // dateList is filled
	dateList []date
}

// A mention is a name of the codebook, found in the sentence.
type mention struct {
	names       []*codebook.Name
	first, last int // words, inclusive
	head        int // the word that carries the syntax
	span        casus.Span
}

// link fills in the dependents of every word.
func (s *sent) link() {
	s.kids = make([][]int, len(s.t))
	for i := range s.t {
		if h := s.t[i].Head; h >= 0 && h < len(s.t) {
			s.kids[h] = append(s.kids[h], i)
		}
	}
}

// rel reports whether word w hangs on its head by one of the relations, each
// with or without a subtype.
func (s *sent) rel(w int, rels ...string) bool {
	d := s.t[w].Deprel
	for _, r := range rels {
		if d == r || len(d) > len(r) && d[len(r)] == ':' && d[:len(r)] == r {
			return true
		}
	}
	return false
}

// kid returns the first dependent of w by one of the relations, or -1.
func (s *sent) kid(w int, rels ...string) int {
	for _, k := range s.kids[w] {
		if s.rel(k, rels...) {
			return k
		}
	}
	return -1
}

// kidsBy returns the dependents of w by one of the relations.
func (s *sent) kidsBy(w int, rels ...string) []int {
	var out []int
	for _, k := range s.kids[w] {
		if s.rel(k, rels...) {
			out = append(out, k)
		}
	}
	return out
}

// conjuncts returns w and the words coordinated with it.
func (s *sent) conjuncts(w int) []int {
	out := []int{w}
	for i := 0; i < len(out) && len(out) < 32; i++ {
		for _, k := range s.kids[out[i]] {
			if s.rel(k, "conj") {
				out = append(out, k)
			}
		}
	}
	return out
}

// prep returns the preposition that introduces w, lower case, with the words
// fixed to it; "" when there is none.
func (s *sent) prep(w int) string {
	for _, k := range s.kids[w] {
		if !s.rel(k, "case", "mark") || s.t[k].UPOS == lang.PUNCT {
			continue
		}
		if s.t[k].UPOS == lang.SCONJ && !s.rel(k, "case") {
			continue
		}
		if strings.HasPrefix(s.t[k].Form, "'") || s.t[k].Form == "’s" || s.t[k].Form == "’" {
			return "'s"
		}
		p := s.t[k].Lemma
		for _, f := range s.kids[k] {
			if s.rel(f, "fixed") {
				p += " " + s.t[f].Lemma
			}
		}
		return s.d.pack.normPrep(strings.ToLower(p))
	}
	return ""
}

// nominal reports whether w heads a noun phrase.
func (s *sent) nominal(w int) bool {
	switch s.t[w].UPOS {
	case lang.NOUN, lang.PROPN, lang.PRON, lang.NUM, lang.X, lang.SYM:
		return true
	case lang.ADJ, lang.DET:
		return s.rel(w, "nsubj", "obj", "iobj", "obl", "nmod") || s.kid(w, "det") >= 0
	}
	return false
}

// verbal reports whether w heads a clause by being a verb or a predicate.
func (s *sent) verbal(w int) bool {
	return s.t[w].UPOS == lang.VERB || s.t[w].UPOS == lang.AUX && !s.rel(w, "aux", "cop")
}

// subtree calls f for w and everything below it that keep allows.
func (s *sent) subtree(w int, keep func(int) bool, f func(int)) {
	f(w)
	for _, k := range s.kids[w] {
		if keep == nil || keep(k) {
			s.subtree(k, keep, f)
		}
	}
}

// extent returns the span of the words below w, without what keep refuses.
func (s *sent) extent(w int, keep func(int) bool) casus.Span {
	sp := s.t[w].Span
	s.subtree(w, keep, func(i int) {
		if s.t[i].UPOS != lang.PUNCT {
			sp = sp.Cover(s.t[i].Span)
		}
	})
	return sp
}

// text returns the words of a span.
func (s *sent) text(sp casus.Span) string {
	if !sp.Valid(len(s.src)) {
		return ""
	}
	return s.src[sp.Start:sp.End]
}

// phrase keeps the parts of a noun phrase that belong in a short name: not its
// clauses, appositions, parentheses nor conjuncts.
func (s *sent) phrase(w int) casus.Span {
	return s.extent(w, func(k int) bool {
		return !s.contracted(k) && !s.calendar(k) && !s.rel(k, "acl", "appos", "conj", "parataxis", "advcl", "case", "cc", "punct", "cop", "nsubj", "mark", "advmod", "aux", "ccomp", "obl", "expl")
	})
}

// brief is the span of a noun with its adjectives and no complements.
func (s *sent) brief(w int) casus.Span {
	return s.extent(w, func(k int) bool {
		return s.rel(k, "amod", "compound", "flat", "nummod") && !s.contracted(k)
	})
}

// contracted reports whether word k shares its letters with a preposition (the la
// of della).
func (s *sent) contracted(k int) bool {
	return k > 0 && s.t[k].Span == s.t[k-1].Span && s.rel(k, "det")
}

// lemma returns the lemma of w, lower case.
func (s *sent) lemma(w int) string { return strings.ToLower(s.t[w].Lemma) }
