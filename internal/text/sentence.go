package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// maxSentence is the length in bytes after which text without a stop is cut at
// a space, so that a table or a list of links cannot make one endless sentence.
const maxSentence = 4096

// Sentences returns the spans of the sentences of s, in order, without the
// white space around them. The end of a line ends a sentence. A quotation of
// several sentences is split at its inner stops, as in treebanks. The language
// decides about abbreviations; an unknown or empty one is allowed.
func Sentences(s, lang string) []casus.Span {
	spans := make([]casus.Span, 0, len(s)/120+1)
	for start := 0; start < len(s); {
		end, next := lineEnd(s, start)
		spans = appendLine(spans, s, start, end, lang)
		start = next
	}
	return spans
}

// maxRun is the number of signs and spaces without a letter or digit between
// them that ends a line: a ruler or a gap between columns is no part of a
// sentence, and Unicode's rules look back over such a run at each of its signs.
const maxRun = 40

// lineEnd returns the end of the line that starts at start, and where the next
// one starts.
func lineEnd(s string, start int) (end, next int) {
	run := 0
	for i := start; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch r {
		case '\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029':
			return i, i + n
		}
		i += n
		if run++; isDigit(r) || isLetter(r) && (r < utf8.RuneSelf || unicode.IsLetter(r)) {
			run = 0
		} else if run == maxRun {
			return i, i
		}
	}
	return len(s), len(s)
}

// appendLine appends the sentences of the line s[start:end]. Unicode's rules
// propose most borders and extraBorder the rest; breaksAt decides about each.
func appendLine(spans []casus.Span, s string, start, end int, lang string) []casus.Span {
	line := s[start:end]
	from := 0
	it := sentences.FromString(line)
	for pos := 0; it.Next(); {
		stop := it.End()
		for {
			b := extraBorder(line, pos, stop)
			if b < 0 {
				break
			}
			if breaksAt(line, from, b, lang) {
				spans = appendSpan(spans, s, start+from, start+b)
				from = b
			}
			pos = b
		}
		if stop == len(line) || breaksAt(line, from, stop, lang) {
			spans = appendSpan(spans, s, start+from, start+stop)
			from = stop
		}
		pos = stop
	}
	return spans
}

// appendSpan appends s[start:end] without surrounding space, in pieces no
// longer than maxSentence.
func appendSpan(spans []casus.Span, s string, start, end int) []casus.Span {
	start, end = trim(s, start, end)
	for end-start > maxSentence {
		cut := start + maxSentence
		if i := strings.LastIndexByte(s[start:cut], ' '); i > 0 {
			cut = start + i
		}
		for cut > start && !utf8.RuneStart(s[cut]) {
			cut--
		}
		a, b := trim(s, start, cut)
		if a < b {
			spans = append(spans, casus.Span{Start: a, End: b})
		}
		start, end = trim(s, cut, end)
	}
	if start < end {
		spans = append(spans, casus.Span{Start: start, End: end})
	}
	return spans
}

func trim(s string, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(s[start:end])
		if !isSpace(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		if !isSpace(r) {
			break
		}
		end -= n
	}
	return start, end
}

// extraBorder returns the first place in (pos, stop) where a sentence may
// begin though Unicode's rules see none: after a stop before a digit, after an
// ellipsis character, and where the space after a full stop was lost. It
// returns -1 if there is none.
func extraBorder(line string, pos, stop int) int {
	for i := pos; i < stop; i++ {
		n := 1
		switch c := line[i]; {
		case c == '.' || c == '!' || c == '?':
		case c == 0xE2 && strings.HasPrefix(line[i:], "…"):
			n = len("…")
		default:
			continue
		}
		j := i + n
		for j < stop {
			r, m := utf8.DecodeRuneInString(line[j:stop])
			if !isCloser(r) && r != '.' && r != '!' && r != '?' && r != '…' {
				break
			}
			j += m
		}
		if j >= stop {
			return -1
		}
		k := j
		for k < stop && (line[k] == ' ' || line[k] == '\t') {
			k++
		}
		if k > j && k < stop || k == j && lostSpace(line, i, j) {
			if k > pos {
				return k
			}
		}
		i = j - 1
	}
	return -1
}

