// Package app holds the use cases of casus. It joins the pure packages to what
// the rim brings in: documents go in, readings and dossiers come out.
//
// [Readings] reads documents on several cores and yields the results in the
// order of the documents. [NewPrinter] writes results in one of the [Format]s:
//
//	p, err := app.NewPrinter(app.Text, w, app.Style{Lang: "it", Width: 90})
//	if err != nil {
//		return err
//	}
//	for res := range app.Readings(ctx, docs, coder, 4) {
//		if res.Err != nil {
//			report(res.Err)
//			continue
//		}
//		if err := p.Print(res.Doc, res.Reading); err != nil {
//			return err
//		}
//	}
//	return p.Close()
//
// Printing depends on the document, the reading and the [Style] alone, so the
// same input gives the same bytes on every machine.
package app
