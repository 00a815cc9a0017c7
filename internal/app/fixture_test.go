package app

import (
	"strings"
	"testing"

	"casus"
)

// names is a Namer for tests.
type names map[string][2]string

func (n names) Name(code, lang string) string {
	if lang == "it" {
		return n[code][1]
	}
	return n[code][0]
}

var testNames = names{
	"KEN": {"Kenya", "Kenya"}, "ETH": {"Ethiopia", "Etiopia"}, "ERI": {"Eritrea", "Eritrea"}, "EGY": {"Egypt", "Egitto"},
	"SDN": {"Sudan", "Sudan"}, "USA": {"United States", "Stati Uniti"}, "RUS": {"Russia", "Russia"},
	"PRK": {"North Korea", "Corea del Nord"}, "ITA": {"Italy", "Italia"}, "GRC": {"Greece", "Grecia"},
}

// at returns where words first stand in text.
func at(t testing.TB, text, words string) casus.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("the text does not say %q", words)
	}
	return casus.Span{Start: i, End: i + len(words)}
}

// claim makes a claim on words of doc.
func claim(t testing.TB, doc *casus.Document, sentence int, typ casus.EventType, words string) casus.Claim {
	t.Helper()
	return casus.Claim{
		ID: string(typ) + "-" + words[:4], Sentence: sentence, Span: at(t, doc.Text, words), Quote: words, In: "body",
		Type: typ, Speaker: casus.Speaker{Kind: "author"}, Because: "test pattern",
	}
}

// sides gives c its actors and recipients, written "CODE Name" with a slash and
// a sector behind the code where there is one.
func sides(t testing.TB, doc *casus.Document, c casus.Claim, actors, recipients []string) casus.Claim {
	t.Helper()
	make := func(list []string) (out []casus.Actor) {
		for _, s := range list {
			code, name, _ := strings.Cut(s, " ")
			code, sector, _ := strings.Cut(code, "/")
			a := casus.Actor{Code: code, Sector: sector, Name: name}
			if i := strings.Index(c.Quote, name); i >= 0 && name != "" {
				a.Span = &casus.Span{Start: c.Span.Start + i, End: c.Span.Start + i + len(name)}
			}
			out = append(out, a)
		}
		return out
	}
	c.Actors, c.Recipients = make(actors), make(recipients)
	return c
}

