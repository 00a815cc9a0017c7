package fetch

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// The objects of a PDF file (ISO 32000-1, 7.3) are nil, bool, float64,
// pdfString, pdfName, []any, pdfDict, pdfRef and *pdfStream.
type (
	pdfString string
	pdfName   string
	pdfDict   map[pdfName]any
	pdfRef    int
	pdfStream struct {
		dict pdfDict
		raw  []byte
	}
	// pdfWord is an operator, or a mark such as ] that ends something.
	pdfWord string
)

const (
	maxDepth   = 64       // of arrays in dictionaries in arrays
	maxDecoded = 64 << 20 // bytes of one stream
	maxTotal   = 256 << 20
)

// A pdfFile finds the objects of a file by looking for all of them rather than
// by its tables, which are the first to be wrong in damaged files. Of objects
// with one number the last is taken, as updates are appended.
type pdfFile struct {
	data    []byte
	places  map[int]int // number → offset of the object
	ends    map[int]int // offset of an object → offset of the next one
	packed  map[int]any // objects that lay in object streams
	cache   map[int]any
	trailer pdfDict
	decoded int
}

var (
	objHead      = regexp.MustCompile(`(?:^|[^0-9])(\d{1,9})[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b`)
	trailerHead  = []byte("trailer")
	errEncrypted = errors.New("encrypted")
)

// openPDF finds the objects in data.
func openPDF(data []byte) (*pdfFile, error) {
	f := &pdfFile{data: data, places: make(map[int]int), ends: make(map[int]int),
		packed: make(map[int]any), cache: make(map[int]any), trailer: pdfDict{}}
	var order []int
	last := 0
	for _, m := range objHead.FindAllSubmatchIndex(data, -1) {
		n := atoi(string(data[m[2]:m[3]]))
		f.places[n] = m[1]
		f.ends[last] = m[2]
		last = m[1]
		order = append(order, n)
	}
	f.ends[last] = len(data)
	f.readTrailers()
	f.unpack(order)
	if f.trailer["Encrypt"] != nil {
		return nil, errEncrypted
	}
	if len(f.dict(f.trailer["Root"])) == 0 {
		for _, n := range order {
			if d := f.dict(pdfRef(n)); d["Type"] == pdfName("Catalog") {
				f.trailer["Root"] = pdfRef(n)
			}
		}
	}
	if len(f.dict(f.trailer["Root"])) == 0 {
		return nil, errors.New("it has no catalog")
	}
	return f, nil
}

// readTrailers takes what the trailers say, of which there is one for each
// update of the file.
func (f *pdfFile) readTrailers() {
	const most, longest = 1000, 1 << 16
	rest := f.data
	for range most {
		i := bytes.Index(rest, trailerHead)
		if i < 0 {
			return
		}
		rest = rest[i+len(trailerHead):]
		p := &pdfParser{data: rest[:min(len(rest), longest)]}
		if d, ok := p.object(0).(pdfDict); ok {
			f.merge(d)
		}
	}
}

// merge takes what a trailer says; later ones win.
func (f *pdfFile) merge(d pdfDict) {
	for _, k := range []pdfName{"Root", "Info", "Encrypt"} {
		if d[k] != nil {
			f.trailer[k] = d[k]
		}
	}
}

// unpack reads the object streams, and the trailers in cross-reference streams.
func (f *pdfFile) unpack(order []int) {
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(f.places[a], f.places[b]) })
	for _, n := range slices.Compact(order) {
		at := f.places[n]
		if head := f.data[at:min(len(f.data), at+400)]; !bytes.Contains(head, []byte("/ObjStm")) && !bytes.Contains(head, []byte("/XRef")) {
			continue
		}
		s, ok := f.get(pdfRef(n)).(*pdfStream)
		if !ok {
			continue
		}
		switch s.dict["Type"] {
		case pdfName("XRef"):
			f.merge(s.dict)
		case pdfName("ObjStm"):
			f.unpackStream(s, at)
		}
	}
}

