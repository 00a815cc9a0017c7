package app

import (
	"strings"
	"unicode/utf8"

	"casus"
)

// italian is the grammar of Italian.
type italian struct{ w *words }

func (g italian) name(r ref) string {
	art := definite(r)
	if art == "" || strings.HasSuffix(art, "'") {
		return art + r.text
	}
	return art + " " + r.text
}

// definite returns the article that r takes: il, lo, l', la, i, gli or le.
func definite(r ref) string {
	first, _ := utf8.DecodeRuneInString(strings.ToLower(r.text))
	vowel := strings.ContainsRune("aeiouàèéìòù", first)
	lower := strings.ToLower(r.text)
	impure := first == 'z' || first == 'x' || first == 'y' || strings.HasPrefix(lower, "gn") || strings.HasPrefix(lower, "ps") ||
		first == 's' && len(lower) > 1 && !strings.ContainsRune("aeiouàèéìòù", rune(lower[1]))
	switch r.art {
	case masculine:
		switch {
		case vowel:
			return "l'"
		case impure:
			return "lo"
		}
		return "il"
	case feminine:
		if vowel {
			return "l'"
		}
		return "la"
	case masculines:
		if vowel || impure {
			return "gli"
		}
		return "i"
	case feminines:
		return "le"
	}
	return ""
}

// contract joins a preposition and an article: a + il is al.
func contract(prep, art string) string {
	stem := map[string]string{"a": "a", "da": "da", "di": "de", "su": "su"}[prep]
	if art == "" || stem == "" {
		return strings.TrimSpace(prep + " " + art)
	}
	switch art {
	case "il":
		return stem + "l"
	case "i", "gli":
		return stem + art
	default:
		return stem + "l" + art
	}
}

func (g italian) subject(names []ref) (string, bool) {
	return g.w.list(texts(names, g.name), maxNamed), len(names) > 1 || names[0].plural
}

func (g italian) object(prep string, names []ref) string {
	return g.w.list(texts(names, func(r ref) string {
		p := contract(prep, definite(r))
		if p == "" || strings.HasSuffix(p, "'") {
			return p + r.text
		}
		return p + " " + r.text
	}), maxNamed)
}

func (g italian) predicate(v verb, m mood, plural bool) string {
	switch m {
	case will:
		if plural {
			return futures(v.will)
		}
		return v.will
	case could:
		return oneOrMany("potrebbe ", "potrebbero ", plural) + v.bare
	case didNot:
		return "non " + oneOrMany("ha ", "hanno ", plural) + v.done
	default:
		return oneOrMany("ha ", "hanno ", plural) + v.done
	}
}

// futures turns each future of the third person singular in s to the plural:
// the words that end in -rà.
func futures(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if stem, ok := strings.CutSuffix(w, "rà"); ok {
			words[i] = stem + "ranno"
		}
	}
	return strings.Join(words, " ")
}

func oneOrMany(one, many string, plural bool) string {
	if plural {
		return many
	}
	return one
}

func (g italian) unproven(subject string, v verb, plural bool) string {
	return "nessuna prova che " + subject + " " + oneOrMany("abbia ", "abbiano ", plural) + v.done
}

func (g italian) bound(p *casus.Provision, m mood, plural, mutual bool) string {
	var binds string
	switch m {
	case will:
		binds = oneOrMany("si impegnerà", "si impegneranno", plural)
	case could:
		binds = oneOrMany("si impegnerebbe", "si impegnerebbero", plural)
	case didNot:
		binds = oneOrMany("non si impegna", "non si impegnano", plural)
	default:
		binds = oneOrMany("si impegna", "si impegnano", plural)
	}
	switch p.Obligation {
	case "defence":
		return binds + oneOrMany(" ad assistere militarmente l'altra parte", " ad assistersi militarmente a vicenda", mutual)
	case "consult":
		return binds + oneOrMany(" a consultare l'altra parte", " a consultarsi a vicenda", mutual)
	case "nonaggression":
		return binds + oneOrMany(" a non attaccare l'altra parte", " a non attaccarsi a vicenda", mutual)
	case "neutrality":
		return binds + oneOrMany(" a restare neutrale", " a restare neutrali", plural)
	case "cooperation":
		return binds + " a cooperare"
	case "logistics":
		return binds + " a dare sostegno logistico"
	}
	return binds + " con un trattato"
}

func (g italian) sent(sale bool) phrase {
	if sale {
		return phrase{with: verb{"fornito", "fornire", "fornirà"}, prep: "a"}
	}
	return phrase{with: verb{"inviato", "inviare", "invierà"}, prep: "a"}
}
