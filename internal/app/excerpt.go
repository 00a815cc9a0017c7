package app

import (
	"slices"
	"strings"
	"unicode"

	"casus"
)

// A quotation of fewer columns than shortQuote is shown within the words around
// it, as many as make it contextColumns wide.
const (
	shortQuote     = 28
	contextColumns = 64
)

// quoted returns the words that a claim stands on. They are the claim's Quote,
// or what its span covers where it carries none.
func quoted(doc *casus.Document, c *casus.Claim) string {
	text := textOf(doc, c)
	if c.Quote != "" || !c.Span.Valid(len(text)) {
		return c.Quote
	}
	return strings.ToValidUTF8(text[c.Span.Start:c.Span.End], "")
}

// textOf returns the text that a claim's span counts in.
func textOf(doc *casus.Document, c *casus.Claim) string {
	if c.In == "headline" {
		return doc.Headline
	}
	return doc.Text
}

// excerpt returns the quotation of a claim, cleaned, with the names of those who
// act, suffer and speak between marks. A short one stands in angle quotes within
// its context.
func excerpt(doc *casus.Document, c *casus.Claim) string {
	q := quoted(doc, c)
	if len(q) != c.Span.End-c.Span.Start {
		return clean(q)
	}
	text := textOf(doc, c)
	if columns(q) < shortQuote && c.Span.Valid(len(text)) && text[c.Span.Start:c.Span.End] == q {
		around := surroundings(text, c.Span)
		before, after := clean(text[around.Start:c.Span.Start]), clean(text[c.Span.End:around.End])
		if before != "" || after != "" {
			before, after = spaced(text[around.Start:c.Span.Start]), spaced(text[c.Span.End:around.End])
			return strings.TrimSpace(before + "‹" + string(markOn) + clean(q) + string(markOff) + "›" + after)
		}
	}
	return markNames(q, c)
}

// markNames returns the quotation q of c, cleaned, with marks around names.
func markNames(q string, c *casus.Claim) string {
	var hot []casus.Span
	for i := range c.Actors {
		hot = appendInside(hot, c.Actors[i].Span, c.Span)
	}
	for i := range c.Recipients {
		hot = appendInside(hot, c.Recipients[i].Span, c.Span)
	}
	hot = appendInside(hot, c.Speaker.Span, c.Span)
	slices.SortFunc(hot, func(a, b casus.Span) int { return a.Start - b.Start })
	var b strings.Builder
	at := c.Span.Start
	for _, h := range hot {
		if h.Start < at {
			continue
		}
		b.WriteString(spaced(q[at-c.Span.Start : h.Start-c.Span.Start]))
		b.WriteRune(markOn)
		b.WriteString(clean(q[h.Start-c.Span.Start : h.End-c.Span.Start]))
		b.WriteRune(markOff)
		at = h.End
	}
	b.WriteString(spaced(q[at-c.Span.Start:]))
	return strings.TrimSpace(b.String())
}

// unmarked takes the marks out of s.
func unmarked(s string) string {
	return strings.NewReplacer(string(markOn), "", string(markOff), "").Replace(s)
}

// surroundings widens s by whole words on both sides, within its line of text,
// to about contextColumns bytes.
func surroundings(text string, s casus.Span) casus.Span {
	first, last := 0, len(text)
	if i := strings.LastIndexByte(text[:s.Start], '\n'); i >= 0 {
		first = i + 1
	}
	if i := strings.IndexByte(text[s.End:], '\n'); i >= 0 {
		last = s.End + i
	}
	room := (contextColumns - (s.End - s.Start)) / 2
	out := casus.Span{Start: max(first, s.Start-room), End: min(last, s.End+room)}
	if i := strings.IndexByte(text[out.Start:s.Start], ' '); out.Start > first && i >= 0 {
		out.Start += i + 1
	} else if out.Start > first {
		out.Start = s.Start
	}
	if i := strings.LastIndexByte(text[s.End:out.End], ' '); out.End < last && i >= 0 {
		out.End = s.End + i
	} else if out.End < last {
		out.End = s.End
	}
	return out
}

// appendInside appends s when it lies inside outer and covers something.
func appendInside(to []casus.Span, s *casus.Span, outer casus.Span) []casus.Span {
	if s == nil || s.Start >= s.End || !outer.Contains(*s) {
		return to
	}
	return append(to, *s)
}

// spaced is clean for a piece of a sentence: white space at its ends stays, as
// one space.
func spaced(s string) string {
	out := clean(s)
	if s == "" {
		return ""
	}
	if strings.TrimLeftFunc(s, unicode.IsSpace) != s {
		out = " " + out
	}
	if strings.TrimRightFunc(s, unicode.IsSpace) != s && out != " " {
		out += " "
	}
	return out
}
