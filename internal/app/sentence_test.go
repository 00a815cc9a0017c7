package app

import (
	"strings"
	"testing"

	"casus"
)

// tellers returns a teller for each language on a reading of an Italian report.
func tellers(t *testing.T) map[string]*teller {
	t.Helper()
	r := casus.Reading{
		Doc: casus.DocInfo{Lang: "it"},
		Entities: []casus.Entity{{Kind: "state", Name: "Russia", Names: []string{"Mosca"}}, {Kind: "person", Name: "Vladimir Putin"},
			{Kind: "organisation", Name: "Duma di Stato", Code: "RUS"}, {Kind: "organisation", Name: "Nazioni Unite", Code: "UNO"}},
	}
	out := map[string]*teller{}
	for _, lang := range Languages() {
		ph, err := loadPhrases(phraseFiles, "words", lang)
		if err != nil {
			t.Fatal(err)
		}
		out[lang] = tellerOf(Style{Lang: lang, Names: testNames}, ph, &r)
	}
	return out
}

func TestSentence(t *testing.T) {
	rus, prk, usa := casus.Actor{Code: "RUS", Name: "Mosca"}, casus.Actor{Code: "PRK"}, casus.Actor{Code: "USA"}
	putin := casus.Actor{Code: "RUS", Sector: "GOV", Name: "Vladimir Putin"}
	duma := casus.Actor{Code: "RUS", Sector: "LEG", Name: "Duma di Stato"}
	list := func(a ...casus.Actor) []casus.Actor { return a }
	for _, c := range []struct {
		name   string
		claim  casus.Claim
		en, it string
	}{
		{"done", casus.Claim{Type: casus.Threaten, Actors: list(rus), Recipients: list(usa)},
			"Russia threatened the United States", "La Russia ha minacciato gli Stati Uniti"},
		{"no recipient", casus.Claim{Type: casus.Threaten, Actors: list(usa)},
			"The United States made a threat", "Gli Stati Uniti hanno fatto una minaccia"},
		{"no actor", casus.Claim{Type: casus.Assault, Recipients: list(rus)},
			"Someone unnamed attacked Russia", "Qualcuno non nominato ha attaccato la Russia"},
		{"planned", casus.Claim{Type: casus.Consult, Mode: "visit", Aux: casus.Future, Actors: list(putin), Recipients: list(prk)},
			"Vladimir Putin will visit North Korea", "Vladimir Putin farà visita alla Corea del Nord"},
		{"planned by two", casus.Claim{Type: casus.Sanction, Mode: "discontinue", Aux: casus.Future, Actors: list(usa), Recipients: list(rus)},
			"The United States will cut ties or impose sanctions on Russia", "Gli Stati Uniti interromperanno rapporti o imporranno sanzioni alla Russia"},
		{"possible", casus.Claim{Type: casus.Assault, Aux: casus.Hypothetical, Actors: list(prk), Recipients: list(usa, rus)},
			"North Korea could attack the United States and Russia", "La Corea del Nord potrebbe attaccare gli Stati Uniti e la Russia"},
		{"denied", casus.Claim{Type: casus.Aid, Aux: casus.Negated, Actors: list(prk), Recipients: list(rus)},
			"North Korea did not give aid to Russia", "La Corea del Nord non ha dato aiuto alla Russia"},
		{"unproven", casus.Claim{Type: casus.Assault, Aux: casus.Negated, Unproven: true, Actors: list(prk, rus), Recipients: list(usa)},
			"No proof that North Korea and Russia attacked the United States", "Nessuna prova che la Corea del Nord e la Russia abbiano attaccato gli Stati Uniti"},
		{"each other", casus.Claim{Type: casus.Agree, Actors: list(rus, prk), Recipients: list(prk, rus)},
			"Russia and North Korea agreed", "La Russia e la Corea del Nord hanno raggiunto un accordo"},
		{"a visit has one who goes", casus.Claim{Type: casus.Consult, Mode: "visit", Actors: list(putin, prk), Recipients: list(putin, prk)},
			"Vladimir Putin visited North Korea", "Vladimir Putin ha fatto visita alla Corea del Nord"},
		{"two go on a visit", casus.Claim{Type: casus.Consult, Mode: "visit", Actors: list(putin, prk), Recipients: list(usa)},
			"Vladimir Putin and North Korea visited the United States", "Vladimir Putin e la Corea del Nord hanno fatto visita agli Stati Uniti"},
		{"talks with nobody named", casus.Claim{Type: casus.Consult, Actors: list(usa), Recipients: list(usa)},
			"The United States held talks", "Gli Stati Uniti hanno avuto colloqui"},
		{"at home", casus.Claim{Type: casus.Assault, Actors: list(rus), Recipients: list(rus)},
			"Russia attacked Russia", "La Russia ha attaccato la Russia"},
		{"article in the report's words", casus.Claim{Type: casus.Request, Actors: list(usa), Recipients: list(casus.Actor{Name: "Le parti"})},
			"The United States made a request to Le parti", "Gli Stati Uniti hanno rivolto una richiesta alle parti"},
		{"many without an article", casus.Claim{Type: casus.Assault, Actors: list(casus.Actor{Name: "Piloti ciadiani"})},
			"Piloti ciadiani made an attack", "Piloti ciadiani hanno sferrato un attacco"},
		{"organisation by name", casus.Claim{Type: casus.Sanction, Actors: list(casus.Actor{Code: "UNO", Name: "Nazioni Unite"})},
			"The UN took punitive measures", "Le Nazioni Unite hanno preso misure punitive"},
		{"own parliament", casus.Claim{Type: casus.Request, Actors: list(putin), Recipients: list(duma)},
			"Vladimir Putin made a request to Russia (parliament)", "Vladimir Putin ha rivolto una richiesta alla Duma di Stato"},
		{"transfer", casus.Claim{Type: casus.Aid, Actors: list(prk), Recipients: list(rus),
			Transfer: &casus.Transfer{From: "PRK", To: "RUS", What: "troops", Quantity: &casus.Quantity{Text: "migliaia"}}},
			"North Korea sent troops (migliaia) to Russia", "La Corea del Nord ha inviato soldati (migliaia) alla Russia"},
		{"term", casus.Claim{Type: casus.Term, Term: &casus.Provision{Parties: []string{"RUS", "PRK"}, Obligation: "neutrality"}},
			"Russia and North Korea are bound to stay neutral", "La Russia e la Corea del Nord si impegnano a restare neutrali"},
		{"term with a trigger", casus.Claim{Type: casus.Term, Term: &casus.Provision{Parties: []string{"RUS", "PRK"}, Obligation: "defence", Trigger: "armed attack"}},
			"Russia and North Korea are bound to assist each other militarily, in case of armed attack",
			"La Russia e la Corea del Nord si impegnano ad assistersi militarmente a vicenda, in caso di attacco armato"},
		{"term of one side", casus.Claim{Type: casus.Term, Aux: casus.Future, Term: &casus.Provision{Parties: []string{"USA"}, Obligation: "consult", Trigger: "a crisis"}},
			"The United States will be bound to consult the other party, in case of a crisis",
			"Gli Stati Uniti si impegneranno a consultare l'altra parte, in caso di a crisis"},
		{"term without parties", casus.Claim{Type: casus.Term},
			"Someone unnamed is bound by a treaty", "Qualcuno non nominato si impegna con un trattato"},
		{"unknown type and code", casus.Claim{Type: "OTHER", Actors: list(casus.Actor{Code: "QQQ"}), Recipients: list(usa)},
			"QQQ acted towards the United States", "QQQ ha agito verso gli Stati Uniti"},
		{"escape sequence in a name", casus.Claim{Type: casus.Accuse, Actors: list(casus.Actor{Name: "Rossi\x1b[31m"})},
			"Rossi␛[31m voiced criticism", "Rossi␛[31m ha mosso critiche"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for lang, want := range map[string]string{"en": c.en, "it": c.it} {
				if got := tellers(t)[lang].sentence(&c.claim); got != want {
					t.Errorf("%s: got %q, want %q", lang, got, want)
				}
			}
		})
	}
}

