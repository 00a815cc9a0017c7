package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"casus/internal/app"
	"casus/internal/fetch"
)

func TestCodes(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		code exitCode
		msg  string
	}{
		{"nothing", nil, exitOK, ""},
		{"write", fmt.Errorf("write x: %w", errors.New("no space left")), exitInternal, "casus: write x: no space left"},
		{"usage", &usageError{"read", errors.New("unknown flag -x")}, exitUsage, "casus: unknown flag -x (try casus read --help)"},
		{"usage of nothing", &usageError{"", errors.New("what")}, exitUsage, "casus: what (try casus --help)"},
		{"some", &readError{read: 2, failed: 1}, exitSome, "casus: 1 of 3 documents could not be read"},
		{"some, quiet", &readError{read: 2, failed: 1, quiet: true}, exitSome, ""},
		{"none", &readError{failed: 2, network: 1}, exitNone, "casus: 2 of 2 documents could not be read"},
		{"the only one", &readError{failed: 1}, exitNone, ""},
		{"network", &readError{failed: 2, network: 2}, exitNetwork, "casus: 2 of 2 documents could not be read"},
		{"ours", &readError{read: 9, failed: 1, internal: 1}, exitInternal, "casus: 1 of 10 documents could not be read"},
		{"interrupt", fmt.Errorf("read: %w", context.Canceled), exitInterrupted, "casus: interrupted"},
		{"permission", fmt.Errorf("create x: %w", fs.ErrPermission), exitInternal, "casus: create x: permission denied (check who may write there)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			msg := ""
			if c.err != nil {
				msg = message(c.err)
			}
			if code := codeOf(c.err); code != c.code || msg != c.msg {
				t.Errorf("got %d %q, want %d %q", code, msg, c.code, c.msg)
			}
		})
	}
}

func TestComplaints(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&fetch.Error{Kind: fetch.NotFound, Name: "a.txt", Reason: "no such file"}, "casus: a.txt: no such file (check the name)"},
		{&fetch.Error{Kind: fetch.NotFound, Name: "http://x/", Reason: "404"}, "casus: http://x/: 404"},
		{&fetch.Error{Kind: fetch.Broken, Name: "a\x1b[31m", Line: 3, Reason: "bad", Hint: "mend it"}, "casus: a\ufffd[31m:3: bad (mend it)"},
		{&app.DocError{Name: "a", Err: &app.InternalError{Cause: "index out of range"}}, "casus: a: internal failure: index out of range (please report this with the document)"},
	} {
		if got := complaint(c.err); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestTableIsWhole holds that --help names each code once.
func TestTableIsWhole(t *testing.T) {
	table := exitTable()
	for _, c := range []exitCode{exitOK, exitInternal, exitUsage, exitSome, exitNone, exitNetwork, exitInterrupted} {
		if n := strings.Count(table, fmt.Sprintf("%3d  ", c)); n != 1 {
			t.Errorf("code %d stands %d times in the table:\n%s", c, n, table)
		}
	}
}

func TestNetworkErrors(t *testing.T) {
	for _, c := range []struct {
		err  error
		want bool
	}{
		{&fetch.Error{Kind: fetch.Refused, Name: "http://10.0.0.1/"}, true},
		{&fetch.Error{Kind: fetch.Unreachable, Name: "https://example.org/"}, true},
		{&fetch.Error{Kind: fetch.Timeout, Name: "https://example.org/"}, true},
		{&fetch.Error{Kind: fetch.Timeout, Name: "slow.pdf"}, false},
		{&fetch.Error{Kind: fetch.NotFound, Name: "https://example.org/"}, false},
		{errors.New("other"), false},
	} {
		if got := isNetwork(c.err); got != c.want {
			t.Errorf("%v: got %v, want %v", c.err, got, c.want)
		}
	}
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	now := time.Unix(0, 0)
	p := &progress{w: &b, width: 60, begun: now, total: 40, now: func() time.Time { return now }}
	p.step("early") // within the first second
	now = now.Add(2 * time.Second)
	p.step("a\x1bb")
	p.step("too soon after the last")
	p.clear()
	p.clear()
	p.step("still too soon")
	want := "\r\x1b[K━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 2 of 40 · 1.0/s · a\ufffdb\r\x1b[K"
	if got := b.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}

	b.Reset()
	p.total, p.width = 0, 20
	now = now.Add(2 * time.Second)
	p.step("a very long name of a document")
	if got, want := b.String(), "\r\x1b[K5 documents · 1.2/s"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}

	var none *progress
	none.step("x")
	none.clear()
	if newProgress(&b, 3) != nil {
		t.Error("a buffer was taken for a terminal")
	}
}

func TestOneDocumentShowsNoProgress(t *testing.T) {
	var b bytes.Buffer
	now := time.Unix(0, 0)
	p := &progress{w: &b, width: 60, begun: now.Add(-time.Hour), total: 1, now: func() time.Time { return now }}
	p.step("only")
	if b.Len() > 0 {
		t.Errorf("got %q", b.String())
	}
}

func TestUserLang(t *testing.T) {
	for _, c := range []struct{ all, messages, lang, want string }{
		{"", "", "", "en"}, {"", "", "it_IT.UTF-8", "it"}, {"", "it", "en_GB", "it"}, {"C", "it_IT", "it_IT", "en"},
		{"it_CH", "", "en_US", "it"}, {"", "", "ita", "en"},
	} {
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LC_MESSAGES", c.messages)
		t.Setenv("LANG", c.lang)
		if got := userLang(); got != c.want {
			t.Errorf("%+v: got %s", c, got)
		}
	}
}

func TestColorAndWidth(t *testing.T) {
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "xterm")
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if useColor("auto", file) || useColor("never", file) || !useColor("always", file) {
		t.Error("a file has colour, or never has any")
	}
	if widthOf(file) != 0 || widthOf(&bytes.Buffer{}) != 0 {
		t.Error("a file has a width")
	}
}
