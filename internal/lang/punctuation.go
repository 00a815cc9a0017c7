package lang

import "strings"

// attachMarks recomputes the heads of punctuation marks of an Italian tree by the
// rule of tools/train/punctuation.py. English marks stay as they were parsed.
func attachMarks(t Tree) {
	partner := pairMarks(t)
	before, after := make([]int, len(t)), make([]int, len(t))
	for i, last := 0, -1; i < len(t); i++ {
		before[i] = last
		if t[i].UPOS != PUNCT {
			last = i
		}
	}
	for i, last := len(t)-1, len(t); i >= 0; i-- {
		after[i] = last
		if t[i].UPOS != PUNCT {
			last = i
		}
	}
	for i := range t {
		if t[i].UPOS == PUNCT && t[i].Head >= 0 {
			t[i].Head = markHead(t, i, partner[i], before[i], after[i])
		}
	}
}

// The most brackets and quotes that are open at a time, and the most words
// between two that make a pair; what is beyond is no pair.
const (
	mostOpen    = 16
	mostBetween = 300
)

// closing maps opening brackets to closing ones.
var closing = map[string]string{"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}

// isClosing reports whether form closes a bracket.
func isClosing(form string) bool {
	switch form {
	case ")", "]", "}", "»", "”":
		return true
	}
	return false
}

// pairMarks returns, for each word, the index of the bracket or quote that it
// makes a pair with, or -1.
func pairMarks(t Tree) []int {
	partner := make([]int, len(t))
	type open struct {
		want string
		at   int
	}
	var stack []open
	for i := range t {
		partner[i] = -1
		if t[i].UPOS != PUNCT {
			continue
		}
		form := t[i].Form
		straight := form == `"` || form == "``" || form == "''" || form == "'"
		want := form
		if straight && form != "'" {
			want = `"`
		}
		hit := -1
		if straight || isClosing(form) {
			for k := len(stack) - 1; k >= 0 && hit < 0; k-- {
				if stack[k].want == want {
					hit = k
				}
			}
		}
		switch {
		case hit >= 0:
			j := stack[hit].at
			stack = stack[:hit]
			partner[i], partner[j] = j, i
		case straight:
			stack = append(stack, open{want, i})
		case closing[form] != "":
			stack = append(stack, open{closing[form], i})
		}
		if len(stack) > mostOpen {
			stack = stack[1:]
		}
	}
	return partner
}

// markHead returns the head of the mark at i, whose partner is at j if j >= 0. The
// nearest words that are no marks are at l and r.
func markHead(t Tree, i, j, l, r int) int {
	if j >= 0 && max(i, j)-min(i, j) <= mostBetween {
		if top := enclosedTop(t, min(i, j), max(i, j)); top >= 0 {
			return top
		}
	}
	for l >= 0 && t[l].Head >= 0 && t[l].Head < i {
		l = t[l].Head
	}
	for r < len(t) && t[r].Head > i {
		r = t[r].Head
	}
	switch {
	case l < 0 && r == len(t):
		return t[i].Head
	case r == len(t):
		return l
	case l < 0:
		return r
	}
	if h := t[r].Head; h >= 0 && h < i {
		if t[r].Deprel == "conj" || t[r].Deprel == "parataxis" && strings.Contains("--–—", t[i].Form) {
			return r
		}
		return h
	}
	if t[r].Head < 0 && t[l].Head < i {
		return r
	}
	return l
}

// enclosedTop returns the highest of the words between a and b whose head is
// outside, or -1.
func enclosedTop(t Tree, a, b int) int {
	top, least := -1, 0
	for k := a + 1; k < b; k++ {
		if h := t[k].Head; t[k].UPOS == PUNCT || h > a && h < b {
			continue
		}
		if d := depth(t, k); top < 0 || d < least {
			top, least = k, d
		}
	}
	return top
}

// depth returns how many arcs are between word k and the root.
func depth(t Tree, k int) int {
	d := 0
	for t[k].Head >= 0 && d <= len(t) {
		k, d = t[k].Head, d+1
	}
	return d
}
