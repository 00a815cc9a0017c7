package timex

import (
	"strings"
	"time"

	"casus/internal/lang"
)

// A Reader reads one sentence. It changes none of its fields; with an Ahead that
// is safe for concurrent use, so is the Reader.
type Reader struct {
	Grammar *Grammar
	Tree    lang.Tree
	Text    string    // what the spans of the words cut
	Today   time.Time // the day of the report; the zero Time when it is not known

	// Ahead reports whether the clause around a word is about the future: "on
	// Monday" is then the next one. A nil Ahead never is.
	Ahead func(word int) bool
}

// form returns the lower-case form of word i, "" beyond the sentence.
func (r *Reader) form(i int) string {
	if i < 0 || i >= len(r.Tree) {
		return ""
	}
	return strings.ToLower(r.Tree[i].Form)
}

// look finds the form of word i in a table of the grammar, or else its lemma.
func look[V any](r *Reader, table map[string]V, i int) (v V, ok bool) {
	if i < 0 || i >= len(r.Tree) {
		return v, false
	}
	if v, ok = table[r.form(i)]; ok {
		return v, true
	}
	v, ok = table[strings.ToLower(r.Tree[i].Lemma)]
	return v, ok
}

// is reports whether word i is in a set of the grammar.
func (r *Reader) is(set map[string]bool, i int) bool {
	_, ok := look(r, set, i)
	return ok
}

// related reports whether word i hangs on its head by one of the relations, each
// with or without a subtype.
func (r *Reader) related(i int, relations ...string) bool {
	base, _, _ := strings.Cut(r.Tree[i].Deprel, ":")
	for _, rel := range relations {
		if rel == base || rel == r.Tree[i].Deprel {
			return true
		}
	}
	return false
}
