package app

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"casus"
)

// A section is a part of a dossier.
type section uint8

// The sections, in the order of the dossier.
const (
	Commitments section = iota
	Happened
	Claimed
	Denied
	Planned
	Possible
	Background
	Transfers
	numSections
)

// A dossier is a reading arranged for a person. All its words are ready to show
// but for escaping.
type dossier struct {
	title    string
	facts    []string // language, date, publisher, counts
	note     string   // why the reading is partial
	parties  []party
	sections []part
	lang     string // of the document
}

// A party is an actor with every name that the report uses for it.
type party struct {
	name, code string
	names      []string // other than name
	mentions   int
}

// A part is a section with its groups.
type part struct {
	section section
	title   string
	groups  []group

	byHead     map[string]int   // index in groups
	bySentence map[string][]int // indices in the lines of a group, by its head and the sentence
}

// A group holds what one speaker says, or all of a section when head is empty.
type group struct {
	head, code string
	lines      []line
}

// A line says one thing and cites the words that say so.
type line struct {
	sentence string
	tags     []string // event type, date, mood
	detail   string   // the condition, or "" for none
	citings  []citing
}

// A citing leads to the words of one claim.
type citing struct {
	claim int // index in the reading
	at    string
	why   []string // the path from words to claim, when asked for
}

// newDossier arranges a reading of doc.
func newDossier(doc *casus.Document, r *casus.Reading, t *teller) *dossier {
	w := t.words
	d := &dossier{title: clean(titleOf(doc, r)), lang: r.Doc.Lang, note: noteOf(r, t.words)}
	if r.Doc.Lang != "" {
		d.facts = append(d.facts, w.language(r.Doc.Lang))
	}
	if date := cmp.Or(r.Doc.Date, doc.Date); date != "" {
		d.facts = append(d.facts, w.date(date))
	} else {
		d.facts = append(d.facts, w.noDate)
	}
	for _, s := range []string{cmp.Or(r.Doc.Publisher, doc.Publisher), cmp.Or(r.Doc.Author, doc.Author)} {
		if s != "" {
			d.facts = append(d.facts, clean(s))
		}
	}
	d.facts = append(d.facts, w.count(r.Doc.Sentences, 0), w.count(len(r.Claims), 1))
	d.parties = parties(r, t)
	d.sections = arrange(doc, r, t)
	return d
}

// noteOf says in the dossier's language why a reading is partial, where the
// reader's note is one that it knows.
func noteOf(r *casus.Reading, w *words) string {
	switch {
	case strings.HasPrefix(r.Doc.Note, "no model for language "):
		return strings.Replace(w.noModel, "L", w.language(r.Doc.Lang), 1)
	case strings.HasPrefix(r.Doc.Note, "the language could not be told"):
		return w.noLanguage
	}
	return clean(r.Doc.Note)
}

// titleOf returns the document's title, or its name where it has none.
func titleOf(doc *casus.Document, r *casus.Reading) string {
	first, _, _ := strings.Cut(strings.TrimLeft(doc.Title(), "\n"), "\n")
	return cmp.Or(r.Doc.Title, first, r.Doc.ID, doc.ID, doc.URL)
}

// parties gathers the names of each actor, those mentioned most first.
func parties(r *casus.Reading, t *teller) []party {
	byName := map[string]*party{}
	add := func(p party, names []string, mentions int) {
		key := p.code + "\x00" + p.name
		got := byName[key]
		if got == nil {
			got = &p
			byName[key] = got
		}
		got.mentions += mentions
		for _, n := range names {
			got.also(clean(n))
		}
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		switch e.Kind {
		case "state":
			add(party{name: t.code(e.Code).text, code: e.Code}, append([]string{e.Name}, e.Names...), len(e.Mentions))
		case "organisation":
			name := cmp.Or(t.words.orgs[e.Code], clean(e.Name))
			add(party{name: name, code: e.Code}, append([]string{e.Name}, e.Names...), len(e.Mentions))
		case "person":
			add(party{name: clean(e.Name), code: e.Code}, e.Names, len(e.Mentions))
		}
	}
	if len(byName) == 0 {
		for i := range r.Claims {
			for _, a := range slices.Concat(r.Claims[i].Actors, r.Claims[i].Recipients) {
				if a.Code != "" || a.Name != "" {
					add(party{name: t.actor(&a).text, code: join2(a.Code, a.Sector)}, []string{a.Name}, 1)
				}
			}
		}
	}
	out := make([]party, 0, len(byName))
	for _, p := range slices.Collect(maps.Values(byName)) {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b party) int {
		return cmp.Or(cmp.Compare(b.mentions, a.mentions), cmp.Compare(a.name, b.name), cmp.Compare(a.code, b.code))
	})
	return out
}

