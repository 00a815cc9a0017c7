package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// Tokenize appends the tokens of the sentence s[span.Start:span.End] to dst and
// returns it. Spans are byte ranges of s. A span that is not valid in s has no
// tokens.
//
// A Form is what treebanks write: the text itself, except for the parts of
// Italian contractions (della: di, la; dell': di, l'), which share the Span of
// the whole and are numbered by Part. So do a verb and its enclitics
// (rivolgersi: rivolger, si). English clitics (don't: do, n't) keep the spans of
// their own letters. Apostrophes stay as they were written.
func Tokenize(s string, span casus.Span, lang string, dst []Token) []Token {
	if !span.Valid(len(s)) {
		return dst
	}
	t := tokenizer{s: s[:span.End], lang: lang, dst: dst, begin: len(dst)}
	for i := span.Start; i < span.End; {
		r, n := t.rune(i)
		if isSpace(r) {
			i += n
			continue
		}
		end := t.chunkEnd(i)
		t.chunk(i, end)
		i = end
	}
	return t.dst
}

const (
	maxWord    = 256  // letters and joins grow no longer word than this
	maxAddress = 2048 // nor is a longer chunk an address
)

// A tokenizer holds what one call of Tokenize knows.
type tokenizer struct {
	s     string // the text up to the end of the sentence
	lang  string
	dst   []Token
	begin int  // length of dst before the sentence
	quote bool // a single quotation mark is open
}

// word appends the word s[start:end], which may still be several.
func (t *tokenizer) word(start, end int) {
	switch t.lang {
	case "it":
		t.italianWord(start, end)
	case "en":
		t.englishWord(start, end)
	default:
		t.add(start, end)
	}
}

func (t *tokenizer) rune(i int) (rune, int) {
	if c := t.s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(t.s[i:])
}

// at returns the rune at i, or -1 at the end of the sentence.
func (t *tokenizer) at(i int) rune {
	if i >= len(t.s) {
		return -1
	}
	r, _ := t.rune(i)
	return r
}

// before returns the rune that ends at i, or -1 at the start of the text.
func (t *tokenizer) before(i int) rune {
	if i <= 0 {
		return -1
	}
	r, _ := utf8.DecodeLastRuneInString(t.s[:i])
	return r
}

func (t *tokenizer) chunkEnd(i int) int {
	for i < len(t.s) {
		r, n := t.rune(i)
		if isSpace(r) {
			break
		}
		i += n
	}
	return i
}

// add appends a token for s[start:end].
func (t *tokenizer) add(start, end int) {
	t.dst = append(t.dst, Token{Form: t.s[start:end], Span: casus.Span{Start: start, End: end}, Parts: 1})
}

// addParts appends the parts of one contraction, which share a span.
func (t *tokenizer) addParts(start, end int, forms ...string) {
	for i, f := range forms {
		t.dst = append(t.dst, Token{
			Form: f, Span: casus.Span{Start: start, End: end}, Part: uint8(i), Parts: uint8(len(forms)),
		})
	}
}

// first reports whether no word of the sentence, or of the quotation that it
// contains, stands before the next token.
func (t *tokenizer) first() bool {
	if len(t.dst) == t.begin {
		return true
	}
	switch t.dst[len(t.dst)-1].Form {
	case `"`, "“", "«", "‘", "'", "„", ":", "-", "–", "—", "(", "•", "...", "…":
		return true
	}
	return false
}

// chunk appends the tokens of s[start:end], which has no space in it.
func (t *tokenizer) chunk(start, end int) {
	if end = t.address(start, end); start == end {
		return
	}
	if n := emoticon(t.s[start:end]); n > 0 {
		t.add(start, start+n)
		start += n
	}
	for i := start; i < end; {
		r, n := t.rune(i)
		switch {
		case isLetter(r):
			i = t.letters(i, end)
		case isDigit(r):
			i = t.number(i, end)
		case (r == '#' || r == '@') && isLetter(t.at(i+n)) && (i == start || !isLetter(t.before(i))):
			j := t.wordEnd(i+n, end)
			t.add(i, j)
			i = j
		case isApostrophe(r):
			i = t.apostrophe(i, end)
		default:
			i = t.sign(i, end)
		}
	}
}

// address appends a web address, a mail address or a file name as one token
// and returns where the rest of the chunk would end: the punctuation that
// follows an address is left, and start when nothing is.
func (t *tokenizer) address(start, end int) int {
	c := t.s[start:end]
	if len(c) > maxAddress {
		return end
	}
	i := strings.Index(c, "://")
	if i < 0 && !strings.HasPrefix(c, "www.") {
		i = strings.IndexByte(c, '@')
		if i > 0 && (!isLetter(firstRune(c[i+1:])) || !isLetter(firstRune(c))) {
			return end
		}
	}
	if i <= 0 && !strings.HasPrefix(c, "www.") {
		return end
	}
	stop := end
	for stop > start+1 && strings.IndexByte(`.,;:!?'")]}>`, t.s[stop-1]) >= 0 {
		if t.s[stop-1] == ')' && strings.IndexByte(t.s[start:stop], '(') >= 0 {
			break
		}
		stop--
	}
	for strings.HasSuffix(t.s[start:stop], "»") || strings.HasSuffix(t.s[start:stop], "”") {
		_, n := utf8.DecodeLastRuneInString(t.s[start:stop])
		stop -= n
	}
	from := start
	for from < stop {
		r, n := t.rune(from)
		if isLetter(r) || isDigit(r) {
			break
		}
		t.add(from, from+n)
		from += n
	}
	if from < stop {
		t.add(from, stop)
	}
	for stop < end {
		stop = t.sign(stop, end)
	}
	return start
}

