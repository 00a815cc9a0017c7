package coder

import (
	"slices"
	"strings"

	"casus"
	"casus/internal/codebook"
)

// entities lists the names of the codebook that the document's body mentions, in
// the order of their first mention.
func (d *document) entities() []casus.Entity {
	var l entityList
	for _, s := range d.sents {
		if s.headline {
			continue
		}
		for i := range s.ments {
			m := &s.ments[i]
			if names := s.ranked(m); len(names) > 0 {
				l.add(preferred(names), m.span, s.text(m.span), d.lang)
			}
		}
	}
	return l.list
}

// entitiesOnly reads the names of a document that cannot be parsed.
func (c *Coder) entitiesOnly(doc casus.Document) []casus.Entity {
	var l entityList
	for _, f := range c.cb.Names.Find(doc.Text) {
		n := preferred(f.Names)
		if n.Weak || n.Kind == codebook.Adjective || n.Kind == codebook.People || n.Kind == codebook.OrgAdj || n.Kind == codebook.Weapon {
			continue
		}
		sp := casus.Span{Start: f.Start, End: f.End}
		l.add(n, sp, doc.Text[f.Start:f.End], doc.Lang)
	}
	if l.list == nil {
		return []casus.Entity{}
	}
	return l.list
}

// preferred chooses among the readings of a name: people and bodies before
// places of the same name.
func preferred(names []*codebook.Name) *codebook.Name {
	for _, n := range names {
		if !n.Weak {
			return n
		}
	}
	return names[0]
}

type entityList struct {
	list  []casus.Entity
	index map[*codebook.Entry]int
}

func (l *entityList) add(n *codebook.Name, sp casus.Span, form, lang string) {
	if l.index == nil {
		l.index = map[*codebook.Entry]int{}
	}
	e := n.Entry
	i, ok := l.index[e]
	if !ok {
		i = len(l.list)
		l.index[e] = i
		code := e.Code
		if code == "" {
			code = e.Country
		}
		l.list = append(l.list, casus.Entity{Name: e.In(lang), Code: code, QID: e.QID, Kind: kindOf(n)})
	}
	x := &l.list[i]
	x.Mentions = append(x.Mentions, sp)
	form = strings.Join(strings.Fields(form), " ")
	if !slices.Contains(x.Names, form) {
		x.Names = append(x.Names, form)
	}
}

func kindOf(n *codebook.Name) string {
	switch n.Kind {
	case codebook.Org, codebook.OrgAdj, codebook.Seat:
		return "organisation"
	case codebook.Person:
		return "person"
	case codebook.PlaceName:
		return "place"
	case codebook.Weapon:
		return "weapon"
	case codebook.Instrument:
		return "treaty"
	}
	return "state"
}
