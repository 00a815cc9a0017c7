package fetch

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The widths of the printable ASCII characters in two of the 14 fonts that
// every PDF viewer has, from Adobe's font metrics, in thousandths of the size.
var (
	helvetica = []uint16{
		278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
		667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
		556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
	}
	times = []uint16{
		250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
		500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
		921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
		556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
		333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
		500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
	}
)

// standardWidths returns the widths that serve for a font without its own.
func standardWidths(name string) []uint16 {
	if name = strings.ToLower(name); strings.Contains(name, "times") || strings.Contains(name, "roman") {
		return times
	}
	return helvetica
}

// standardWidth returns the width of text; letters with accents are as wide as
// without, other signs as wide as a digit.
func standardWidth(widths []uint16, text string) float64 {
	const other = 500
	sum := 0.0
	for _, r := range text {
		if r >= utf8.RuneSelf {
			r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		}
		if r < ' ' || r > '~' {
			sum += other
			continue
		}
		sum += float64(widths[r-' '])
	}
	return sum
}
