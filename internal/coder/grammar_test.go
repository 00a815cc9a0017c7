package coder_test

import (
	"fmt"
	"testing"

	"casus"
)

// A wanted is a row of the grammar tables: words, put into the frame of their
// language, and what must be read of them.
type wanted struct{ lang, words, want string }

// grammarDate is the date of the documents of the tables, a Thursday.
const grammarDate = "2024-10-24"

// checkGrammar reads each row's words in the frame of their language and compares
// what value makes of the first claim of the type.
func checkGrammar(t *testing.T, frames map[string]string, typ casus.EventType, rows []wanted, value func(casus.Claim) string) {
	t.Helper()
	for _, row := range rows {
		text := fmt.Sprintf(frames[row.lang], row.words)
		got := "no " + string(typ)
		for _, c := range read(t, row.lang, grammarDate, text).Claims {
			if c.Type == typ {
				got = value(c)
				break
			}
		}
		if got != row.want {
			t.Errorf("%q: got %q, want %q", text, got, row.want)
		}
	}
}

// whenOf is the value of a claim's time, "" when it has none.
func whenOf(c casus.Claim) string {
	if c.When == nil {
		return ""
	}
	return spanOfTime(*c.When)
}

// TestPastDates shows that the times which package timex reads reach the claims of
// parsed sentences.
func TestPastDates(t *testing.T) {
	frames := map[string]string{"it": "La Russia ha attaccato l'Ucraina %s.", "en": "Russia attacked Ukraine %s."}
	checkGrammar(t, frames, casus.Assault, []wanted{
		{"it", "lunedì scorso", "2024-10-21"},
		{"it", "tre giorni fa", "2024-10-21"},
		{"it", "il 3 ottobre 2023", "2023-10-03"},
		{"it", "nel giugno del 2024", "2024-06"},
		{"it", "la scorsa settimana", "2024-10-14..2024-10-20"},
		{"it", "dal 2022", "2022.."},
		{"it", "tra il 2020 e il 2022", "2020..2022"},
		{"en", "on Tuesday", "2024-10-22"},
		{"en", "two weeks ago", "2024-10-07..2024-10-13"},
		{"en", "on Oct. 3", "2024-10-03"},
		{"en", "on October 3, 2023", "2023-10-03"},
		{"en", "on 3 October 2023", "2023-10-03"},
		{"en", "in June", "2024-06"},
		{"en", "last year", "2023"},
		{"en", "since 2022", "2022.."},
		{"en", "between 2020 and 2022", "2020..2022"},
	}, whenOf)
}

// TestFutureDates shows that the tense of the clause tells where times lie.
func TestFutureDates(t *testing.T) {
	frames := map[string]string{
		"it": "Il presidente russo incontrerà il presidente turco %s.",
		"en": "The Russian president will meet the Turkish president %s.",
	}
	checkGrammar(t, frames, casus.Consult, []wanted{
		{"it", "domani", "2024-10-25"},
		{"it", "lunedì", "2024-10-28"},
		{"it", "il mese prossimo", "2024-11"},
		{"it", "a gennaio", "2025-01"},
		{"en", "on Monday", "2024-10-28"},
		{"en", "next week", "2024-10-28..2024-11-03"},
		{"en", "on March 3", "2025-03-03"},
		{"en", "in 2026", "2026"},
	}, whenOf)
}

