package fetch

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"strconv"
)

// A Kind says why an item gave no document.
type Kind uint8

// The kinds of errors.
const (
	Broken      Kind = iota // it is damaged, or not what its format promises
	Empty                   // there is no text in it
	Binary                  // it is no text at all
	TooLarge                // it exceeds the limit of bytes
	Unsupported             // it is of a kind that is not read
	NotFound                // there is no such file, folder or page
	Denied                  // the file may not be read, or the server wants a login
	Refused                 // the address is private, or not http or https
	Unreachable             // the server cannot be reached or fails
	Timeout                 // it took too long
	Canceled                // the caller gave up
)

var kindNames = [...]string{
	"broken", "empty", "binary", "too large", "unsupported", "not found", "denied", "refused", "unreachable", "timeout",
	"canceled",
}

// String returns the kind in words.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind " + strconv.Itoa(int(k))
}

// An Error is an item that gave no document. Name is the item as the caller
// gave it or the path found in a folder; Line counts from 1 and is 0 where the
// item has no lines. Hint, which may be empty, says what would help.
type Error struct {
	Kind   Kind
	Name   string
	Line   int
	Reason string
	Hint   string
	Err    error
}

// Error returns the name, the line and the reason, without the hint.
func (e *Error) Error() string {
	s := e.Name
	if e.Line > 0 {
		s += ":" + strconv.Itoa(e.Line)
	}
	s += ": " + e.Reason
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the error below, or nil.
func (e *Error) Unwrap() error { return e.Err }

// fail makes an error that is still without the name of its item.
func fail(k Kind, reason, hint string) *Error { return &Error{Kind: k, Reason: reason, Hint: hint} }

// named returns err as an *Error with the name and the line of its item.
func named(err error, name string, line int) error {
	var e *Error
	if !errors.As(err, &e) {
		e = classify(err)
	}
	c := *e
	if c.Name == "" {
		c.Name = name
	}
	if c.Line == 0 {
		c.Line = line
	}
	return &c
}

// classify turns an error of the system or the network into one of ours.
func classify(err error) *Error {
	var dns *net.DNSError
	var timeout interface{ Timeout() bool }
	switch {
	case errors.Is(err, context.Canceled):
		return &Error{Kind: Canceled, Reason: "canceled"}
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout(),
		errors.Is(err, os.ErrDeadlineExceeded):
		return &Error{Kind: Timeout, Reason: "took too long"}
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Kind: NotFound, Reason: "no such file or folder"}
	case errors.Is(err, fs.ErrPermission):
		return &Error{Kind: Denied, Reason: "may not be read", Hint: "check the permissions of the file"}
	case errors.As(err, &dns):
		return &Error{Kind: Unreachable, Reason: "unknown host " + strconv.Quote(dns.Name)}
	}
	return &Error{Kind: Broken, Reason: "cannot be read", Err: err}
}