// fixture returns the English example with a reading made by hand.
func fixture(t testing.TB) (casus.Document, casus.Reading) {
	t.Helper()
	doc, err := Example("en")
	if err != nil {
		t.Fatal(err)
	}
	d := &doc
	four := 4000.0
	thirty := 30.0
	treaty := sides(t, d, claim(t, d, 1, casus.Agree, "Kenya and Ethiopia signed a mutual defence treaty in Addis Ababa on Tuesday"),
		[]string{"KEN Kenya", "ETH Ethiopia"}, []string{"KEN Kenya", "ETH Ethiopia"})
	treaty.When = &casus.When{From: "2026-03-10", To: "2026-03-10", Precision: "day"}
	term := claim(t, d, 2, casus.Term, "The treaty obliges both countries to assist each other if either is the victim of an armed attack")
	term.Term = &casus.Provision{Parties: []string{"KEN", "ETH"}, Obligation: "defence", Trigger: "armed attack"}
	visit := sides(t, d, claim(t, d, 4, casus.Consult, "Kenyan President William Ruto will visit Addis Ababa again in June"),
		[]string{"KEN William Ruto"}, []string{"ETH Ethiopia"})
	visit.Mode, visit.Aux = "visit", casus.Future
	visit.When = &casus.When{From: "2026-06-01", To: "2026-06-30", Precision: "month"}
	no := sides(t, d, claim(t, d, 5, casus.Agree, "The Kenyan parliament has not yet ratified the agreement"),
		[]string{"KEN/LEG Kenyan parliament"}, []string{"ETH "})
	no.Aux = casus.Negated
	sent := sides(t, d, claim(t, d, 6, casus.Mobilize, "Eritrea has sent some 4,000 soldiers to the Sudanese border since January"),
		[]string{"ERI Eritrea"}, []string{"SDN Sudan"})
	sent.Mode = "troops"
	sent.Speaker = casus.Speaker{Code: "ETH/SPY", Kind: "state", Name: "Ethiopian intelligence"}
	sent.Transfer = &casus.Transfer{From: "ERI", To: "SDN", What: "troops", Quantity: &casus.Quantity{Text: "some 4,000", Min: &four, Max: &four}}
	rejects := sides(t, d, claim(t, d, 7, casus.Reject, "Eritrea rejected the accusation"), []string{"ERI Eritrea"}, []string{"ETH "})
	proof := sides(t, d, claim(t, d, 8, casus.Mobilize, "There is no evidence that Eritrean troops have entered Sudan"),
		[]string{"ERI/MIL Eritrean troops"}, []string{"SDN Sudan"})
	proof.Aux, proof.Unproven = casus.Negated, true
	proof.Speaker = casus.Speaker{Code: "AU", Kind: "organisation", Name: "African Union"}
	accuse := sides(t, d, claim(t, d, 9, casus.Accuse, "Egypt condemned the treaty on Wednesday"), []string{"EGY Egypt"}, []string{"KEN Kenya", "ETH Ethiopia"})
	accuse.Mode = "disapprove"
	aid := sides(t, d, claim(t, d, 10, casus.Aid, "Cairo had supplied 30 armoured vehicles to Eritrea in February"), []string{"EGY Cairo"}, []string{"ERI Eritrea"})
	aid.Speaker = casus.Speaker{Kind: "anonymous"}
	aid.Transfer = &casus.Transfer{From: "EGY", To: "ERI", What: "arms", Item: "armoured vehicles", Quantity: &casus.Quantity{Text: "30", Min: &thirty, Max: &thirty}}
	could := sides(t, d, claim(t, d, 11, casus.Sanction, "Egypt could impose sanctions on Addis Ababa"), []string{"EGY Egypt"}, []string{"ETH Ethiopia"})
	could.Aux, could.Hedge, could.Condition = casus.Hypothetical, "could", "Ethiopia sought a naval base on the coast"
	past := sides(t, d, claim(t, d, 13, casus.Agree, "In 2018 Ethiopia and Eritrea had signed a peace agreement"),
		[]string{"ETH Ethiopia", "ERI Eritrea"}, []string{"ETH Ethiopia", "ERI Eritrea"})
	past.Aux, past.When = casus.Historical, &casus.When{From: "2018", To: "2018", Precision: "year"}
	r := casus.Reading{
		Doc: casus.DocInfo{ID: doc.ID, Lang: doc.Lang, Date: doc.Date, Digest: doc.Digest, Sentences: 14, Title: doc.Title(),
			Publisher: doc.Publisher, Version: "test"},
		Claims: []casus.Claim{treaty, term, visit, no, sent, rejects, proof, accuse, aid, could, past},
		Entities: []casus.Entity{
			{Name: "Ethiopia", Code: "ETH", Kind: "state", Names: []string{"Addis Ababa", "Ethiopian"}, Mentions: make([]casus.Span, 9)},
			{Name: "Kenya", Code: "KEN", Kind: "state", Names: []string{"Kenyan"}, Mentions: make([]casus.Span, 4)},
			{Name: "Egypt", Code: "EGY", Kind: "state", Names: []string{"Cairo"}, Mentions: make([]casus.Span, 3)},
			{Name: "Eritrea", Code: "ERI", Kind: "state", Names: []string{"Eritrean"}, Mentions: make([]casus.Span, 6)},
			{Name: "William Ruto", Code: "KEN", Kind: "person", Names: []string{"Ruto"}, Mentions: make([]casus.Span, 1)},
			{Name: "mutual defence treaty", Kind: "treaty", Mentions: []casus.Span{at(t, doc.Text, "mutual defence treaty")}},
		},
	}
	return doc, r
}
