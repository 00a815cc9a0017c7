package app

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Mosca cerca Kim", "Mosca cerca Kim"},
		{"white space", "  one\t two\n\nthree\u00a0four ", "one two three four"},
		{"escape sequence", "a\x1b[31mred\x1b[0m\x07", "a␛[31mred␛[0m␇"},
		{"C1 control", "a\u009b31mred", "a\ufffd31mred"},
		{"delete", "a\x7fb", "a␡b"},
		{"direction marks", "safe\u202eexe.txt\u2066", "safeexe.txt"},
		{"soft hyphen and zero width space", "co\u00adoperate\u200bd", "cooperated"},
		{"our own marks", "a\ue000b\ue001c", "abc"},
		{"joiner", "👩\u200d🚒", "👩\u200d🚒"},
		{"broken UTF-8", "a\xffb", "a\ufffdb"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := clean(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"", 10, ""},
		{"one two three", 7, "one two|three"},
		{"one two three", 100, "one two three"},
		{"abcdefghij kl", 4, "abcd|efgh|ij|kl"},
		{"東京都 大阪", 4, "東京|都|大阪"},
		{"cafe\u0301 x", 6, "cafe\u0301 x"},
		{"東", 1, "東"},
		{"東京都 ab", 3, "東|京|都|ab"},
	} {
		if got := strings.Join(wrap(c.in, c.n), "|"); got != c.want {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func TestWrapItems(t *testing.T) {
	for _, c := range []struct {
		items string
		n     int
		want  string
	}{
		{"Italian,12 March,9 claims", 40, "Italian · 12 March · 9 claims"},
		{"Italian,12 March,9 claims", 20, "Italian · 12 March|9 claims"},
		{"Italian,12 March,9 claims", 8, "Italian|12 March|9 claims"},
		{"The Example Courier,x", 11, "The Example|Courier · x"},
	} {
		if got := strings.Join(wrapItems(strings.Split(c.items, ","), " · ", c.n), "|"); got != c.want {
			t.Errorf("%q in %d columns is %q, want %q", c.items, c.n, got, c.want)
		}
	}
}

func TestElide(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"short", 10, "short"},
		{"the treaty obliges both countries to assist each other at once", 34, "the treaty obliges … at once"},
		{"the treaty", 5, "the …"},
		{"abcdefghijklmnopqrstuvwxyz", 13, "abcdef … wxyz"},
	} {
		if got := elide(c.in, c.n); got != c.want {
			t.Errorf("elide(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

// FuzzLayout holds that no text breaks a line: rows keep to their width and
// carry nothing that a terminal would act on.
func FuzzLayout(f *testing.F) {
	doc, _ := fixture(f)
	for _, s := range []string{doc.Text, "a\x1b[2Jb", "東京都 大阪 cafe\u0301", "\u202e\ue000\xff", strings.Repeat("x", 99)} {
		for _, n := range []int{1, 7, 40} {
			f.Add(s, n)
		}
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		if n < 0 || n > 1000 {
			return
		}
		c := clean(s)
		if !utf8.ValidString(c) {
			t.Fatalf("clean(%q) is not UTF-8: %q", s, c)
		}
		for _, r := range c {
			if unicode.IsControl(r) || r == markOn || r == markOff || unicode.Is(unicode.Bidi_Control, r) {
				t.Fatalf("clean(%q) keeps %U", s, r)
			}
		}
		for _, e := range []string{c, elide(c, n)} {
			for _, row := range wrap(e, n) {
				if w := columns(row); w > max(n, 2) {
					t.Fatalf("a row of %d columns, want %d: %q", w, n, row)
				}
			}
		}
		if w := columns(elide(c, n)); w > max(n, 3) {
			t.Fatalf("elide(%q, %d) has %d columns", c, n, w)
		}
	})
}