// lostSpace reports whether line[stop], a full stop, ends a sentence although
// the next one follows at line[next] without a space, as in "fine.Poi". Names of
// sites and files have no such capital.
func lostSpace(line string, stop, next int) bool {
	before, after := 0, 0
	for i := stop; i > 0 && before < 3; before++ {
		r, n := utf8.DecodeLastRuneInString(line[:i])
		if !unicode.IsLower(r) {
			break
		}
		i -= n
	}
	r, n := utf8.DecodeRuneInString(line[next:])
	if before < 3 || !unicode.IsUpper(r) {
		return false
	}
	for i := next + n; i < len(line) && after < 1; after++ {
		r, n := utf8.DecodeRuneInString(line[i:])
		if !unicode.IsLower(r) && !isSpace(r) && r != '\'' && r != '’' {
			return false
		}
		i += n
	}
	word := line[max(0, next-200):next]
	word = word[strings.LastIndexByte(word, ' ')+1:]
	return !strings.ContainsAny(word, "/@_:") && !strings.Contains(word, "www")
}

// breaksAt reports whether a sentence that began at from ends at pos.
func breaksAt(line string, from, pos int, lang string) bool {
	_, end := trim(line, from, pos)
	start, _ := trim(line, pos, len(line))
	if start == len(line) || end <= from {
		return false
	}
	stop, closers := end, false // stop is the end of the terminator
	quoted := false
	for stop > from {
		r, n := utf8.DecodeLastRuneInString(line[from:stop])
		if !isCloser(r) {
			break
		}
		closers = true
		quoted = quoted || r != ')' && r != ']'
		stop -= n
	}
	if stop == from {
		return false
	}
	if end == pos && line[stop-1] < utf8.RuneSelf && !lostSpace(line, stop-1, pos) {
		return false // a stop inside an address or a number
	}
	next, word := opening(line[start:])
	if next == utf8.RuneError || unicode.IsLower(next) || isInner(next) {
		return false
	}
	switch last, _ := utf8.DecodeLastRuneInString(line[from:stop]); last {
	case '!', '?', '…':
		return !strings.HasSuffix(line[from:stop], "Yahoo!")
	case '.':
		if strings.HasSuffix(line[from:stop], "..") || quoted {
			return true
		}
		return fullStop(line[from:stop-1], line[start], next, word, closers, lang)
	default:
		return last > unicode.MaxASCII && unicode.Is(unicode.Sentence_Terminal, last)
	}
}

// opening returns the first letter, digit or sign of rest behind opening
// quotation marks and brackets, and the word that it starts. A bracket is
// returned itself when nothing but it tells how the sentence goes on.
func opening(rest string) (rune, string) {
	for i := 0; i < len(rest); {
		r, n := utf8.DecodeRuneInString(rest[i:])
		if !isOpener(r) && r != ' ' && r != '\u00a0' {
			end := i
			for end < len(rest) {
				q, m := utf8.DecodeRuneInString(rest[end:])
				if !isLetter(q) {
					break
				}
				end += m
			}
			return r, rest[i:end]
		}
		i += n
	}
	return utf8.RuneError, ""
}

// fullStop decides about the single full stop that follows before. The
// sentence after it would start with the byte head, its first letter or digit
// would be next, and its first word would be word.
func fullStop(before string, head byte, next rune, word string, closers bool, lang string) bool {
	const lookBack = 64
	atStart := len(before) <= lookBack
	if !atStart {
		before = before[len(before)-lookBack:]
	}
	w := before[strings.LastIndexFunc(before, func(r rune) bool {
		return isSpace(r) || isOpener(r) || r == '/' || r == '-' || r == '’' || r == '\''
	})+1:]
	for w != "" {
		r, n := utf8.DecodeRuneInString(w)
		if !isOpener(r) && !isSpace(r) && r != '/' && r != '-' && r != '’' {
			break
		}
		w = w[n:]
	}
	opens := openers[lang][word]
	bullet := atStart && len(before) == len(w)
	switch abbreviation(w, lang) {
	case abbrTitle:
		return false
	case abbrUnit:
		return opens
	case abbrNumber:
		return !isDigit(next) && head != '('
	case abbrLast:
		return true
	}
	switch {
	case w == "":
		return true
	case dotted(w):
		return opens || isDigit(next)
	case bullet && len(w) <= 3 && isBullet(w):
		return false
	case utf8.RuneCountInString(w) == 1 && isLetter(firstRune(w)):
		return opens || closers || !unicode.IsUpper(next)
	}
	return true
}

// isBullet reports whether w numbers an item of a list: 1, 12, a, IV.
func isBullet(w string) bool {
	return strings.Trim(w, "0123456789") == "" || strings.Trim(w, "IVX") == "" || len(w) == 1
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
