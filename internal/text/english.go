package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// englishWord appends the word s[start:end].
func (t *tokenizer) englishWord(start, end int) {
	if n := end - start; 4 <= n && n <= 8 {
		w := t.s[start:end]
		cut := fused[w]
		if cut == 0 && unicode.IsUpper(firstRune(w)) {
			cut = fused[strings.ToLower(w)]
		}
		if cut > 0 {
			t.add(start, start+cut)
			t.add(start+cut, end)
			return
		}
	}
	t.add(start, end)
}

// fused holds the words that two syntactic words have become, some by a lost
// apostrophe, with the length of the first.
var fused = map[string]int{
	"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4, "havent": 4, "hasnt": 3,
	"hadnt": 3, "wouldnt": 5, "couldnt": 5, "shouldnt": 6, "thats": 4, "theres": 5, "theyre": 4, "youre": 3,
}

// clitic appends the word s[i:j] and the clitic behind its apostrophe s[j:k].
func (t *tokenizer) clitic(i, j, k, end int) int {
	stop := t.wordEnd(k, end)
	suffix := t.s[k:stop]
	switch {
	case (suffix == "t" || suffix == "T") && j-i >= 3 && (t.s[j-1]|0x20) == 'n':
		t.word(i, j-1)
		t.add(j-1, stop)
	case isCliticS(suffix):
		t.word(i, j)
		t.add(j, stop)
	case suffix != "" && isLetter(firstRune(suffix)) && t.s[j:k] != "`":
		t.add(i, stop) // O'Brien, Sana'a, o'clock
	default:
		return 0
	}
	return stop
}

// isCliticS reports whether s is what follows the apostrophe of an English
// clitic other than n't.
func isCliticS(s string) bool {
	switch len(s) {
	case 1:
		c := s[0] | 0x20
		return c == 's' || c == 'm' || c == 'd'
	case 2:
		l := strings.ToLower(s)
		return l == "re" || l == "ve" || l == "ll"
	}
	return false
}

// prefixes stay with their word, as in the English Web Treebank; other
// hyphens stand alone.
var prefixes = wordSet(`e non anti re pre mid co over pro ex multi counter semi sub un neo inter intra socio de post
	extra mis bi tri hyper para trans ultra wi arch uh`)

// englishHyphen reports whether the hyphen between two parts of a word stays
// inside of it.
func englishHyphen(first, second string) bool {
	if i := strings.LastIndexByte(first, '-'); i >= 0 {
		return false
	}
	if !prefixes[strings.ToLower(first)] {
		return false
	}
	r, _ := utf8.DecodeRuneInString(second)
	return isLetter(r) || isDigit(r)
}
