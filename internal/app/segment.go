package app

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"casus"
)

// A segment is a run of text on which the same claims stand.
type segment struct {
	text   string
	claims []int // indices, the one with the shortest span first
	starts []int // those of claims that begin here
}

// A standing is a claim's place in a text.
type standing struct {
	claim int
	span  casus.Span
}

// standings returns where the claims of r stand in the body or headline of a
// document. Spans that are empty, out of range or cut a character are left out.
func standings(text, in string, claims []casus.Claim) []standing {
	var out []standing
	for i := range claims {
		s := claims[i].Span
		if (claims[i].In == "headline") != (in == "headline") || !s.Valid(len(text)) || s.Start == s.End ||
			!onRune(text, s.Start) || !onRune(text, s.End) {
			continue
		}
		out = append(out, standing{i, s})
	}
	return out
}

// onRune reports whether a character of s, or its end, is at offset i.
func onRune(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// segments cuts the range of text that p covers at every border of a standing.
// The texts of the segments make up the range without gap or overlap.
func segments(text string, p casus.Span, at []standing) []segment {
	cuts := []int{p.Start, p.End}
	var inside []standing
	for _, s := range at {
		if !s.span.Overlaps(p) {
			continue
		}
		inside = append(inside, s)
		for _, cut := range [...]int{s.span.Start, s.span.End} {
			if p.Start < cut && cut < p.End {
				cuts = append(cuts, cut)
			}
		}
	}
	slices.SortFunc(inside, func(a, b standing) int {
		return cmp.Or(cmp.Compare(a.span.End-a.span.Start, b.span.End-b.span.Start), cmp.Compare(a.claim, b.claim))
	})
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for i := 1; i < len(cuts); i++ {
		seg := segment{text: text[cuts[i-1]:cuts[i]]}
		for _, s := range inside {
			if s.span.Start <= cuts[i-1] && cuts[i] <= s.span.End {
				seg.claims = append(seg.claims, s.claim)
				if max(s.span.Start, p.Start) == cuts[i-1] {
					seg.starts = append(seg.starts, s.claim)
				}
			}
		}
		out = append(out, seg)
	}
	return out
}

// byLine sorts standings by the lines of a text, as [lines] returns them, that
// they lie on.
func byLine(at []standing, lines []casus.Span) [][]standing {
	out := make([][]standing, len(lines))
	for _, s := range at {
		first, _ := slices.BinarySearchFunc(lines, s.span.Start, func(l casus.Span, start int) int { return cmp.Compare(l.End, start+1) })
		for i := first; i < len(lines) && lines[i].Start < s.span.End; i++ {
			out[i] = append(out[i], s)
		}
	}
	return out
}

// lines returns the lines of text that are not blank, as spans.
func lines(text string) []casus.Span {
	var out []casus.Span
	for _, start := range paragraphStarts(text) {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		out = append(out, casus.Span{Start: start, End: end})
	}
	return out
}
