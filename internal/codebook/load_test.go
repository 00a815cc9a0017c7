package codebook

import (
	"errors"
	"io/fs"
	"testing"
)

// TestWrongTables spoils one table of the small codebook at a time, and compares
// the whole error: file, line, what is wrong and what is wanted.
func TestWrongTables(t *testing.T) {
	tests := []struct{ table, text, want string }{
		{"types.tsv", "type\tquad\nAGREE\tx\n", `codebook: data/types.tsv:1: got header "type\tquad", want "type\tquad\tscore\tcameo\tgoldstein"`},
		{"types.tsv", "type\tquad\tscore\tcameo\tgoldstein\nAGREE\tx\tmuch\t05\t1\n", `codebook: data/types.tsv:2: column 3, score: got "much", want a decimal number`},
		{"types.tsv", head("types.tsv") + "AGREE\tx\t1\t05\tNaN\n", `codebook: data/types.tsv:2: column 5, goldstein: got "NaN", want a decimal number`},
		{"types.tsv", "", `codebook: data/types.tsv:1: the table has no rows`},
		{"types.tsv", "# only a comment\n", `codebook: data/types.tsv:1: the table has no rows`},
		{"types.tsv", head("types.tsv"), `codebook: data/types.tsv:1: the table has no rows`},
		{"modes.tsv", head("modes.tsv") + "aerial\tHIT\t19\t-10\n", `codebook: data/modes.tsv:2: unknown type "HIT", want one of types.tsv`},
		{"modes.tsv", head("modes.tsv") + "aerial\tASSAULT\t19\tten\n", `codebook: data/modes.tsv:2: column 4, goldstein: got "ten", want a decimal number`},
		{"states.tsv", head("states.tsv") + "IT\tstate\n", `codebook: data/states.tsv:2: country code "IT", want three letters of ISO 3166-1`},
		{"states.tsv", head("states.tsv") + "ITA\tstate\n\n# again\nITA\tstate\n", `codebook: data/states.tsv:5: country ITA stands twice, first in line 2`},
		{"members.tsv", head("members.tsv") + "EUU\tXXX\t\t\n", `codebook: data/members.tsv:2: unknown country "XXX", want a code of states.tsv`},
		{"orgs.tsv", head("orgs.tsv") + "\t\tigo\n", `codebook: data/orgs.tsv:2: an organisation without a code, want the usual acronym in capitals`},
		{"persons.tsv", head("persons.tsv") + "A B\t\t\n", `codebook: data/persons.tsv:2: A B has no country, want the code of a country or organisation`},
		{"places.tsv", head("places.tsv") + "X\tITA\tcity\tnorth\t1\n", `codebook: data/places.tsv:2: column 4, latitude: got "north", want a decimal number`},
		{"places.tsv", head("places.tsv") + "X\tITA\tcity\t45\teast\n", `codebook: data/places.tsv:2: column 5, longitude: got "east", want a decimal number`},
		{"places.tsv", head("places.tsv") + "X\tITA\tcity\t45\t\n", `codebook: data/places.tsv:2: X has half a position, want latitude and longitude or neither`},
		{"grammar.it.tsv", "kind\tvalue\tform\nmonth\tmaggio\t5\n", `codebook: data/grammar.it.tsv:1: got header "kind\tvalue\tform", want "kind\tform\tvalue"`},
		{"grammar.it.tsv", head("grammar.it.tsv") + "month\tmaggio\tquinto\n", `codebook: data/grammar.it.tsv:2: column 3, month: got "quinto", want a decimal number`},
		{"grammar.it.tsv", head("grammar.it.tsv") + "genitive\tdi\nnumber\tdue\n", `codebook: data/grammar.it.tsv:3: number "due" has no value, want a number`},
		{"cues.it.tsv", head("cues.it.tsv") + "dire\tV\tshout\n", `codebook: data/cues.it.tsv:2: unknown cue "shout", want one of [say deny think fear expect plan want can must try do fail refuse cause hedge maybe soon evidence per if though ago not]`},
		{"lexicon.en.tsv", head("lexicon.en.tsv") + "hit\tX\tASSAULT\n", `codebook: data/lexicon.en.tsv:2: part of speech "X", want V, N or A`},
		{"lexicon.en.tsv", head("lexicon.en.tsv") + "hit\tV\tHIT\n", `codebook: data/lexicon.en.tsv:2: unknown type "HIT", want one of types.tsv, TERM, LIGHT or -`},
		{"lexicon.en.tsv", head("lexicon.en.tsv") + "_\tV\tASSAULT\n", `codebook: data/lexicon.en.tsv:2: empty lemma, want the dictionary form`},
		{"lexicon.it.tsv", head("lexicon.it.tsv") + "colpire\tV\tASSAULT\t\tforte\n", `codebook: data/lexicon.it.tsv:2: argument "forte": not a known flag, nor KEY:VALUE; see args in data/README.md`},
		{"lexicon.it.tsv", head("lexicon.it.tsv") + "colpire\tV\tASSAULT\t\tR:\n", `codebook: data/lexicon.it.tsv:2: argument "R:": not a known flag, nor KEY:VALUE; see args in data/README.md`},
		{"lexicon.it.tsv", head("lexicon.it.tsv") + "colpire\tV\tASSAULT\t\tX:obj\n", `codebook: data/lexicon.it.tsv:2: argument "X:obj": unknown key, want A, R, O, S or C`},
		{"lexicon.it.tsv", head("lexicon.it.tsv") + "colpire\tV\tASSAULT\t\tR:obj C:con\n", `codebook: data/lexicon.it.tsv:2: argument "C:con": want C:PREP:CLASS`},
	}
	for _, x := range tests {
		_, err := Load(small(x.table, []byte(x.text)), "data")
		if err == nil || err.Error() != x.want {
			t.Errorf("%s %q:\n got %v\nwant %s", x.table, x.text, err, x.want)
		}
		if !errors.As(err, new(*Error)) {
			t.Errorf("%s %q: the error has no place: %v", x.table, x.text, err)
		}
	}
}

// TestSmallLoads shows that what TestWrongTables spoils is right before.
func TestSmallLoads(t *testing.T) {
	if _, err := Load(small("", nil), "data"); err != nil {
		t.Errorf("the small codebook does not load: %v", err)
	}
}

func TestMissingTable(t *testing.T) {
	for name := range tables {
		fsys := small("", nil)
		delete(fsys, "data/"+name)
		if _, err := Load(fsys, "data"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("without %s: got %v, want %v", name, err, fs.ErrNotExist)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	names := 0
	for b.Loop() {
		cb, err := Load(data, "data")
		if err != nil {
			b.Fatal(err)
		}
		names = cb.Names.Len()
	}
	b.ReportMetric(float64(names), "names")
}
