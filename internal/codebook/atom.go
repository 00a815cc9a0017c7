package codebook

import (
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
func Atoms(s string) []Atom {
	var out []Atom
	for start, end := nextAtom(s, 0); start < end; start, end = nextAtom(s, end) {
		out = append(out, Atom{Key: Fold(s[start:end]), Start: start, End: end})
	}
	return out
}

// nextAtom returns the bounds of the first atom of s that begins at from or later;
// they are equal when there is none.
func nextAtom(s string, from int) (start, end int) {
	for i := from; i < len(s); {
		r, size := decode(s[i:])
		if !isWord(r) {
			i += size
			continue
		}
		start = i
		for i < len(s) {
			r, size = decode(s[i:])
			if !isWord(r) && !(r == '.' && abbreviates(s, start, i)) {
				break
			}
			i += size
		}
		return start, i
	}
	return len(s), len(s)
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
	if start+1 < i {
		return true
	}
	if i+1 >= len(s) {
		return false // "Sana'a." ends a sentence
	}
	r, _ := utf8.DecodeRuneInString(s[i+1:])
	return unicode.IsUpper(r) && i+2 < len(s) && s[i+2] == '.'
}

// Fold lowers s and takes its marks and stops away, so that "Erdoğan" and
// "Erdogan", "U.S." and "US" share a key.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	return string(appendFold(nil, s))
}

// isFolded reports whether s is plain ASCII that Fold leaves as it is.
func isFolded(s string) bool {
	for _, c := range []byte(s) {
		if c >= utf8.RuneSelf || c == '.' || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// appendFold appends s, folded, to b.
func appendFold(b []byte, s string) []byte {
	if !isASCII(s) {
		return appendFoldMarks(b, norm.NFD.String(s))
	}
	for _, c := range []byte(s) {
		switch {
		case c == '.':
		case 'A' <= c && c <= 'Z':
			b = append(b, c-'A'+'a')
		default:
			b = append(b, c)
		}
	}
	return b
}

// appendFoldMarks appends s, which is in Unicode normal form D, folded to b.
func appendFoldMarks(b []byte, s string) []byte {
	for _, r := range s {
		switch r {
		case '.':
		case 'ı', 'İ':
			b = append(b, 'i')
		case 'ø', 'Ø':
			b = append(b, 'o')
		case 'ł', 'Ł':
			b = append(b, 'l')
		case 'đ', 'Đ':
			b = append(b, 'd')
		case 'ß':
			b = append(b, "ss"...)
		default:
			if !unicode.Is(unicode.Mn, r) {
				b = utf8.AppendRune(b, unicode.ToLower(r))
			}
		}
	}
	return b
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