// emoticon returns the length of the emoticon that c consists of, or 0.
func emoticon(c string) int {
	if len(c) < 2 || len(c) > 4 || strings.IndexByte(":;=", c[0]) < 0 {
		return 0
	}
	switch strings.TrimPrefix(c[1:], "-") {
	case ")", "(", "D", "P", "p", "/", "))", "((", "|", "o", "O":
		return len(c)
	}
	return 0
}

// wordEnd returns the end of the run of letters, digits and underscores at i.
func (t *tokenizer) wordEnd(i, end int) int {
	for i < end {
		r, n := t.rune(i)
		if !isLetter(r) && !isDigit(r) && r != '_' {
			break
		}
		i += n
	}
	return i
}

// letters appends what begins with the letter at i and returns where it ends.
func (t *tokenizer) letters(i, end int) int {
	j := t.wordEnd(i, end)
	for j < end {
		k := t.joined(i, j, end)
		if k == j {
			break
		}
		j = k
	}
	if j < end && t.s[j] == '.' && t.keepsStop(i, j, end) {
		t.add(i, j+1)
		return j + 1
	}
	if j < end && t.s[j] == '$' && j-i <= 3 && j+1 < end && isDigit(t.at(j+1)) {
		t.add(i, j+1) // US$
		return j + 1
	}
	if j < end {
		if r, n := t.rune(j); isApostrophe(r) {
			if k := t.contracted(i, j, j+n, end); k > 0 {
				return k
			}
		}
	}
	t.word(i, j)
	return j
}

// joined returns the end of the word s[i:j] when the sign at j and the letters
// behind it belong to it, and j when they do not.
func (t *tokenizer) joined(i, j, end int) int {
	r, n := t.rune(j)
	next := t.at(j + n)
	if j+n >= end || j-i > maxWord || !isLetter(next) && !isDigit(next) {
		return j
	}
	k := t.wordEnd(j+n, end)
	switch {
	case r == '.':
		// U.S, corriere.it, but not fine.Poi and art.5
		if isDigit(next) && abbreviation(t.s[i:j], t.lang) != notAbbr {
			return j
		}
		if dotted(t.s[i:k]) || unicode.IsLower(next) || isDigit(next) {
			return k
		}
	case r == '&':
		return k
	case r == '-' || r == '‑' || r == '\u00ad':
		if r == '\u00ad' || t.keepsHyphen(i, j, j+n, k) {
			return k
		}
	case r == '/':
		if t.lang == "it" && j-i == 1 && k-j-n == 1 || j-i == 1 && k-j-n == 1 && unicode.IsLower(next) {
			return k // e/o, b/c
		}
	case r == '·' && isLetter(next):
		return k
	}
	return j
}

// keepsStop reports whether the full stop at j belongs to the word s[i:j].
func (t *tokenizer) keepsStop(i, j, end int) bool {
	w := t.s[i:j]
	last := j+1 >= len(t.s)
	switch {
	case j+1 < end && t.s[j+1] == '.':
		return false
	case dotted(w):
		return true
	}
	class := abbreviation(w, t.lang)
	if !last {
		rest := strings.TrimLeft(t.s[j+1:], `"'”’»)]`)
		last = rest == ""
	}
	if last {
		return class == abbrLast || class == abbrUnit && unicode.IsUpper(firstRune(w))
	}
	if class == abbrNumber {
		return !isLetter(firstRune(strings.TrimLeft(t.s[j+1:], " "))) || unicode.IsUpper(firstRune(w))
	}
	return class != notAbbr || j-i == utf8.RuneLen(firstRune(w)) && unicode.IsUpper(firstRune(w))
}

// keepsHyphen reports whether the hyphen s[j:k] joins s[i:j] and s[k:end] in
// one token.
func (t *tokenizer) keepsHyphen(i, j, k, end int) bool {
	switch t.lang {
	case "it":
		return italianHyphen(t.s[i:j], t.s[k:end])
	case "en":
		return englishHyphen(t.s[i:j], t.s[k:end])
	}
	return true
}

// contracted appends the word s[i:j] with the apostrophe s[j:k] behind it and
// returns where it ends, or 0 when the apostrophe does not belong to it.
func (t *tokenizer) contracted(i, j, k, end int) int {
	switch t.lang {
	case "it":
		return t.elided(i, j, k, end)
	case "en":
		return t.clitic(i, j, k, end)
	}
	if k < end && isLetter(t.at(k)) {
		t.add(i, k)
		return k
	}
	return 0
}

