// Package archtest keeps the layout of the repository. Its tests parse every Go
// file of the module, so that no edit passes unread, and fail where a package
// stands outside the table, imports against the arrows or breaks a law of the
// pure packages. ARCHITECTURE.md shows the table.
package archtest
