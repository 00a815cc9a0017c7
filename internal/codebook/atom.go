package codebook

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// An Atom is a run of letters and digits of a text, or an abbreviation with its
// inner stops (U.S.).
type Atom struct {
	Key        string // folded: no case, no marks
	Start, End int    // bytes of the text, half open
}

// Atoms cuts s into atoms.
func Atoms(s string) []Atom { return slices.Collect(atoms(s)) }

// atoms yields the atoms of s in order.
func atoms(s string) iter.Seq[Atom] {
	return func(yield func(Atom) bool) {
		for i := 0; i < len(s); {
			r, size := decode(s[i:])
			if !isWord(r) {
				i += size
				continue
			}
			start := i
			for i < len(s) {
				r, size = decode(s[i:])
				if !isWord(r) && !(r == '.' && abbreviates(s, start, i)) {
					break
				}
				i += size
			}
			if !yield(Atom{Key: Fold(s[start:i]), Start: start, End: i}) {
				return
			}
		}
	}
}

// decode is [utf8.DecodeRuneInString] with a short way for ASCII.
func decode(s string) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRuneInString(s)
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// abbreviates reports whether the stop at i continues an abbreviation of single
// letters that began at start, as in U.S. or U.N.S.C.
func abbreviates(s string, start, i int) bool {
	run := s[start:i]
	if dot := strings.LastIndexByte(run, '.'); dot >= 0 {
		run = run[dot+1:]
	}
	if utf8.RuneCountInString(run) != 1 {
		return false
	}
	if start+1 < i || i+1 >= len(s) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[i+1:])
	return unicode.IsUpper(r) && i+2 < len(s) && s[i+2] == '.'
}

// Fold lowers s and takes its marks and stops away, so that "Erdoğan" and
// "Erdogan", "U.S." and "US" share a key. A string that is folded already costs
// nothing.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ReplaceAll(strings.ToLower(s), ".", "")
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.':
		case r == 'ı' || r == 'İ':
			b.WriteByte('i')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