func TestByWhom(t *testing.T) {
	russia := casus.Claim{Actors: []casus.Actor{{Code: "RUS"}}, Speaker: casus.Speaker{Code: "RUS/GOV", Kind: "state", Name: "Cremlino"}}
	other := casus.Claim{Actors: []casus.Actor{{Code: "PRK"}}, Speaker: casus.Speaker{Code: "UNO", Kind: "organisation"}}
	for _, c := range []struct {
		claim  *casus.Claim
		en, it string
	}{
		{&russia, "by its own account", "a suo dire"},
		{&other, "according to the UN", "secondo le Nazioni Unite"},
	} {
		for lang, want := range map[string]string{"en": c.en, "it": c.it} {
			tell := tellers(t)[lang]
			if got := tell.byWhom(c.claim, tell.speaker(&c.claim.Speaker)); got != want {
				t.Errorf("%s: got %q, want %q", lang, got, want)
			}
		}
	}
}

func TestCondition(t *testing.T) {
	for in, want := range map[string]string{
		"If Ethiopia sought a base": "Ethiopia sought a base", "se la nave entrasse": "la nave entrasse", "un fallimento": "un fallimento",
		"if ": "if ", "": "",
	} {
		if got := condition(&casus.Claim{Condition: in}); got != strings.TrimSpace(want) {
			t.Errorf("condition %q: got %q, want %q", in, got, want)
		}
	}
}