// unpackStream reads the objects of one object stream, which lies at offset at.
// An object of the same number that lies further on is newer.
func (f *pdfFile) unpackStream(s *pdfStream, at int) {
	data := f.decode(s)
	first := int(f.number(s.dict["First"]))
	head := &pdfParser{data: data}
	for range min(int(f.number(s.dict["N"])), 1<<20) {
		n, ok1 := head.object(0).(float64)
		off, ok2 := head.object(0).(float64)
		if !ok1 || !ok2 || n < 0 || off < 0 || first < 0 || first+int(off) >= len(data) {
			return
		}
		if place, ok := f.places[int(n)]; ok && place > at {
			continue
		}
		p := &pdfParser{data: data[first+int(off):]}
		f.packed[int(n)] = p.object(0)
		delete(f.cache, int(n))
	}
}

// get returns the object that v is or refers to.
func (f *pdfFile) get(v any) any {
	for range 16 {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		v = f.load(int(ref))
	}
	return nil
}

func (f *pdfFile) load(n int) any {
	if v, ok := f.cache[n]; ok {
		return v
	}
	v, ok := f.packed[n]
	if !ok {
		at, ok := f.places[n]
		if !ok {
			return nil
		}
		f.cache[n] = nil // what refers to itself is null
		p := &pdfParser{data: f.data[at:f.ends[at]]}
		v = p.object(0)
		if d, ok := v.(pdfDict); ok {
			if raw, ok := f.streamData(p, d, at); ok {
				v = &pdfStream{dict: d, raw: raw}
			}
		}
	}
	f.cache[n] = v
	return v
}

// streamData returns the bytes of the stream that follows its dictionary in the
// object at offset at. A length that is wrong is not believed.
func (f *pdfFile) streamData(p *pdfParser, d pdfDict, at int) ([]byte, bool) {
	p.space()
	if !bytes.HasPrefix(p.data[p.pos:], []byte("stream")) {
		return nil, false
	}
	p.pos += len("stream")
	for _, c := range []byte("\r\n") {
		if p.pos < len(p.data) && p.data[p.pos] == c {
			p.pos++
		}
	}
	end := []byte("endstream")
	rest := f.data[at+p.pos:]
	if n := int(f.number(d["Length"])); n >= 0 && n <= len(rest) &&
		bytes.HasPrefix(bytes.TrimLeft(rest[n:min(len(rest), n+16)], "\r\n \t"), end) {
		return rest[:n], true
	}
	if i := bytes.Index(p.data[p.pos:], end); i >= 0 {
		return p.data[p.pos : p.pos+i], true
	}
	return nil, false
}

func (f *pdfFile) dict(v any) pdfDict {
	switch v := f.get(v).(type) {
	case pdfDict:
		return v
	case *pdfStream:
		return v.dict
	}
	return nil
}

func (f *pdfFile) array(v any) []any {
	a, _ := f.get(v).([]any)
	return a
}

func (f *pdfFile) number(v any) float64 {
	n, _ := f.get(v).(float64)
	return n
}

func (f *pdfFile) name(v any) string {
	n, _ := f.get(v).(pdfName)
	return string(n)
}

func (f *pdfFile) str(v any) string {
	s, _ := f.get(v).(pdfString)
	return string(s)
}

