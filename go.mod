module casus

go 1.26.0

require (
	github.com/alecthomas/kong v1.17.0 // commands and flags from types, with help
	github.com/clipperhouse/uax29/v2 v2.7.0 // sentence borders by Unicode TR29, before our abbreviation rules
	github.com/go-shiori/go-readability v0.0.0-20251205110129-5db1dc9836f0 // the article of a page, as browsers' reader views find it
	github.com/rogpeppe/go-internal v1.16.0 // testscript: the command line tested as it is typed
	golang.org/x/net v0.62.0 // HTML parser and the web's names of encodings
	golang.org/x/term v0.47.0 // whether a file is a terminal, and its width
	golang.org/x/text v0.43.0 // normal forms, encodings, width of East Asian characters
)

require (
	github.com/BurntSushi/toml v1.4.1-0.20240526193622-a339e1f7089c // indirect
	github.com/andybalholm/cascadia v1.3.3 // indirect
	github.com/araddon/dateparse v0.0.0-20210429162001-6b43995a97de // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // indirect
	golang.org/x/exp/typeparams v0.0.0-20231108232855-2478ac86f678 // indirect
	golang.org/x/mod v0.41.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/tools v0.51.0 // indirect
	honnef.co/go/tools v0.8.2 // indirect
)

tool honnef.co/go/tools/cmd/staticcheck
