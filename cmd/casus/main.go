// Command casus reads news reports and prints who did what to whom, in which
// mood and on whose word, each line with the words that it stands on.
//
//	casus read report.txt
//	casus read --format jsonl news/ > readings.jsonl
//
// See "casus --help" for the commands and the exit codes.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// cli is the command line. Each command is a file of this package.
type cli struct {
	Read    readCmd    `cmd:"" default:"withargs" help:"Read reports and print a dossier of each."`
	Version versionCmd `cmd:"" help:"Print the version."`
}

// A stdio is where a command reads and writes.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	os.Exit(int(run(os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr})))
}

// run carries out one command line and returns its exit code. The first
// interrupt ends the command after the reading that it is writing, the second
// ends the program.
func run(args []string, std stdio) exitCode {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	err := execute(ctx, args, std)
	if err != nil {
		if msg := message(err); msg != "" {
			fmt.Fprintln(std.err, msg)
		}
	}
	return codeOf(err)
}

// execute parses args and runs the command that they name.
func execute(ctx context.Context, args []string, std stdio) error {
	var c cli
	left := -1 // the exit code that kong asks for, such as after --help
	var help bytes.Buffer
	parser, err := kong.New(&c,
		kong.Name("casus"),
		kong.Description(description),
		kong.Writers(&help, std.err),
		kong.Exit(func(code int) { left = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std),
	)
	if err != nil {
		return fmt.Errorf("set up the command line: %w", err)
	}
	k, err := parser.Parse(args)
	if left >= 0 {
		_, err := io.Copy(std.out, &help)
		return err
	}
	if err != nil {
		return &usageError{command: commandOf(args), err: err}
	}
	return k.Run()
}

// commandOf returns the first word of args that is not a flag, for a hint.
func commandOf(args []string) string {
	for _, a := range args {
		if a == "read" || a == "version" {
			return a
		}
		if !strings.HasPrefix(a, "-") {
			break
		}
	}
	return ""
}

// description opens the help of the whole program.
var description = strings.TrimSpace(`
casus reads news reports in Italian and English and keeps apart what was done, claimed, denied, planned and possible, by whom, each with its words.

Example: casus read report.html

Exit codes:
` + exitTable())

// A usageError is a mistake on the command line.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// isInterrupt reports whether err says that the user ended the command.
func isInterrupt(err error) bool { return errors.Is(err, context.Canceled) }
