package app

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// A grammar makes sentences of names and verbs in one language.
type grammar interface {
	// subject joins the names that act, with their articles.
	subject(names []ref) (text string, plural bool)
	// object joins the names behind a preposition, which may be empty.
	object(prep string, names []ref) string
	// predicate puts a verb in the mood of a claim.
	predicate(v verb, m mood, plural bool) string
	// bound says what the parties to a treaty are bound to do, to each other
	// when mutual is true.
	bound(p *casus.Provision, m mood, plural, mutual bool) string
	// unproven says that there is no proof of subject having done the verb.
	unproven(subject string, v verb, plural bool) string
	// sent is the verb for handing over; sale tells a sale from a gift.
	sent(sale bool) phrase
}

// A mood is the way in which a claim holds, as far as grammar goes.
type mood uint8

const (
	done mood = iota
	will
	could
	didNot
)

// moodOf returns the mood of an auxiliary mode.
func moodOf(a casus.Aux) mood {
	switch a {
	case casus.Future:
		return will
	case casus.Hypothetical:
		return could
	case casus.Negated:
		return didNot
	default:
		return done
	}
}

// grammarOf returns the grammar of lang, English where it has none.
func grammarOf(lang string, w *words) grammar {
	if lang == "it" {
		return italian{w}
	}
	return english{w}
}

// maxNamed is how many names a sentence spells out before it counts the rest.
const maxNamed = 4

// A teller says claims in plain sentences.
type teller struct {
	*caller
	grammar
	phrases phrases
}

// sentence says a claim in one short sentence without its speaker.
func (t *teller) sentence(c *casus.Claim) string {
	if c.Type == casus.Term {
		return capital(t.provision(c))
	}
	actors, recipients := t.sides(c)
	ph := t.phrases.of(c.Type, c.Mode)
	v := ph.alone
	if tr := c.Transfer; tr != nil && tr.From != "" && tr.To != "" && (c.Type == casus.Aid || c.Type == casus.Cooperate) {
		ph = t.sent(c.Type == casus.Cooperate)
		v = ph.with
		goods := t.goods(tr)
		v = verb{v.done + " " + goods, v.bare + " " + goods, v.will + " " + goods}
		actors, recipients = []ref{t.code(tr.From)}, []ref{t.code(tr.To)}
	} else if len(recipients) > 0 {
		v = ph.with
	}
	if len(actors) == 0 {
		actors = []ref{{text: t.words.unnamed}}
	}
	subject, plural := t.subject(actors)
	object := ""
	if len(recipients) > 0 {
		object = " " + t.object(ph.prep, recipients)
	}
	if c.Aux == casus.Negated && c.Unproven {
		return capital(t.unproven(subject, v, plural) + object)
	}
	return capital(subject + " " + t.predicate(v, moodOf(c.Aux), plural) + object)
}

// sides names who acts and at whom. Where the parties of a claim act on each
// other they all act and nobody suffers, save that a visit has one who goes.
func (t *teller) sides(c *casus.Claim) (actors, recipients []ref) {
	actors, recipients = t.refs(c.Actors), t.refs(c.Recipients)
	switch {
	case reciprocal(c) && c.Mode == "visit" && len(actors) > 1:
		return actors[:1], actors[1:]
	case c.Type == casus.Agree || c.Type == casus.Consult || c.Type == casus.Cooperate || len(actors) > 1:
		return actors, except(recipients, actors)
	}
	return actors, recipients
}

// provision says what a treaty provides.
func (t *teller) provision(c *casus.Claim) string {
	var parties []ref
	p := c.Term
	if p == nil {
		p = &casus.Provision{}
	}
	for _, code := range p.Parties {
		parties = append(parties, t.code(code))
	}
	if len(parties) == 0 {
		parties = t.refs(slices.Concat(c.Actors, c.Recipients))
	}
	if len(parties) == 0 {
		parties = []ref{{text: t.words.unnamed}}
	}
	subject, plural := t.subject(parties)
	s := subject + " " + t.bound(p, moodOf(c.Aux), plural, len(parties) > 1)
	if trigger := cmp.Or(t.words.triggers[p.Trigger], clean(p.Trigger)); trigger != "" {
		s += ", " + t.words.trigger + " " + trigger
	}
	return s
}

// goods names what a transfer moves.
func (t *teller) goods(tr *casus.Transfer) string {
	what := clean(tr.Item)
	if what == "" {
		what = t.words.goods[tr.What]
	}
	if what == "" {
		what = clean(tr.What)
	}
	if tr.Quantity != nil && tr.Quantity.Text != "" && !strings.Contains(what, clean(tr.Quantity.Text)) {
		return what + " (" + clean(tr.Quantity.Text) + ")"
	}
	return what
}

// refs names actors, each once.
func (t *teller) refs(actors []casus.Actor) []ref {
	var out []ref
	for i := range actors {
		r := t.actor(&actors[i])
		if actors[i].Code == "" && actors[i].Name == "" {
			continue
		}
		if !containsRef(out, r.text) {
			out = append(out, r)
		}
	}
	return out
}

// reciprocal reports whether the parties of c act on each other.
func reciprocal(c *casus.Claim) bool {
	if len(c.Actors) < 2 || len(c.Actors) != len(c.Recipients) {
		return false
	}
	for i := range c.Actors {
		found := false
		for j := range c.Recipients {
			found = found || c.Actors[i].Code == c.Recipients[j].Code && c.Actors[i].Name == c.Recipients[j].Name
		}
		if !found {
			return false
		}
	}
	return true
}

// except returns those of names that are not among others.
func except(names, others []ref) []ref {
	var out []ref
	for _, n := range names {
		if !containsRef(others, n.text) {
			out = append(out, n)
		}
	}
	return out
}

func containsRef(refs []ref, text string) bool {
	for _, r := range refs {
		if r.text == text {
			return true
		}
	}
	return false
}

// capital writes the first letter of s as a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// texts returns the names with what article puts before each.
func texts(names []ref, with func(ref) string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = with(n)
	}
	return out
}
