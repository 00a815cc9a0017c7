package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"
	"os"
)

// progressAfter is how long a run may take before it shows progress.
const progressAfter = time.Second

// A progress counts documents on the last line of a terminal. A nil progress
// does nothing. It is safe for concurrent use.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	width int
	begun time.Time
	drawn time.Time // when the line was last drawn
	shown bool      // whether it stands there now
	done  int
	total int // 0 when not known
	now   func() time.Time
}

// newProgress returns a progress on w, or nil when w is not a terminal.
func newProgress(w io.Writer, total int) *progress {
	if !isTerminal(w) {
		return nil
	}
	width := 80
	if n, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil && n > 0 {
		width = n
	}
	return &progress{w: w, width: width, begun: time.Now(), total: total, now: time.Now}
}

// step counts a document and draws the line when it is due.
func (p *progress) step(name string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	now := p.now()
	if p.done < 2 && p.total < 2 || now.Sub(p.begun) < progressAfter || now.Sub(p.drawn) < progressAfter/10 {
		return
	}
	p.drawn, p.shown = now, true
	line := fmt.Sprintf("%d documents", p.done)
	if p.total > 0 {
		const cells = 24
		full := min(p.done, p.total) * cells / p.total
		line = fmt.Sprintf("%s%s %d of %d", strings.Repeat("━", full), strings.Repeat("╌", cells-full), p.done, p.total)
	}
	line += fmt.Sprintf(" · %.1f/s · %s", float64(p.done)/now.Sub(p.begun).Seconds(), printable(name))
	if r := []rune(line); len(r) >= p.width {
		line = string(r[:p.width-1])
	}
	fmt.Fprint(p.w, "\r\x1b[K", line)
}

// clear takes the line away, so that something else can be written.
func (p *progress) clear() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