// TestUndated shows that without the document's date nothing relative is guessed.
func TestUndated(t *testing.T) {
	for text, want := range map[string]string{
		"Russia attacked Ukraine on Tuesday.":         "",
		"Russia attacked Ukraine two weeks ago.":      "",
		"Russia attacked Ukraine last year.":          "",
		"Russia attacked Ukraine on October 3.":       "",
		"Russia attacked Ukraine on October 3, 2023.": "2023-10-03",
		"Russia attacked Ukraine in 2014.":            "2014",
	} {
		r := read(t, "en", "", text)
		if len(r.Claims) == 0 {
			t.Errorf("%q: no claim", text)
			continue
		}
		if got := whenOf(r.Claims[0]); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestNumbers shows that the numbers which package timex reads reach what is given.
func TestNumbers(t *testing.T) {
	frames := map[string]string{
		"it": "La Norvegia ha fornito all'Ucraina %s carri armati.",
		"en": "Norway has given Ukraine %s tanks.",
	}
	checkGrammar(t, frames, casus.Aid, []wanted{
		{"it", "3.000", "3000"},
		{"it", "tre mila", "3000"},
		{"it", "più di 3.000", "3000.."},
		{"it", "fino a 12.000", "..12000"},
		{"it", "un centinaio di", "100..150"},
		{"it", "decine di", "20.."},
		{"it", "1,5 milioni di", "1500000"},
		{"en", "3,000", "3000"},
		{"en", "three thousand", "3000"},
		{"en", "more than 3,000", "3000.."},
		{"en", "up to 12,000", "..12000"},
		{"en", "as many as 12,000", "..12000"},
		{"en", "nearly 200", "180..220"},
		{"en", "dozens of", "24.."},
		{"en", "1.5 million", "1500000"},
	}, func(c casus.Claim) string {
		if c.Transfer == nil || c.Transfer.Quantity == nil {
			return ""
		}
		return rangeText(*c.Transfer.Quantity)
	})
}

func TestMoods(t *testing.T) {
	frames := map[string]string{"it": "%s", "en": "%s"}
	checkGrammar(t, frames, casus.Assault, []wanted{
		{"it", "La Turchia ha attaccato la Siria.", ""},
		{"it", "La Turchia attacca la Siria.", ""},
		{"it", "La Turchia non ha attaccato la Siria.", "negation"},
		{"it", "La Turchia non ha ancora attaccato la Siria.", "negation"},
		{"it", "La Turchia attaccherà la Siria.", "future"},
		{"it", "La Turchia sta per attaccare la Siria.", "future"},
		{"it", "La Turchia intende attaccare la Siria.", "future"},
		{"it", "La Turchia ha deciso di attaccare la Siria.", "future"},
		{"it", "La Turchia potrebbe attaccare la Siria.", "hypothetical"},
		{"it", "La Turchia vorrebbe attaccare la Siria.", "hypothetical"},
		{"it", "La Turchia dovrebbe attaccare la Siria.", "hypothetical"},
		{"it", "Forse la Turchia attaccherà la Siria.", "hypothetical"},
		{"it", "È possibile che la Turchia attacchi la Siria.", "hypothetical"},
		{"it", "È probabile che la Turchia attacchi la Siria.", "hypothetical"},
		{"it", "La Turchia avrebbe attaccato la Siria.", ""},
		{"it", "La Turchia ha cominciato ad attaccare la Siria.", ""},
		{"it", "La Turchia continua ad attaccare la Siria.", ""},
		{"it", "La Turchia è riuscita ad attaccare la Siria.", ""},
		{"it", "La Turchia ha evitato di attaccare la Siria.", "negation"},
		{"it", "La Turchia ha rinunciato ad attaccare la Siria.", "negation"},
		{"it", "Nel 1998 la Turchia attaccò la Siria.", "historical"},
		{"it", "Se la Turchia attaccasse la Siria, il petrolio rincarerebbe.", "hypothetical"},
		{"it", "Sebbene la Turchia abbia attaccato la Siria, il petrolio è in calo.", ""},
		{"it", "La Turchia rischia di attaccare la Siria.", "hypothetical"},
		{"it", "La Turchia non attaccherà la Siria.", "negation"},
		{"it", "La Turchia non potrebbe attaccare la Siria.", "negation"},
		{"en", "Turkey has attacked Syria.", ""},
		{"en", "Turkey is attacking Syria.", ""},
		{"en", "Turkey has not attacked Syria.", "negation"},
		{"en", "Turkey has not yet attacked Syria.", "negation"},
		{"en", "Turkey never attacked Syria.", "negation"},
		{"en", "Turkey will attack Syria.", "future"},
		{"en", "Turkey is going to attack Syria.", "future"},
		{"en", "Turkey intends to attack Syria.", "future"},
		{"en", "Turkey could attack Syria.", "hypothetical"},
		{"en", "Turkey may attack Syria.", "hypothetical"},
		{"en", "Turkey might attack Syria.", "hypothetical"},
		{"en", "Turkey would attack Syria.", "hypothetical"},
		{"en", "Turkey should attack Syria.", "hypothetical"},
		{"en", "Perhaps Turkey will attack Syria.", "hypothetical"},
		{"en", "Turkey is expected to attack Syria.", "hypothetical"},
		{"en", "Turkey is likely to attack Syria.", "hypothetical"},
		{"en", "Turkey began to attack Syria.", ""},
		{"en", "Turkey continues to attack Syria.", ""},
		{"en", "Turkey managed to attack Syria.", ""},
		{"en", "Turkey failed to attack Syria.", "negation"},
		{"en", "Turkey attacked Syria in 1998.", "historical"},
		{"en", "If Turkey attacked Syria, oil would become dearer.", "hypothetical"},
		{"en", "Although Turkey attacked Syria, oil is cheaper.", ""},
		{"en", "Turkey is ready to attack Syria.", "hypothetical"},
		{"en", "Turkey will not attack Syria.", "negation"},
		{"en", "Turkey cannot attack Syria.", "negation"},
	}, func(c casus.Claim) string { return string(c.Aux) })
}

func TestSpeakers(t *testing.T) {
	frames := map[string]string{"it": "%s", "en": "%s"}
	checkGrammar(t, frames, casus.Assault, []wanted{
		{"it", "La Turchia ha attaccato la Siria.", ""},
		{"it", "Secondo Damasco, la Turchia ha attaccato la Siria.", "SYR"},
		{"it", "La Turchia ha attaccato la Siria, secondo Damasco.", "SYR"},
		{"it", "Damasco sostiene che la Turchia ha attaccato la Siria.", "SYR"},
		{"it", "Il ministro degli Esteri siriano ha detto che la Turchia ha attaccato la Siria.", "SYR/GOV"},
		{"it", "La Turchia ha attaccato la Siria, ha detto il ministro degli Esteri siriano.", "SYR/GOV"},
		{"it", "«La Turchia ha attaccato la Siria», ha detto il ministro degli Esteri siriano.", "SYR/GOV"},
		{"it", "Secondo fonti anonime, la Turchia ha attaccato la Siria.", "anonymous:\"fonti anonime\""},
		{"it", "Secondo gli esperti, la Turchia ha attaccato la Siria.", "expert:\"gli esperti\""},
		{"it", "Secondo la Reuters, la Turchia ha attaccato la Siria.", "media:Reuters"},
		{"it", "La Turchia ha attaccato la Siria, scrive il Washington Post.", "media:\"Washington Post\""},
		{"it", "La Turchia avrebbe attaccato la Siria.", "anonymous"},
		{"it", "Secondo Damasco, la Turchia avrebbe attaccato la Siria.", "SYR"},
		{"it", "L'Onu ha confermato che la Turchia ha attaccato la Siria.", "UNO"},
		{"it", "Si dice che la Turchia abbia attaccato la Siria.", "anonymous"},
		{"en", "Turkey has attacked Syria.", ""},
		{"en", "According to Damascus, Turkey has attacked Syria.", "SYR"},
		{"en", "Turkey has attacked Syria, according to Damascus.", "SYR"},
		{"en", "Damascus says that Turkey has attacked Syria.", "SYR"},
		{"en", "Damascus says Turkey has attacked Syria.", "SYR"},
		{"en", "The Syrian foreign minister said that Turkey had attacked Syria.", "SYR/GOV"},
		{"en", "Turkey has attacked Syria, the Syrian foreign minister said.", "SYR/GOV"},
		{"en", "Turkey has attacked Syria, said the Syrian foreign minister.", "SYR/GOV"},
		{"en", "\"Turkey has attacked Syria,\" the Syrian foreign minister said.", "SYR/GOV"},
		{"en", "Unnamed sources said that Turkey had attacked Syria.", "anonymous:\"Unnamed sources\""},
		{"en", "Experts say that Turkey has attacked Syria.", "expert:Experts"},
		{"en", "Turkey has attacked Syria, Reuters reported.", "media:Reuters"},
		{"en", "According to Reuters, Turkey has attacked Syria.", "media:Reuters"},
		{"en", "Turkey has reportedly attacked Syria.", "anonymous"},
		{"en", "Turkey is said to have attacked Syria.", "anonymous"},
		{"en", "The United Nations confirmed that Turkey had attacked Syria.", "UNO"},
		{"en", "In the view of Damascus, Turkey has attacked Syria.", "SYR"},
		{"en", "It is alleged that Turkey has attacked Syria.", "anonymous"},
	}, func(c casus.Claim) string { return speakerText(c.Speaker) })
}

// TestPlaces shows that a place is one where the syntax says so, and that a
// capital or country that acts or suffers is none.
func TestPlaces(t *testing.T) {
	for _, row := range []wanted{
		{"it", "A Mosca il presidente serbo ha elogiato la Cina.", "Mosca"},
		{"it", "I ministri degli Esteri di Iran e Arabia Saudita si sono incontrati a Baghdad.", "Baghdad"},
		{"it", "Il presidente francese ha incontrato il cancelliere tedesco a Parigi.", "Parigi"},
		{"it", "Pechino ha criticato Mosca.", "-"},
		{"it", "Il Cremlino ha minacciato Varsavia.", "-"},
		{"it", "La Russia ha criticato la Cina.", "-"},
		{"en", "In Moscow the Serbian president praised China.", "Moscow"},
		{"en", "The foreign ministers of Iran and Saudi Arabia met in Baghdad.", "Baghdad"},
		{"en", "The arrest of two French journalists in Burkina Faso caused a stir.", "\"Burkina Faso\""},
		{"en", "Beijing criticised Moscow.", "-"},
		{"en", "The Kremlin threatened Warsaw.", "-"},
		{"en", "Two Russian diplomats were expelled by Moldova.", "-"},
	} {
		r := read(t, row.lang, grammarDate, row.words)
		if len(r.Claims) == 0 {
			t.Errorf("%q: no claim", row.words)
			continue
		}
		if got := placesText(r.Claims[0]); got != row.want {
			t.Errorf("%q: got %q, want %q", row.words, got, row.want)
		}
	}
}
