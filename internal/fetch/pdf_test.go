package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// pdfOf builds a PDF with one page for each content stream, set in Times as F1
// and Helvetica as F2.
func pdfOf(info string, pages ...string) []byte {
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< " + info + " >>",
	}
	var kids []string
	for _, p := range pages {
		n := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>", n+1),
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(p), p))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 595 842] "+
		"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>", len(pages), strings.Join(kids, " "))
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

// at draws lines of text from (x, y) down.
func at(font string, size, x, y float64, lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		l = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(l)
		fmt.Fprintf(&b, "BT /%s %g Tf %g %g Td (%s) Tj ET\n", font, size, x, y-float64(i)*size*1.2, l)
	}
	return b.String()
}

func TestPDFColumns(t *testing.T) {
	page := func(n int, left, right []string) string {
		return at("F2", 8, 50, 815, "Gazzetta di Prova 7 novembre 2024") + at("F1", 10, 50, 700, left...) +
			at("F1", 10, 310, 700, right...) + at("F2", 8, 290, 30, fmt.Sprint(n))
	}
	first := at("F2", 20, 50, 770, "Il Senato di Valdoria ratifica") + at("F2", 20, 50, 746, "il patto di difesa") +
		page(1, []string{
			"Il Senato di Valdoria ha ratificato mercoled\xec il trattato",
			"di mutua difesa con la Repubblica di Merania, impreve-",
			"dibile fino a ieri.",
			"Circa 3.000 soldati si troverebbero nella regione di",
			"confine, secondo fonti dell'opposizione, che chiedono una",
		}, []string{
			"riunione urgente del Consiglio e una commissione d'in-",
			"chiesta sui fatti.",
			"Il voto \xe8 stato unanime, ma la firma del capo dello Stato",
			"\xe8 attesa soltanto entro la fine della settimana (forse",
			"prima), ha riferito il portavoce.",
		})
	second := page(2, []string{"La seconda pagina comincia qui con una riga intera di", "testo, poi finisce."},
		[]string{"E questa sta a destra, ma le colonne sono troppo corte", "per essere tali."})
	data := pdfOf("/Title (Microsoft Word - patto.doc) /Author (Lucia Ferri) /CreationDate (D:20241110)", first, second)
	doc := parseString(t, "a.pdf", string(data))
	want := strings.Join([]string{
		"Il Senato di Valdoria ha ratificato mercoledì il trattato di mutua difesa con la Repubblica di Merania, imprevedibile fino a ieri.",
		"Circa 3.000 soldati si troverebbero nella regione di confine, secondo fonti dell'opposizione, che chiedono una riunione urgente del Consiglio e una commissione d'inchiesta sui fatti.",
		"Il voto è stato unanime, ma la firma del capo dello Stato è attesa soltanto entro la fine della settimana (forse prima), ha riferito il portavoce.",
	}, "\n\n")
	if !strings.HasPrefix(doc.Text, want) {
		t.Errorf("text %q\nwant %q", doc.Text, want)
	}
	if doc.Headline != "Il Senato di Valdoria ratifica il patto di difesa" || doc.Author != "Lucia Ferri" || doc.Date != "2024-11-07" {
		t.Errorf("got %q by %q on %q", doc.Headline, doc.Author, doc.Date)
	}
	if strings.Contains(doc.Text, "Gazzetta") || strings.HasSuffix(doc.Text, "2") {
		t.Errorf("a header or footer stayed: %q", doc.Text)
	}
}

