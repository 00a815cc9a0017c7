package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// articulated holds the prepositions that are written with the article, by
// their form in lower case.
var articulated = map[string][2]string{
	"del": {"di", "il"}, "dello": {"di", "lo"}, "della": {"di", "la"}, "dei": {"di", "i"},
	"degli": {"di", "gli"}, "delle": {"di", "le"}, "dell": {"di", "l"}, "degl": {"di", "gl"},
	"al": {"a", "il"}, "allo": {"a", "lo"}, "alla": {"a", "la"}, "ai": {"a", "i"},
	"agli": {"a", "gli"}, "alle": {"a", "le"}, "all": {"a", "l"}, "agl": {"a", "gl"},
	"dal": {"da", "il"}, "dallo": {"da", "lo"}, "dalla": {"da", "la"}, "dai": {"da", "i"},
	"dagli": {"da", "gli"}, "dalle": {"da", "le"}, "dall": {"da", "l"}, "dagl": {"da", "gl"},
	"nel": {"in", "il"}, "nello": {"in", "lo"}, "nella": {"in", "la"}, "nei": {"in", "i"},
	"negli": {"in", "gli"}, "nelle": {"in", "le"}, "nell": {"in", "l"}, "negl": {"in", "gl"},
	"sul": {"su", "il"}, "sullo": {"su", "lo"}, "sulla": {"su", "la"}, "sui": {"su", "i"},
	"sugli": {"su", "gli"}, "sulle": {"su", "le"}, "sull": {"su", "l"}, "sugl": {"su", "gl"},
	"col": {"con", "il"}, "coi": {"con", "i"}, "coll": {"con", "l"}, "cogli": {"con", "gli"},
	"pel": {"per", "il"},
}

// contraction returns the two parts of an articulated preposition; w may have
// capitals. The parts of a capitalised one are di Della: Di, la.
func contraction(w string) (prep, art string, ok bool) {
	if len(w) < 2 || len(w) > 5 || strings.IndexByte("adnscpADNSCP", w[0]) < 0 {
		return "", "", false
	}
	var buf [5]byte
	for i := 0; i < len(w); i++ {
		buf[i] = w[i] | 0x20
	}
	p, ok := articulated[string(buf[:len(w)])]
	if !ok {
		return "", "", false
	}
	switch {
	case w[0] >= 'a':
		return p[0], p[1], true
	case w[1] >= 'a':
		return strings.ToUpper(p[0][:1]) + p[0][1:], p[1], true
	}
	return strings.ToUpper(p[0]), strings.ToUpper(p[1]), true
}

// italianWord appends the word s[start:end], split when it is an articulated
// preposition or a verb with enclitics.
func (t *tokenizer) italianWord(start, end int) {
	w := t.s[start:end]
	if prep, art, ok := contraction(w); ok && !t.inName(start, end) && !endsElided(art) {
		t.addParts(start, end, prep, art)
		return
	}
	if capital := unicode.IsUpper(firstRune(w)); len(w) >= 5 && (!capital || t.first()) {
		verb, one, two := enclitics(w)
		// Surnames end in -rti: Lamberti, Uberti.
		if verb > 0 && !(capital && two == 0 && w[verb:] == "ti") {
			if two > 0 {
				t.addParts(start, end, w[:verb], w[verb:verb+one], w[verb+one:])
			} else {
				t.addParts(start, end, w[:verb], w[verb:])
			}
			return
		}
	}
	t.add(start, end)
}

func endsElided(art string) bool {
	l := strings.ToLower(art)
	return l == "l" || l == "gl"
}

