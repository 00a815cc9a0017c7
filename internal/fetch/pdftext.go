package fetch

import (
	"encoding/hex"
	"io"
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// A matrix is the first two columns of a PDF transformation.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul returns the transformation that applies m, then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// A run is words that were drawn side by side on one base line. Lengths are in
// points; y grows upwards.
type run struct {
	x0, x1, y, size float64
	text            string
}

// A textState is the part of PDF's graphics state that places text.
type textState struct {
	ctm                                       matrix
	font                                      *pdfFont
	size, charSpace, wordSpace, leading, rise float64
	scale                                     float64
}

// A textReader collects the runs of one page.
type textReader struct {
	in        *pdfReader
	runs      []run
	cur       strings.Builder
	open      run
	state     textState
	stack     []textState
	tm, tlm   matrix
	resources pdf.Value
}

// interpret reads a content stream with its resources.
func (t *textReader) interpret(stream, resources pdf.Value, ctm matrix, depth int) {
	outer, outerStack, outerState := t.resources, t.stack, t.state
	t.resources, t.stack = resources, nil
	t.state = textState{ctm: ctm, scale: 1}
	pdf.Interpret(stream, func(stk *pdf.Stack, op string) {
		if t.in.ctx.Err() != nil {
			panic(classify(t.in.ctx.Err()))
		}
		args := make([]pdf.Value, stk.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stk.Pop()
		}
		t.operator(op, args, depth)
	})
	t.endRun()
	t.resources, t.stack, t.state = outer, outerStack, outerState
}

// operator carries out one operator; those without a say in text are ignored.
func (t *textReader) operator(op string, args []pdf.Value, depth int) {
	num := func(i int) float64 {
		if i >= len(args) {
			return 0
		}
		return args[i].Float64()
	}
	s := &t.state
	switch op {
	case "q":
		if len(t.stack) < 1000 {
			t.stack = append(t.stack, *s)
		}
	case "Q":
		if n := len(t.stack); n > 0 {
			*s, t.stack = t.stack[n-1], t.stack[:n-1]
		}
	case "cm":
		s.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.mul(s.ctm)
	case "BT":
		t.tm, t.tlm = identity, identity
	case "Tf":
		if len(args) == 2 {
			s.font, s.size = t.font(args[0].Name()), num(1)
		}
	case "Tc":
		s.charSpace = num(0)
	case "Tw":
		s.wordSpace = num(0)
	case "Tz":
		s.scale = num(0) / 100
	case "TL":
		s.leading = num(0)
	case "Ts":
		s.rise = num(0)
	case "Tm":
		t.tlm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
		t.tm = t.tlm
	case "TD", "Td":
		if op == "TD" {
			s.leading = -num(1)
		}
		t.move(num(0), num(1))
	case "T*":
		t.move(0, -s.leading)
	case "Do":
		if len(args) == 1 {
			t.form(args[0].Name(), depth)
		}
	default:
		t.show(op, args, num)
	}
}

// show carries out the operators that draw text.
func (t *textReader) show(op string, args []pdf.Value, num func(int) float64) {
	if len(args) == 0 {
		return
	}
	switch op {
	case `"`:
		t.state.wordSpace, t.state.charSpace = num(0), num(1)
		t.move(0, -t.state.leading)
		t.text(args[len(args)-1].RawString())
	case "'":
		t.move(0, -t.state.leading)
		t.text(args[0].RawString())
	case "Tj":
		t.text(args[0].RawString())
	case "TJ":
		for i := range args[0].Len() {
			v := args[0].Index(i)
			if v.Kind() == pdf.String {
				t.text(v.RawString())
			} else {
				t.tm = matrix{1, 0, 0, 1, -v.Float64() / 1000 * t.state.size * t.state.scale, 0}.mul(t.tm)
			}
		}
	}
}

func (t *textReader) move(x, y float64) {
	t.tlm = matrix{1, 0, 0, 1, x, y}.mul(t.tlm)
	t.tm = t.tlm
}

// form draws a form, a content stream inside of another.
func (t *textReader) form(name string, depth int) {
	x := t.resources.Key("XObject").Key(name)
	if x.Key("Subtype").Name() != "Form" || depth >= maxNested {
		return
	}
	ctm := t.state.ctm
	if m := x.Key("Matrix"); m.Len() == 6 {
		var own matrix
		for i := range own {
			own[i] = m.Index(i).Float64()
		}
		ctm = own.mul(ctm)
	}
	resources := x.Key("Resources")
	if resources.IsNull() {
		resources = t.resources
	}
	tm, tlm := t.tm, t.tlm
	t.interpret(x, resources, ctm, depth+1)
	t.tm, t.tlm = tm, tlm
}

// text draws a string.
func (t *textReader) text(s string) {
	f, st := t.state.font, &t.state
	if f == nil {
		return
	}
	for len(s) > 0 {
		n := min(f.bytes, len(s))
		code := s[:n]
		s = s[n:]
		if t.in.glyphs++; t.in.glyphs > maxGlyphs {
			panic(fail(TooLarge, "a PDF with too much text", "split it"))
		}
		g := f.glyph(code)
		w := g.width / 1000 * st.size
		trm := matrix{st.size * st.scale, 0, 0, st.size, 0, st.rise}.mul(t.tm).mul(st.ctm)
		t.glyph(g.text, trm, g.width/1000*math.Hypot(trm[0], trm[1]))
		advance := w + st.charSpace
		if code == " " {
			advance += st.wordSpace
		}
		t.tm = matrix{1, 0, 0, 1, advance * st.scale, 0}.mul(t.tm)
	}
}

// glyph adds one glyph to the run that it goes on with, or begins a new one.
// Text that is not level, such as a watermark, is left out.
func (t *textReader) glyph(s string, m matrix, width float64) {
	size := math.Hypot(m[2], m[3])
	if math.Abs(m[1]) > 0.1*math.Abs(m[0]) || m[0] <= 0 || !(size > 0.5 && size < 1000) || s == "" {
		return
	}
	x, y := m[4], m[5]
	if !(math.Abs(x) < 1e5 && math.Abs(y) < 1e5) {
		return
	}
	gap := x - t.open.x1
	if t.cur.Len() > 0 && math.Abs(y-t.open.y) <= 0.25*size && gap > -0.6*size && gap < 0.9*size {
		if gap > 0.17*size && s != " " && !strings.HasSuffix(t.cur.String(), " ") {
			t.cur.WriteByte(' ')
		}
	} else {
		t.endRun()
		t.open = run{x0: x, y: y, size: size}
	}
	t.cur.WriteString(s)
	t.open.x1 = x + width
	t.open.size = max(t.open.size, size)
}

func (t *textReader) endRun() {
	if text := strings.TrimSpace(t.cur.String()); text != "" {
		r := t.open
		r.text = strings.Join(strings.Fields(text), " ")
		t.runs = append(t.runs, r)
	}
	t.cur.Reset()
	t.open = run{}
}

// A pdfFont turns codes into glyphs.
type pdfFont struct {
	bytes     int // of a code
	toUnicode map[string]string
	encoding  pdf.TextEncoding
	widths    map[int]float64
	missing   float64     // the width of the others
	standard  *[95]uint16 // of ASCII, for a font that brings no widths
	glyphs    map[string]fontGlyph
}

type fontGlyph struct {
	text  string
	width float64 // thousandths of the size
}

// font returns the font of that name in the resources; fonts are kept by the
// words of their dictionary, as pages share them.
func (t *textReader) font(name string) *pdfFont {
	v := t.resources.Key("Font").Key(name)
	if v.IsNull() {
		return nil
	}
	key := v.String()
	f, ok := t.in.fonts[key]
	if !ok {
		f = newFont(v)
		t.in.fonts[key] = f
	}
	return f
}

func newFont(v pdf.Value) *pdfFont {
	font := pdf.Font{V: v}
	f := &pdfFont{bytes: 1, encoding: font.Encoder(), widths: make(map[int]float64), glyphs: make(map[string]fontGlyph)}
	if v.Key("Subtype").Name() == "Type0" {
		f.bytes = 2
		f.cidWidths(v.Key("DescendantFonts").Index(0))
	} else {
		first, widths := int(v.Key("FirstChar").Int64()), v.Key("Widths")
		for i := range min(widths.Len(), 256) {
			f.widths[first+i] = widths.Index(i).Float64()
		}
		f.missing = v.Key("FontDescriptor").Key("MissingWidth").Float64()
		if len(f.widths) == 0 && f.missing == 0 {
			f.standard = standardWidths(v.Key("BaseFont").Name())
		}
	}
	if u := v.Key("ToUnicode"); u.Kind() == pdf.Stream {
		f.readToUnicode(u)
	}
	return f
}

// cidWidths reads the widths of a composite font: "first [w w w]" and
// "first last w".
func (f *pdfFont) cidWidths(v pdf.Value) {
	if f.missing = v.Key("DW").Float64(); f.missing == 0 {
		f.missing = 1000
	}
	w := v.Key("W")
	for i := 0; i+1 < w.Len() && len(f.widths) < 1<<16; {
		first := int(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for j := range min(list.Len(), 1<<16) {
				f.widths[first+j] = list.Index(j).Float64()
			}
			i += 2
			continue
		}
		last := min(int(w.Index(i+1).Int64()), first+1<<16)
		for c := first; c <= last; c++ {
			f.widths[c] = w.Index(i + 2).Float64()
		}
		i += 3
	}
}

// glyph returns what a code stands for.
func (f *pdfFont) glyph(code string) fontGlyph {
	if g, ok := f.glyphs[code]; ok {
		return g
	}
	n := 0
	for i := range len(code) {
		n = n<<8 | int(code[i])
	}
	g := fontGlyph{width: f.missing}
	if w, ok := f.widths[n]; ok {
		g.width = w
	}
	text, ok := f.toUnicode[code]
	if !ok {
		text = f.encoding.Decode(code)
	}
	g.text = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Co, r) {
			return -1
		}
		return r
	}, text)
	if f.standard != nil {
		g.width = standardWidth(f.standard, g.text)
	}
	f.glyphs[code] = g
	return g
}

