package coder_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus"
)

// TestReadings reads every archive of testdata/readings and compares the claims
// with its claims.txt. With -update it writes them there.
func TestReadings(t *testing.T) {
	for _, f := range fixtures(t, "readings") {
		t.Run(strings.TrimSuffix(filepath.Base(f.path), ".txtar"), func(t *testing.T) {
			got := claimLines(t, f.doc)
			if slices.Equal(got, f.claims) {
				return
			}
			if *update {
				if err := f.save(got); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s differs (if that is meant, rewrite it with -update):\n%s", f.path, lineDiff(f.claims, got))
		})
	}
}

// TestExampleReadings compares the claims of every example report with the lines
// of testdata/examples, one file a report. With -update it writes them there. A
// file without its report fails, as does a report without its file.
func TestExampleReadings(t *testing.T) {
	const dir = "testdata/examples"
	golden, err := filepath.Glob(dir + "/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, doc := range examples(t) {
		path := filepath.Join(dir, doc.ID+".txt")
		known[path] = true
		got := claimLines(t, doc)
		raw, err := os.ReadFile(path)
		if want := lines(string(raw)); err == nil && slices.Equal(got, want) {
			continue
		}
		if *update {
			if err := os.WriteFile(path, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err != nil {
			t.Errorf("no golden file (make it with -update): %v", err)
			continue
		}
		t.Errorf("%s differs (if that is meant, rewrite it with -update):\n%s", path, lineDiff(lines(string(raw)), got))
	}
	for _, path := range golden {
		if !known[path] {
			t.Errorf("%s belongs to no example report", path)
		}
	}
}

// claimLines reads doc and writes its claims, one line each.
func claimLines(t testing.TB, doc casus.Document) []string {
	t.Helper()
	r, err := theCoder(t).Read(doc)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range r.Claims {
		out = append(out, claimLine(c))
	}
	return out
}

// lineDiff lists the lines that only want has, with a minus, and those that only
// got has, with a plus.
func lineDiff(want, got []string) string {
	var b strings.Builder
	for _, l := range want {
		if !slices.Contains(got, l) {
			b.WriteString("- " + l + "\n")
		}
	}
	for _, l := range got {
		if !slices.Contains(want, l) {
			b.WriteString("+ " + l + "\n")
		}
	}
	if b.Len() == 0 {
		return "the same lines in another order or number\n"
	}
	return b.String()
}
