package fetch

import (
	"bytes"
	"math"
	"strings"
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
	resources pdfDict
}

// interpret reads a content stream with its resources.
func (t *textReader) interpret(content []byte, resources pdfDict, ctm matrix, depth int) {
	outer, outerStack, outerState := t.resources, t.stack, t.state
	t.resources, t.stack = resources, nil
	t.state = textState{ctm: ctm, scale: 1}
	p := &pdfParser{data: content}
	var args []any
	for p.pos < len(p.data) {
		v := p.object(0)
		op, ok := v.(pdfWord)
		if !ok {
			if len(args) < maxArgs {
				args = append(args, v)
			}
			continue
		}
		if t.in.ops++; t.in.ops%1024 == 0 && t.in.ctx.Err() != nil {
			panic(classify(t.in.ctx.Err()))
		}
		if op == "ID" {
			p.skipImage()
		} else {
			t.operator(string(op), args, depth)
		}
		args = args[:0]
	}
	t.endRun()
	t.resources, t.stack, t.state = outer, outerStack, outerState
}

// maxArgs is more operands than any operator takes.
const maxArgs = 64

// skipImage passes over the bytes of a picture inside of a content stream.
func (p *pdfParser) skipImage() {
	for i := p.pos; ; {
		j := bytes.Index(p.data[i:], []byte("EI"))
		if j < 0 {
			p.pos = len(p.data)
			return
		}
		i += j + 2
		if pdfSpace(p.data[i-3]) && (i >= len(p.data) || pdfSpace(p.data[i])) {
			p.pos = i
			return
		}
	}
}

// operator carries out one operator; those without a say in text are ignored.
func (t *textReader) operator(op string, args []any, depth int) {
	num := func(i int) float64 {
		if i >= len(args) {
			return 0
		}
		n, _ := args[i].(float64)
		return n
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
		if name, ok := argName(args); ok {
			s.font, s.size = t.font(name), num(1)
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
		if name, ok := argName(args); ok {
			t.form(name, depth)
		}
	default:
		t.show(op, args, num)
	}
}

func argName(args []any) (pdfName, bool) {
	if len(args) == 0 {
		return "", false
	}
	n, ok := args[0].(pdfName)
	return n, ok
}

// show carries out the operators that draw text.
func (t *textReader) show(op string, args []any, num func(int) float64) {
	if len(args) == 0 {
		return
	}
	last, _ := args[len(args)-1].(pdfString)
	switch op {
	case `"`:
		t.state.wordSpace, t.state.charSpace = num(0), num(1)
		t.move(0, -t.state.leading)
		t.text(string(last))
	case "'":
		t.move(0, -t.state.leading)
		t.text(string(last))
	case "Tj":
		t.text(string(last))
	case "TJ":
		list, _ := args[0].([]any)
		for _, v := range list {
			switch v := v.(type) {
			case pdfString:
				t.text(string(v))
			case float64:
				t.tm = matrix{1, 0, 0, 1, -v / 1000 * t.state.size * t.state.scale, 0}.mul(t.tm)
			}
		}
	}
}

func (t *textReader) move(x, y float64) {
	t.tlm = matrix{1, 0, 0, 1, x, y}.mul(t.tlm)
	t.tm = t.tlm
}

// form draws a form, a content stream inside of another.
func (t *textReader) form(name pdfName, depth int) {
	f := t.in.file
	x, ok := f.get(f.dict(t.resources["XObject"])[name]).(*pdfStream)
	if !ok || f.name(x.dict["Subtype"]) != "Form" || depth >= maxNested {
		return
	}
	if t.in.forms++; t.in.forms > maxForms {
		return
	}
	ctm := t.state.ctm
	if m := f.array(x.dict["Matrix"]); len(m) == 6 {
		var own matrix
		for i := range own {
			own[i] = f.number(m[i])
		}
		ctm = own.mul(ctm)
	}
	resources := f.dict(x.dict["Resources"])
	if resources == nil {
		resources = t.resources
	}
	t.endRun()
	tm, tlm := t.tm, t.tlm
	t.interpret(f.decode(x), resources, ctm, depth+1)
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
