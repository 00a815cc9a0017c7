package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"casus/internal/app"
	"casus/internal/fetch"
)

// An exitCode tells a script how a command ended.
type exitCode int

// The exit codes. Their meaning does not change between versions.
const (
	exitOK          exitCode = 0
	exitInternal    exitCode = 1
	exitUsage       exitCode = 2
	exitSome        exitCode = 3
	exitNone        exitCode = 4
	exitNetwork     exitCode = 5
	exitInterrupted exitCode = 130
)

// exitMeanings is the one table of exit codes, as --help prints it.
func exitMeanings() []struct {
	code exitCode
	text string
} {
	return []struct {
		code exitCode
		text string
	}{
		{exitOK, "every document was read"},
		{exitInternal, "casus failed: it could not write, or met a mistake of its own"},
		{exitUsage, "the command line is wrong"},
		{exitSome, "some documents could not be read, the others were"},
		{exitNone, "no document could be read"},
		{exitNetwork, "no document could be read, and the network is why"},
		{exitInterrupted, "interrupted"},
	}
}

// exitTable writes the exit codes for --help.
func exitTable() string {
	var b strings.Builder
	for _, m := range exitMeanings() {
		fmt.Fprintf(&b, "  %3d  %s\n", m.code, m.text)
	}
	return b.String()
}

// A readError says how many documents of a run could not be read. The reasons
// were printed as they came; quiet leaves out the count at the end.
type readError struct {
	read, failed, network, internal int
	quiet                           bool
}

func (e *readError) Error() string {
	return fmt.Sprintf("%d of %d documents could not be read", e.failed, e.read+e.failed)
}

// codeOf returns the exit code for what a command returned.
func codeOf(err error) exitCode {
	var failed *readError
	switch {
	case err == nil:
		return exitOK
	case isInterrupt(err):
		return exitInterrupted
	case errors.As(err, new(*usageError)):
		return exitUsage
	case !errors.As(err, &failed), failed.internal > 0:
		return exitInternal
	case failed.read > 0:
		return exitSome
	case failed.network == failed.failed:
		return exitNetwork
	default:
		return exitNone
	}
}

// message returns the line that ends a command which failed, or "" where
// everything was said.
func message(err error) string {
	var failed *readError
	switch {
	case isInterrupt(err):
		return "casus: interrupted"
	case errors.As(err, &failed):
		if failed.quiet || failed.read+failed.failed == 1 {
			return ""
		}
		return "casus: " + failed.Error()
	}
	return complaint(err)
}

// complaint writes err as "casus: NAME: reason (what to try)".
func complaint(err error) string {
	msg := "casus: " + err.Error()
	if h := hint(err); h != "" {
		msg += " (" + h + ")"
	}
	return printable(msg)
}

// hint returns what to try about err, or "".
func hint(err error) string {
	var usage *usageError
	var item *fetch.Error
	switch {
	case errors.As(err, &usage):
		return strings.Join(strings.Fields("try casus "+usage.command+" --help"), " ")
	case errors.As(err, &item) && item.Hint != "":
		return item.Hint
	case errors.As(err, &item) && item.Kind == fetch.NotFound && !isAddress(item.Name):
		return "check the name"
	case errors.Is(err, fs.ErrPermission):
		return "check who may write there"
	case errors.As(err, new(*app.InternalError)):
		return "please report this with the document"
	}
	return ""
}

// printable takes out of a message what a terminal would act on: names of files
// and addresses are not ours.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || 0x7f <= r && r <= 0x9f {
			return '\ufffd'
		}
		return r
	}, s)
}