// also gives p one more name. Of two that differ in capitals only, the one with
// fewer is kept.
func (p *party) also(name string) {
	if name == "" || strings.EqualFold(name, p.name) {
		return
	}
	i := slices.IndexFunc(p.names, func(n string) bool { return strings.EqualFold(n, name) })
	switch {
	case i < 0:
		p.names = append(p.names, name)
	case p.names[i] == strings.ToUpper(name):
		p.names[i] = name
	}
}

// arrange puts every claim into its section, in the order of the text, and the
// transfers once more into theirs.
func arrange(doc *casus.Document, r *casus.Reading, t *teller) []part {
	parts := make([]part, numSections)
	treaties := treatySpans(r)
	paragraphs := paragraphStarts(doc.Text)
	for _, i := range inTextOrder(r.Claims) {
		c := &r.Claims[i]
		at := citing{claim: i, at: position(c, paragraphs, t.words), why: reasons(c)}
		s := sectionOf(c, treaties)
		head, code := ref{}, ""
		l := line{sentence: t.sentence(c), tags: t.tags(c, s, r.Doc.Date), detail: condition(c)}
		if who := t.speaker(&c.Speaker); s == Claimed {
			head, code = who, c.Speaker.Code
		} else if who.text != "" {
			l.sentence += ", " + t.byWhom(c, who)
		}
		parts[s].add(capital(head.text), code, l, at)
		if tr := c.Transfer; tr != nil {
			parts[Transfers].add("", "", t.move(c, tr), at)
		}
	}
	out := parts[:0]
	for s := range parts {
		if len(parts[s].groups) > 0 {
			parts[s].section = section(s)
			parts[s].title = t.words.sections[s]
			out = append(out, parts[s])
		}
	}
	return out
}

// add puts a line into the group of head; a line that says the same as one there
// lends it its citing.
func (p *part) add(head, code string, l line, at citing) {
	if p.byHead == nil {
		p.byHead, p.bySentence = map[string]int{}, map[string][]int{}
	}
	g, ok := p.byHead[head]
	if !ok {
		g = len(p.groups)
		p.byHead[head] = g
		p.groups = append(p.groups, group{head: head, code: code})
	}
	lines := &p.groups[g].lines
	key := head + "\x00" + l.sentence
	for _, i := range p.bySentence[key] {
		if o := &(*lines)[i]; o.says(&l) {
			o.citings = append(o.citings, at)
			if len(l.tags) > len(o.tags) {
				o.tags = l.tags
			}
			return
		}
	}
	l.citings = []citing{at}
	p.bySentence[key] = append(p.bySentence[key], len(*lines))
	*lines = append(*lines, l)
}

// says reports whether o, which has the same sentence, says the same as l. One of
// them may have fewer tags: a claim without a date goes with one that has it.
func (l *line) says(o *line) bool {
	n := min(len(l.tags), len(o.tags))
	return l.detail == o.detail && slices.Equal(l.tags[:n], o.tags[:n])
}

// sectionOf says where a claim belongs.
func sectionOf(c *casus.Claim, treaties spans) section {
	switch {
	case c.Type == casus.Term && c.Aux != casus.Negated && c.Aux != casus.Hypothetical:
		return Commitments
	case c.Aux == casus.Negated:
		return Denied
	case c.Aux == casus.Hypothetical || c.Condition != "":
		return Possible
	case c.Type == casus.Agree && (c.Term != nil || treaties.touch(c) || namesTreaty(c.Quote)):
		return Commitments
	case c.Aux == casus.Future:
		return Planned
	case c.Aux == casus.Historical:
		return Background
	case c.Speaker.Kind == "author" || c.Speaker == (casus.Speaker{}):
		return Happened
	default:
		return Claimed
	}
}

// spans are places in a text.
type spans []casus.Span

// touch reports whether one of s lies in the words of c.
func (s spans) touch(c *casus.Claim) bool {
	return c.In != "headline" && slices.ContainsFunc(s, c.Span.Overlaps)
}

