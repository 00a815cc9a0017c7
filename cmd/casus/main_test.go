package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"casus"
)

// asCasus makes the test binary run as casus.
const asCasus = "CASUS_TEST_AS_CASUS"

func TestMain(m *testing.M) {
	if os.Getenv(asCasus) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"casus": main})
}

func TestScripts(t *testing.T) {
	scripts, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts found: %v", err)
	}
	testscript.Run(t, testscript.Params{
		Files:               scripts,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "C.UTF-8")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "readings": readings},
	})
}

// exits is "exits CODE PROGRAM ARGS…": the program must end with that code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	got := 0
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// readings is "readings FILE ID…": the file, or stdout, holds a reading a line
// with these ids in this order, each with its lists and its quotations.
func readings(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: readings FILE ID…")
	}
	var got []string
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		var raw map[string]json.RawMessage
		ts.Check(json.Unmarshal([]byte(line), &raw))
		for _, list := range []string{"claims", "entities"} {
			if !strings.HasPrefix(string(raw[list]), "[") {
				ts.Fatalf("%s is %s, want a list", list, raw[list])
			}
		}
		var r casus.Reading
		ts.Check(json.Unmarshal([]byte(line), &r))
		for _, c := range r.Claims {
			if c.Quote == "" || c.Actors == nil || c.Recipients == nil || c.ID == "" || c.Because == "" {
				ts.Fatalf("incomplete claim %+v", c)
			}
		}
		got = append(got, r.Doc.ID)
	}
	if strings.Join(got, " ") != strings.Join(args[1:], " ") {
		ts.Fatalf("readings of %q, want %q", got, args[1:])
	}
}

// TestInterrupt holds that an interrupt ends the run with code 130 after whole
// readings.
func TestInterrupt(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "read", "--input", "jsonl", "--format", "jsonl", "-")
	cmd.Env = append(os.Environ(), asCasus+"=1")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	if _, err := io.WriteString(stdin, `{"id":"one","text":"France criticised Spain on Monday."}`+"\n"); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(stdout)
	line, err := out.ReadString('\n')
	if err != nil || !strings.HasPrefix(line, `{"doc":{"id":"one"`) {
		t.Fatalf("got %q, %v, %s", line, err, stderr.String())
	}
	// Standard input stays open: only the signal can end the run.
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(out)
	if err != nil || len(rest) > 0 {
		t.Errorf("after the interrupt: %q, %v", rest, err)
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != int(exitInterrupted) {
		t.Errorf("ended with %v, want code %d", err, exitInterrupted)
	}
	if got := stderr.String(); got != "casus: interrupted\n" {
		t.Errorf("stderr %q", got)
	}
}
