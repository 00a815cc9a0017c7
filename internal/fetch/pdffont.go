package fetch

import (
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// A pdfFont turns codes into glyphs.
type pdfFont struct {
	bytes     int // of a code
	toUnicode map[string]string
	base      *charmap.Charmap
	names     map[int]string // the glyphs that differ from base, as text
	widths    map[int]float64
	missing   float64  // the width of the others
	standard  []uint16 // of ASCII, for a font that brings no widths
	glyphs    map[string]fontGlyph
}

type fontGlyph struct {
	text  string
	width float64 // thousandths of the size
}

// font returns the font of that name in the resources. Fonts are kept, as pages
// share them.
func (t *textReader) font(name pdfName) *pdfFont {
	file := t.in.file
	v := file.dict(t.resources["Font"])[name]
	ref, isRef := v.(pdfRef)
	if f, ok := t.in.fonts[ref]; ok && isRef {
		return f
	}
	d := file.dict(v)
	if d == nil {
		return nil
	}
	f := newFont(file, d)
	if isRef {
		t.in.fonts[ref] = f
	}
	return f
}

func newFont(file *pdfFile, d pdfDict) *pdfFont {
	f := &pdfFont{bytes: 1, widths: make(map[int]float64), glyphs: make(map[string]fontGlyph)}
	if file.name(d["Subtype"]) == "Type0" {
		f.bytes = 2
		if list := file.array(d["DescendantFonts"]); len(list) > 0 {
			f.cidWidths(file, file.dict(list[0]))
		}
	} else {
		f.simple(file, d)
	}
	if u, ok := file.get(d["ToUnicode"]).(*pdfStream); ok {
		f.readToUnicode(file.decode(u))
	}
	return f
}

// simple reads the widths and the encoding of a font with codes of one byte.
func (f *pdfFont) simple(file *pdfFile, d pdfDict) {
	first, widths := int(file.number(d["FirstChar"])), file.array(d["Widths"])
	for i, w := range widths[:min(len(widths), 256)] {
		f.widths[first+i] = file.number(w)
	}
	f.missing = file.number(file.dict(d["FontDescriptor"])["MissingWidth"])
	if len(f.widths) == 0 && f.missing == 0 {
		f.standard = standardWidths(file.name(d["BaseFont"]))
	}
	f.base = charmap.Windows1252
	name := file.name(d["Encoding"])
	if enc := file.dict(d["Encoding"]); enc != nil {
		name = file.name(enc["BaseEncoding"])
		f.names = make(map[int]string)
		code := 0
		for _, v := range file.array(enc["Differences"]) {
			switch v := file.get(v).(type) {
			case float64:
				code = int(v)
			case pdfName:
				if s := glyphText(string(v)); s != "" {
					f.names[code] = s
				}
				code++
			}
		}
	}
	if name == "MacRomanEncoding" {
		f.base = charmap.Macintosh
	}
}

// cidWidths reads the widths of a composite font: "first [w w w]" and
// "first last w".
func (f *pdfFont) cidWidths(file *pdfFile, d pdfDict) {
	if f.missing = file.number(d["DW"]); f.missing == 0 {
		f.missing = 1000
	}
	const most = 1 << 16
	w := file.array(d["W"])
	for i := 0; i+1 < len(w) && len(f.widths) < most; {
		first := int(file.number(w[i]))
		if list := file.array(w[i+1]); list != nil {
			for j, v := range list[:min(len(list), most)] {
				f.widths[first+j] = file.number(v)
			}
			i += 2
			continue
		}
		if i+2 < len(w) {
			last := min(int(file.number(w[i+1])), first+most)
			for c := first; c <= last; c++ {
				f.widths[c] = file.number(w[i+2])
			}
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
	if !ok && f.base != nil {
		if text, ok = f.names[n]; !ok {
			text = string(f.base.DecodeByte(byte(n)))
		}
	}
	text = ligatures.Replace(text)
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

// accents are the marks that names of glyphs end with, as in egrave.
var accents = map[string]rune{
	"grave": 0x300, "acute": 0x301, "circumflex": 0x302, "tilde": 0x303, "macron": 0x304, "breve": 0x306,
	"dotaccent": 0x307, "dieresis": 0x308, "ring": 0x30A, "hungarumlaut": 0x30B, "caron": 0x30C, "cedilla": 0x327,
	"commaaccent": 0x326, "ogonek": 0x328,
}

// glyphNames are the other names of Adobe's glyph list that Western texts use.
var glyphNames = func() map[string]string {
	m := make(map[string]string)
	fields := strings.Fields(`space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle '
		parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3
		four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @
		bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _ braceleft { bar | braceright } asciitilde ~
		quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ guillemotleft «
		guillemotright » guilsinglleft ‹ guilsinglright › endash – emdash — ellipsis … bullet • dagger † daggerdbl ‡
		section § paragraph ¶ degree ° ordfeminine ª ordmasculine º exclamdown ¡ questiondown ¿ cent ¢ sterling £ yen ¥
		Euro € euro € currency ¤ copyright © registered ® trademark ™ plusminus ± multiply × divide ÷ onehalf ½
		onequarter ¼ threequarters ¾ onesuperior ¹ twosuperior ² threesuperior ³ periodcentered · mu µ fi fi fl fl ff ff
		ffi ffi ffl ffl f_i fi f_l fl f_f ff germandbls ß ae æ AE Æ oe œ OE Œ oslash ø Oslash Ø lslash ł Lslash Ł
		eth ð Eth Ð thorn þ Thorn Þ dcroat đ Dcroat Đ dotlessi ı perthousand ‰ fraction ⁄ grave ` + "`" + ` acute ´
		nbspace   sfthyphen -`)
	for i := 0; i+1 < len(fields); i += 2 {
		m[fields[i]] = strings.ReplaceAll(fields[i+1], `\u0020`, " ")
	}
	return m
}()

// glyphText returns the text of a glyph's name: A, egrave, uni00E8, f_i.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if len(name) == 1 {
		return name
	}
	if s, ok := glyphNames[name]; ok {
		return s
	}
	for _, prefix := range []string{"uni", "u"} {
		if h, ok := strings.CutPrefix(name, prefix); ok && len(h) >= 4 && len(h) <= 6 {
			if n, err := strconv.ParseUint(h, 16, 21); err == nil {
				return string(rune(n))
			}
		}
	}
	if len(name) > 1 {
		if mark, ok := accents[name[1:]]; ok {
			return norm.NFC.String(name[:1] + string(mark))
		}
	}
	return ""
}

var (
	cmapBlock = regexp.MustCompile(`(?s)begin(bfchar|bfrange|codespacerange)(.*?)end(?:bfchar|bfrange|codespacerange)`)
	cmapToken = regexp.MustCompile(`<([0-9A-Fa-f\s]*)>|[\[\]]`)
)

// readToUnicode reads the table from codes to text that a font brings.
func (f *pdfFont) readToUnicode(data []byte) {
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
