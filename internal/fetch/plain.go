package fetch

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// parseText returns the document of a plain text. Its first line stays in the
// text.
func parseText(s string) casus.Document {
	s = unwrap(s)
	return casus.Document{Text: s, Date: dateline(s)}
}

const (
	// Lines that a program broke are between these many characters long, the
	// longest of them.
	minWrap, maxWrap = 45, 120
	// bulletHead starts the item of a list.
	bulletHead = `^\s*(?:[-*•–—·]\s|\d{1,3}[.)]\s)`
)

var bullet = regexp.MustCompile(bulletHead)

// unwrap joins the lines of paragraphs that were broken at a fixed width. A
// line was broken there if the first word of the next one would not have fitted;
// when that holds for most lines, the breaks become spaces, which keeps the
// places of all words, but for hyphens, which go.
func unwrap(s string) string {
	lines := strings.Split(s, "\n")
	width := 0
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
		width = max(width, utf8.RuneCountInString(lines[i]))
	}
	if width < minWrap || width > maxWrap {
		return s
	}
	broken, pairs := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i-1] == "" || lines[i] == "" || bullet.MatchString(lines[i]) {
			continue
		}
		pairs++
		if overflows(lines[i-1], lines[i], width) {
			broken++
		}
	}
	if broken < 2 || broken*5 < pairs*3 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i, l := range lines {
		if i > 0 {
			prev := lines[i-1]
			switch {
			case prev == "" || l == "" || bullet.MatchString(l) || !overflows(prev, l, width):
				out = append(out, '\n')
			case hyphenated(prev, l):
				out = out[:len(out)-1]
			default:
				out = append(out, ' ')
			}
		}
		out = append(out, l...)
	}
	return string(out)
}

// overflows reports whether the first word of next would have made line longer
// than width. Lines that were justified by hand may lack some characters.
func overflows(line, next string, width int) bool {
	const slack = 2
	word, _, _ := strings.Cut(strings.TrimLeft(next, " \t"), " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word)+slack > width
}

// hyphenated reports whether a word that ends line with a hyphen goes on in
// next.
func hyphenated(line, next string) bool {
	if !strings.HasSuffix(line, "-") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(line, "-"))
	after, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLetter(before) && unicode.IsLower(after)
}
