package app

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// The signs that open and close marked words while a line is laid out. They are
// private use characters, which clean takes out of a report's own text.
const (
	markOn  = '\ue000'
	markOff = '\ue001'
)

// clean makes words of a report safe and calm to show on one line: white space
// becomes single spaces, control characters become visible signs, and what
// would reorder or hide text is dropped. A terminal never sees an escape
// sequence of a report.
func clean(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case hidden(r):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(visible(r))
	}
	return b.String()
}

// visible returns r, or a sign that stands for it when it is a control character.
func visible(r rune) rune {
	switch {
	case r < 0x20:
		return 0x2400 + r
	case r == 0x7f:
		return 0x2421
	case unicode.IsControl(r):
		return utf8.RuneError
	}
	return r
}

// hidden reports whether r has no shape of its own: soft hyphens, zero-width
// signs other than joiners, direction marks and byte-order marks.
func hidden(r rune) bool {
	switch {
	case r == 0x200c || r == 0x200d:
		return false
	case r == markOn || r == markOff:
		return true
	case r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// columns returns how many columns of a terminal s takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

// runeColumns returns 2 for wide East Asian signs, 0 for marks that sit on their
// neighbour, else 1.
func runeColumns(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case r == markOn || r == markOff:
		return 0
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// wrap breaks s at spaces into lines of at most n columns; a longer word is cut.
// It returns at least one line.
func wrap(s string, n int) []string {
	n = max(n, 1)
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsSeq(s) {
		w := columns(word)
		if used > 0 && used+1+w <= n {
			line, used = line+" "+word, used+1+w
			continue
		}
		if used > 0 {
			lines = append(lines, line)
		}
		for w > n {
			head := headColumns(word, n)
			if head == word {
				break
			}
			lines = append(lines, head)
			word = word[len(head):]
			w -= columns(head)
		}
		line, used = word, w
	}
	return append(lines, line)
}

// wrapItems joins items with sep into lines of at most n columns. An item that
// does not fit begins a new line; one that is longer than a line is wrapped.
func wrapItems(items []string, sep string, n int) []string {
	var lines []string
	for _, item := range items {
		last := len(lines) - 1
		if last >= 0 && columns(lines[last])+columns(sep)+columns(item) <= n {
			lines[last] += sep + item
			continue
		}
		lines = append(lines, wrap(item, n)...)
	}
	return lines
}

// headColumns returns the longest prefix of s, one rune at least, that takes at
// most n columns.
func headColumns(s string, n int) string {
	used := 0
	for i, r := range s {
		used += runeColumns(r)
		if used > n && i > 0 {
			return s[:i]
		}
	}
	return s
}

// elide shortens s to at most n columns by taking words from its middle; the cut
// shows as an ellipsis.
func elide(s string, n int) string {
	if columns(s) <= n {
		return s
	}
	if n < 8 {
		return headColumns(s, max(n-1, 1)) + "…"
	}
	head := headColumns(s, (n-3)*2/3)
	if i := strings.LastIndexByte(head, ' '); i > len(head)/2 {
		head = head[:i]
	}
	tail := tailColumns(s[len(head):], n-3-columns(head))
	if i := strings.IndexByte(tail, ' '); i >= 0 && i < len(tail)/2 {
		tail = tail[i+1:]
	}
	return strings.TrimRight(head, " ,;:") + " … " + tail
}

// tailColumns returns the longest suffix of s that takes at most n columns.
func tailColumns(s string, n int) string {
	used, i := 0, len(s)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if used += runeColumns(r); used > n {
			break
		}
		i -= size
	}
	return s[i:]
}
