package text

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestDetectTreebanks(t *testing.T) {
	files, _ := filepath.Glob(treebanks + "*/UD_*/*test.conllu.gz")
	if len(files) == 0 {
		t.Skip("no treebanks")
	}
	langs := map[string][2]int{}
	wrongBy := map[string]int{}
	for _, f := range files {
		if strings.Contains(f, "TWITTIRO") || strings.Contains(f, "alico") {
			continue
		}
		tb := readTreebank(t, f)
		want := filepath.Base(f)[:2]
		right, n := 0, 0
		for _, s := range tb.texts {
			if len(s) < 40 {
				continue
			}
			n++
			got, conf := Detect(s)
			if got == want {
				right++
			} else {
				wrongBy[want+">"+got]++
				if *verbose > 0 {
					t.Logf("%s > %s %.3f %s", want, got, conf, s)
				}
			}
		}
		t.Logf("%.2f %d %s", 100*float64(right)/float64(n), n, filepath.Base(f))
		l := langs[want]
		langs[want] = [2]int{l[0] + right, l[1] + n}
	}
	t.Log(langs, wrongBy)
}