func TestItalianArticles(t *testing.T) {
	g := italian{italianWords()}
	for _, c := range []struct{ prep, code, name, want string }{
		{"a", "RUS", "Russia", "alla Russia"},
		{"a", "USA", "Stati Uniti", "agli Stati Uniti"},
		{"da", "ITA", "Italia", "dall'Italia"},
		{"di", "YEM", "Yemen", "dello Yemen"},
		{"di", "IRN", "Iran", "dell'Iran"},
		{"su", "NLD", "Paesi Bassi", "sui Paesi Bassi"},
		{"con", "PHL", "Filippine", "con le Filippine"},
		{"contro", "ISR", "Israele", "contro Israele"},
		{"a", "CAN", "Canada", "al Canada"},
		{"", "UNO", "Nazioni Unite", "le Nazioni Unite"},
		{"a", "UNSC", "Consiglio di sicurezza dell'Onu", "al Consiglio di sicurezza dell'Onu"},
		{"a", "ZMB", "Zambia", "allo Zambia"},
		{"con", "CUB", "Cuba", "con Cuba"},
	} {
		if got := g.object(c.prep, []ref{refOf("it", c.code, c.name)}); got != c.want {
			t.Errorf("%s + %s: got %q, want %q", c.prep, c.name, got, c.want)
		}
	}
}

// TestPhrasesCoverTypes fails when a type has no words of its own in a language.
func TestPhrasesCoverTypes(t *testing.T) {
	types := []casus.EventType{casus.Agree, casus.Consult, casus.Support, casus.Concede, casus.Cooperate, casus.Aid, casus.Retreat,
		casus.Request, casus.Accuse, casus.Reject, casus.Threaten, casus.Protest, casus.Sanction, casus.Mobilize, casus.Coerce, casus.Assault}
	tables := map[string]phrases{}
	for _, lang := range Languages() {
		ph, err := loadPhrases(phraseFiles, "words", lang)
		if err != nil {
			t.Fatal(err)
		}
		tables[lang] = ph
		for _, typ := range types {
			if _, ok := ph[string(typ)+" "]; !ok {
				t.Errorf("%s: no phrase for %s", lang, typ)
			}
		}
	}
	for key := range tables["it"] {
		if _, ok := tables["en"][key]; !ok {
			t.Errorf("%q has a phrase in Italian only", key)
		}
	}
	if len(tables["it"]) != len(tables["en"]) {
		t.Errorf("%d phrases in Italian, %d in English", len(tables["it"]), len(tables["en"]))
	}
	for key, ph := range tables["it"] {
		for _, v := range []verb{ph.alone, ph.with} {
			if !strings.Contains(v.will, "rà") {
				t.Errorf("%s: %q is no future of the third person", key, v.will)
			}
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		when   casus.When
		en, it string
	}{
		{casus.When{From: "2024-06-19", To: "2024-06-19", Precision: "day"}, "19 June 2024", "19 giugno 2024"},
		{casus.When{From: "2024-06-01", To: "2024-06-30", Precision: "month"}, "June 2024", "giugno 2024"},
		{casus.When{From: "2024-06", To: "2024-06"}, "June 2024", "giugno 2024"},
		{casus.When{From: "2024", To: "2024"}, "2024", "2024"},
		{casus.When{From: "2024-01-01", To: "2024-12-31", Precision: "year"}, "2024", "2024"},
		{casus.When{From: "2022-02-24"}, "24 February 2022 –", "24 febbraio 2022 –"},
		{casus.When{To: "2026"}, "– 2026", "– 2026"},
		{casus.When{From: "2024-06-01", To: "2024-06-05"}, "1 June 2024 – 5 June 2024", "1 giugno 2024 – 5 giugno 2024"},
		{casus.When{From: "2024-99-\x1b", To: "2024-99-\x1b"}, "2024-99-␛", "2024-99-␛"},
		{casus.When{}, "", ""},
	} {
		if en, it := englishWords().when(&c.when), italianWords().when(&c.when); en != c.en || it != c.it {
			t.Errorf("%+v: got %q and %q, want %q and %q", c.when, en, it, c.en, c.it)
		}
	}
}
