package text

import "strings"

// An abbreviation's class says what may follow its full stop.
type abbrClass uint8

const (
	notAbbr abbrClass = iota
	// abbrTitle never ends a sentence: dott. Rossi, Mr. Smith, art. 5.
	abbrTitle
	// abbrUnit ends a sentence only before a word that opens one: Inc., U.S.
	abbrUnit
	// abbrNumber goes on only before a number or a bracket: n. 3, No. 5, Sept. 11.
	abbrNumber
	// abbrLast ends a sentence before any capital: ecc., etc.
	abbrLast
	// abbrPlace and abbrMonth are abbrUnit and abbrNumber if they begin with a
	// capital, and words like any other if not: Ill., Dec.
	abbrPlace
	abbrMonth
)

// abbreviations holds the class of each abbreviation in lower case without its
// last full stop, by language.
var abbreviations = map[string]map[string]abbrClass{
	"it": abbrTable(map[abbrClass]string{
		abbrTitle: `dott dr dottssa prof profssa avv ing arch geom rag sig sigg sigra sigrina on onn sen gen
			col ten cap magg serg mar mons don card rev amm ammr cav comm gr uff cpl mr mrs ms st s ss sto sta
			art artt cfr cit pag pagg pp par vol voll fig figg tab cod ca ved v vs es cosidd lett
			pres seg segr sottosegr fam f.lli ecc.mo egr gent spett stim geom
			prov dep distr loc all alleg racc reg rel sez sec att tel nr nn dott.ssa prof.ssa sig.ra sig.na ist`,
		abbrUnit: `s.p.a s.r.l s.n.c s.a.s spa srl inc corp ltd co jr sr u.s u.s.a u.k u.e o.n.u d.c. ph.d bros`,
		abbrNumber: `n num art no gen genn feb febb apr giu lug ago sett set ott nov dic c p l cl vers ed
			comma cost cass trib conv`,
		abbrLast: `ecc etc a.c d.c`,
	}),
	"en": abbrTable(map[abbrClass]string{
		abbrTitle: `mr mrs ms messrs mx dr prof rev fr hon gov sen rep gen col lt maj capt cmdr cpt cpl sgt adm
			pres amb dep sec supt insp det atty gens sens reps drs profs govs st ste mt ft
			vs v cf e.g i.e eg ie viz fig figs vol vols pp approx ca est dept univ assn nat intl
			lt.col lt.gen maj.gen brig brig.gen sir`,
		abbrUnit: `inc corp ltd co cos bros llc plc jr sr esq u.s u.s.a u.k u.n e.u u.s.s.r d.c a.m p.m ph.d m.d b.a m.a
			n.y n.j n.c s.c n.h n.m n.d s.d b.c a.d`,
		abbrPlace: `ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla
			ore pa penn tenn tex va vt wash wis wyo ont ave blvd rd al`,
		abbrNumber: `no nos op p c ch sect art par ed eds`,
		abbrMonth:  `jan feb mar apr jun jul aug sep sept oct nov dec`,
		abbrLast:   `etc min max hr hrs`,
	}),
}

// anyAbbreviations serves the languages that have no table of their own: the
// titles and numbers that newsrooms share.
var anyAbbreviations = abbrTable(map[abbrClass]string{
	abbrTitle:  `dr mr mrs prof st sr sra dra herr hr fr mme mlle vs cf art bzw z.b d.h ca`,
	abbrUnit:   `inc corp ltd co jr u.s u.s.a s.a ee.uu`,
	abbrNumber: `n no nr num p pp`,
	abbrLast:   `etc usw`,
})

func abbrTable(classes map[abbrClass]string) map[string]abbrClass {
	t := make(map[string]abbrClass)
	for class := abbrTitle; class <= abbrMonth; class++ {
		for _, w := range strings.Fields(classes[class]) {
			if t[w] == notAbbr {
				t[w] = class
			}
		}
	}
	return t
}

// abbreviation returns the class of w, which has no last full stop.
func abbreviation(w, lang string) abbrClass {
	const longest = 12
	if len(w) == 0 || len(w) > longest {
		return notAbbr
	}
	t, ok := abbreviations[lang]
	if !ok {
		t = anyAbbreviations
	}
	var buf [longest]byte
	for i := 0; i < len(w); i++ {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	class := t[string(buf[:len(w)])]
	if capital := 'A' <= w[0] && w[0] <= 'Z'; class < abbrPlace {
		return class
	} else if !capital {
		return notAbbr
	}
	if class == abbrPlace {
		return abbrUnit
	}
	return abbrNumber
}

// dotted reports whether w is built of short groups with full stops between
// them, such as U.S, a.C or Ph.D; the last full stop is not part of w.
func dotted(w string) bool {
	groups, group := 1, 0
	for _, r := range w {
		switch {
		case r == '.':
			if group == 0 {
				return false
			}
			groups++
			group = 0
		case isLetter(r):
			if group++; group > 2 {
				return false
			}
		default:
			return false
		}
	}
	return groups > 1 && group > 0
}

// openers holds the words that commonly open a sentence and seldom follow an
// abbreviation in the middle of one, in the form they have there.
var openers = map[string]map[string]bool{
	"it": wordSet(`Il Lo La I Gli Le L Un Uno Una In Nel Nella Nello Nei Nelle Ma E È Ed Non Si Se Per Con Da Dal
		Dalla Di A Al Alla Ai Questo Questa Questi Queste Quello Quella Quando Dopo Anche Secondo Poi Così Lui
		Lei Loro Che Chi Come Tra Fra Su Sul Sulla Ci Io Noi Voi Tuttavia Intanto Inoltre Oggi Ieri Sono Era
		Ha Hanno Nessuno Tutti Ogni Ora Mentre Perché Infine Invece Però`),
	"en": wordSet(`The A An He She It They We I You In On At But And This That These Those There When While As If For
		From After Before His Her Its Their Our My However So To What Who Why How Where With By One Some Many Most
		No Not Now Then Since Although Despite According Officials Both All Last Also Or`),
}

func wordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
