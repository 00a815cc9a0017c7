package lang

import "strings"

// parentheses mends sentences that a verb of saying interrupts, as in L'Ucraina,
// sostiene il Pentagono, avrebbe colpito un deposito, where the network took the
// verb of saying for the main verb and the subject of the sentence for its own.
func (r repairer) parentheses() {
	for v := range r.t {
		if r.t[v].UPOS == VERB && r.is(r.t[v].Lemma, report) {
			r.parenthesis(v)
		}
	}
}

// parenthesis mends the sentence around the verb of saying at v, if there is what
// it takes: a subject before a first mark, a subject of the verb itself between
// that mark and a second, and after it a clause without subject.
func (r repairer) parenthesis(v int) {
	main, outer, inner := -1, -1, -1
	for i := range r.children(v) {
		switch base, _, _ := strings.Cut(r.t[i].Deprel, ":"); base {
		case "nsubj":
			if outer < 0 && i < v {
				outer = i
			} else if inner < 0 {
				inner = i
			}
		case "obj":
			if inner < 0 && i > v {
				inner = i
			}
		case "ccomp", "conj", "parataxis":
			if main < 0 && i > v && !r.hasSubjectOrMarker(i) {
				main = i
			}
		}
	}
	if outer < 0 || main < 0 {
		return
	}
	if inner < 0 {
		inner = r.apposition(outer, v)
	}
	open := r.comma(outer+1, min(v, inner))
	end := r.comma(max(v, inner)+1, main)
	if inner < 0 || open < 0 || end < 0 || inner > main {
		return
	}
	r.interrupt(v, main, outer, inner, open, end)
}

// interrupt makes the word at main the head of the sentence and the verb of saying
// at v its parenthesis between the marks at open and end.
func (r repairer) interrupt(v, main, outer, inner, open, end int) {
	t := r.t
	t[main].Head, t[main].Deprel = t[v].Head, t[v].Deprel
	for i := range t {
		if t[i].Head == v && i != main && (i < open || i > end) {
			t[i].Head = main
		}
	}
	t[v].Head, t[v].Deprel = main, "parataxis"
	t[outer].Head, t[outer].Deprel = main, "nsubj"
	t[inner].Head, t[inner].Deprel = v, "nsubj"
	t[open].Head, t[end].Head = v, v
	r.link()
}

// apposition returns the apposition of the word at head that stands before v, or -1.
func (r repairer) apposition(head, v int) int {
	for i := range r.children(head) {
		if r.t[i].Deprel == "appos" && i > head && i < v {
			return i
		}
	}
	return -1
}

// comma returns the place of the first comma or dash from a to b, or -1.
func (r repairer) comma(a, b int) int {
	for i := a; i < b; i++ {
		switch r.t[i].Form {
		case ",", "-", "–", "—":
			if r.t[i].UPOS == PUNCT {
				return i
			}
		}
	}
	return -1
}

// hasSubjectOrMarker reports whether the clause at v has a subject or begins with
// a conjunction.
func (r repairer) hasSubjectOrMarker(v int) bool {
	for i := range r.children(v) {
		if d := r.t[i].Deprel; strings.HasPrefix(d, "nsubj") || d == "mark" || d == "cc" {
			return true
		}
	}
	return false
}
