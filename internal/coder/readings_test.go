package coder_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReadings reads every archive of testdata/readings and compares the claims
// with its claims.txt. With -update it writes them there.
func TestReadings(t *testing.T) {
	for _, f := range fixtures(t, "readings") {
		t.Run(strings.TrimSuffix(filepath.Base(f.path), ".txtar"), func(t *testing.T) {
			r, err := theCoder(t).Read(f.doc)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range r.Claims {
				got = append(got, claimLine(c))
			}
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
