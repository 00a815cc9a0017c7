package app

import (
	"strings"

	"casus"
)

// A Namer gives the name of a country or an organisation by its code. It
// returns "" when it knows none.
type Namer interface {
	Name(code, lang string) string
}

// A ref is a noun phrase that a sentence refers to: a name with its article.
type ref struct {
	text   string
	art    article
	plural bool
}

// An article is what stands before a name in running text.
type article uint8

const (
	noArticle  article = iota
	the                // English
	masculine          // Italian: il, lo, l'
	feminine           // Italian: la, l'
	masculines         // Italian: i, gli
	feminines          // Italian: le
)

// A caller names the actors of one reading in one language.
type caller struct {
	lang    string
	words   *words
	namer   Namer
	docLang string
	states  map[string]bool // names of states as the reading writes them
	proper  map[string]bool // names of people and organisations that the codebook knows
	persons map[string]bool // those of people
}

// newCaller prepares the names of r for a dossier in lang.
func newCaller(lang string, namer Namer, r *casus.Reading) *caller {
	c := &caller{
		lang: lang, words: wordsOf(lang), namer: namer, docLang: r.Doc.Lang,
		states: map[string]bool{}, proper: map[string]bool{}, persons: map[string]bool{},
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		switch e.Kind {
		case "state":
			c.states[e.Name] = true
			for _, n := range e.Names {
				c.states[n] = true
			}
		case "person":
			c.proper[e.Name], c.persons[e.Name] = true, true
		case "organisation":
			c.proper[e.Name] = lang == r.Doc.Lang || e.Code == ""
		}
	}
	return c
}

// code returns the name of an actor code in the dossier's language, or the code
// itself where it has none.
func (c *caller) code(code string) ref {
	code, sector, _ := strings.Cut(code, "/")
	r := ref{text: code}
	name := c.words.orgs[code]
	if name == "" && c.namer != nil {
		name = c.namer.Name(code, c.lang)
	}
	if name != "" {
		r = refOf(c.lang, code, name)
	}
	if sector != "" && sector != "GOV" {
		if s := c.words.sectors[sector]; s != "" {
			r.text += " (" + s + ")"
		} else {
			r.text += " (" + sector + ")"
		}
	}
	return r
}

// actor returns what to call a: a state by its usual name, a person or an
// organisation by its own, anyone else by code and sector where the report is in
// another language than the dossier.
func (c *caller) actor(a *casus.Actor) ref {
	switch {
	case a.Code == "" && a.Name == "":
		return ref{text: c.words.unnamed}
	case a.Name == "" || c.states[a.Name]:
		return c.code(join2(a.Code, a.Sector))
	case c.proper[a.Name]:
		return c.properName(a)
	case a.Code == "":
		return c.described(a.Name)
	case a.Sector == "" && c.code(a.Code).text != a.Code:
		return c.code(a.Code)
	case c.lang != c.docLang && c.code(a.Code).text != a.Code:
		return c.code(join2(a.Code, a.Sector))
	default:
		return c.described(a.Name)
	}
}

// properName returns the name of a person or an organisation with the article
// that it takes in running text.
func (c *caller) properName(a *casus.Actor) ref {
	name := clean(a.Name)
	if r := c.code(a.Code); strings.EqualFold(r.text, name) {
		return r
	}
	if c.persons[a.Name] {
		return ref{text: name}
	}
	return organisation(c.lang, name)
}

// described takes a name as the report writes it. An article that opens it is
// told apart, so that a sentence can join it to a preposition.
func (c *caller) described(name string) ref {
	name = clean(name)
	if c.lang != c.docLang {
		return ref{text: name}
	}
	articles := map[string]article{"the ": the}
	if c.lang == "it" {
		articles = map[string]article{"il ": masculine, "lo ": masculine, "la ": feminine, "l'": feminine, "l’": feminine,
			"i ": masculines, "gli ": masculines, "le ": feminines}
	}
	lower := strings.ToLower(name)
	for form, art := range articles {
		if strings.HasPrefix(lower, form) && len(name) > len(form) {
			return ref{text: name[len(form):], art: art, plural: art == masculines || art == feminines}
		}
	}
	return ref{text: name, plural: c.lang == "it" && soundsPlural(lower)}
}

// soundsPlural guesses whether an Italian description in lower case speaks of
// many, by its first word.
func soundsPlural(description string) bool {
	first, _, _ := strings.Cut(description, " ")
	switch first {
	case "truppe", "forze", "milizie", "famiglie", "guardie", "squadre", "navi", "fonti", "donne", "brigate", "aziende", "imprese",
		"banche", "potenze", "agenzie", "bande":
		return true
	case "oggi", "ieri", "analisi", "crisi", "brindisi", "tesi":
		return false
	}
	return len(first) > 4 && strings.HasSuffix(first, "i")
}

