package text

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the scores of n-grams
	"encoding/binary"
	"io"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"
)

// eldData holds the n-gram scores of eld, packed by gen_eld.go; see NOTICE.eld.
//
//go:embed eld.bin.gz
var eldData []byte

const (
	// detectBytes is how much of a text Detect looks at.
	detectBytes = 2000
	// detectLetters is how many bytes of letters are too few to tell.
	detectLetters = 6
	// detectLead is the share of its score by which a language must lead: with
	// less, short sentences are right no more often than wrong.
	detectLead = 0.06
	// ngramBase is what eld takes from each score to save space.
	ngramBase = 53
	// ngramStep and ngramSize are the stride and the length of n-grams in bytes.
	ngramStep, ngramSize = 3, 4
)

// Detect returns the ISO 639-1 code of the language of s, one of the 60 that
// eld knows, and how sure it is, from 0 to 1: by how much of its score the
// language leads the next one. Both are zero when there is too little to tell.
// Only the first 2,000 bytes are looked at. The data is unpacked at the first
// call.
func Detect(s string) (lang string, confidence float64) {
	m := eldModel()
	var grams gramSet
	letters := grams.collect(s)
	if letters < detectLetters {
		return "", 0
	}
	var scores [64]int32
	for _, g := range grams.keys {
		for pairs := m.scores(g); len(pairs) > 1; pairs = pairs[2:] {
			scores[pairs[0]&63] += int32(pairs[1]) + ngramBase
		}
	}
	best, second := -1, int32(0)
	for l := range m.languages {
		switch {
		case best < 0 || scores[l] > scores[best]:
			if best >= 0 {
				second = scores[best]
			}
			best = l
		case scores[l] > second:
			second = scores[l]
		}
	}
	if best < 0 || scores[best] == 0 {
		return "", 0
	}
	if confidence = 1 - float64(second)/float64(scores[best]); confidence < detectLead {
		return "", 0
	}
	return m.languages[best], confidence
}

// A model maps n-grams to scores of languages. Its table has open addressing:
// the pairs of keys[i] lie at pairs[at[i]:], with their number of bytes first.
type model struct {
	languages []string
	keys      []uint64
	at        []uint32
	pairs     []byte
	shift     uint
}

var eldModel = sync.OnceValue(func() *model {
	m, err := readModel(eldData)
	if err != nil {
		panic("text: embedded language data: " + err.Error())
	}
	return m
})

// readModel unpacks what gen_eld.go packed.
func readModel(packed []byte) (*model, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	m := &model{pairs: data}
	pos := 0
	next := func() uint64 {
		v, n := binary.Uvarint(data[pos:])
		if n <= 0 {
			err = io.ErrUnexpectedEOF
			return 0
		}
		pos += n
		return v
	}
	for n := next(); n > 0 && pos+2 <= len(data); n-- {
		m.languages = append(m.languages, string(data[pos:pos+2]))
		pos += 2
	}
	count := next()
	for m.shift = 64; uint64(1)<<(64-m.shift) < 2*count; m.shift-- {
	}
	m.keys = make([]uint64, 1<<(64-m.shift))
	m.at = make([]uint32, len(m.keys))
	for key := uint64(0); count > 0 && err == nil; count-- {
		key += next()
		n := next()
		if n == 0 || n > 60 || pos+2*int(n) > len(data) {
			return nil, io.ErrUnexpectedEOF
		}
		i := m.slot(key)
		m.keys[i], m.at[i] = key, uint32(pos-1)
		pos += 2 * int(n)
	}
	return m, err
}

// slot returns where key is or would be.
func (m *model) slot(key uint64) int {
	mask := len(m.keys) - 1
	for i := int(key * 0x9E3779B97F4A7C15 >> m.shift); ; i = (i + 1) & mask {
		if m.keys[i] == key || m.keys[i] == 0 {
			return i
		}
	}
}

// scores returns the pairs of language and score of an n-gram.
func (m *model) scores(key uint64) []byte {
	i := m.slot(key)
	if m.keys[i] == 0 {
		return nil
	}
	at := int(m.at[i])
	return m.pairs[at+1 : at+1+2*int(m.pairs[at])]
}

// A gramSet collects the different n-grams of a text.
type gramSet struct {
	keys []uint64
	word [72]byte
	size int
}

// collect adds the n-grams of the words of s and returns the number of bytes of
// letters seen. An apostrophe belongs to the word behind it, as in eld.
func (g *gramSet) collect(s string) (letters int) {
	g.keys = make([]uint64, 0, 256)
	flush := func() {
		g.addWord()
		g.size = 0
	}
	for i, r := range s {
		if i > detectBytes {
			break
		}
		if r == utf8.RuneError {
			continue
		}
		switch {
		case unicode.IsLetter(r):
			n := g.push(unicode.ToLower(r))
			letters += n
		case (r == '\'' || r == '`' || r == '’') && nextIsLetter(s[i:], r):
			g.push(r)
		default:
			flush()
		}
	}
	flush()
	slices.Sort(g.keys)
	g.keys = slices.Compact(g.keys)
	return letters
}

func nextIsLetter(s string, r rune) bool {
	next, _ := utf8.DecodeRuneInString(s[utf8.RuneLen(r):])
	return unicode.IsLetter(next)
}

// push appends r to the word unless it is full, and returns its size.
func (g *gramSet) push(r rune) int {
	n := utf8.RuneLen(r)
	if n > 0 && g.size+n <= 70 {
		g.size += copy(g.word[g.size:], string(r))
	}
	return n
}

// addWord adds the n-grams of the word: four bytes every third byte, with a
// space at the start and at the end of the word.
func (g *gramSet) addWord() {
	w := g.word[:g.size]
	if len(w) == 0 {
		return
	}
	j := 0
	for ; j+ngramSize < len(w); j += ngramStep {
		g.keys = append(g.keys, gram(j == 0, w[j:j+ngramSize], false))
	}
	g.keys = append(g.keys, gram(j == 0, w[max(0, len(w)-ngramSize):], true))
}

// gram packs the bytes of an n-gram into a key.
func gram(first bool, b []byte, last bool) uint64 {
	key := uint64(0)
	if first {
		key = ' '
	}
	for _, c := range b {
		key = key<<8 | uint64(c)
	}
	if last {
		key = key<<8 | ' '
	}
	return key
}