// namesTreaty reports whether words speak of a treaty, or of signing or
// ratifying an agreement.
func namesTreaty(s string) bool {
	s = strings.ToLower(s)
	has := func(stems ...string) bool {
		return slices.ContainsFunc(stems, func(stem string) bool { return strings.Contains(s, stem) })
	}
	return has("treaty", "treaties", " pact", "protocol", "memorandum", "trattat", " patto", " patti", "protocoll") ||
		has("agreement", "accord", "convention", "convenzion", "intesa") && has("sign", "ratif", "firm", "sigl", "sottoscri")
}

// treatySpans returns where the reading names treaties.
func treatySpans(r *casus.Reading) spans {
	var out spans
	for i := range r.Entities {
		if r.Entities[i].Kind == "treaty" {
			out = append(out, r.Entities[i].Mentions...)
		}
	}
	return out
}

// inTextOrder returns the indices of claims as the text has them, the headline
// first.
func inTextOrder(claims []casus.Claim) []int {
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &claims[a], &claims[b]
		if (x.In == "headline") != (y.In == "headline") {
			if x.In == "headline" {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Span.End, y.Span.End))
	})
	return order
}

// tags returns what stands beside a sentence: the type, the mood where the
// section does not say it, who passed the claim on, and the date where it is not
// the report's own.
func (t *teller) tags(c *casus.Claim, s section, date string) []string {
	w := t.words
	out := []string{string(c.Type)}
	if c.Unproven {
		out = append(out, w.unproven)
	}
	if s == Commitments && c.Aux == casus.Historical {
		out = append(out, w.moods[c.Aux])
	}
	for i := len(c.Chain) - 1; i >= 0; i-- {
		if who := t.speaker(&c.Chain[i]).text; who != "" {
			out = append(out, w.via+" "+who)
		}
	}
	if when := w.when(c.When); when != "" && !(c.When.From == date && c.When.To == date) {
		out = append(out, when)
	}
	return out
}

// move says a transfer: what and how many, from whom to whom, in which mood and
// on whose word.
func (t *teller) move(c *casus.Claim, tr *casus.Transfer) line {
	from, to := t.words.unnamed, t.words.unnamed
	if tr.From != "" {
		from = t.code(tr.From).text
	}
	if tr.To != "" {
		to = t.code(tr.To).text
	}
	mood := t.words.moods[c.Aux]
	if c.Unproven {
		mood = t.words.unproven
	}
	by := t.speaker(&c.Speaker).text
	if by == "" {
		by = t.words.author
	}
	return line{sentence: capital(t.goods(tr)) + ": " + from + " → " + to, tags: []string{mood, by}}
}

// byWhom says on whose word a claim stands.
func (t *teller) byWhom(c *casus.Claim, who ref) string {
	country, _, _ := strings.Cut(c.Speaker.Code, "/")
	if len(c.Actors) == 1 && c.Actors[0].Code == country && country != "" {
		return t.words.itself
	}
	return t.words.according + " " + t.object("", []ref{who})
}

// condition returns the words under which a claim holds, without the if that
// opens them.
func condition(c *casus.Claim) string {
	s := clean(c.Condition)
	for _, word := range [...]string{"if ", "se "} {
		if len(s) > len(word) && strings.EqualFold(s[:len(word)], word) {
			return s[len(word):]
		}
	}
	return s
}

// reasons returns how the words led to the claim, when that was asked for.
func reasons(c *casus.Claim) []string {
	if len(c.Steps) == 0 {
		return nil
	}
	var out []string
	for _, s := range append([]string{c.Because}, c.Steps...) {
		if s = clean(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// paragraphStarts returns where each paragraph of text begins: each line that is
// not blank.
func paragraphStarts(text string) []int {
	var out []int
	for i := 0; i < len(text); {
		end := strings.IndexByte(text[i:], '\n')
		if end < 0 {
			end = len(text) - i
		}
		if strings.TrimSpace(text[i:i+end]) != "" {
			out = append(out, i)
		}
		i += end + 1
	}
	return out
}

// position names a claim's place: its paragraph and sentence, from one.
func position(c *casus.Claim, paragraphs []int, w *words) string {
	if c.In == "headline" {
		return w.headline
	}
	return "¶" + paragraphNumber(paragraphs, c.Span.Start) + " " + w.sentence + strconv.Itoa(c.Sentence+1)
}

// paragraphNumber returns the number, from one, of the paragraph that holds the
// byte at offset.
func paragraphNumber(paragraphs []int, offset int) string {
	n, _ := slices.BinarySearch(paragraphs, offset+1)
	return strconv.Itoa(max(n, 1))
}
