package lang

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestFeaturesMatchTraining compares the rows of sample words with those that
// tools/train/features.py computed when it wrote the model.
func TestFeaturesMatchTraining(t *testing.T) {
	for _, code := range Languages() {
		m, err := Load(code)
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.Open("testdata/rows." + code + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines, n := bufio.NewScanner(f), 0
		for lines.Scan() {
			c := strings.Split(lines.Text(), "\t")
			if len(c) != 4 {
				t.Fatalf("%s: %q has %d columns", code, lines.Text(), len(c))
			}
			s, _ := m.see(c[0], c[1] == "1", nil)
			got := strings.Trim(fmt.Sprint(s.a), "[]") + "\t" + strings.Trim(fmt.Sprint(s.b), "[]")
			if want := c[2] + "\t" + c[3]; got != want {
				t.Errorf("%s: %s: rows\n%s, want\n%s", code, c[0], got, want)
			}
			n++
		}
		if n == 0 {
			t.Errorf("%s: no sample words", code)
		}
	}
}

func TestShape(t *testing.T) {
	for form, want := range map[string]byte{"a": 'l', "A": 'I', "Roma": 'T', "USA": 'U', "iPhone": 'M', "McX": 'M', "3,5": 'd',
		"G7": 'm', ",": 'p', "d'": 'l', "": 'p', "È": 'I'} {
		if got := shape(form); got != want {
			t.Errorf("shape(%q) = %c, want %c", form, got, want)
		}
	}
}
