package text

import "casus"

// A Token is one syntactic word before tagging. The parts of a contraction
// (della: di, la) share one Span and are numbered by Part; a word that stands
// for itself has Parts 1.
type Token struct {
	Form        string
	Span        casus.Span
	Part, Parts uint8
}
