package text

import (
	"fmt"
	"strings"
	"testing"

	"casus"
)

// tokensOf writes tokens with a space between them and a "+" between the parts
// of one contraction.
func tokensOf(s, lang string) string {
	var b strings.Builder
	for i, k := range Tokenize(s, casus.Span{End: len(s)}, lang, nil) {
		switch {
		case k.Part > 0:
			b.WriteByte('+')
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(k.Form)
	}
	return b.String()
}

func TestTokenizeItalian(t *testing.T) {
	tests := []struct{ text, want string }{
		{"L'accordo della Duma.", "L' accordo di+la Duma ."},
		{"dell'Onu dell’Onu DELL'ONU", "di+l' Onu di+l’ Onu DI+L' ONU"},
		{"Nei porti, sul mare, col sì.", "In+i porti , su+il mare , con+il sì ."},
		{"nel 2024 all'11% dagli Usa", "in+il 2024 a+l' 11 % da+gli Usa"},
		{"rivolgersi dargli andarsene", "rivolger+si dar+gli andar+se+ne"},
		{"fermarli dicendolo porsi condurre", "fermar+li dicendo+lo por+si condurre"},
		{"formatasi costituitosi inflittogli resisi", "formata+si costituito+si inflitto+gli resi+si"},
		{"eccolo glielo figuriamoci", "ecco+lo glie+lo figuriamo+ci"},
		{"diversi esperti, armi, interne, parlo", "diversi esperti , armi , interne , parlo"},
		{"dettagli orgogli battagli figli", "dettagli orgogli battagli figli"},
		{"Carlo Fermi e Marta Conti", "Carlo Fermi e Marta Conti"},
		{"Giancarlo Lamberti parte", "Giancarlo Lamberti parte"},
		{"Bashar al Assad e al-Qaeda al governo", "Bashar al Assad e al - Qaeda a+il governo"},
		{"con Alessandro Del Piero", "con Alessandro Del Piero"},
		{"3.500 soldati, 2,5 milioni, 12:30", "3.500 soldati , 2,5 milioni , 12:30"},
		{"il 15/10/2024 e il 2013-2014", "il 15/10/2024 e il 2013 - 2014"},
		{"l'art. 4, n.184", "l' art. 4 , n. 184"},
		{"Il dott. Rossi della S.p.A. negli U.S.A.", "Il dott. Rossi di+la S.p.A. in+gli U.S.A."},
		{"italo-russo ex-ministro Emilia-Romagna", "italo-russo ex-ministro Emilia - Romagna"},
		{"COVID-19 B-52 S-400 F-16", "COVID - 19 B-52 S-400 F-16"},
		{"un po' di pace, c'è: «No»", "un po' di pace , c' è : « No »"},
		{"gli anni '80", "gli anni '80"},
		{"E' vero... Sì!!", "E' vero ... Sì !!"},
		{"Sana'a e O'Brien", "Sana'a e O'Brien"},
		{"https://casus.example/a?b=1, a@b.it.", "https://casus.example/a?b=1 , a@b.it ."},
		{"€5 e 30°", "€ 5 e 30°"},
		{"parola.Nuova", "parola . Nuova"},
		{"Putin (Russia), Kim/Xi", "Putin ( Russia ) , Kim / Xi"},
		{"il 25 aprile l'“accordo”", "il 25 aprile l' “ accordo ”"},
	}
	for _, tt := range tests {
		if got := tokensOf(tt.text, "it"); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestTokenizeEnglish(t *testing.T) {
	tests := []struct{ text, want string }{
		{"I don't know; it can't.", "I do n't know ; it ca n't ."},
		{"It’s Russia’s, they’ll and we've", "It ’s Russia ’s , they ’ll and we 've"},
		{"He cannot; I'm gonna", "He can not ; I 'm gon na"},
		{"the troops' pay", "the troops ' pay"},
		{"O'Brien at Sana'a", "O'Brien at Sana'a"},
		{"a 10-year so-called anti-American al-Qaeda e-mail", "a 10 - year so - called anti-American al - Qaeda e-mail"},
		{"non-proliferation and/or 9/11", "non-proliferation and / or 9/11"},
		{"the U.S. Army, Mr. Kim", "the U.S. Army , Mr. Kim"},
		{"in the U.S.", "in the U.S."},
		{"US$5bn, $3.5 billion, 12%", "US$ 5 bn , $ 3.5 billion , 12 %"},
		{"the 1990s, the 20th, 5G, 10am", "the 1990s , the 20th , 5G , 10 am"},
		{"1990's 713-853-5660 01-Feb-02 1-4", "1990 's 713-853-5660 01-Feb-02 1 - 4"},
		{"He said: 'No.'", "He said : ' No . '"},
		{"Wait -- what?! ... :)", "Wait -- what ?! ... :)"},
		{"AT&T's @user #tag", "AT&T 's @user #tag"},
	}
	for _, tt := range tests {
		if got := tokensOf(tt.text, "en"); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestTokenizeParts(t *testing.T) {
	s := "Va dell’Onu."
	want := []Token{
		{"Va", casus.Span{Start: 0, End: 2}, 0, 1},
		{"di", casus.Span{Start: 3, End: 10}, 0, 2},
		{"l’", casus.Span{Start: 3, End: 10}, 1, 2},
		{"Onu", casus.Span{Start: 10, End: 13}, 0, 1},
		{".", casus.Span{Start: 13, End: 14}, 0, 1},
	}
	got := Tokenize(s, casus.Span{End: len(s)}, "it", nil)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Tokenize(s, casus.Span{Start: 3, End: 99}, "it", nil); got != nil {
		t.Errorf("a span beyond the text has tokens: %v", got)
	}
	if got := Tokenize(s, casus.Span{Start: 10, End: 13}, "it", want[:1]); len(got) != 2 || got[1].Form != "Onu" {
		t.Errorf("appending gave %v", got)
	}
}

// FuzzTokenize checks that sentences and tokens lie in the text, in order, with
// every letter in exactly one place.
func FuzzTokenize(f *testing.F) {
	for _, lang := range []string{"it", "en", "fr"} {
		for _, s := range []string{
			"L'accordo dell’Onu: «Non ci sarà resa. Mai», ha detto. Rivolgersi al n. 3!",
			"Mr. O'Brien can't; the U.S.'s $5bn (9/11) e-mail http://a.b/c?D=1. 'Yes.'",
			"a\u00adb\u200b \xff\xfe é\u0301 …… 3.000,5-6-7/8/9 po' E' :-) @x #y ''", "dell'", "'", "1-", "g.\n\n",
		} {
			f.Add(s, lang)
		}
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		if len(s) > 1<<14 {
			return
		}
		last := 0
		var tokens []Token
		for _, span := range Sentences(s, lang) {
			if !span.Valid(len(s)) || span.Start < last || span.Start == span.End {
				t.Fatalf("sentence %v after %d in %d bytes", span, last, len(s))
			}
			if !spaceOnly(s[last:span.Start]) {
				t.Fatalf("%q lies in no sentence", s[last:span.Start])
			}
			last = span.End
			tokens = Tokenize(s, span, lang, tokens[:0])
			checkTokens(t, s, span, tokens)
		}
	})
}

func spaceOnly(s string) bool {
	for _, r := range s {
		if !isSpace(r) {
			return false
		}
	}
	return true
}

func checkTokens(t *testing.T, s string, span casus.Span, tokens []Token) {
	t.Helper()
	at := span.Start
	for i, k := range tokens {
		if k.Form == "" || k.Span.Start == k.Span.End || !span.Contains(k.Span) {
			t.Fatalf("token %d is %+v in sentence %v of %q", i, k, span, s)
		}
		if k.Parts == 0 || k.Part >= k.Parts {
			t.Fatalf("token %d is part %d of %d", i, k.Part, k.Parts)
		}
		if k.Part > 0 {
			if p := tokens[i-1]; p.Span != k.Span || p.Parts != k.Parts || p.Part != k.Part-1 {
				t.Fatalf("parts %+v and %+v do not fit", p, k)
			}
			continue
		}
		if i+int(k.Parts) > len(tokens) {
			t.Fatalf("%+v lacks parts", k)
		}
		if k.Span.Start < at || !spaceOnly(s[at:k.Span.Start]) {
			t.Fatalf("%q before %+v lies in no token", s[at:max(at, k.Span.Start)], k)
		}
		if k.Parts == 1 && k.Form != s[k.Span.Start:k.Span.End] {
			t.Fatalf("%+v is not %q", k, s[k.Span.Start:k.Span.End])
		}
		at = k.Span.End
	}
	if !spaceOnly(s[at:span.End]) {
		t.Fatalf("%q lies in no token", s[at:span.End])
	}
}

const benchText = `Il presidente russo ha firmato ieri la ratifica del trattato di partenariato con la Corea del Nord. ` +
	`L'articolo 4 prevede l'assistenza militare "immediata" in caso di aggressione, secondo quanto riferito dall'agenzia. ` +
	`«Non si tratta di minacciare nessuno. Vogliamo difenderci», ha detto il portavoce, rivolgendosi ai giornalisti. ` +
	`Circa 3.000 soldati, il 12% del totale, sarebbero già nella regione di Kursk.` + "\n"

func BenchmarkTokenize(b *testing.B) {
	s := strings.Repeat(benchText, 20)
	spans := Sentences(s, "it")
	var tokens []Token
	words := 0
	for b.Loop() {
		words = 0
		for _, span := range spans {
			tokens = Tokenize(s, span, "it", tokens[:0])
			words += len(tokens)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkSentences(b *testing.B) {
	s := strings.Repeat(benchText, 20)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Sentences(s, "it")
	}
}
