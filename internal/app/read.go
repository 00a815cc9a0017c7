package app

import (
	"context"
	"fmt"
	"iter"

	"casus"
)

// A Reader reads one document. It must be safe for concurrent use.
type Reader interface {
	Read(casus.Document) (casus.Reading, error)
}

// A Result is what became of one document: its Reading, or why there is none.
type Result struct {
	Doc     casus.Document
	Reading casus.Reading
	Err     error
}

// A DocError says which document could not be read, and why.
type DocError struct {
	Name string
	Err  error
}

// Error returns the name and the reason.
func (e *DocError) Error() string { return e.Name + ": " + e.Err.Error() }

// Unwrap returns the reason.
func (e *DocError) Unwrap() error { return e.Err }

// An InternalError is a failure of casus itself, not of the document that was
// being read.
type InternalError struct{ Cause any }

// Error names the cause.
func (e *InternalError) Error() string { return fmt.Sprintf("internal failure: %v", e.Cause) }

// A job is a document on its way through the pipeline. Its result is sent to
// done, which holds one value, so that no worker waits for the consumer.
type job struct {
	doc  casus.Document
	err  error
	done chan Result
}

// Readings reads the documents of docs with the given number of workers, at
// least one, and yields one Result for each in the order of docs, whatever the
// number of workers. A pair of docs with an error yields that error as a Result
// and the rest goes on.
//
// At most 2*workers+1 documents are held at a time. Once ctx is done no further
// Result is yielded; readings under way are dropped. A worker inside Read and the
// goroutine that waits for docs end as soon as those return, which may be after
// the sequence has ended.
func Readings(ctx context.Context, docs iter.Seq2[casus.Document, error], r Reader, workers int) iter.Seq[Result] {
	workers = max(workers, 1)
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		work := make(chan *job)
		order := make(chan *job, workers)
		go feed(ctx, docs, work, order)
		for range workers {
			go serve(work, r)
		}
		for {
			res, ok := next(ctx, order)
			if !ok || !yield(res) {
				return
			}
		}
	}
}

// next waits for the result of the next job of order. It reports false when
// there is none, or ctx is done.
func next(ctx context.Context, order <-chan *job) (Result, bool) {
	select {
	case <-ctx.Done():
		return Result{}, false
	case j, ok := <-order:
		if !ok {
			return Result{}, false
		}
		select {
		case <-ctx.Done():
			return Result{}, false
		case res := <-j.done:
			return res, ctx.Err() == nil
		}
	}
}

// feed turns docs into jobs, puts each into order and hands it to a worker. It
// closes both channels when docs ends or ctx is done.
func feed(ctx context.Context, docs iter.Seq2[casus.Document, error], work, order chan<- *job) {
	defer close(work)
	defer close(order)
	for doc, err := range docs {
		j := &job{doc: doc, err: err, done: make(chan Result, 1)}
		select {
		case order <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			j.done <- Result{Doc: doc, Err: err}
			continue
		}
		select {
		case work <- j:
		case <-ctx.Done():
			return
		}
	}
}

// serve reads jobs until work is closed.
func serve(work <-chan *job, r Reader) {
	for j := range work {
		reading, err := readOne(r, j.doc)
		j.done <- Result{Doc: j.doc, Reading: reading, Err: err}
	}
}

// readOne reads doc and turns a panic into an [InternalError], so that a bug met
// in one document does not take the others with it.
func readOne(r Reader, doc casus.Document) (reading casus.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			reading, err = casus.Reading{}, &DocError{Name: name(&doc), Err: &InternalError{Cause: p}}
		}
	}()
	reading, err = r.Read(doc)
	if err != nil {
		return casus.Reading{}, &DocError{Name: name(&doc), Err: err}
	}
	return reading, nil
}

// name returns what to call doc in a message.
func name(doc *casus.Document) string {
	switch {
	case doc.ID != "":
		return doc.ID
	case doc.URL != "":
		return doc.URL
	default:
		return "document"
	}
}
