package lang

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A script makes a lemma from a form: it cuts Cut characters from the end and
// puts Add there.
type script struct {
	Cut int
	Add string
}

// UnmarshalJSON reads a script as the pair that the model file stores.
func (s *script) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&s.Cut, &s.Add})
}

// apply returns the lemma that s makes from form.
func (s script) apply(form string) string {
	for range s.Cut {
		_, n := utf8.DecodeLastRuneInString(form)
		form = form[:len(form)-n]
	}
	return form + s.Add
}

// An analysis is one reading of a form in the lexicon. Its class is V, N or A and
// a cell of the paradigm, or "=" and the part of speech for a lemma learned from
// the treebanks.
type analysis struct {
	class  uint16
	script uint16
}

// A lexicon maps forms to analyses and suffixes to scripts. It reads the
// automaton in place: four bytes an edge, which are the label, a bit for the last
// edge of a state, and the first edge of the next state.
type lexicon struct {
	edges   []byte
	classes []string
	scripts []script
	sets    [][]analysis
	keys    []uint32 // for each set, the hash of its classes as a feature of the network; 0 for none
}

// newLexicon opens the lexicon of a model file.
func newLexicon(f *file) (*lexicon, error) {
	edges, _, err := f.bytes("lexicon", "bytes", 1, -1)
	if err != nil {
		return nil, err
	}
	b, _, err := f.bytes("sets", "uint16", 1, -1)
	if err != nil {
		return nil, err
	}
	x := &lexicon{edges: edges, classes: f.Classes, scripts: f.Scripts}
	next := func() int {
		v := int(binary.LittleEndian.Uint16(b))
		b = b[2:]
		return v
	}
	for len(b) >= 2 {
		n := next()
		if len(b) < 4*n {
			return nil, fmt.Errorf("read lexicon: %w", errFormat)
		}
		set := make([]analysis, n)
		for i := range set {
			set[i] = analysis{uint16(next()), uint16(next())}
			if int(set[i].class) >= len(x.classes) || int(set[i].script) >= len(x.scripts) {
				return nil, fmt.Errorf("read lexicon: %w", errFormat)
			}
		}
		x.sets = append(x.sets, set)
		x.keys = append(x.keys, x.classKey(set))
	}
	return x, nil
}

// classKey returns the hash of the classes of a set, without those learned from
// treebanks.
func (x *lexicon) classKey(set []analysis) uint32 {
	var names []string
	for _, a := range set {
		if c := x.classes[a.class]; c[0] != '=' && (len(names) == 0 || names[len(names)-1] != c) {
			names = append(names, c)
		}
	}
	if names == nil {
		return 0
	}
	return hashString('c', strings.Join(names, "|"))
}

// step follows the edge with the given label out of the state whose first edge is
// at; 0 means that there is none.
func (x *lexicon) step(at uint32, label byte) (next uint32, ok bool) {
	for at != 0 && int(at)*4+4 <= len(x.edges) {
		e := binary.LittleEndian.Uint32(x.edges[at*4:])
		if byte(e) == label {
			return e >> 9, true
		}
		if e&256 != 0 || byte(e) > label {
			break
		}
		at++
	}
	return 0, false
}

// value returns the number that ends the key at a state, or -1.
func (x *lexicon) value(at uint32) int {
	at, ok := x.step(at, 0)
	if !ok || int(at)*4+4 > len(x.edges) {
		return -1
	}
	hi := binary.LittleEndian.Uint32(x.edges[at*4:])
	lo := hi >> 9
	if int(lo)*4+4 > len(x.edges) {
		return -1
	}
	return int(byte(hi))<<8 | int(x.edges[lo*4])
}

// find returns the number of the set of analyses for a folded form, or -1.
func (x *lexicon) find(form []byte) int {
	at := uint32(1)
	for _, c := range form {
		next, ok := x.step(at, c)
		if !ok || next == 0 {
			return -1
		}
		at = next
	}
	v := x.value(at)
	if v >= len(x.sets) {
		return -1
	}
	return v
}

// suffixRule returns the script for the longest suffix of form that has one for
// the part of speech.
func (x *lexicon) suffixRule(upos UPOS, form string) (script, bool) {
	at := uint32(1)
	for _, c := range []byte("\x01" + upos.String() + "\x01") {
		next, ok := x.step(at, c)
		if !ok {
			return script{}, false
		}
		at = next
	}
	best := x.value(at)
	for end := len(form); end > 0; {
		_, n := utf8.DecodeLastRuneInString(form[:end])
		for _, c := range []byte(form[end-n : end]) {
			if next, ok := x.step(at, c); ok {
				at = next
			} else {
				at = 0
			}
		}
		if at == 0 {
			break
		}
		end -= n
		if v := x.value(at); v >= 0 {
			best = v
		}
	}
	if best < 0 || best >= len(x.scripts) {
		return script{}, false
	}
	return x.scripts[best], true
}
