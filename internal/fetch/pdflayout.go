package fetch

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A textLine is one line of a column.
type textLine struct {
	x0, x1, y, size float64
	left, right     float64 // edges of its column
	text            string
	jump            bool // it begins a column or a page
}

// pageLines holds the lines of one page in reading order, and how high it is.
type pageLines struct {
	lines       []textLine
	bottom, top float64
}

// arrange puts the runs of a page in reading order: columns from left to right
// between the lines that run across them.
func arrange(runs []run, bottom, top float64) pageLines {
	runs = dedupe(runs)
	if top <= bottom && len(runs) > 0 {
		bottom, top = runs[0].y, runs[0].y
		for _, r := range runs {
			bottom, top = min(bottom, r.y), max(top, r.y)
		}
	}
	p := pageLines{bottom: bottom, top: top}
	p.lines = columns(runs, 0)
	return p
}

// dedupe drops runs that were drawn twice on one spot to look bold.
func dedupe(runs []run) []run {
	type spot struct {
		x, y int
		text string
	}
	seen := make(map[spot]bool)
	return slices.DeleteFunc(runs, func(r run) bool {
		s := spot{int(math.Round(r.x0 / 2)), int(math.Round(r.y / 2)), r.text}
		if seen[s] {
			return true
		}
		seen[s] = true
		return false
	})
}

// columns returns the lines of runs, read column by column.
func columns(runs []run, depth int) []textLine {
	at, ok := gutter(runs)
	if !ok || depth >= 3 {
		return linesOf(runs)
	}
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.y, a.y) })
	var out []textLine
	var left, right, across []run
	flush := func() {
		out = append(out, columns(left, depth+1)...)
		out = append(out, columns(right, depth+1)...)
		left, right = nil, nil
	}
	flushAcross := func() {
		out = append(out, linesOf(across)...)
		across = nil
	}
	for _, r := range runs {
		switch {
		case r.x0 < at && r.x1 > at:
			if len(left)+len(right) > 0 {
				flush()
			}
			across = append(across, r)
			continue
		case r.x1 <= at:
			left = append(left, r)
		default:
			right = append(right, r)
		}
		if len(across) > 0 {
			flushAcross()
		}
	}
	flush()
	flushAcross()
	return out
}

// gutter returns the middle of the empty strip between two columns. Few runs may
// cross it, and both sides must hold several lines.
func gutter(runs []run) (float64, bool) {
	const bin, least, mostRuns, mostTries = 2.0, 3, 20_000, 20
	if len(runs) < 2*least || len(runs) > mostRuns {
		return 0, false
	}
	x0, x1, size := math.Inf(1), math.Inf(-1), 0.0
	for _, r := range runs {
		x0, x1 = min(x0, r.x0), max(x1, r.x1)
		size += r.size / float64(len(runs))
	}
	n := int((x1-x0)/bin) + 1
	if n < 20 || n > 10_000 {
		return 0, false
	}
	cover := make([]int, n+1)
	for _, r := range runs {
		from := max(0, int((r.x0-x0)/bin))
		for i := from; i <= int((r.x1-x0)/bin) && i < n; i++ {
			cover[i]++
		}
	}
	for _, few := range []int{0, 1, 2, 4, 8, len(runs) / 7} {
		if few > len(runs)/7 {
			continue
		}
		best, width, tries := 0.0, 0, 0
		for i := n * 15 / 100; i < n*85/100; i++ {
			j := i
			for j < n*85/100 && cover[j] <= few {
				j++
			}
			mid := x0 + bin*float64(i+j)/2
			if j-i > width && bin*float64(j-i) >= max(5, 0.5*size) && tries < mostTries {
				if tries++; balanced(runs, mid, least) {
					best, width = mid, j-i
				}
			}
			i = max(i, j)
		}
		if width > 0 {
			return best, true
		}
	}
	return 0, false
}

// balanced reports whether both sides of x hold at least least lines and share
// heights. A side with few of them must have words enough to be a column.
func balanced(runs []run, x float64, least int) bool {
	const columnWidth = 12 // letters
	left, right := newSide(), newSide()
	for _, r := range runs {
		switch {
		case r.x1 <= x:
			left.add(r)
		case r.x0 >= x:
			right.add(r)
		}
	}
	l, r := len(left.rows), len(right.rows)
	if min(l, r) < least || min(left.top, right.top) <= max(left.bottom, right.bottom) {
		return false
	}
	return min(l, r) >= max(l, r)/4 || left.letters >= columnWidth*l && right.letters >= columnWidth*r
}

