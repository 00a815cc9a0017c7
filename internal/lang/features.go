package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The keys of a word, by which the network knows it, are those that
// tools/train/features.py computes. Group A is the folded form and up to two
// lemmas from the lexicon; group B is suffixes, prefixes, lexicon classes and
// shape. A key is hashed to 32 bits and numbered by a vocabulary.

const (
	keysA = 3
	keysB = 10
)

// hashString returns the FNV-1a hash of a key: its kind and a text. It is never 0.
func hashString(kind byte, s string) uint32 {
	h := (2166136261 ^ uint32(kind)) * 16777619
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return max(h, 1)
}

// hash is hashString for bytes.
func hash(kind byte, s []byte) uint32 {
	h := (2166136261 ^ uint32(kind)) * 16777619
	for _, c := range s {
		h = (h ^ uint32(c)) * 16777619
	}
	return max(h, 1)
}

// A vocabulary numbers hashed keys from 1 on; 0 is the row of unknown keys. It is
// a hash table with open addressing.
type vocabulary struct {
	mask  uint32
	slots []struct{ key, row uint32 }
}

// newVocabulary numbers keys in the order given.
func newVocabulary(keys []uint32) *vocabulary {
	size := 2
	for size < 2*len(keys) {
		size *= 2
	}
	v := &vocabulary{mask: uint32(size - 1), slots: make([]struct{ key, row uint32 }, size)}
	for i, k := range keys {
		at := k & v.mask
		for v.slots[at].key != 0 {
			at = (at + 1) & v.mask
		}
		v.slots[at].key, v.slots[at].row = k, uint32(i+1)
	}
	return v
}

// row returns the number of a key.
func (v *vocabulary) row(key uint32) int32 {
	for at := key & v.mask; ; at = (at + 1) & v.mask {
		switch v.slots[at].key {
		case key:
			return int32(v.slots[at].row)
		case 0:
			return 0
		}
	}
}

// foldRune maps quotes, apostrophes and dashes to one of each, digits to 0 and
// capitals to small letters.
func foldRune(r rune) rune {
	switch r {
	case '“', '”', '„', '«', '»':
		return '"'
	case '’', '‘', '`':
		return '\''
	case '–', '—', '―':
		return '-'
	}
	if unicode.IsDigit(r) {
		return '0'
	}
	return unicode.ToLower(r)
}

// fold appends the folded form to dst.
func fold(dst []byte, form string) []byte {
	if form == "``" || form == "''" {
		return append(dst, '"')
	}
	for _, r := range form {
		if r == '…' {
			dst = append(dst, "..."...)
			continue
		}
		dst = utf8.AppendRune(dst, foldRune(r))
	}
	return dst
}

// shape returns one letter for the capitals and the kind of characters of a form.
func shape(form string) byte {
	letters, upper, digits, first := 0, 0, false, true
	capital := false
	for _, r := range form {
		switch {
		case unicode.IsLetter(r):
			letters++
			if unicode.IsUpper(r) {
				upper++
				capital = capital || first
			}
		case unicode.IsDigit(r):
			digits = true
		}
		first = false
	}
	switch {
	case digits && letters > 0:
		return 'm'
	case digits:
		return 'd'
	case letters == 0:
		return 'p'
	case upper == 0:
		return 'l'
	case upper == letters && letters > 1:
		return 'U'
	case upper == letters:
		return 'I'
	case upper == 1 && capital:
		return 'T'
	}
	return 'M'
}

// absent marks a key that a word does not have.
const absent = -1

// A sight is what the network sees of a word: the rows of both groups.
type sight struct {
	a   [keysA]int32
	b   [keysB]int32
	set int32 // the form's set of analyses in the lexicon, or -1
}

// see computes the sight of a form; first says that it begins its sentence. The
// buffer is scratch and returned for the next call.
func (m *Model) see(form string, first bool, buf []byte) (sight, []byte) {
	f := fold(buf[:0], form)
	s := sight{set: int32(m.lexicon.find(f))}
	s.a = [keysA]int32{m.keysA.row(hash('w', f)), absent, absent}
	if s.set >= 0 {
		m.seeLemmas(&s, string(f))
	}
	n, end := 0, len(f)
	for ; n < 5; n++ {
		if end == 0 {
			break
		}
		_, size := utf8.DecodeLastRune(f[:end])
		end -= size
		s.b[n] = m.keysB.row(hash('s', f[end:]))
	}
	for ; n < 5; n++ {
		s.b[n] = absent
	}
	for start := 0; n < 8; n++ {
		_, size := utf8.DecodeRune(f[start:])
		if start+size >= len(f) {
			break
		}
		start += size
		s.b[n] = m.keysB.row(hash('p', f[:start]))
	}
	for ; n < 8; n++ {
		s.b[n] = absent
	}
	s.b[8] = absent
	if s.set >= 0 && m.lexicon.keys[s.set] != 0 {
		s.b[8] = m.keysB.row(m.lexicon.keys[s.set])
	}
	mark := [2]byte{shape(form), '1'}
	if first {
		s.b[9] = m.keysB.row(hash('x', mark[:]))
	} else {
		s.b[9] = m.keysB.row(hash('x', mark[:1]))
	}
	return s, f
}

// seeLemmas adds the first verbal and the first nominal lemma of the form.
func (m *Model) seeLemmas(s *sight, form string) {
	for _, a := range m.lexicon.sets[s.set] {
		switch m.lexicon.classes[a.class][0] {
		case 'V':
			if s.a[1] == absent {
				s.a[1] = m.keysA.row(hashString('v', m.lexicon.scripts[a.script].apply(form)))
			}
		case 'N', 'A':
			if s.a[2] == absent {
				s.a[2] = m.keysA.row(hashString('n', m.lexicon.scripts[a.script].apply(form)))
			}
		}
	}
}

// lowerForm returns form in small letters with a straight apostrophe.
func lowerForm(form string) string {
	return strings.ReplaceAll(strings.ToLower(form), "’", "'")
}