var (
	cmapBlock = regexp.MustCompile(`(?s)begin(bfchar|bfrange|codespacerange)(.*?)end(?:bfchar|bfrange|codespacerange)`)
	cmapToken = regexp.MustCompile(`<([0-9A-Fa-f\s]*)>|[\[\]]`)
)

// readToUnicode reads the table from codes to text that a font brings.
func (f *pdfFont) readToUnicode(v pdf.Value) {
	const limit = 4 << 20
	r := v.Reader()
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit))
	if err != nil {
		return // the encoding of the font serves instead
	}
	f.toUnicode = make(map[string]string)
	for _, block := range cmapBlock.FindAllSubmatch(data, -1) {
		tokens := cmapToken.FindAllSubmatch(block[2], -1)
		var words []string
		for _, t := range tokens {
			if c := t[0][0]; c == '[' || c == ']' {
				words = append(words, string(c))
			} else {
				words = append(words, "<"+unhex(string(t[1])))
			}
		}
		switch string(block[1]) {
		case "codespacerange":
			if len(words) > 0 && len(words[0]) > 1 {
				f.bytes = min(len(words[0])-1, 4)
			}
		case "bfchar":
			for i := 0; i+1 < len(words); i += 2 {
				f.toUnicode[words[i][1:]] = utf16Text(words[i+1][1:])
			}
		default:
			f.ranges(words)
		}
	}
}