// A side is what stands on one side of a gutter.
type side struct {
	rows        map[int]bool // by height
	letters     int
	bottom, top float64
}

func newSide() *side {
	return &side{rows: make(map[int]bool), bottom: math.Inf(1), top: math.Inf(-1)}
}

func (s *side) add(r run) {
	const step = 3 // points
	s.rows[int(math.Round(r.y/step))] = true
	s.letters += len(r.text)
	s.bottom, s.top = min(s.bottom, r.y), max(s.top, r.y)
}

// linesOf joins the runs of one column into lines.
func linesOf(runs []run) []textLine {
	if len(runs) == 0 {
		return nil
	}
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.y, a.y) })
	var lines []textLine
	left, right := math.Inf(1), math.Inf(-1)
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[i].y-runs[j].y <= 0.4*min(runs[i].size, runs[j].size) {
			j++
		}
		row := runs[i:j]
		slices.SortStableFunc(row, func(a, b run) int { return cmp.Compare(a.x0, b.x0) })
		l := textLine{x0: row[0].x0, y: row[0].y}
		var b strings.Builder
		for k, r := range row {
			if gap := r.x0 - l.x1; k > 0 && (gap > 0.1*r.size || gap < -0.6*r.size) {
				b.WriteByte(' ')
			}
			b.WriteString(r.text)
			l.x1, l.size = max(l.x1, r.x1), max(l.size, r.size)
		}
		l.text = strings.Join(strings.Fields(b.String()), " ")
		left, right = min(left, l.x0), max(right, l.x1)
		lines = append(lines, l)
		i = j
	}
	for i := range lines {
		lines[i].left, lines[i].right = left, right
	}
	lines[0].jump = true
	return lines
}

var (
	digitsRE = regexp.MustCompile(`\d+`)
	// printed is what browsers set over and under a page.
	printed    = regexp.MustCompile(`^(?:\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?: [AP]M)?\b.*|(?:https?|file)://\S+(?:\s+\d+/\d+)?)$`)
	pageNumber = regexp.MustCompile(`^(?i:pag(?:ina|e)?\.?|p\.)?\s*[-–—]?\s*\d{1,4}\s*(?:(?:/|di|of)\s*\d{1,4})?\s*[-–—]?$`)
)

// dropMargins removes page numbers, and the lines at the top and the bottom
// that come back on other pages or repeat the title of the file. It returns the
// lines that it removed.
func dropMargins(pages []pageLines, title string) (dropped []string) {
	const margin, large = 0.12, 1.15
	body := bodySize(pages)
	times := make(map[string]int)
	key := func(l textLine) string { return digitsRE.ReplaceAllString(strings.ToLower(l.text), "#") }
	for i := range pages {
		seen := make(map[string]bool)
		for _, l := range pages[i].lines {
			if k := key(l); pages[i].inMargin(l, margin) && !seen[k] {
				seen[k] = true
				times[k]++
			}
		}
	}
	for i := range pages {
		p := &pages[i]
		jump := false
		p.lines = slices.DeleteFunc(p.lines, func(l textLine) bool {
			drop := p.inMargin(l, margin) && !(i == 0 && l.size > large*body) &&
				(times[key(l)] > 1 || pageNumber.MatchString(l.text) || printed.MatchString(l.text) || sameWords(l.text, title) && l.size < 9)
			jump = jump || drop && l.jump
			if drop {
				dropped = append(dropped, l.text)
			}
			return drop
		})
		if jump && len(p.lines) > 0 {
			p.lines[0].jump = true
		}
	}
	return dropped
}

// inMargin reports whether l lies in that part of the page's height from the
// top or the bottom.
func (p *pageLines) inMargin(l textLine, part float64) bool {
	h := (p.top - p.bottom) * part
	return l.y > p.top-h || l.y < p.bottom+h
}

// bodySize returns the size of most letters.
func bodySize(pages []pageLines) float64 {
	letters := make(map[float64]int)
	best, most := 0.0, 0
	for _, p := range pages {
		for _, l := range p.lines {
			s := math.Round(l.size*2) / 2
			if letters[s] += len(l.text); letters[s] > most {
				best, most = s, letters[s]
			}
		}
	}
	return best
}

