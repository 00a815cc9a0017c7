package app

import (
	"slices"
	"testing"

	"casus"
)

func TestSectionOf(t *testing.T) {
	kremlin := casus.Speaker{Code: "RUS", Kind: "state"}
	author := casus.Speaker{Kind: "author"}
	on := casus.Span{Start: 10, End: 20}
	treaty := spans{{Start: 15, End: 30}}
	for _, c := range []struct {
		name  string
		claim casus.Claim
		want  section
	}{
		{"told by the author", casus.Claim{Type: casus.Assault, Speaker: author}, Happened},
		{"nobody said who tells", casus.Claim{Type: casus.Assault}, Happened},
		{"told by another", casus.Claim{Type: casus.Assault, Speaker: kremlin}, Claimed},
		{"told by someone unnamed", casus.Claim{Type: casus.Assault, Speaker: casus.Speaker{Kind: "anonymous"}}, Claimed},
		{"denied by another", casus.Claim{Type: casus.Assault, Aux: casus.Negated, Speaker: kremlin}, Denied},
		{"unproven", casus.Claim{Type: casus.Assault, Aux: casus.Negated, Unproven: true, Speaker: author}, Denied},
		{"planned", casus.Claim{Type: casus.Consult, Aux: casus.Future, Speaker: kremlin}, Planned},
		{"possible", casus.Claim{Type: casus.Consult, Aux: casus.Hypothetical}, Possible},
		{"planned under a condition", casus.Claim{Type: casus.Consult, Aux: casus.Future, Condition: "it rains"}, Possible},
		{"long ago", casus.Claim{Type: casus.Assault, Aux: casus.Historical, Speaker: kremlin}, Background},
		{"provision", casus.Claim{Type: casus.Term, Speaker: author}, Commitments},
		{"provision, told by another", casus.Claim{Type: casus.Term, Speaker: kremlin}, Commitments},
		{"provision that was left out", casus.Claim{Type: casus.Term, Aux: casus.Negated}, Denied},
		{"provision that may come", casus.Claim{Type: casus.Term, Aux: casus.Hypothetical}, Possible},
		{"provision with a condition in force", casus.Claim{Type: casus.Term, Condition: "attacked"}, Commitments},
		{"treaty signed", casus.Claim{Type: casus.Agree, Span: on, In: "body"}, Commitments},
		{"treaty to be signed", casus.Claim{Type: casus.Agree, Span: on, In: "body", Aux: casus.Future}, Commitments},
		{"treaty not ratified", casus.Claim{Type: casus.Agree, Span: on, In: "body", Aux: casus.Negated}, Denied},
		{"agreement without a treaty", casus.Claim{Type: casus.Agree, Span: casus.Span{Start: 0, End: 9}, In: "body"}, Happened},
		{"the headline has other offsets", casus.Claim{Type: casus.Agree, Span: on, In: "headline"}, Happened},
		{"a treaty without a name", casus.Claim{Type: casus.Agree, Quote: "signed a defence treaty"}, Commitments},
		{"an agreement signed", casus.Claim{Type: casus.Agree, Quote: "ha firmato un accordo"}, Commitments},
		{"an agreement reached", casus.Claim{Type: casus.Agree, Quote: "reached an agreement"}, Happened},
		{"a background treaty", casus.Claim{Type: casus.Agree, Aux: casus.Historical, Quote: "had signed a treaty"}, Commitments},
		{"talks about a treaty", casus.Claim{Type: casus.Consult, Span: on, In: "body"}, Happened},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sectionOf(&c.claim, treaty); got != c.want {
				t.Errorf("got section %d, want %d", got, c.want)
			}
		})
	}
}

func TestLinesThatSayTheSameMerge(t *testing.T) {
	var p part
	p.add("", "", line{sentence: "A", tags: []string{"AGREE"}}, citing{claim: 1})
	p.add("", "", line{sentence: "A", tags: []string{"AGREE", "May 2024"}}, citing{claim: 2})
	p.add("", "", line{sentence: "A", tags: []string{"AGREE", "June 2024"}}, citing{claim: 3})
	p.add("", "", line{sentence: "A", tags: []string{"AGREE", "May 2024"}, detail: "if"}, citing{claim: 4})
	p.add("Rome", "ITA", line{sentence: "A", tags: []string{"AGREE"}}, citing{claim: 5})
	var got [][]int
	for _, g := range p.groups {
		for _, l := range g.lines {
			var claims []int
			for _, c := range l.citings {
				claims = append(claims, c.claim)
			}
			got = append(got, claims)
		}
	}
	want := [][]int{{1, 2}, {3}, {4}, {5}}
	if !slices.EqualFunc(got, want, slices.Equal[[]int]) {
		t.Errorf("got %v, want %v", got, want)
	}
	if tags := p.groups[0].lines[0].tags; !slices.Equal(tags, []string{"AGREE", "May 2024"}) {
		t.Errorf("the merged line has the tags %v", tags)
	}
}

