package timex_test

import (
	"strings"
	"testing"
	"time"

	"casus"
	"casus/internal/lang"
	"casus/internal/timex"
)

// A row is a line of the tables: words as sentence takes them, and what is read.
type row struct{ lang, words, want string }

// datesText writes each date as its words and its interval, as in
// "last Monday=2024-10-21"; one without an interval ends in "=".
func datesText(r *timex.Reader) string {
	var out []string
	for _, d := range r.Dates() {
		span := r.Tree[d.First].Span.Cover(r.Tree[d.Last].Span)
		out = append(out, r.Text[span.Start:span.End]+"="+interval(d.When))
	}
	return strings.Join(out, "; ")
}

// interval writes from..to, or once when both are the same.
func interval(w casus.When) string {
	if w.From == w.To {
		return w.From
	}
	return w.From + ".." + w.To
}

// checkDates compares what is read of each row's words.
func checkDates(t *testing.T, now time.Time, ahead func(int) bool, rows []row) {
	t.Helper()
	g := grammars(t)
	for _, x := range rows {
		tree, text := sentence(g[x.lang], x.words)
		r := timex.Reader{Grammar: g[x.lang], Tree: tree, Text: text, Today: now, Ahead: ahead}
		if got := datesText(&r); got != x.want {
			t.Errorf("%s %q: got %q, want %q", x.lang, x.words, got, x.want)
		}
	}
}

