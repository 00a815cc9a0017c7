package codebook

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// tables are the tables of a codebook with a few good rows each, by name: enough
// for Load, and quick to load.
var tables = map[string]string{
	"types.tsv":       "AGREE\tverbal-cooperation\t6\t05\t6\nASSAULT\tmaterial-conflict\t-9\t19\t-10",
	"modes.tsv":       "aerial\tASSAULT\t19\t-10",
	"contexts.tsv":    "military",
	"states.tsv":      "ITA\tstate\tQ38\tItaly\tItalia\t\t\t\t\t\tItalian\titaliano|italiana\t\t\tRome\tRoma\tFarnesina",
	"orgs.tsv":        "EUU\t\tigo\tQ458\t\tEuropean Union\tUnione europea\tUE?\teuropean\teuropeo\tBruxelles\t1993\t\tx\ty",
	"members.tsv":     "EUU\tITA\t1958\t",
	"persons.tsv":     "Ada Rossi\tRossi?\tITA\tGOV\tother\t2010\t\tQ1\tx",
	"places.tsv":      "Milan\tITA\tcity\t45.5\t9.2\tMilano\t\tx",
	"arms.tsv":        "Zap 1\tmissile\tmissiles\tITA\tZap",
	"instruments.tsv": "Zap Treaty\ttreaty\tITA\t2010-01-01\ttrattato Zap\t",
	"conflicts.tsv":   "ITA\tEUU\t2010\t",
	"grammar.en.tsv":  "month\tmay\t5",
	"classes.en.tsv":  "arms\tgun",
	"roles.en.tsv":    "minister\tGOV\trole",
	"cues.en.tsv":     "say\tV\tsay",
	"lexicon.en.tsv":  "hit\tV\tASSAULT\taerial\tR:obj|dat O:@arms C:with:@arms give\tmilitary",
	"grammar.it.tsv":  "month\tmaggio\t5",
	"classes.it.tsv":  "arms\tfucile",
	"roles.it.tsv":    "ministro\tGOV\trole",
	"cues.it.tsv":     "dire\tV\tsay",
	"lexicon.it.tsv":  "colpire_con\tV\tASSAULT\taerial\tR:obj\tmilitary",
}

// head returns the header line of an embedded table.
func head(table string) string {
	b, err := fs.ReadFile(data, "data/"+table)
	if err != nil {
		panic(err) // a name misspelt in this file
	}
	for line := range strings.Lines(string(b)) {
		if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			return line
		}
	}
	return ""
}

// small returns the small codebook's directory with one table replaced.
func small(table string, text []byte) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, rows := range tables {
		fsys["data/"+name] = &fstest.MapFile{Data: []byte(head(name) + rows + "\n")}
	}
	if table != "" {
		fsys["data/"+table] = &fstest.MapFile{Data: text}
	}
	return fsys
}

// FuzzLoad replaces one table by arbitrary bytes: Load returns an error or a
// codebook, and the names of that codebook find nothing out of place.
func FuzzLoad(f *testing.F) {
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		f.Add(uint8(i), []byte(head(name)+tables[name]+"\n"))
		f.Add(uint8(i), real(f, name))
	}
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		table := names[int(which)%len(names)]
		cb, err := Load(small(table, text), "data")
		if (cb == nil) == (err == nil) {
			t.Fatalf("%s: codebook %v, error %v", table, cb, err)
		}
		if err != nil {
			return
		}
		s := string(text)
		checkFound(t, s, cb.Names.Find(s))
		for _, n := range allNames(cb.Names) {
			n.Entry.On("2024-10-24")
		}
		cb.Member("EUU", "ITA", s)
		cb.Enemy("ITA", s)
	})
}

// real returns the first 40 lines of an embedded table.
func real(t testing.TB, name string) []byte {
	b, err := fs.ReadFile(data, "data/"+name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfterN(string(b), "\n", 41)
	return []byte(strings.Join(lines[:min(40, len(lines))], ""))
}
