package app

import (
	"strings"
	"testing"

	"casus"
)

func TestExcerpt(t *testing.T) {
	const text = "A title\nKenya and Ethiopia signed a treaty in Addis Ababa on Tuesday, after eleven months of negotiations in five towns.\nEnd è"
	whole := casus.Actor{Span: &casus.Span{Start: 0, End: 500}}
	for _, c := range []struct{ name, quote, in, want string }{
		{"long enough", "signed a treaty in Addis Ababa on Tuesday", "body", "signed a treaty in Addis Ababa on Tuesday"},
		{"short, in the middle", "months", "body", "on Tuesday, after eleven ‹[months]› of negotiations in five"},
		{"short, at the start", "Kenya", "body", "‹[Kenya]› and Ethiopia signed a"},
		{"a line of its own", "A title", "body", "A title"},
		{"at the end", "è", "body", "End ‹[è]›"},
		{"headline", "boat", "headline", "The ‹[boat]› sank"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := casus.Document{Text: text, Headline: "The boat sank"}
			cl := casus.Claim{Quote: c.quote, In: c.in, Actors: []casus.Actor{whole}}
			source := text
			if c.in == "headline" {
				source = doc.Headline
			}
			cl.Span = at(t, source, c.quote)
			got := strings.NewReplacer(string(markOn), "[", string(markOff), "]").Replace(excerpt(&doc, &cl))
			if around := surroundings(source, cl.Span); source[around.Start] == ' ' || around.End < len(source) && source[around.End-1] == ' ' {
				t.Errorf("the context %q opens or ends with a space", source[around.Start:around.End])
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestExcerptMarksNames(t *testing.T) {
	const text = "Rome warned Paris and Rome again, twice over"
	span := func(s, e int) *casus.Span { return &casus.Span{Start: s, End: e} }
	c := casus.Claim{
		Quote: text, Span: casus.Span{End: len(text)}, In: "body",
		Actors:     []casus.Actor{{Span: span(0, 4)}, {Span: span(2, 8)}, {Span: span(5, 99)}, {}},
		Recipients: []casus.Actor{{Span: span(12, 17)}},
		Speaker:    casus.Speaker{Span: span(22, 26)},
	}
	got := strings.NewReplacer(string(markOn), "[", string(markOff), "]").Replace(excerpt(&casus.Document{Text: text}, &c))
	if want := "[Rome] warned [Paris] and [Rome] again, twice over"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	c.Quote = "other words than the span covers, so nothing can be marked"
	if got := excerpt(&casus.Document{Text: text}, &c); got != c.Quote {
		t.Errorf("got %q, want %q", got, c.Quote)
	}
}

// FuzzExcerpt holds that a quotation shows its claim's words, whatever the span.
func FuzzExcerpt(f *testing.F) {
	doc, r := fixture(f)
	for _, c := range r.Claims {
		f.Add(doc.Text, c.Span.Start, c.Span.End)
	}
	f.Add("è東 a\n", 1, 4)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		c := casus.Claim{Span: casus.Span{Start: start, End: end}, In: "body"}
		d := casus.Document{Text: text}
		got := unmarked(excerpt(&d, &c))
		if want := clean(quoted(&d, &c)); !strings.Contains(got, want) {
			t.Fatalf("%q does not show %q", got, want)
		}
	})
}
