package fetch

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/unicode/norm"
)

// decode returns data as UTF-8. A byte order mark decides; then UTF-8 that is
// valid; then the declared encoding, which may be empty; then what the bytes
// look like.
func decode(data []byte, declared string) (string, error) {
	if enc, n := byteOrder(data); enc != nil {
		return decodeAs(enc, data[n:])
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if enc := wide(data); enc != nil {
		return decodeAs(enc, data)
	}
	if utf8.Valid(data) && !escapes(declared) {
		return string(data), nil
	}
	if enc, name := charset.Lookup(declared); enc != nil && name != "utf-8" && name != "replacement" {
		return decodeAs(enc, data)
	}
	if mostlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\ufffd"), nil
	}
	enc := guess(data)
	if enc == nil {
		return "", fail(Broken, "its encoding is unknown", "convert it to UTF-8")
	}
	return decodeAs(enc, data)
}

// escapes reports whether the declared encoding writes other letters in ASCII
// bytes, so that all its texts look like UTF-8.
func escapes(declared string) bool {
	_, name := charset.Lookup(declared)
	return name == "iso-2022-jp" || name == "utf-16le" || name == "utf-16be"
}

func decodeAs(enc encoding.Encoding, data []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", &Error{Kind: Broken, Reason: "its encoding is damaged", Hint: "convert it to UTF-8", Err: err}
	}
	return string(out), nil
}

// byteOrder returns the encoding that a byte order mark of UTF-16 or UTF-32
// announces, and the length of the mark.
func byteOrder(data []byte) (encoding.Encoding, int) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), 2
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), 2
	}
	return nil, 0
}

// wide returns UTF-16 without a mark when every second byte of a Western text
// is zero, else nil.
func wide(data []byte) encoding.Encoding {
	const sample = 512
	data = data[:min(len(data), sample)&^1]
	if len(data) < 8 {
		return nil
	}
	var zero [2]int
	for i, b := range data {
		if b == 0 {
			zero[i&1]++
		}
	}
	switch most := len(data) / 2 * 8 / 10; {
	case zero[1] > most && zero[0] == 0:
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM)
	case zero[0] > most && zero[1] == 0:
		return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM)
	}
	return nil
}

// mostlyUTF8 reports whether data is UTF-8 but for a few damaged places.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good > 4*bad
}

// guess returns the one-byte encoding of a Western text: the one in which its
// bytes above 127 make the most sense. It is nil when these are too many for
// any.
func guess(data []byte) encoding.Encoding {
	letters, high := 0, 0
	for _, b := range data {
		if b >= 0x80 {
			high++
		} else if 'a' <= b|0x20 && b|0x20 <= 'z' {
			letters++
		}
	}
	if high > letters {
		return nil
	}
	best, most := encoding.Encoding(nil), 0
	for _, m := range []*charmap.Charmap{charmap.Windows1252, charmap.ISO8859_15, charmap.Macintosh} {
		if s := sense(data, m); best == nil || s > most {
			best, most = m, s
		}
	}
	return best
}

// sense scores how well the bytes above 127 read in a character set: small
// accented letters beside letters, and the signs of typography, are likely;
// other letters and signs are not.
func sense(data []byte, m *charmap.Charmap) int {
	score := 0
	for i, b := range data {
		if b < 0x80 {
			continue
		}
		beside := i > 0 && isASCIILetter(data[i-1]) || i+1 < len(data) && isASCIILetter(data[i+1])
		switch r := m.DecodeByte(b); {
		case strings.ContainsRune("àèéìíòóùúâêîôûäëïöüáñçãõß", r) && beside:
			score += 3
		case strings.ContainsRune("ÀÈÉÌÒÙÂÊÎÔÄÖÜÁÑÇ", r):
			score += 2
		case strings.ContainsRune("“”‘’«»–—…€°", r), r == '\u00a0':
			score += 2
		case r == '\u0080' || r == utf8.RuneError || unicode.IsControl(r):
			score -= 8
		case unicode.IsLetter(r) && beside:
			score++
		default:
			score -= 3
		}
	}
	return score
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// plain returns data as text in normal form C with \n between lines. It refuses
// what is no text.
func plain(data []byte, declared string) (string, error) {
	if err := notText(data); err != nil {
		return "", err
	}
	s, err := decode(data, declared)
	if err != nil {
		return "", err
	}
	s = newlines(s)
	if err := checkControls(s); err != nil {
		return "", err
	}
	return norm.NFC.String(s), nil
}

// newlines turns the other ends of lines into \n and drops a byte order mark.
func newlines(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// notText refuses data whose first bytes are those of a picture, an archive or
// the like.
func notText(data []byte) error {
	kind := http.DetectContentType(data)
	kind, _, _ = strings.Cut(kind, ";")
	switch {
	case strings.HasPrefix(kind, "text/"), kind == "application/octet-stream", kind == "application/pdf":
		return nil
	case kind == "application/zip":
		return fail(Binary, "a packed file (zip, docx, odt or the like)", "save it as text, HTML or PDF")
	}
	return fail(Binary, fmt.Sprintf("binary (%s)", kind), "text, Markdown, HTML, PDF and JSONL are read")
}

// checkControls refuses text with control characters other than white space.
func checkControls(s string) error {
	for i, r := range s {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return fail(Binary, fmt.Sprintf("binary: control character %#U at byte %d", r, i), "text has no control characters")
		}
	}
	return nil
}

// withoutControls returns s without control characters other than white space.
func withoutControls(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
