package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"casus"
)

// speed times the whole reader on news prose: sentences a second on one core and
// on two, and a cold start of the program.
func (b *bench) speed() error {
	files, err := filepath.Glob(filepath.Join(b.shared, "data/attribution/text/*.txt"))
	if err != nil {
		return err
	}
	var docs []casus.Document
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		docs = append(docs, casus.Document{Text: string(raw), Lang: "en"})
	}
	if len(docs) == 0 {
		return fmt.Errorf("no articles to time")
	}
	if _, err := b.coder.Read(docs[0]); err != nil {
		return err
	}
	one, words, err := b.time(docs, 1)
	if err != nil {
		return err
	}
	two, _, err := b.time(docs, 2)
	if err != nil {
		return err
	}
	b.printf("\n## Speed\n\n%s, %d cores, %s. Bars: ≥ 250 sentences a second on one core; two cores ≥ 1.7 times one; first claim < 0.4 s; < 300 MB resident.\n\n", cpu(), runtime.NumCPU(), runtime.Version())
	b.printf("| what | figure |\n|---|---|\n| sentences a second, one core (English news, %.1f words a sentence) | %.0f |\n| two cores | %.0f (%.2f times) |\n", words, one, two, two/one)
	return b.start()
}

// time reads all documents with n workers and returns sentences a second and
// words a sentence.
func (b *bench) time(docs []casus.Document, n int) (rate, words float64, err error) {
	old := runtime.GOMAXPROCS(n)
	defer runtime.GOMAXPROCS(old)
	jobs := make(chan casus.Document)
	type result struct {
		sentences int
		err       error
	}
	results := make(chan result)
	begin := time.Now()
	for range n {
		go func() {
			var r result
			for d := range jobs {
				reading, err := b.coder.Read(d)
				if err != nil {
					r.err = err
				}
				r.sentences += reading.Doc.Sentences
			}
			results <- r
		}()
	}
	total := 0
	for _, d := range docs {
		total += len(strings.Fields(d.Text))
		jobs <- d
	}
	close(jobs)
	sentences := 0
	for range n {
		r := <-results
		sentences += r.sentences
		if r.err != nil {
			err = r.err
		}
	}
	return float64(sentences) / time.Since(begin).Seconds(), float64(total) / float64(sentences), err
}

// start builds the program and times a cold reading of its example.
func (b *bench) start() error {
	dir, err := os.MkdirTemp("", "casus")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	bin := filepath.Join(dir, "casus")
	build := exec.Command("go", "build", "-o", bin, "./cmd/casus")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if msg, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build casus: %s", msg)
	}
	sample := filepath.Join(b.shared, "samples/treaty-it.txt")
	best, rss := time.Hour, int64(0)
	for range 5 {
		cmd := exec.Command(bin, "read", "--format", "jsonl", "--workers", "1", sample)
		begin := time.Now()
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("run casus: %w", err)
		}
		best = min(best, time.Since(begin))
		rss = max(rss, maxRSS(cmd.ProcessState))
	}
	b.printf("| start to the last claim of `samples/treaty-it.txt`, best of five | %d ms |\n| resident memory of that run | %d MB |\n", best.Milliseconds(), rss>>20)
	return nil
}

// cpu names the processor.
func cpu() string {
	raw, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	for line := range strings.SplitSeq(string(raw), "\n") {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(name), ":"))
		}
	}
	return runtime.GOARCH
}
