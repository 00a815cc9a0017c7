package app

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"casus"
)

// Terminal attributes (ECMA-48, SGR).
const (
	sgrBold  = "\x1b[1m"
	sgrDim   = "\x1b[2m"
	sgrReset = "\x1b[0m"
)

const (
	defaultWidth = 90
	minWidth     = 40
	// maxQuoteLines is how many lines a quotation takes before it is elided.
	maxQuoteLines = 2
)

// A textPrinter writes dossiers for a terminal.
type textPrinter struct {
	w       *bufio.Writer
	style   Style
	phrases phrases
	n       int
}

func newTextPrinter(w io.Writer, s Style, ph phrases) *textPrinter {
	if s.Width == 0 {
		s.Width = defaultWidth
	}
	s.Width = max(s.Width, minWidth)
	return &textPrinter{w: bufio.NewWriter(w), style: s, phrases: ph}
}

// Print writes the dossier of one reading.
func (p *textPrinter) Print(doc casus.Document, r casus.Reading) error {
	if p.n > 0 {
		p.put("\n" + p.dim(strings.Repeat("─", p.style.Width)) + "\n\n")
	}
	p.n++
	t := tellerOf(p.style, p.phrases, &r)
	d := newDossier(&doc, &r, t)
	for _, l := range wrap(d.title, p.style.Width) {
		p.put(p.bold(l) + "\n")
	}
	for _, l := range wrapItems(d.facts, " · ", p.style.Width) {
		p.put(p.dim(l) + "\n")
	}
	if d.note != "" {
		p.hang("", t.words.partly+": "+d.note)
	}
	p.parties(d.parties, t.words)
	for i := range d.sections {
		p.section(&d.sections[i], &doc, &r, t.words)
	}
	if len(r.Claims) == 0 {
		p.put("\n" + t.words.empty + "\n")
	}
	return p.w.Flush()
}

// Close writes what is left.
func (p *textPrinter) Close() error { return p.w.Flush() }

// put writes s. A failed write shows when the dossier is flushed.
func (p *textPrinter) put(s string) { _, _ = p.w.WriteString(s) }

func (p *textPrinter) bold(s string) string { return p.sgr(sgrBold, s) }
func (p *textPrinter) dim(s string) string  { return p.sgr(sgrDim, s) }

func (p *textPrinter) sgr(attr, s string) string {
	if !p.style.Color || s == "" {
		return s
	}
	return attr + s + sgrReset
}

// heading writes the title of a section.
func (p *textPrinter) heading(s string) { p.put("\n" + p.bold(strings.ToUpper(s)) + "\n") }

// parties writes who takes part: name, code, number of mentions, other names.
func (p *textPrinter) parties(ps []party, w *words) {
	if len(ps) == 0 {
		return
	}
	p.heading(w.who)
	nameWidth, codeWidth, countWidth := 0, 0, 0
	limit := p.style.Width / 2
	for i := range ps {
		nameWidth = max(nameWidth, min(columns(ps[i].name), limit))
		codeWidth = max(codeWidth, columns(ps[i].code))
		countWidth = max(countWidth, len(strconv.Itoa(ps[i].mentions)))
	}
	for i := range ps {
		count := strconv.Itoa(ps[i].mentions)
		indent := 2 + nameWidth + 2 + codeWidth + 2 + countWidth + 2
		rest := wrap(strings.Join(ps[i].names, ", "), max(p.style.Width-indent, 12))
		row := "  " + pad(elide(ps[i].name, limit), nameWidth) + "  " + p.dim(pad(clean(ps[i].code), codeWidth)) + "  " +
			p.dim(strings.Repeat(" ", countWidth-len(count))+count)
		if rest[0] != "" {
			row += "  " + rest[0]
		}
		p.put(row + "\n")
		for _, l := range rest[1:] {
			p.put(strings.Repeat(" ", indent) + l + "\n")
		}
	}
}

