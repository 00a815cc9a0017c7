package timex

import "strings"

// A sum is the terms of a number as its words give them: "two thousand three" is
// 2000 and 3.
type sum []float64

// times multiplies by a scale what was said since a greater one: "two thousand three"
// times 100 is 2000 and 300. What is greater itself is multiplied as it is: 1500
// times 1000.
func (s sum) times(scale float64) sum {
	if len(s) == 0 {
		return sum{scale} // "thousand" alone
	}
	i := len(s) - 1
	part := s[i]
	for i > 0 && part < scale && s[i-1] < scale {
		i--
		part += s[i]
	}
	return append(s[:i:i], part*scale)
}

// total adds the terms up.
func (s sum) total() float64 {
	total := 0.0
	for _, n := range s {
		total += n
	}
	return tidy(total)
}

// spell reads a word of several number words, "duecentocinquantamila", with or
// without hyphens, "twenty-one"; else it is nil. Before a vowel a number word may
// lack its last one: "vent-uno".
func (g *Grammar) spell(word string) sum {
	const longest = 100 // bytes; the work grows with the cube of the length
	if len(word) > longest {
		return nil
	}
	return g.spellAfter(nil, strings.ReplaceAll(word, "-", ""))
}

// spellAfter reads the rest of a word after the terms s, longest parts first.
func (g *Grammar) spellAfter(s sum, rest string) sum {
	for end := len(rest); end > 0; end-- {
		part, after := rest[:end], rest[end:]
		for _, lost := range [...]string{"", "a", "e", "i", "o"} {
			if lost != "" && (after == "" || !strings.ContainsAny(after[:1], vowels)) {
				break
			}
			next := g.spellPart(s, part+lost)
			if next != nil && after != "" {
				next = g.spellAfter(next, after)
			}
			if next != nil {
				return next
			}
		}
	}
	return nil
}

const vowels = "aeiou"

// spellPart adds one number word to s; it is nil when there is none or it cannot
// stand there, as in "treventi".
func (g *Grammar) spellPart(s sum, part string) sum {
	n, number := g.Numbers[part]
	scale, ok := g.Scales[part]
	if ok {
		n = scale
	}
	switch fits := len(s) == 0 || n < s[len(s)-1]; {
	case ok && !fits:
		return s.times(scale)
	case (ok || number) && fits: // as the hundred of "millecento"
		return append(s[:len(s):len(s)], n)
	}
	return nil
}
