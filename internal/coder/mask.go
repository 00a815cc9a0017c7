package coder

import (
	"strings"
	"unicode"

	"casus"
	"casus/internal/codebook"
	"casus/internal/lang"
	"casus/internal/text"
)

// The parser learned from treebanks in which few of the names of today's news
// occur, and a name of several words gives it trouble. So names that the codebook
// knows are put before it as one familiar word each, and the tree is read with the
// names back in their places. The words stand in for a state, a city, a body and
// a person.
var standIns = map[string]map[byte]string{
	"it": {'s': "Italia", 'c': "Roma", 'o': "Nato", 'p': "Renzi"},
	"en": {'s': "Iraq", 'c': "Baghdad", 'o': "UN", 'p': "Bush"},
}

// A masked is a token that stands for a name.
type masked struct {
	at   int // token after masking
	form string
}

// mask puts one stand-in token for every name among toks, which cut src.
func (d *document) mask(src string, sp casus.Span, toks []text.Token) ([]text.Token, []masked) {
	toks = d.joinPhrases(d.joinBounds(toks))
	words := standIns[d.lang]
	if words == nil {
		return toks, nil
	}
	var names []masked
	out := toks[:0:0]
	i := 0
	for _, f := range d.names(src[sp.Start:sp.End]) {
		start, end := sp.Start+f.Start, sp.Start+f.End
		kind := d.standKind(f, src[start:end])
		if kind == 0 {
			continue
		}
		for i < len(toks) && toks[i].Span.End <= start {
			out = append(out, toks[i])
			i++
		}
		for i < len(toks) && toks[i].Span.Start < start {
			out = append(out, toks[i]) // the name begins inside this token
			i++
		}
		first := i
		for i < len(toks) && toks[i].Span.End <= end {
			i++
		}
		if i == first {
			continue
		}
		names = append(names, masked{at: len(out), form: src[toks[first].Span.Start:toks[i-1].Span.End]})
		out = append(out, text.Token{
			Form: words[kind], Span: casus.Span{Start: toks[first].Span.Start, End: toks[i-1].Span.End}, Parts: 1,
		})
	}
	return append(out, toks[i:]...), names
}

// joinBounds puts the words that bound a number into its token, so that "at least
// four" is parsed as "four". Its span covers them all.
func (d *document) joinBounds(toks []text.Token) []text.Token {
	out := toks[:0:0]
	for i := 0; i < len(toks); i++ {
		n := d.boundAt(toks, i)
		if n > 0 {
			t := toks[i+n]
			t.Span.Start = toks[i].Span.Start
			out = append(out, t)
			i += n
			continue
		}
		out = append(out, toks[i])
	}
	return out
}

// joinPhrases puts nouns of several words that look like verbs or clauses
// ("cessate il fuoco") into one token with a plain noun's form.
func (d *document) joinPhrases(toks []text.Token) []text.Token {
	out := toks[:0:0]
	for i := 0; i < len(toks); i++ {
		phrase := ""
		for n := 0; n < 4 && i+n < len(toks); n++ {
			if n > 0 {
				phrase += " "
			}
			phrase += lower(toks[i+n].Form)
			if form := d.pack.Grammar["join"][phrase]; form != "" {
				t := toks[i]
				t.Form, t.Span.End, t.Parts, t.Part = form, toks[i+n].Span.End, 1, 0
				out = append(out, t)
				i += n + 1
				break
			}
		}
		if i < len(toks) {
			out = append(out, toks[i])
		}
	}
	return out
}

// boundAt returns how many tokens at i bound the number after them, 0 for none.
func (d *document) boundAt(toks []text.Token, i int) int {
	phrase := ""
	for n := 1; n <= 3 && i+n < len(toks); n++ {
		if n > 1 {
			phrase += " "
		}
		phrase += lower(toks[i+n-1].Form)
		if !d.pack.has("atleast", phrase) && !d.pack.has("atmost", phrase) && !d.pack.has("about", phrase) {
			continue
		}
		if next := lower(toks[i+n].Form); next[0] >= '0' && next[0] <= '9' || d.pack.has("number", next) {
			return n
		}
	}
	return 0
}

// standKind tells which stand-in a name takes; 0 for words that are better parsed
// as they are.
func (d *document) standKind(f codebook.Found, form string) byte {
	if strings.IndexFunc(form, unicode.IsUpper) < 0 {
		return 0
	}
	var kind byte
	for _, n := range f.Names {
		var k byte
		switch n.Kind {
		case codebook.State:
			k = 's'
		case codebook.Capital, codebook.PlaceName, codebook.Seat:
			k = 'c'
		case codebook.Org, codebook.Metonym:
			k = 'o'
		case codebook.Person:
			k = 'p'
		default:
			return 0
		}
		if n.Lang != "" && n.Lang != d.lang {
			continue
		}
		if n.Weak {
			return 0
		}
		if kind == 0 {
			kind = k
		}
	}
	return kind
}

// unmask puts the names back into a parsed sentence.
func unmask(t lang.Tree, names []masked) {
	for _, m := range names {
		if m.at < len(t) {
			t[m.at].Form, t[m.at].Lemma, t[m.at].UPOS = m.form, m.form, lang.PROPN
		}
	}
}