func TestDates(t *testing.T) {
	checkDates(t, today, nil, []row{
		{"it", "", ""},
		{"it", "niente di tutto questo", ""},
		{"it", "martedì", "martedì=2024-10-22"},
		{"it", "giovedì", "giovedì=2024-10-24"},
		{"it", "lunedì scorso", "lunedì=2024-10-21"},
		{"it", "lunedì prossimo", "lunedì=2024-10-28"},
		{"it", "ieri e oggi", "ieri=2024-10-23; oggi=2024-10-24"},
		{"it", "tre giorni|giorno fa", "tre giorni fa=2024-10-21"},
		{"it", "due settimane|settimana fa", "due settimane fa=2024-10-07..2024-10-13"},
		{"it", "12 mesi|mese fa", "12 mesi fa=2023-10"},
		{"it", "dieci anni|anno fa", "dieci anni fa=2014"},
		{"it", "300 anni|anno fa", ""},
		{"it", "0 anni|anno fa", ""},
		{"it", "tre giorni|giorno", ""},
		{"it", "il 3 ottobre", "3 ottobre=2024-10-03"},
		{"it", "il 1° ottobre", "1° ottobre=2024-10-01"},
		{"it", "il 3 ottobre 2023", "3 ottobre 2023=2023-10-03"},
		{"it", "il 28 ottobre", "28 ottobre=2024-10-28"},
		{"it", "il 30 novembre", "30 novembre=2024-11-30"},
		{"it", "il 30 dicembre", "30 dicembre=2023-12-30"},
		{"it", "il 32 ottobre", "ottobre=2024-10"},
		{"it", "ottobre 3", "ottobre=2024-10"},
		{"it", "giugno 2024", "giugno 2024=2024-06"},
		{"it", "giugno di il 2024", "giugno di il 2024=2024-06"},
		{"it", "a giugno", "giugno=2024-06"},
		{"it", "dicembre scorso", "dicembre=2023-12"},
		{"it", "nel 2014", "2014=2014"},
		{"it", "nel 1799", ""},
		{"it", "il mese scorso", "mese scorso=2024-09"},
		{"it", "la scorsa|scorso settimana", "scorsa settimana=2024-10-14..2024-10-20"},
		{"it", "l' anno scorso", "anno scorso=2023"},
		{"it", "la prossima|prossimo settimana", "prossima settimana=2024-10-28..2024-11-03"},
		{"it", "da il 2022", "2022=2022.."},
		{"it", "tra il 2020 e il 2022", "2020 e il 2022=2020..2022"},
		{"it", "tra il 2022 e il 2020", "2022=2022; 2020=2020"},
		{"it", "giovedì 17 ottobre", "giovedì 17 ottobre=2024-10-17"},
		{"it", "lunedì , 3 giugno 2024", "lunedì , 3 giugno 2024=2024-06-03"},
		{"it", "l' altro ieri", "altro ieri=2024-10-22"},
		{"it", "il primo ottobre", "primo ottobre=2024-10-01"},
		{"it", "il primo uomo", ""},
		{"it", "da il 3 a il 5 ottobre", "3 a il 5 ottobre=2024-10-03..2024-10-05"},
		{"it", "tra il 3 e il 5 ottobre 2023", "3 e il 5 ottobre 2023=2023-10-03..2023-10-05"},
		{"it", "da il primo a il 5 ottobre", "primo a il 5 ottobre=2024-10-01..2024-10-05"},
		{"it", "da il 28 settembre a il 3 ottobre", "28 settembre a il 3 ottobre=2024-09-28..2024-10-03"},
		{"it", "da il 28 dicembre a il 3 gennaio", "28 dicembre a il 3 gennaio=2023-12-28..2024-01-03"},
		{"it", "3 - 5 ottobre", "3 - 5 ottobre=2024-10-03..2024-10-05"},
		{"it", "il 3 e il 5 ottobre", "5 ottobre=2024-10-05"},
		{"it", "tra il 5 e il 3 ottobre", "3 ottobre=2024-10-03"},
		{"it", "questa|questo settimana", "questa settimana=2024-10-21..2024-10-27"},
		{"it", "quest'|questo anno", "quest' anno=2024"},
		{"it", "questo giorno", ""},
		{"it", "tra due mesi|mese", "due mesi=2024-12"},
		{"it", "fra tre settimane|settimana", "tre settimane=2024-11-11..2024-11-17"},
		{"it", "entro il 2026", "2026=..2026"},
		{"it", "entro il 3 ottobre", "3 ottobre=..2024-10-03"},
		{"it", "entro due mesi|mese", ""},
		{"it", "il 31 febbraio", "31 febbraio=2024-02"},
		{"it", "il 31 febbraio 2023", "31 febbraio 2023=2023-02"},
		{"it", "il 29 febbraio", "29 febbraio=2024-02-29"},
		{"it", "il 29 febbraio 2023", "29 febbraio 2023=2023-02"},
		{"it", "tra il 3 e il 31 febbraio", "31 febbraio=2024-02"},
		{"en", "on Thursday , October 17", "Thursday , October 17=2024-10-17"},
		{"en", "on Thursday 17 October", "Thursday 17 October=2024-10-17"},
		{"en", "on Thursday , people", "Thursday=2024-10-24"},
		{"en", "between October 3 and 5", "October 3 and 5=2024-10-03..2024-10-05"},
		{"en", "between October 3 and October 5", "October 3 and October 5=2024-10-03..2024-10-05"},
		{"en", "on October 3 - 5", "October 3 - 5=2024-10-03..2024-10-05"},
		{"en", "on October 3 - 5 , 2023", "October 3 - 5 , 2023=2023-10-03..2023-10-05"},
		{"en", "from September 28 to October 3", "September 28 to October 3=2024-09-28..2024-10-03"},
		{"en", "from December 28 to January 3 , 2023", "December 28 to January 3 , 2023=2022-12-28..2023-01-03"},
		{"en", "on October 3 and 5", "October 3=2024-10-03"},
		{"en", "on October 3 - 5 soldiers|soldier", "October 3=2024-10-03"},
		{"en", "this week", "this week=2024-10-21..2024-10-27"},
		{"en", "in two months|month", ""},
		{"en", "by 2026", "2026=..2026"},
		{"en", "by June", "June=..2024-06"},
		{"en", "February 31", "February 31=2024-02"},
		{"en", "February 31 , 2023", "February 31 , 2023=2023-02"},
		{"en", "the day before yesterday", "day before yesterday=2024-10-22"},
		{"en", "on Tuesday", "Tuesday=2024-10-22"},
		{"en", "last Monday", "Monday=2024-10-21"},
		{"en", "yesterday", "yesterday=2024-10-23"},
		{"en", "three days|day ago", "three days ago=2024-10-21"},
		{"en", "a month ago", ""},
		{"en", "four months|month ago", "four months ago=2024-06"},
		{"en", "on October 3", "October 3=2024-10-03"},
		{"en", "on October 3rd", "October 3rd=2024-10-03"},
		{"en", "on 3 October", "3 October=2024-10-03"},
		{"en", "on Oct. 3", "Oct. 3=2024-10-03"},
		{"en", "on October 3 , 2023", "October 3 , 2023=2023-10-03"},
		{"en", "on October 3 2023", "October 3 2023=2023-10-03"},
		{"en", "on December 30", "December 30=2023-12-30"},
		{"en", "in June of 2024", "June of 2024=2024-06"},
		{"en", "last December", "December=2023-12"},
		{"en", "they may march", ""},
		{"en", "in May and March", "May=2024-05; March=2024-03"},
		{"en", "last year", "last year=2023"},
		{"en", "next month", "next month=2024-11"},
		{"en", "since 2022", "2022=2022.."},
		{"en", "2000 soldiers|soldier", ""},
	})
}

// TestDatesAhead reads the same words in a clause about the future.
func TestDatesAhead(t *testing.T) {
	checkDates(t, today, func(int) bool { return true }, []row{
		{"it", "lunedì", "lunedì=2024-10-28"},
		{"it", "giovedì", "giovedì=2024-10-31"},
		{"it", "domani", "domani=2024-10-25"},
		{"it", "a gennaio", "gennaio=2025-01"},
		{"it", "a ottobre", "ottobre=2024-10"},
		{"it", "il 3 marzo", "3 marzo=2025-03-03"},
		{"it", "il 3 dicembre", "3 dicembre=2024-12-03"},
		{"en", "on Monday", "Monday=2024-10-28"},
		{"en", "on March 3", "March 3=2025-03-03"},
		{"en", "in 2026", "2026=2026"},
		{"en", "by 2026", "2026=..2026"},
		{"en", "by June", "June=..2025-06"},
		{"en", "in two months|month", "two months=2024-12"},
		{"en", "in three weeks|week", "three weeks=2024-11-11..2024-11-17"},
		{"en", "within two months|month", "two months=..2024-12"},
		{"it", "entro giugno", "giugno=..2025-06"},
		{"it", "entro due mesi|mese", "due mesi=..2024-12"},
	})
}