// decode returns the bytes of a stream without its filters. What a damaged
// stream still gives is taken; filters of pictures give nothing.
func (f *pdfFile) decode(s *pdfStream) []byte {
	filters, params := f.array(s.dict["Filter"]), f.array(s.dict["DecodeParms"])
	if n, ok := f.get(s.dict["Filter"]).(pdfName); ok {
		filters, params = []any{n}, []any{s.dict["DecodeParms"]}
	}
	data := s.raw
	f.count(len(data))
	for i, filter := range filters {
		var parm pdfDict
		if i < len(params) {
			parm = f.dict(params[i])
		}
		switch f.name(filter) {
		case "FlateDecode", "Fl":
			data = f.predict(f.inflate(data), parm)
		case "ASCII85Decode", "A85":
			data, _, _ = bytes.Cut(data, []byte("~"))
			out := make([]byte, len(data)+len(data)/4*4+4) // z stands for four zeros
			if len(out) < 4*len(data) && bytes.IndexByte(data, 'z') >= 0 {
				out = make([]byte, min(4*len(data)+4, maxDecoded))
			}
			n, _, _ := ascii85.Decode(out, data, true)
			data = out[:n]
		case "ASCIIHexDecode", "AHx":
			data, _, _ = bytes.Cut(data, []byte(">"))
			data = []byte(unhex(string(data)))
		case "Crypt":
		default:
			return nil
		}
		f.count(len(data))
	}
	return data
}

// count gives up when streams were read beyond all measure.
func (f *pdfFile) count(n int) {
	if f.decoded += n; f.decoded > maxTotal {
		panic(fail(TooLarge, "a PDF that unpacks to too much", "split it"))
	}
}

func (f *pdfFile) inflate(data []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	out, _ := io.ReadAll(io.LimitReader(z, maxDecoded)) // damaged at the end: the start serves
	return out
}

// predict undoes the PNG predictors (ISO 32000-1, 7.4.4.4).
func (f *pdfFile) predict(data []byte, parm pdfDict) []byte {
	if f.number(parm["Predictor"]) < 10 {
		return data
	}
	or := func(k pdfName, n float64) int {
		if v := f.number(parm[k]); v > 0 && v < 1<<16 {
			n = v
		}
		return int(n)
	}
	colors, bits := or("Colors", 1), or("BitsPerComponent", 8)
	pixel := max(1, colors*bits/8)
	row := (or("Columns", 1)*colors*bits + 7) / 8
	if row <= 0 || row > 1<<20 {
		return nil
	}
	prev, out := make([]byte, row), make([]byte, 0, len(data))
	for len(data) > row {
		kind, cur := data[0], data[1:1+row]
		data = data[1+row:]
		for i := range cur {
			var left, upLeft byte
			if i >= pixel {
				left, upLeft = cur[i-pixel], prev[i-pixel]
			}
			switch kind {
			case 1:
				cur[i] += left
			case 2:
				cur[i] += prev[i]
			case 3:
				cur[i] += byte((int(left) + int(prev[i])) / 2)
			case 4:
				cur[i] += paeth(left, prev[i], upLeft)
			}
		}
		out, prev = append(out, cur...), cur
	}
	return out
}

// paeth returns the neighbour that is nearest to a+b-c (PNG, 9.4).
func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int { return max(n, -n) }

// A pdfParser reads objects, or the operators of a content stream.
type pdfParser struct {
	data []byte
	pos  int
}

func pdfSpace(c byte) bool {
	return c <= ' ' && (c == ' ' || c == 0 || '\t' <= c && c <= '\r' && c != '\v')
}

func pdfDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// space passes over white space and comments.
func (p *pdfParser) space() {
	for p.pos < len(p.data) {
		switch c := p.data[p.pos]; {
		case pdfSpace(c):
			p.pos++
		case c == '%':
			for p.pos < len(p.data) && p.data[p.pos] != '\n' && p.data[p.pos] != '\r' {
				p.pos++
			}
		default:
			return
		}
	}
}

// object returns the next object; a pdfWord is none. At the end it is the empty
// word.
func (p *pdfParser) object(depth int) any {
	p.space()
	if p.pos >= len(p.data) || depth > maxDepth {
		p.pos = len(p.data)
		return pdfWord("")
	}
	rest := p.data[p.pos:]
	switch c := rest[0]; {
	case c == '/':
		p.pos++
		return p.nameToken()
	case c == '(':
		return p.literal()
	case bytes.HasPrefix(rest, []byte("<<")):
		p.pos += 2
		return p.dictionary(depth)
	case c == '<':
		p.pos++
		i := bytes.IndexByte(rest, '>')
		if i < 0 {
			p.pos = len(p.data)
			return pdfWord("")
		}
		p.pos += i
		return pdfString(unhex(string(rest[1:i])))
	case c == '[':
		p.pos++
		return p.list(depth)
	case bytes.HasPrefix(rest, []byte(">>")):
		p.pos += 2
		return pdfWord(">>")
	case pdfDelimiter(c):
		p.pos++
		return pdfWord(rest[:1])
	}
	return p.wordOrNumber()
}

