package fetch

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

const maxRedirects = 5

// isURL reports whether name is a web address.
func isURL(name string) bool {
	scheme, rest, ok := strings.Cut(name, "://")
	return ok && rest != "" && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// get returns the body of a web address. No cookies are kept, and no proxy is
// used, as it would hide the address that is dialled.
func get(ctx context.Context, address string, opt Options) ([]byte, origin, error) {
	ctx, cancel := context.WithTimeout(ctx, opt.timeout())
	defer cancel()
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return nil, origin{}, fail(Refused, "not a valid address", "")
	}
	if err := checkURL(u); err != nil {
		return nil, origin{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, origin{}, fail(Refused, "not a valid address", "")
	}
	setHeaders(req, opt)
	client := newClient(opt)
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if err != nil {
		return nil, origin{}, networkError(err)
	}
	defer resp.Body.Close()
	if err := checkResponse(resp, opt); err != nil {
		return nil, origin{}, err
	}
	data, err := readAll(resp.Body, opt)
	if err != nil {
		return nil, origin{}, networkError(err)
	}
	final := *resp.Request.URL
	final.Fragment = ""
	return data, origin{name: address, url: final.String(), contentType: resp.Header.Get("Content-Type")}, nil
}

func setHeaders(req *http.Request, opt Options) {
	version := opt.Version
	if version == "" {
		version = "dev"
	}
	req.Header.Set("User-Agent", "casus/"+version)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/pdf,text/markdown,text/plain;q=0.9")
	req.Header.Set("Accept-Language", "it,en;q=0.8")
}

// newClient returns a client for one item.
func newClient(opt Options) *http.Client {
	dialer := &net.Dialer{Timeout: min(10*time.Second, opt.timeout())}
	if !opt.AllowPrivate {
		dialer.ControlContext = refusePrivate
	}
	return &http.Client{
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    10 * time.Second,
			ResponseHeaderTimeout:  opt.timeout(),
			MaxResponseHeaderBytes: 1 << 20,
			ForceAttemptHTTP2:      true,
			DisableKeepAlives:      true,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return fail(Refused, fmt.Sprintf("more than %d redirects", maxRedirects), "give the address of the article")
			}
			return checkURL(req.URL)
		},
	}
}

// checkURL refuses addresses of other schemes and those with a password.
func checkURL(u *url.URL) error {
	switch {
	case !isURL(u.Scheme + "://" + u.Host):
		return fail(Refused, fmt.Sprintf("leads to %s, which is neither http nor https", u.Scheme), "")
	case u.User != nil:
		return fail(Refused, "has a name or password in it", "give the address without them")
	}
	return nil
}

// refusePrivate refuses to connect to addresses outside of the public
// network. It is called with what the name was resolved to, for every
// connection, so no name or redirect leads around it.
func refusePrivate(_ context.Context, _, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || !isPublic(ap.Addr()) {
		return fail(Refused, "leads to a private address", "allow it with --allow-private")
	}
	return nil
}

// special lists the networks that are not public and that [netip.Addr] has no
// method for. See the IANA IPv4 and IPv6 Special-Purpose Address Registries.
var special = prefixesOf(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10",
)

func prefixesOf(list ...string) []netip.Prefix {
	var ps []netip.Prefix
	for _, s := range list {
		ps = append(ps, netip.MustParsePrefix(s))
	}
	return ps
}

var (
	nat64   = netip.MustParsePrefix("64:ff9b::/96")
	sixToIV = netip.MustParsePrefix("2002::/16")
)

// isPublic reports whether a is an address of the public network. Addresses
// that carry one of IPv4 in them are judged by that.
func isPublic(a netip.Addr) bool {
	a = a.WithZone("").Unmap()
	b := a.As16()
	switch {
	case nat64.Contains(a):
		return isPublic(netip.AddrFrom4([4]byte(b[12:16])))
	case sixToIV.Contains(a):
		return isPublic(netip.AddrFrom4([4]byte(b[2:6])))
	case !a.IsGlobalUnicast(), a.IsPrivate():
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// readable holds the content types that are read. Octet-stream is what servers
// say of files that they do not know.
var readable = map[string]bool{
	"text/html": true, "application/xhtml+xml": true, "text/plain": true, "text/markdown": true, "text/x-markdown": true,
	"application/pdf": true, "application/x-pdf": true, "application/octet-stream": true, "binary/octet-stream": true,
	"application/xml": true, "text/xml": true, "application/rss+xml": true, "application/atom+xml": true,
}

// checkResponse refuses answers that are no report.
func checkResponse(resp *http.Response, opt Options) error {
	status := fmt.Sprintf("the server answers %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))
	switch c := resp.StatusCode; {
	case c == http.StatusNotFound || c == http.StatusGone:
		return fail(NotFound, status, "")
	case c == http.StatusUnauthorized, c == http.StatusForbidden, c == http.StatusPaymentRequired,
		c == http.StatusTooManyRequests, c == http.StatusUnavailableForLegalReasons:
		return fail(Denied, status, "save the page in a browser and give the file")
	case c < 200 || c >= 300:
		return fail(Unreachable, status, "try again later")
	}
	if resp.ContentLength > opt.maxBytes() {
		return tooLarge(opt)
	}
	kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	json := kind == "application/jsonl" || kind == "application/x-ndjson" || kind == "application/json"
	if err == nil && !readable[kind] && !(opt.JSONL && json) {
		return fail(Unsupported, "its content type is "+kind, "HTML, PDF, Markdown and plain text are read")
	}
	return nil
}

// networkError returns what went wrong below a request.
func networkError(err error) error {
	var ours *Error
	if errors.As(err, &ours) {
		return ours
	}
	e := classify(err)
	if e.Kind != Broken {
		return e
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return &Error{Kind: Unreachable, Reason: "cannot be reached", Err: err}
}