func TestParagraphs(t *testing.T) {
	const text = "\n\nTitle\n \t\nOne è.\nTwo."
	starts := paragraphStarts(text)
	for _, c := range []struct {
		offset int
		want   string
	}{{2, "1"}, {6, "1"}, {11, "2"}, {18, "2"}, {19, "3"}, {99, "3"}, {0, "1"}} {
		if got := paragraphNumber(starts, c.offset); got != c.want {
			t.Errorf("offset %d of %v is in paragraph %s, want %s", c.offset, starts, got, c.want)
		}
	}
	if got := paragraphNumber(nil, 0); got != "1" {
		t.Errorf("a text without words has the paragraph %s", got)
	}
}

func TestParties(t *testing.T) {
	r := casus.Reading{
		Doc: casus.DocInfo{Lang: "it"},
		Entities: []casus.Entity{
			{Kind: "state", Name: "Russia", Code: "RUS", Names: []string{"MOSCA", "Russia", "Mosca", "RUSSIA", "mosca"}, Mentions: make([]casus.Span, 2)},
			{Kind: "state", Name: "Federazione russa", Code: "RUS", Mentions: make([]casus.Span, 1)},
			{Kind: "person", Name: "Vladimir Putin", Code: "RUS", Names: []string{"Putin"}, Mentions: make([]casus.Span, 5)},
			{Kind: "organisation", Name: "European Union", Code: "EUU", Mentions: make([]casus.Span, 1)},
			{Kind: "place", Name: "Kursk", Mentions: make([]casus.Span, 9)},
		},
	}
	ph, err := loadPhrases(phraseFiles, "words", "it")
	if err != nil {
		t.Fatal(err)
	}
	got := parties(&r, tellerOf(Style{Lang: "it", Names: testNames}, ph, &r))
	want := []party{
		{name: "Vladimir Putin", code: "RUS", names: []string{"Putin"}, mentions: 5},
		{name: "Russia", code: "RUS", names: []string{"Mosca", "Federazione russa"}, mentions: 3},
		{name: "Unione europea", code: "EUU", names: []string{"European Union"}, mentions: 1},
	}
	same := func(a, b party) bool {
		return a.name == b.name && a.code == b.code && a.mentions == b.mentions && slices.Equal(a.names, b.names)
	}
	if !slices.EqualFunc(got, want, same) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestNotes(t *testing.T) {
	for _, c := range []struct{ note, lang, en, it string }{
		{`no model for language "fr": names only, no claims`, "fr", "French has no model: names only, no claims",
			"per la lingua francese non c'è un modello: solo nomi, nessuna affermazione"},
		{"the language could not be told: names only, no claims", "", "its language could not be told: names only, no claims",
			"non se ne riconosce la lingua: solo nomi, nessuna affermazione"},
		{"something else\n", "fr", "something else", "something else"},
		{"", "", "", ""},
	} {
		r := casus.Reading{Doc: casus.DocInfo{Note: c.note, Lang: c.lang}}
		if en, it := noteOf(&r, englishWords()), noteOf(&r, italianWords()); en != c.en || it != c.it {
			t.Errorf("%q: got %q and %q, want %q and %q", c.note, en, it, c.en, c.it)
		}
	}
}

func TestTags(t *testing.T) {
	day := &casus.When{From: "2026-03-12", To: "2026-03-12", Precision: "day"}
	for _, c := range []struct {
		name    string
		claim   casus.Claim
		section section
		want    []string
	}{
		{"bare", casus.Claim{Type: casus.Aid}, Happened, []string{"AID"}},
		{"on the day of the report", casus.Claim{Type: casus.Aid, When: day}, Happened, []string{"AID"}},
		{"another day", casus.Claim{Type: casus.Aid, When: &casus.When{From: "2026-03-11", To: "2026-03-11"}}, Happened, []string{"AID", "11 marzo 2026"}},
		{"unproven", casus.Claim{Type: casus.Aid, Unproven: true}, Denied, []string{"AID", "non provato"}},
		{"old treaty", casus.Claim{Type: casus.Agree, Aux: casus.Historical}, Commitments, []string{"AGREE", "antefatto"}},
		{"old act", casus.Claim{Type: casus.Aid, Aux: casus.Historical}, Background, []string{"AID"}},
		{"passed on", casus.Claim{Type: casus.Aid, Chain: []casus.Speaker{{Kind: "media", Name: "Reuters"}, {Code: "RUS", Kind: "state"}, {Kind: "author"}}}, Claimed,
			[]string{"AID", "tramite Russia", "tramite Reuters"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tellers(t)["it"].tags(&c.claim, c.section, "2026-03-12"); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