// inName reports whether s[start:end], which looks like an articulated
// preposition, is part of a name: Alessandro Del Piero, Bashar al Assad.
func (t *tokenizer) inName(start, end int) bool {
	w := t.s[start:end]
	if (w == "al" || w == "Al") && end < len(t.s) {
		if t.s[end] == '-' {
			return true
		}
		if t.s[end] == ' ' {
			next := t.s[end+1:]
			return arabicNames[next[:t.wordEnd(end+1, len(t.s))-end-1]]
		}
	}
	if w[0] >= 'a' || len(t.dst) == t.begin {
		return false
	}
	prev := t.dst[len(t.dst)-1]
	return len(t.dst) > t.begin+1 && len(w) > 2 && w[1] >= 'a' && prev.Parts == 1 && prev.Span.End == start-1 &&
		unicode.IsUpper(firstRune(prev.Form)) && end+1 < len(t.s) && t.s[end] == ' ' && unicode.IsUpper(t.at(end+1))
}

// arabicNames follow the article al in the Italian press without a hyphen.
var arabicNames = wordSet(`Assad Sisi Qaeda Qaida Zawahiri Baghdadi Maliki Sadr Jazeera Arabiya Shabaab Shabab Nusra
	Sharaa Jolani Golani Thani Nahyan Saud Bashir Abadi Kadhimi Sudani Houthi Aqsa Azhar Shifa Quds Hol Tanf Mawasi
	Haram Manar Mayadeen Hayat Ahram Khalifa Sabah Burhan Maktum Maktoum Sistani Jubeir Fatah Udeid Bab Shaabi
	Muhandis Thawra Masri Rashid Otaiba Safadi Khatib Haddad Rai Akhbar Qassam Aksa Wefaq Islah Hashimi`)

// elisions holds the words whose last vowel falls before another, in lower
// case without the apostrophe. Articulated prepositions are not among them.
var elisions = wordSet(`l un d c s m t v n quest quell quegl bell sant anch com dov cos quant tant tutt mezz senz gl
	trent cinquant quarant sessant settant ottant novant vent buon grand nient pover nessun ciascun alcun dev fors
	neanch sott sopr contr quand qual ogn qualcun ognun quattr second terz null altr prim ess sol ultim
	nient gliel propri cert molt poc parecch dett santissim tal`)

// clipped holds the words that end in an apostrophe before a space: un po' di.
var clipped = wordSet(`po mo be di va fa sta da to ve e piu perche citta puo gia cosi sara eta pero cioe poiche ne
	li la si ca universita liberta verita possibilita attivita societa finche affinche benche cio giu qualita
	unita realta autorita dara fara avra potra dovra verra andra servitu virtu gioventu tribu papa lunedi martedi
	mercoledi giovedi venerdi caffe`)

// elided appends the word s[i:j] with the apostrophe s[j:k] behind it.
func (t *tokenizer) elided(i, j, k, end int) int {
	w := t.s[i:j]
	next := t.at(k)
	if k >= end {
		next = -1
	}
	if prep, art, ok := contraction(w); ok && endsElided(art) && (next != -1 || !t.quote) {
		mark := t.s[j:k]
		t.addParts(i, k, prep, art+mark)
		return k
	}
	lower := strings.ToLower(w)
	switch {
	case lower == "gliel" && next != -1:
		t.addParts(i, k, w[:4], t.s[i+4:k])
		return k
	case elisions[lower] && (next != -1 && !isInner(next) || next == -1 && !t.quote):
		t.add(i, k)
		return k
	case next != -1 && (isLetter(next) || isDigit(next)):
		stop := t.wordEnd(k, end)
		t.add(i, stop) // O'Brien, Sana'a, King's
		return stop
	case clipped[lower] && (!t.quote || lower == "po"):
		t.add(i, k)
		return k
	}
	return 0
}

// italianHyphen reports whether the hyphen between two parts of a word stays
// inside of it: italo-russo and ex-ministro do, Emilia-Romagna does not.
func italianHyphen(first, second string) bool {
	a, _ := utf8.DecodeRuneInString(first)
	b, _ := utf8.DecodeRuneInString(second)
	if isDigit(b) {
		return utf8.RuneCountInString(first) <= 2
	}
	if l := strings.ToLower(first); unicode.IsUpper(b) && (l == "al" || l == "el") {
		return false
	}
	return !unicode.IsUpper(a) || !unicode.IsUpper(b) || len(first) < 2 || len(second) < 2
}