// number appends what begins with the digit at i and returns where it ends:
// 3.000,50 12:30 15/10/2024 1990s 20th 5G; a unit of measure is cut off.
func (t *tokenizer) number(i, end int) int {
	j := t.digits(i, end)
	if j < end {
		switch r, n := t.rune(j); {
		case r == '°' || r == 'º':
			j += n
		case isLetter(r) && t.lang == "en" && units[t.s[j:t.wordEnd(j, end)]]:
		case isLetter(r):
			j = t.wordEnd(j, end)
			for t.lang == "it" && j+1 < end && t.s[j] == '-' && isLetter(t.at(j+1)) {
				j = t.wordEnd(j+1, end)
			}
		case r == '-' && t.monthBetween(j, end):
			j = t.digitRun(j+5, end)
		case r == '-' && t.lang != "en" && isLetter(t.at(j+1)):
			j = t.wordEnd(j+1, end)
		case isApostrophe(r) && t.lang == "en":
			if k := t.clitic(i, j, j+n, end); k > 0 {
				return k
			}
		}
	}
	t.add(i, j)
	return j
}

// monthBetween reports whether a month and a year follow the hyphen at j, as in
// 15-Oct-2024.
func (t *tokenizer) monthBetween(j, end int) bool {
	return j+5 < end && t.s[j+4] == '-' && t.wordEnd(j+1, j+4) == j+4 && isDigit(t.at(j+5))
}

// digits returns the end of the number at i, with its separators.
func (t *tokenizer) digits(i, end int) int {
	j := t.digitRun(i, end)
	slashes, hyphens := 0, 0
	for j+1 < end && isDigit(t.at(j+1)) {
		k := t.digitRun(j+1, end)
		switch t.s[j] {
		case '.', ',', ':':
		case '/':
			if slashes++; slashes == 1 && !t.dateLike(i, j, k, end) {
				return j
			}
		case '-':
			if hyphens++; hyphens == 1 && !t.codeLike(i, j, end) {
				return j
			}
		default:
			return j
		}
		j = k
	}
	return j
}

func (t *tokenizer) digitRun(i, end int) int {
	for i < end {
		r, n := t.rune(i)
		if !isDigit(r) {
			break
		}
		i += n
	}
	return i
}

// dateLike reports whether the slash at j stands in a date, such as 9/11 or
// 15/10/2024, rather than between two numbers.
func (t *tokenizer) dateLike(i, j, k, end int) bool {
	if j-i > 2 || k-j-1 > 4 {
		return false
	}
	if k < end && t.s[k] == '/' {
		return true
	}
	return t.lang != "en" || k-j-1 <= 2 && t.s[i:k] != "24/7" && t.s[i:k] != "1/2" && t.s[i:k] != "3/4"
}

// codeLike reports whether the hyphen at j stands in a date, a telephone number
// or a postal code, such as 2024-10-15, rather than in a range.
func (t *tokenizer) codeLike(i, j, end int) bool {
	groups, digits := 1, j-i
	for j < end && t.s[j] == '-' && isDigit(t.at(j+1)) {
		k := t.digitRun(j+1, end)
		digits += k - j - 1
		groups++
		j = k
	}
	return groups > 2 || digits == 7 || digits == 9 && groups == 2
}

// apostrophe appends what begins with the apostrophe or single quotation mark
// at i and returns where it ends.
func (t *tokenizer) apostrophe(i, end int) int {
	_, n := t.rune(i)
	if k := t.digitRun(i+n, end); k-i-n == 2 && !isLetter(t.at(k)) {
		t.add(i, k) // '80
		return k
	}
	if i+2*n <= end && t.s[i+n:i+2*n] == t.s[i:i+n] {
		t.add(i, i+2*n) // two for a double quotation mark
		return i + 2*n
	}
	if t.lang == "en" {
		if k := t.wordEnd(i+n, end); isCliticS(t.s[i+n : k]) {
			t.add(i, k)
			return k
		}
	}
	t.quote = !t.quote
	t.add(i, i+n)
	return i + n
}

// sign appends the sign at i, with its like that follow, and returns where it
// ends.
func (t *tokenizer) sign(i, end int) int {
	r, n := t.rune(i)
	j := i + n
	switch {
	case r == '!' || r == '?':
		for j < end && (t.s[j] == '!' || t.s[j] == '?') {
			j++
		}
	case r < utf8.RuneSelf && strings.ContainsRune(".-_=*<>~$+`#/\\", r):
		for j < end && t.s[j] == t.s[i] {
			j++
		}
	}
	t.add(i, j)
	return j
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' || r == 'ʼ' }

// units holds the measures that English writes on to a number.
var units = wordSet(`m k K M bn mn tn am pm a p AM PM km kg cm mm ft mph kmh kph kw mw gb mb tb hrs min mins sec Hz kHz MW GW kW`)
