package app

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"casus"
)

// readerFunc makes a Reader of a function.
type readerFunc func(casus.Document) (casus.Reading, error)

func (f readerFunc) Read(d casus.Document) (casus.Reading, error) { return f(d) }

// slow reads later documents sooner, so that order is not kept by chance.
func slow(d casus.Document) (casus.Reading, error) {
	n, err := strconv.Atoi(d.ID)
	if err != nil {
		return casus.Reading{}, err
	}
	time.Sleep(time.Duration(17-n%17) * time.Millisecond)
	return casus.Reading{Doc: casus.DocInfo{ID: d.ID}}, nil
}

// numbered yields n documents with their number as ID.
func numbered(n int) iter.Seq2[casus.Document, error] {
	return func(yield func(casus.Document, error) bool) {
		for i := range n {
			if !yield(casus.Document{ID: strconv.Itoa(i)}, nil) {
				return
			}
		}
	}
}

func TestReadingsKeepOrder(t *testing.T) {
	for _, workers := range []int{-1, 0, 1, 2, 7, 100} {
		t.Run(fmt.Sprint(workers), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var got []string
				for res := range Readings(t.Context(), numbered(60), readerFunc(slow), workers) {
					if res.Err != nil || res.Reading.Doc.ID != res.Doc.ID {
						t.Fatalf("got %+v", res)
					}
					got = append(got, res.Doc.ID)
				}
				var want []string
				for i := range 60 {
					want = append(want, strconv.Itoa(i))
				}
				if !slices.Equal(got, want) {
					t.Errorf("got order %v", got)
				}
			})
		})
	}
}

func TestReadingsPassErrorsOn(t *testing.T) {
	missing := errors.New("missing")
	bad := errors.New("bad words")
	docs := func(yield func(casus.Document, error) bool) {
		_ = yield(casus.Document{ID: "a"}, nil) && yield(casus.Document{}, missing) && yield(casus.Document{ID: "b"}, nil) &&
			yield(casus.Document{URL: "c"}, nil) && yield(casus.Document{ID: "d"}, nil)
	}
	r := readerFunc(func(d casus.Document) (casus.Reading, error) {
		switch {
		case d.ID == "b":
			return casus.Reading{Claims: []casus.Claim{{}}}, bad
		case d.URL == "c":
			panic("index out of range")
		}
		return casus.Reading{Doc: casus.DocInfo{ID: d.ID}}, nil
	})
	var got []string
	for res := range Readings(t.Context(), docs, r, 3) {
		s := "ok " + res.Reading.Doc.ID
		if res.Err != nil {
			s = res.Err.Error()
		}
		got = append(got, s)
		if len(res.Reading.Claims) > 0 {
			t.Errorf("%s: a failed reading kept its claims", res.Doc.ID)
		}
	}
	want := []string{"ok a", "missing", "b: bad words", "c: internal failure: index out of range", "ok d"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReadingsBoundMemory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const workers = 3
		var taken, given atomic.Int64
		docs := func(yield func(casus.Document, error) bool) {
			for d, err := range numbered(200) {
				if ahead := taken.Add(1) - given.Load(); ahead > 2*workers+1 {
					t.Errorf("%d documents held with %d workers", ahead, workers)
				}
				if !yield(d, err) {
					return
				}
			}
		}
		for range Readings(t.Context(), docs, readerFunc(slow), workers) {
			time.Sleep(time.Second) // a slow consumer holds the others up
			given.Add(1)
		}
		if taken.Load() != 200 {
			t.Errorf("took %d documents, want 200", taken.Load())
		}
	})
}

func TestReadingsStop(t *testing.T) {
	for _, c := range []struct {
		name string
		stop func(cancel func()) bool // whether the consumer goes on
	}{
		{"consumer breaks", func(func()) bool { return false }},
		{"context ends", func(cancel func()) bool { cancel(); return true }},
	} {
		t.Run(c.name, func(t *testing.T) {
			// The bubble fails the test when a goroutine is left waiting for ever.
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				n := 0
				for range Readings(ctx, numbered(1000), readerFunc(slow), 4) {
					n++
					if n == 5 && !c.stop(cancel) {
						break
					}
				}
				time.Sleep(time.Minute) // the workers finish what they hold
				if n != 5 {
					t.Errorf("got %d results, want 5", n)
				}
			})
		})
	}
}

func TestReadingsStopWhileReading(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		release := make(chan struct{})
		r := readerFunc(func(casus.Document) (casus.Reading, error) { <-release; return casus.Reading{}, nil })
		for res := range Readings(ctx, numbered(10), r, 2) {
			t.Errorf("got %+v", res)
		}
		close(release)
		time.Sleep(time.Minute)
	})
}

func TestReadingsStopWhileWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		release := make(chan struct{})
		docs := func(yield func(casus.Document, error) bool) {
			if yield(casus.Document{ID: "1"}, nil) {
				<-release // such as standard input that stays open
			}
		}
		n := 0
		for range Readings(ctx, docs, readerFunc(slow), 2) {
			n++
		}
		if n != 1 {
			t.Errorf("got %d results, want 1", n)
		}
		close(release)
		time.Sleep(time.Minute)
	})
}

func BenchmarkReadings(b *testing.B) {
	r := readerFunc(func(d casus.Document) (casus.Reading, error) { return casus.Reading{}, nil })
	for b.Loop() {
		n := 0
		for range Readings(b.Context(), numbered(1000), r, 2) {
			n++
		}
		if n != 1000 {
			b.Fatal(n)
		}
	}
}