// speaker returns what to call who vouches for a claim; the author is "".
func (c *caller) speaker(s *casus.Speaker) ref {
	switch {
	case s.Kind == "author" || s.Kind == "" && s.Code == "" && s.Name == "":
		return ref{}
	case s.Name != "" && (c.lang == c.docLang || s.Code == ""):
		r := c.code(s.Code)
		if c.states[s.Name] || r.text == s.Name {
			return r
		}
		return c.described(s.Name)
	case s.Code != "" && c.code(s.Code).text != s.Code:
		return c.code(s.Code)
	case s.Name != "":
		return ref{text: clean(s.Name)}
	case c.words.speakers[s.Kind] != "":
		return ref{text: c.words.speakers[s.Kind]}
	default:
		return ref{text: s.Code}
	}
}

// join2 writes a code with its sector.
func join2(code, sector string) string {
	if sector == "" {
		return code
	}
	return code + "/" + sector
}

// refOf gives name the article that its language wants.
func refOf(lang, code, name string) ref {
	switch lang {
	case "it":
		art := italianArticle(code, name)
		return ref{text: name, art: art, plural: art == masculines || art == feminines}
	default:
		r := ref{text: name}
		if takesThe(code, name) {
			r.art = the
		}
		return r
	}
}

// takesThe reports whether the English name wants an article.
func takesThe(code, name string) bool {
	switch code {
	case "USA", "GBR", "ARE", "NLD", "PHL", "MDV", "BHS", "GMB", "COM", "SYC", "MHL", "SLB", "CAF", "DOM", "VAT",
		"UNO", "UNSC", "EUU", "AU", "ARAB", "ICC", "ICJ", "IAEA", "OSCE", "WEST", "IMF", "WHO", "GCC":
		return true
	}
	return strings.Contains(name, "Republic") || strings.Contains(name, "Islands") || strings.HasPrefix(name, "Union")
}

// italianArticle returns the definite article of a state's or organisation's
// Italian name, by its code where the ending would mislead.
func italianArticle(code, name string) article {
	switch code {
	case "CUB", "MLT", "ISR", "TWN", "HTI", "CYP", "SMR", "SGP", "AND", "MCO", "DJI", "HKG", "MAC", "MUS", "NRU", "TON",
		"WSM", "PLW", "VUT", "KIR", "TUV", "TTO", "STP", "KNA", "LCA", "VCT", "ATG", "BRB", "GRD", "GUM", "PRI", "ABW",
		"CUW", "BMU", "GIB", "JEY", "GGY", "HAMAS", "HEZBOLLAH":
		return noArticle
	case "USA", "ARE", "NLD", "BRICS":
		return masculines
	case "PHL", "MDV", "BHS", "SYC", "COM", "UNO", "FJI":
		return feminines
	case "CAN", "KEN", "GHA", "BWA", "GTM", "NIC", "PAN", "RWA", "UGA", "VEN", "ZAF", "BFA", "LKA", "ZMB", "GMB", "G7", "G20",
		"WEST", "UNSC", "WAGNER":
		return masculine
	case "EUU", "NATO", "ICC", "ICJ", "IAEA", "OSCE", "AU", "ARAB", "BLR", "ASEAN", "WHO", "CIV":
		return feminine
	}
	switch {
	case strings.HasPrefix(name, "Isole"):
		return feminines
	case strings.HasPrefix(name, "Territori"):
		return masculines
	case strings.HasSuffix(name, "a"), strings.HasPrefix(name, "Corea"), strings.HasPrefix(name, "Repubblica"):
		return feminine
	case len(code) == 3 && strings.ToUpper(name) != name:
		return masculine
	}
	return noArticle
}

// organisation gives an organisation's name the article that its first or last
// word wants; a name of another kind stands alone.
func organisation(lang, name string) ref {
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	if lang != "it" {
		switch last {
		case "council", "court", "forces", "duma", "agency", "commission", "union", "league", "ministry", "army", "senate",
			"congress", "assembly", "parliament", "navy", "guard", "corps", "office", "bureau", "department", "rada", "knesset",
			"bundestag", "guards", "party", "committee", "tribunal":
			return ref{text: name, art: the}
		}
		if strings.Contains(name, " of ") {
			return ref{text: name, art: the}
		}
		return ref{text: name}
	}
	switch first {
	case "duma", "corte", "camera", "commissione", "lega", "unione", "organizzazione", "banca", "agenzia", "marina", "guardia",
		"knesset", "comunità", "assemblea", "rada", "polizia", "casa", "procura", "croce", "verchovna", "cpi", "aiea":
		return ref{text: name, art: feminine}
	case "parlamento", "consiglio", "congresso", "senato", "ministero", "esercito", "fondo", "tribunale", "partito", "dipartimento",
		"governo", "pentagono", "bundestag", "servizio", "comitato", "corpo", "movimento", "comando", "gruppo":
		return ref{text: name, art: masculine}
	case "forze", "nazioni", "guardie", "brigate":
		return ref{text: name, art: feminines, plural: true}
	case "servizi", "emirati", "corpi", "reparti":
		return ref{text: name, art: masculines, plural: true}
	}
	return ref{text: name}
}
