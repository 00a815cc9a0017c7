package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the transcript in README.md")

// TestReadmeTranscript holds that README.md shows what its first command prints.
func TestReadmeTranscript(t *testing.T) {
	const name, open, end = "../../README.md", "```text\n", "```\n"
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), open)
	shown, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no transcript between %q and %q", name, open, end)
	}
	if !strings.Contains(before, "    go run ./cmd/casus read\n") {
		t.Fatalf("%s does not show the command before its transcript", name)
	}
	t.Setenv("LC_ALL", "C")
	var out, complaints bytes.Buffer
	if code := run([]string{"read"}, stdio{strings.NewReader(""), &out, &complaints}); code != exitOK || complaints.Len() > 0 {
		t.Fatalf("code %d, %s", code, complaints.String())
	}
	if out.String() == shown {
		return
	}
	if !*update {
		t.Fatalf("the transcript is stale (rewrite it with go test ./cmd/casus -update): the command prints\n%s", out.String())
	}
	if err := os.WriteFile(name, []byte(before+open+out.String()+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}