// nameToken reads a name behind its slash.
func (p *pdfParser) nameToken() pdfName {
	w := p.regular()
	if bytes.IndexByte(w, '#') < 0 {
		return pdfName(w)
	}
	var out []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if b, err := hex.DecodeString(string(w[i+1 : i+3])); err == nil {
				out = append(out, b...)
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return pdfName(out)
}

// regular reads up to the next space or delimiter.
func (p *pdfParser) regular() []byte {
	start := p.pos
	for p.pos < len(p.data) && !pdfSpace(p.data[p.pos]) && !pdfDelimiter(p.data[p.pos]) {
		p.pos++
	}
	return p.data[start:p.pos]
}

// wordOrNumber reads a number, a reference, a truth value or an operator.
func (p *pdfParser) wordOrNumber() any {
	w := p.regular()
	if len(w) == 0 {
		p.pos++
		return pdfWord("")
	}
	if c := w[0]; c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') {
		switch string(w) {
		case "null":
			return nil
		case "true", "false":
			return w[0] == 't'
		}
		return pdfWord(w)
	}
	if n, err := strconv.Atoi(string(w)); err == nil && n >= 0 {
		if m := refTail.Find(p.data[p.pos:min(len(p.data), p.pos+16)]); m != nil {
			p.pos += len(m)
			return pdfRef(n)
		}
		return float64(n)
	}
	n, err := strconv.ParseFloat(string(w), 64)
	if err != nil || n != n || n > 1e12 || n < -1e12 {
		return 0.0
	}
	return n
}

var refTail = regexp.MustCompile(`^[ \t\r\n]+\d{1,5}[ \t\r\n]+R\b`)

func (p *pdfParser) list(depth int) []any {
	var a []any
	for {
		v := p.object(depth + 1)
		if w, ok := v.(pdfWord); ok {
			if w == "]" || p.pos >= len(p.data) {
				return a
			}
			continue
		}
		a = append(a, v)
	}
}

func (p *pdfParser) dictionary(depth int) pdfDict {
	d := make(pdfDict)
	for {
		k := p.object(depth + 1)
		name, ok := k.(pdfName)
		if !ok {
			if k == pdfWord(">>") || p.pos >= len(p.data) {
				return d
			}
			continue
		}
		v := p.object(depth + 1)
		if w, ok := v.(pdfWord); ok {
			if w == ">>" {
				return d
			}
			continue
		}
		d[name] = v
	}
}

// literal reads a string in parentheses.
func (p *pdfParser) literal() pdfString {
	var out []byte
	depth := 0
	for ; p.pos < len(p.data); p.pos++ {
		c := p.data[p.pos]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				p.pos++
				return pdfString(out)
			}
		case '\\':
			p.pos++
			out = p.escape(out)
			continue
		}
		out = append(out, c)
	}
	return pdfString(out)
}

// escape reads what follows a backslash, leaving pos on its last byte.
func (p *pdfParser) escape(out []byte) []byte {
	if p.pos >= len(p.data) {
		return out
	}
	c := p.data[p.pos]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r' && p.pos+1 < len(p.data) && p.data[p.pos+1] == '\n':
		p.pos++
		return out
	case c == '\n' || c == '\r':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	n := int(c - '0')
	for range 2 {
		if p.pos+1 >= len(p.data) || p.data[p.pos+1] < '0' || p.data[p.pos+1] > '7' {
			break
		}
		p.pos++
		n = n<<3 | int(p.data[p.pos]-'0')
	}
	return append(out, byte(n))
}