// section writes one section of a dossier.
func (p *textPrinter) section(s *part, doc *casus.Document, r *casus.Reading, w *words) {
	p.heading(s.title)
	for i := range s.groups {
		g := &s.groups[i]
		indent := "  "
		if g.head != "" {
			p.put(indent + p.bold(g.head))
			if g.code != "" && g.code != g.head {
				p.put("  " + p.dim(clean(g.code)))
			}
			p.put("\n")
			indent = "    "
		}
		for j := range g.lines {
			p.line(indent, &g.lines[j], doc, r, w)
		}
	}
}

// line writes what a line says, with its tags at the right margin where they
// fit, and below it the words that say so.
func (p *textPrinter) line(indent string, l *line, doc *casus.Document, r *casus.Reading, w *words) {
	tags := strings.Join(l.tags, " · ")
	rows := wrap(l.sentence, p.style.Width-len(indent)-2)
	for i, row := range rows {
		hang := indent
		if i > 0 {
			hang += "  "
		}
		if i < len(rows)-1 {
			p.put(hang + row + "\n")
			continue
		}
		gap := p.style.Width - columns(hang) - columns(row) - columns(tags)
		if gap < 2 {
			p.put(hang + row + "\n")
			hang, row = "", ""
			gap = max(p.style.Width-columns(tags), 0)
		}
		p.put(hang + row + strings.Repeat(" ", gap) + p.dim(tags) + "\n")
	}
	if l.detail != "" {
		p.hang(indent+"  "+w.if_+"  ", elide(l.detail, 2*p.style.Width))
	}
	for _, c := range l.citings {
		p.citing(indent+"  ", &c, doc, r, w)
	}
}

// citing writes where a claim stands and its words, with the names in them
// marked, and the path to it when that was asked for.
func (p *textPrinter) citing(indent string, c *citing, doc *casus.Document, r *casus.Reading, w *words) {
	head := indent + p.dim(c.at) + "  "
	used := columns(indent) + columns(c.at) + 2
	room := max(p.style.Width-used-1, 16)
	rows := quoteRows(excerpt(doc, &r.Claims[c.claim]), w.quote, room)
	on := false
	for i, row := range rows {
		if i > 0 {
			head = strings.Repeat(" ", used+1)
		}
		row, on = p.light(row, on)
		p.put(head + row + "\n")
	}
	for _, s := range c.why {
		for _, row := range wrap(s, room) {
			p.put(strings.Repeat(" ", used+1) + p.dim(row) + "\n")
		}
	}
}

// quoteRows lays out a quotation in at most maxQuoteLines rows of n columns; a
// longer one loses words from its middle.
func quoteRows(q string, marks [2]string, n int) []string {
	rows := wrap(marks[0]+q+marks[1], n)
	for room := maxQuoteLines * n; len(rows) > maxQuoteLines; room -= 2 {
		rows = wrap(marks[0]+elide(q, room)+marks[1], n)
	}
	return rows
}

// hang writes s behind head, further lines below its first word.
func (p *textPrinter) hang(head, s string) {
	indent := columns(head)
	for i, row := range wrap(s, max(p.style.Width-indent, 16)) {
		if i > 0 {
			head = strings.Repeat(" ", indent)
		}
		p.put(p.dim(head) + row + "\n")
	}
}

// light turns the marks of a row into bold type, or takes them out where there
// is no colour. It starts with marked words when on is true and says whether it
// ends with some.
func (p *textPrinter) light(row string, on bool) (string, bool) {
	var b strings.Builder
	if on && p.style.Color {
		b.WriteString(sgrBold)
	}
	for _, r := range row {
		switch {
		case r == markOn, r == markOff, r == '…' && on:
			if p.style.Color && on != (r == markOn) {
				b.WriteString(map[bool]string{true: sgrBold, false: sgrReset}[r == markOn])
			}
			on = r == markOn
			if r == '…' {
				b.WriteRune(r)
			}
		default:
			b.WriteRune(r)
		}
	}
	if on && p.style.Color {
		b.WriteString(sgrReset)
	}
	return b.String(), on
}

// pad fills s with spaces to n columns.
func pad(s string, n int) string { return s + strings.Repeat(" ", max(n-columns(s), 0)) }