// TestPDFFile reads a file that another program made (reportlab 4): two
// columns, justified, compressed.
func TestPDFFile(t *testing.T) {
	doc := parseString(t, "gazzetta.pdf", string(readTestdata(t, "gazzetta.pdf")))
	if doc.Headline != "Valdoria, il Senato ratifica il patto di difesa con Merania" || doc.Date != "2024-11-07" {
		t.Errorf("headline %q, date %q", doc.Headline, doc.Date)
	}
	paragraphs := strings.Split(doc.Text, "\n\n")
	if len(paragraphs) != 12 {
		t.Fatalf("%d paragraphs, want 12: %q", len(paragraphs), paragraphs)
	}
	for i, want := range map[int]string{
		1: "«Se uno dei due Paesi viene attaccato, l'altro fornirà senza indugio assistenza militare», recita l'articolo 4 " +
			"del patto. Secondo fonti dell'opposizione, circa 3.000 soldati si troverebbero già nella regione di confine, " +
			"dove da mesi si addestrano con istruttori stranieri.",
		4: "L'opposizione parlamentare ha annunciato un ricorso alla Corte suprema. Il governo respinge le accuse e " +
			"sostiene che il testo sia conforme alla Costituzione e agli impegni presi con gli alleati.",
	} {
		if paragraphs[i] != want {
			t.Errorf("paragraph %d is %q, want %q", i, paragraphs[i], want)
		}
	}
}

func TestPDFDamage(t *testing.T) {
	whole := pdfOf("", at("F1", 10, 50, 700, "Un testo qualsiasi, su una riga."))
	if doc := parseString(t, "a.pdf", "\n"+string(whole)+"\n\n\x00\x00"); doc.Text != "Un testo qualsiasi, su una riga." {
		t.Errorf("with rubbish around: %q", doc.Text)
	}
	for n := 0; n < len(whole)-8; n += 13 {
		doc, err := Parse(context.Background(), "a.pdf", "", whole[:n], Options{})
		if err == nil && strings.HasPrefix(string(whole[:n]), "%PDF-") {
			t.Errorf("cut after %d of %d bytes it was read: %q", n, len(whole), doc.Text)
		}
	}
	if _, err := Parse(context.Background(), "a.pdf", "", pdfOf("", "0 0 10 10 re f"), Options{}); kindOf(t, err) != Empty {
		t.Errorf("a PDF without text: %v", err)
	}
}

func TestPDFToUnicode(t *testing.T) {
	f := &pdfFont{toUnicode: map[string]string{}}
	f.ranges([]string{"<\x00\x01", "<\x00\x03", "<\x00A", "<\x00\x10", "<\x00\x11", "[", "<\x00x", "<\xd8\x35\xdc\x00", "]"})
	for code, want := range map[string]string{"\x00\x01": "A", "\x00\x03": "C", "\x00\x10": "x", "\x00\x11": "𝐀"} {
		if got := f.toUnicode[code]; got != want {
			t.Errorf("code %x is %q, want %q", code, got, want)
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(readTestdata(f, "gazzetta.pdf"))
	f.Add(pdfOf("/Title (Il patto di Merania)", at("F1", 10, 50, 700, "Una riga.", "Un'altra ri-", "ga.")))
	f.Add(pdfOf("", "q 1 0 0 1 5 5 cm BT /F1 9 Tf 12 TL [(a) -300 (b)] TJ T* (c) ' 1 2 (d) \" ET Q /X Do"))
	fuzzParse(f, "a.pdf")
}

// FuzzPDFContent reads any bytes as the drawing of a page.
func FuzzPDFContent(f *testing.F) {
	f.Add("BT /F1 9 Tf 1 0 0 1 50 700 Tm [(Una ri) -300 (ga)] TJ T* (c) ' ET")
	f.Add(at("F1", 10, 50, 700, "Una riga.", "Un'altra.") + at("F2", 10, 300, 700, "E qui.", "E là."))
	f.Fuzz(func(t *testing.T, content string) {
		doc, err := Parse(context.Background(), "a.pdf", "", pdfOf("", content), Options{MaxBytes: 1 << 16})
		if err != nil {
			if kindOf(t, err); errors.Is(err, errInternal) {
				t.Fatal(err)
			}
			return
		}
		checkDocument(t, doc)
	})
}
