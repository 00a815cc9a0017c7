package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casus"
)

func TestSegments(t *testing.T) {
	const text = "Mosca ha chiesto a Kim.\nÈ così."
	whole := casus.Span{Start: 0, End: strings.IndexByte(text, '\n')}
	for _, c := range []struct {
		name  string
		spans []casus.Span
		want  []string // text, then the claims on it, then those that begin with it
	}{
		{"none", nil, []string{"Mosca ha chiesto a Kim. [] []"}},
		{"one", []casus.Span{{Start: 0, End: 5}}, []string{"Mosca [0] [0]", " ha chiesto a Kim. [] []"}},
		{"nested", []casus.Span{{Start: 0, End: 23}, {Start: 9, End: 16}}, []string{"Mosca ha  [0] [0]", "chiesto [1 0] [1]", " a Kim. [0] []"}},
		{"crossing", []casus.Span{{Start: 0, End: 8}, {Start: 6, End: 16}}, []string{"Mosca  [0] [0]", "ha [0 1] [1]", " chiesto [1] []", " a Kim. [] []"}},
		{"beyond the paragraph", []casus.Span{{Start: 19, End: 30}}, []string{"Mosca ha chiesto a  [] []", "Kim. [0] [0]"}},
		{"twice the same", []casus.Span{{Start: 0, End: 5}, {Start: 0, End: 5}}, []string{"Mosca [0 1] [0 1]", " ha chiesto a Kim. [] []"}},
		{"not in the text", []casus.Span{{Start: 0, End: 99}, {Start: -1, End: 2}, {Start: 3, End: 3}, {Start: 4, End: 2}}, []string{"Mosca ha chiesto a Kim. [] []"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			claims := make([]casus.Claim, len(c.spans))
			for i, s := range c.spans {
				claims[i].Span = s
			}
			var got []string
			for _, s := range segments(text, whole, standings(text, "body", claims)) {
				got = append(got, fmt.Sprint(s.text, " ", s.claims, " ", s.starts))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestStandingsKeepCharactersWhole(t *testing.T) {
	const text = "È già così"
	spans := []casus.Span{{Start: 0, End: 2}, {Start: 1, End: 7}, {Start: 0, End: 1}, {Start: 3, End: 13}}
	claims := make([]casus.Claim, len(spans))
	for i := range spans {
		claims[i].Span = spans[i]
	}
	var got []int
	for _, s := range standings(text, "body", claims) {
		got = append(got, s.claim)
	}
	if want := []int{0, 3}; !slices.Equal(got, want) {
		t.Errorf("claims %v stand in the text, want %v", got, want)
	}
}

// FuzzSegments holds that segments make up their text, however the spans lie.
func FuzzSegments(f *testing.F) {
	doc, r := fixture(f)
	f.Add(doc.Text, r.Claims[0].Span.Start, r.Claims[0].Span.End, r.Claims[1].Span.Start, r.Claims[1].Span.End)
	f.Add("Èèé\n東", 0, 4, 2, 9)
	f.Add("a", -1, 5, 1, 0)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		claims := []casus.Claim{{Span: casus.Span{Start: a, End: b}}, {Span: casus.Span{Start: c, End: d}}}
		at := standings(text, "body", claims)
		paragraphs := lines(text)
		sorted := byLine(at, paragraphs)
		for i, l := range paragraphs {
			if got, want := fmt.Sprint(segments(text, l, sorted[i])), fmt.Sprint(segments(text, l, at)); got != want {
				t.Fatalf("line %d: got %s, want %s", i, got, want)
			}
			var whole strings.Builder
			for _, s := range segments(text, l, at) {
				whole.WriteString(s.text)
				if s.text == "" {
					t.Fatal("an empty segment")
				}
			}
			if whole.String() != text[l.Start:l.End] {
				t.Fatalf("got %q, want %q", whole.String(), text[l.Start:l.End])
			}
		}
	})
}