// ranges reads "first last text" and "first last [text text]".
func (f *pdfFont) ranges(words []string) {
	for i := 0; i+2 < len(words); {
		first, last := words[i][1:], words[i+1][1:]
		if words[i+2] != "[" {
			f.fill(first, last, words[i+2][1:])
			i += 3
			continue
		}
		code := first
		for i += 3; i < len(words) && words[i] != "]"; i++ {
			f.toUnicode[code] = utf16Text(words[i][1:])
			code = successor(code)
		}
		i++
	}
}

// fill maps the codes from first to last to the characters from text on.
func (f *pdfFont) fill(first, last, text string) {
	if len(first) == 0 || len(first) != len(last) || len(text) == 0 {
		return
	}
	for n := 0; n < 1<<16; n++ {
		f.toUnicode[first] = utf16Text(text)
		if first == last {
			return
		}
		first, text = successor(first), successor(text)
	}
}

// successor returns s, read as a number of len(s) bytes, plus one.
func successor(s string) string {
	b := []byte(s)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i]++; b[i] != 0 {
			break
		}
	}
	return string(b)
}

func unhex(s string) string {
	s = strings.Join(strings.Fields(s), "")
	if len(s)%2 == 1 {
		s += "0"
	}
	b, err := hex.DecodeString(s)
	if err != nil {
		return ""
	}
	return string(b)
}

func utf16Text(s string) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
