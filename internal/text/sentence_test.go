package text

import (
	"reflect"
	"strings"
	"testing"

	"casus"
)

// TestSentences marks the wanted borders with "|".
func TestSentences(t *testing.T) {
	tests := []struct {
		lang, text string
		glued      bool // the borders have no space
	}{
		{"it", "Il dott. Rossi ha firmato.|La Duma ha ratificato l'art. 4 del trattato.", false},
		{"it", "L'on. Bianchi e il gen. Neri sono a Kiev.|Sono arrivati ieri.", false},
		{"it", "«Non ci arrenderemo. |Mai», ha detto il ministro.|Poi è partito.", false},
		{"it", "“Siamo pronti”. |Così il portavoce.", false},
		{"it", "Il valore è di 3.500 euro.|Il 12.30 è l'ora.", false},
		{"it", "Che cosa vuole Mosca? |E che cosa farà Kiev? |Nessuno lo sa.", false},
		{"it", "«Perché?» ha chiesto il giudice.|Silenzio.", false},
		{"it", "Aspettava... |Poi la notizia.", false},
		{"it", "Aspettava… |Poi la notizia.", false},
		{"it", "Aspettava... poi la notizia.", false},
		{"it", "Missili, droni, ecc. |Il resto è noto.", false},
		{"it", "ROMA, 15 ott. (Ansa) - La nave è partita.", false},
		{"it", "Il trattato del 1992, n. 88, resta.|30 soldati sono morti.", false},
		{"it", "1. Le parti si consultano.|2. Le parti si aiutano.", false},
		{"it", "- Primo punto\n|- Secondo punto", false},
		{"it", "La riunione è finita.|Poi la cena.", true},
		{"it", "Ha scritto a corriere.it e a www.esempio.it/Pagina.Uno senza risposta.", false},
		{"it", "G. W. Bush ha parlato.|E J. Biden no.", false},
		{"it", "Titolo senza punto\n|Il testo comincia qui.", false},
		{"en", "Mr. Smith met Gen. Jones in the U.S. on Sept. 11.|They agreed.", false},
		{"en", "He lives in the U.S. |The president does too.", false},
		{"en", "U.S. President Joe Biden spoke.|He left.", false},
		{"en", `"We are ready. |We will not yield," he said.|Then he left.`, false},
		{"en", `"Why?" he asked.|"No," she said.`, false},
		{"en", "It cost $3.5 billion.|No one paid.", false},
		{"en", "Acme Inc. Chairman Jane Roe resigned.|She was 61.", false},
		{"en", "The ship, the plane, etc. |The list goes on.", false},
		{"en", "At 5 p.m. Monday the truce began.|It held.", false},
		{"en", "See http://example.org/a.asp?B=1 for more.|Thanks!", false},
		{"en", "He was ill. |Doctors came.", false},
		{"fr", "M. le président a parlé.|Il est parti.", false},
		{"", "One. |Two.", false},
		{"zh", "我们谈判。|他们拒绝。", true},
	}
	for _, tt := range tests {
		want := strings.Split(tt.text, "|")
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		text := strings.ReplaceAll(strings.ReplaceAll(tt.text, " |", " "), "|", " ")
		if tt.glued {
			text = strings.ReplaceAll(tt.text, "|", "")
		}
		var got []string
		for _, s := range Sentences(text, tt.lang) {
			got = append(got, text[s.Start:s.End])
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("Sentences(%q, %q)\n got %q\nwant %q", text, tt.lang, got, want)
		}
	}
}

func TestSentencesSpans(t *testing.T) {
	s := "  Uno.\r\n\r\nDue \u2028 tre.  "
	got := Sentences(s, "it")
	want := []casus.Span{{Start: 2, End: 6}, {Start: 10, End: 13}, {Start: 18, End: 22}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Sentences(%q) = %v, want %v", s, got, want)
	}
	if got := Sentences(" \n\t ", "en"); len(got) != 0 {
		t.Errorf("blank text has sentences: %v", got)
	}
}

func TestSentencesAreNotEndless(t *testing.T) {
	s := strings.Repeat("parola ", 5000)
	spans := Sentences(s, "it")
	if len(spans) < 8 {
		t.Fatalf("%d sentences", len(spans))
	}
	for _, span := range spans {
		if span.End-span.Start > maxSentence {
			t.Errorf("sentence of %d bytes", span.End-span.Start)
		}
		if w := s[span.Start:span.End]; !strings.HasPrefix(w, "parola") || !strings.HasSuffix(w, "parola") {
			t.Errorf("cut inside a word: …%q", w[max(0, len(w)-10):])
		}
	}
}
