package fetch

import (
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func newServer(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		if r.UserAgent() != "casus/1.2" || r.Header.Get("Cookie") != "" {
			http.Error(w, "who are you", http.StatusForbidden)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		w.Header().Set("Content-Type", "text/html; charset=windows-1252")
		fmt.Fprint(w, "<title>Il voto \x96 Prova</title><p>La citt\xe0 ha votato.</p>")
	})
	mux.HandleFunc("/hop/{n}", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b", Path: "/"})
		if n := r.PathValue("n"); n != "0" {
			http.Redirect(w, r, "/hop/"+string(n[0]-1), http.StatusFound)
			return
		}
		http.Redirect(w, r, "/page#top", http.StatusFound)
	})
	mux.HandleFunc("/to", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Query().Get("u"), http.StatusFound)
	})
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		for range 64 {
			if _, err := z.Write(make([]byte, 1<<14)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/image", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") })
	mux.HandleFunc("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	mux.HandleFunc("/login", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) })
	mux.HandleFunc("/fail", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	mux.HandleFunc("/lines", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/x-ndjson")
		fmt.Fprintln(w, `{"text":"Uno."}`)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestURL(t *testing.T) {
	s := newServer(t)
	opt := Options{AllowPrivate: true, Version: "1.2"}
	for _, path := range []string{"/page", "/hop/4"} {
		doc, err := Read(context.Background(), s.URL+path, opt)
		if err != nil {
			t.Fatal(err)
		}
		if doc.Text != "La città ha votato." || doc.URL != s.URL+"/page" || len(doc.ID) != 12 {
			t.Errorf("%s: got %+v", path, doc)
		}
	}
	opt.JSONL = true
	for doc, err := range Documents(context.Background(), []string{s.URL + "/lines"}, opt) {
		if err != nil || doc.Text != "Uno." {
			t.Errorf("lines: %+v, %v", doc, err)
		}
	}
}

func TestURLErrors(t *testing.T) {
	s := newServer(t)
	tests := []struct {
		address string
		want    Kind
	}{
		{s.URL + "/nowhere", NotFound},
		{s.URL + "/gone", NotFound},
		{s.URL + "/login", Denied},
		{s.URL + "/fail", Unreachable},
		{s.URL + "/image", Unsupported},
		{s.URL + "/hop/5", Refused},
		{s.URL + "/to?u=file:///etc/passwd", Refused},
		{s.URL + "/to?u=ftp://a.example/b", Refused},
		{s.URL + "/to?u=http://a:b@c.example/", Refused},
		{s.URL + "/bomb", TooLarge},
		{s.URL + "/slow", Timeout},
		{"http://user:secret@localhost/", Refused},
		{"http:///nothing", Refused},
		{"http://127.0.0.1:1/", Unreachable},
		{"file:///etc/passwd", Refused},
	}
	opt := Options{AllowPrivate: true, MaxBytes: 1 << 16, Timeout: 300 * time.Millisecond, Version: "1.2"}
	for _, tt := range tests {
		_, err := Read(context.Background(), tt.address, opt)
		if err == nil {
			t.Errorf("%s was read", tt.address)
		} else if got := kindOf(t, err); got != tt.want {
			t.Errorf("%s: %v (%v), want %v", tt.address, got, err, tt.want)
		}
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	s := newServer(t)
	for _, address := range []string{
		s.URL + "/page", strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/page",
		strings.Replace(s.URL, "127.0.0.1", "[::ffff:127.0.0.1]", 1) + "/page", "http://0.0.0.0/", "http://169.254.169.254/latest/meta-data/",
		"http://[::1]/", "http://10.1.2.3/", "http://2130706433/", "http://127.1/",
	} {
		_, err := Read(context.Background(), address, Options{Timeout: 2 * time.Second})
		if err == nil {
			t.Errorf("%s was read", address)
			continue
		}
		if k := kindOf(t, err); k != Refused && k != Unreachable {
			t.Errorf("%s: %v (%v), want refused", address, k, err)
		}
	}
	_, err := Read(context.Background(), s.URL+"/page", Options{})
	if kindOf(t, err) != Refused {
		t.Errorf("loopback: %v", err)
	}
}

func TestIsPublic(t *testing.T) {
	public := "1.1.1.1 8.8.8.8 93.184.215.14 172.32.0.1 100.63.0.1 2606:4700::1111 2a00:1450::1 64:ff9b::8.8.8.8 ::ffff:8.8.8.8 2002:808:808::1"
	private := "127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 100.100.100.200 192.0.2.1 " +
		"198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 fd00:ec2::254 ff02::1 fec0::1 " +
		"::ffff:127.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 " +
		"2002:7f00:1::1 2002:a00:1::1 2001:db8::1 2001::1 fe80::1%eth0"
	for _, s := range strings.Fields(public) {
		if !isPublic(netip.MustParseAddr(s)) {
			t.Errorf("%s is public", s)
		}
	}
	for _, s := range strings.Fields(private) {
		if isPublic(netip.MustParseAddr(s)) {
			t.Errorf("%s is not public", s)
		}
	}
}