// TestDatesWithoutToday shows that nothing relative is guessed.
func TestDatesWithoutToday(t *testing.T) {
	checkDates(t, time.Time{}, nil, []row{
		{"en", "on Tuesday", "Tuesday="},
		{"en", "yesterday", "yesterday="},
		{"en", "two weeks|week ago", "two weeks ago="},
		{"en", "last year", ""},
		{"en", "this week", ""},
		{"it", "tra due mesi|mese", "due mesi="},
		{"en", "by Monday", "Monday="},
		{"en", "February 29", "February 29="},
		{"en", "February 31", "February 31="},
		{"en", "October 3 - 5", "October 3 - 5="},
		{"en", "Thursday , October 17", "Thursday , October 17="},
		{"en", "on October 3", "October 3="},
		{"en", "in June", "June="},
		{"en", "on October 3 , 2023", "October 3 , 2023=2023-10-03"},
		{"en", "in 2014", "2014=2014"},
	})
}

// TestCounted shows by trees which years are numbers of something.
func TestCounted(t *testing.T) {
	number := lang.Word{Form: "2000", Lemma: "2000", UPOS: lang.NUM, Head: -1}
	noun := lang.Word{Form: "uomini", Lemma: "uomo", UPOS: lang.NOUN, Head: -1}
	with := func(w lang.Word, head int, rel string) lang.Word {
		w.Head, w.Deprel = head, rel
		return w
	}
	tests := []struct {
		name string
		tree lang.Tree
		want int
	}{
		{"alone", lang.Tree{number}, 1},
		{"counts the next word", lang.Tree{with(number, 1, "nummod"), noun}, 0},
		{"counts by a subtype", lang.Tree{with(number, 1, "nummod:gov"), noun}, 0},
		{"headed by the noun", lang.Tree{number, with(noun, 0, "nmod")}, 0},
		{"with an adjective", lang.Tree{number, {Form: "violento", Lemma: "violento", UPOS: lang.ADJ, Deprel: "nmod"}}, 1},
		{"beside another relation", lang.Tree{number, with(noun, 0, "appos")}, 1},
		{"a head beyond the tree", lang.Tree{with(number, 1, "nummod")}, 1},
	}
	g := grammars(t)["it"]
	for _, x := range tests {
		r := timex.Reader{Grammar: g, Tree: x.tree, Today: today}
		if got := len(r.Dates()); got != x.want {
			t.Errorf("%s: got %d dates, want %d", x.name, got, x.want)
		}
	}
}

// TestPluralUnits shows that "the last months" is no month.
func TestPluralUnits(t *testing.T) {
	g := grammars(t)["en"]
	tree, text := sentence(g, "last months|month")
	r := timex.Reader{Grammar: g, Tree: tree, Text: text, Today: today}
	if got := datesText(&r); got != "last months=2024-09" {
		t.Errorf("without a number of its own: got %q", got)
	}
	tree[1].Feats.Number = lang.Plur
	if got := datesText(&r); got != "" {
		t.Errorf("in the plural: got %q, want nothing", got)
	}
}

func TestLongAgo(t *testing.T) {
	tests := []struct {
		when casus.When
		want bool
	}{
		{casus.When{}, false},
		{casus.When{From: "1990", Precision: "open"}, false},
		{casus.When{From: "2023-10-23", To: "2023-10-23", Precision: "day"}, true},
		{casus.When{From: "2023-10-24", To: "2023-10-24", Precision: "day"}, false},
		{casus.When{From: "2023-09", To: "2023-09", Precision: "month"}, true},
		{casus.When{From: "2023-10", To: "2023-10", Precision: "month"}, false},
		{casus.When{From: "2022", To: "2022", Precision: "year"}, true},
		{casus.When{From: "2023", To: "2023", Precision: "year"}, true},
		{casus.When{From: "2024", To: "2024", Precision: "year"}, false},
		{casus.When{From: "2020", To: "2024", Precision: "year"}, true},
	}
	for _, x := range tests {
		if got := timex.LongAgo(x.when, today); got != x.want {
			t.Errorf("LongAgo(%v) = %v, want %v", x.when, got, x.want)
		}
	}
	june := time.Date(2024, time.June, 30, 0, 0, 0, 0, time.UTC)
	if timex.LongAgo(casus.When{From: "2023", To: "2023", Precision: "year"}, june) {
		t.Error("last year is long ago before July")
	}
}
