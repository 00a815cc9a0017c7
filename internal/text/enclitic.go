package text

import "strings"

// enclitics splits an Italian verb from the pronouns written behind it. It
// returns the lengths in bytes of the verb and of the first and the second
// pronoun, or a verb of 0 when w has none. No lexicon of verbs is asked: the
// endings of infinitives, gerunds and participles before a pronoun are rare in
// other words, and those are listed in [notVerbs].
func enclitics(w string) (verb, one, two int) {
	switch last := w[len(w)-1] | 0x20; last {
	case 'i', 'o', 'a', 'e':
	default:
		return 0, 0, 0
	}
	l := w
	for i := 0; i < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' {
			l = strings.ToLower(w)
			break
		}
	}
	if len(l) != len(w) {
		return 0, 0, 0
	}
	if n := pairLen(l); n > 0 {
		if base := l[:len(l)-n]; takesPair(base) && !notVerbs[l] {
			return len(base), n - 2, 2
		}
	}
	n := cliticLen(l)
	if n == 0 {
		return 0, 0, 0
	}
	if base := l[:len(l)-n]; takesClitic(base, l[len(base):]) && !notVerbs[l] {
		return len(base), n, 0
	}
	return 0, 0, 0
}

// cliticLen returns the length of the pronoun at the end of l.
func cliticLen(l string) int {
	if strings.HasSuffix(l, "gli") {
		return 3
	}
	switch l[len(l)-2:] {
	case "mi", "ti", "si", "ci", "vi", "lo", "la", "li", "le", "ne":
		return 2
	}
	return 0
}

// pairLen returns the length of two pronouns at the end of l: sene, glielo.
func pairLen(l string) int {
	if len(l) < 7 {
		return 0
	}
	switch l[len(l)-2:] {
	case "lo", "la", "li", "le", "ne":
	default:
		return 0
	}
	switch l[len(l)-4 : len(l)-2] {
	case "me", "te", "se", "ce", "ve":
		return 4
	case "ie":
		if strings.HasSuffix(l[:len(l)-2], "glie") {
			return 6
		}
	}
	return 0
}

// takesPair reports whether a verb form that ends like base may stand before
// two pronouns.
func takesPair(base string) bool {
	return isInfinitive(base) || isGerund(base) || base == "ecco" ||
		len(base) > 5 && strings.HasSuffix(base, "iamo")
}

// takesClitic reports whether base is a verb form before the pronoun p.
func takesClitic(base, p string) bool {
	switch {
	case isInfinitive(base), isGerund(base), base == "ecco":
		return true
	case base == "glie":
		return p != "gli" && p[0] == 'l' || p == "ne"
	case len(base) >= 6 && strings.HasSuffix(base, "iamo"):
		return true
	case len(base) >= 5 && (p == "mi" || p == "ci" || p == "vi") && hasSuffix(base, "ate", "ete", "ite"):
		return true
	case p == "si":
		return len(base) >= 6 && isParticiple(base) || strongParticiples[base]
	case p == "gli":
		return len(base) >= 4 && isParticiple(base) || strongParticiples[base]
	}
	return false
}

// isInfinitive reports whether base ends like an infinitive that lost its last
// vowel: parlar, veder, partir, por, condur.
func isInfinitive(base string) bool {
	if len(base) < 3 {
		return false
	}
	switch base[len(base)-2:] {
	case "ar", "er", "ir":
		return len(base) > 3 || base == "far" || base == "dar" || base == "dir"
	case "or":
		return strings.HasSuffix(base, "por")
	case "ur":
		return strings.HasSuffix(base, "dur")
	}
	return false
}

// isGerund reports whether base ends like a gerund.
func isGerund(base string) bool {
	return len(base) >= 5 && hasSuffix(base, "ando", "endo")
}

// isParticiple reports whether base ends like a weak past participle.
func isParticiple(base string) bool {
	if n := len(base); n < 4 || base[n-2] != 't' || strings.IndexByte("aiu", base[n-3]) < 0 {
		return false
	}
	return strings.IndexByte("oaie", base[len(base)-1]) >= 0
}

func hasSuffix(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

// strongParticiples take a pronoun in absolute clauses: resosi, messisi.
var strongParticiples = inflect(`mess post pres accort fatt apert res pers tolt tratt ridott spint rimast svolt
	inflitt mort nascost difes espost impost oppost accortos decis divis rottos impress trasmess promess concess
	commess offert sottopost propost dispost raccolt rivolt avvolt scopert`, "o", "a", "i", "e")

func inflect(stems string, endings ...string) map[string]bool {
	set := make(map[string]bool)
	for _, s := range strings.Fields(stems) {
		for _, e := range endings {
			set[s+e] = true
		}
	}
	return set
}

// notVerbs holds the words that end like a verb with its pronoun and are not.
var notVerbs = wordSet(`
	diversi persi versi avversi universi inversi perversi dispersi immersi emersi sommersi tersi detersi aspersi
	cospersi riversi conversi attraversi trasversi reversi traversi controversi estroversi introversi riemersi
	parsi arsi scarsi sparsi apparsi comparsi scomparsi cosparsi riapparsi ricomparsi riarsi malversi
	parlo carlo tarlo merlo sparlo riparlo ciarlo urlo burlo parla tarla carla sparla perla burla urla ciarla pirla
	parli carli sparli perli urli merli burli riparli riparla parle perle burle merle ferla merla averla
	carne incarne scarne interne esterne moderne caverne taverne lanterne cisterne materne fraterne paterne eterne
	odierne superne concerne cerne discerne alterne subalterne sterne quaderne postmoderne inferne sempiterne verne
	berne governe fermi termi vermi germi schermi infermi confermi affermi epidermi isotermi armi disarmi
	allarmi carmi riarmi parmi firmi dormi parti arti quarti carti sarti scarti reparti incarti sparti comparti
	diparti imparti esperti aperti certi incerti concerti offerti coperti scoperti deserti inerti
	avverti diverti converti inserti serti alberti roberti reperti sofferti solerti accerti sconcerti inverti
	perverti riaperti ricoperti irti inesperti riparti coparti porti trasporti passaporti rapporti supporti
	apporti riporti esporti importi comporti aeroporti sopporti asporti eliporti
	marci merci commerci guerci lerci squarci porci sporci perci coerci
	nervi servi cervi conservi osservi protervi acervi riservi preservi innervi larvi minervi
	bandolo bandoli mandola mandole mandolo girandola girandole pendolo pendoli pendola pendole vendola
	antitesi epitesi appetitosi spiritosi dermatosi neurofibromatosi carcinomatosi granulomatosi stomatosi
	ritagli anatemi patemi comitatesi viterla
	marcela carmela carmelo carmeli parcela barcelo martelo ermeli
	madreperla giancarlo piercarlo giancarla lamberti gilberti liberti berti umberti`)