// takeHeadline removes the headline from the first page and returns it: the
// lines in the largest letters, if these are clearly larger than the body's.
// Else the title that the file names is returned if it looks like one.
func takeHeadline(pages []pageLines, title string) string {
	const larger, longest, mostLines = 1.2, 300, 5
	body := bodySize(pages)
	for i := range pages {
		lines := pages[i].lines
		if len(lines) == 0 {
			continue
		}
		size := 0.0
		for _, l := range lines {
			if strings.Contains(l.text, " ") {
				size = max(size, l.size)
			}
		}
		from := slices.IndexFunc(lines, func(l textLine) bool { return l.size >= 0.97*size && strings.Contains(l.text, " ") })
		if size < larger*body || from < 0 {
			break
		}
		to := from
		for to < len(lines) && lines[to].size >= 0.97*size {
			to++
		}
		head := joinParagraph(lines[from:to])
		if to-from > mostLines || len(head) > longest {
			break
		}
		pages[i].lines = slices.Delete(lines, from, to)
		return head
	}
	if goodTitle(title) {
		return title
	}
	return ""
}

// goodTitle reports whether the title in a file was written by a person.
func goodTitle(s string) bool {
	l := strings.ToLower(s)
	for _, bad := range []string{"microsoft", "untitled", "senza titolo", ".doc", ".indd", ".qxd", ".pdf", ".pages", ".odt"} {
		if strings.Contains(l, bad) {
			return false
		}
	}
	return len(strings.Fields(s)) >= 3 && len(s) < 300
}

// joinLines returns the paragraphs of all pages.
func joinLines(pages []pageLines) string {
	var paragraphs []string
	var current []textLine
	for _, p := range pages {
		step := leading(p.lines)
		for i, l := range p.lines {
			if i == 0 {
				l.jump = true
			}
			if n := len(current); n > 0 && newParagraph(current[n-1], l, step) {
				paragraphs = append(paragraphs, joinParagraph(current))
				current = current[:0]
			}
			current = append(current, l)
		}
	}
	if len(current) > 0 {
		paragraphs = append(paragraphs, joinParagraph(current))
	}
	return strings.Join(paragraphs, "\n\n")
}

// leading returns the usual distance of two lines.
func leading(lines []textLine) float64 {
	var steps []float64
	for i := 1; i < len(lines); i++ {
		if d := lines[i-1].y - lines[i].y; d > 0 && !lines[i].jump && d < 4*lines[i].size {
			steps = append(steps, d)
		}
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
}

// newParagraph reports whether l begins a paragraph after prev.
func newParagraph(prev, l textLine, step float64) bool {
	stopped := endsSentence(prev.text)
	first, _ := utf8.DecodeRuneInString(l.text)
	switch {
	case strings.HasSuffix(prev.text, "-") && unicode.IsLower(first):
		return false
	case math.Abs(prev.size-l.size) > 0.12*max(prev.size, l.size):
		return true
	case bullet.MatchString(l.text):
		return true
	case l.jump:
		return stopped || !unicode.IsLower(first) && prev.x1 < prev.right-0.25*(prev.right-prev.left)
	case step > 0 && prev.y-l.y > 1.4*step:
		return true
	case l.x0-l.left > 0.8*l.size && l.x0-l.left < 6*l.size && prev.x0-prev.left < 0.4*l.size:
		return stopped || unicode.IsUpper(first)
	}
	return stopped && prev.x1 < prev.right-0.15*(prev.right-prev.left)
}

// endsSentence reports whether s ends with a stop, perhaps in quotation marks.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`)
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") ||
		strings.HasSuffix(s, ":") || strings.HasSuffix(s, "…")
}

// joinParagraph joins lines with spaces; a hyphen that breaks a word goes.
func joinParagraph(lines []textLine) string {
	var out []byte
	for i, l := range lines {
		if i > 0 {
			if hyphenated(lines[i-1].text, l.text) {
				out = out[:len(out)-1]
			} else if !strings.HasSuffix(lines[i-1].text, "\u00ad") {
				out = append(out, ' ')
			}
		}
		out = append(out, l.text...)
	}
	return string(out)
}
