// Package casus holds the words that every part of the tool shares: what a
// Document is, what a Claim says and what a Reading contains. It has values
// only; reading, storing and showing them is the work of the packages below
// internal.
//
// The JSON form of a [Reading] is a contract that outside measurement relies
// on: fields may be added, never renamed.
package casus

// A Span is the half-open byte range [Start, End) of a Document's Text, or of
// its Headline where the value that carries the Span says so.
type Span struct{ Start, End int }

// Valid reports whether s is a range inside a text of n bytes.
func (s Span) Valid(n int) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= n }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Cover returns the smallest span that contains both s and t.
func (s Span) Cover(t Span) Span { return Span{min(s.Start, t.Start), max(s.End, t.End)} }

// A Document is one report as it was read: its words and where they come from.
// Text is UTF-8 in Unicode normal form C. Every field but Text may be empty,
// which means not known.
type Document struct {
	ID        string // the caller's name for it, else the first digits of Digest
	Lang      string // ISO 639-1
	Publisher string
	Author    string
	URL       string // where it was fetched from, or the path of its file
	Date      string // publication date, RFC 3339 full-date (2024-10-24)
	Headline  string // only when it stands apart from Text
	Text      string
	Digest    string // "sha256:" and the hex digest of Text
}

// Title returns the words to show as the document's name: the headline, or the
// first line of the text when no headline stands apart from it.
func (d *Document) Title() string {
	if d.Headline != "" {
		return d.Headline
	}
	for i := 0; i < len(d.Text); i++ {
		if d.Text[i] == '\n' && i > 0 {
			return d.Text[:i]
		}
	}
	return d.Text
}

// An EventType is one of the 16 PLOVER event types, or Term.
type EventType string

// The PLOVER event types (PLOVER manual, 2021), and Term for a treaty
// provision, which is not an event.
const (
	Agree     EventType = "AGREE"
	Consult   EventType = "CONSULT"
	Support   EventType = "SUPPORT"
	Concede   EventType = "CONCEDE"
	Cooperate EventType = "COOPERATE"
	Aid       EventType = "AID"
	Retreat   EventType = "RETREAT"
	Request   EventType = "REQUEST"
	Accuse    EventType = "ACCUSE"
	Reject    EventType = "REJECT"
	Threaten  EventType = "THREATEN"
	Protest   EventType = "PROTEST"
	Sanction  EventType = "SANCTION"
	Mobilize  EventType = "MOBILIZE"
	Coerce    EventType = "COERCE"
	Assault   EventType = "ASSAULT"
	Term      EventType = "TERM"
)

// An Aux is PLOVER's auxiliary mode: how the text holds the claim. The zero
// value says that it is stated as having happened or going on.
type Aux string

// The moods of a claim.
const (
	Asserted     Aux = ""
	Future       Aux = "future"       // planned, announced, "will"
	Hypothetical Aux = "hypothetical" // could, may, if, feared, offered
	Negated      Aux = "negation"     // stated not to have happened, or unproven
	Historical   Aux = "historical"   // background more than a year before the report
)

// An Actor takes part in a claim. Code is an ISO 3166-1 alpha-3 country code or
// an organisation's code; Sector is PLOVER's, empty when the sentence gives
// none. Name is the fullest name known; Span covers the words that name it in
// the sentence, and is nil where the actor was understood from context.
type Actor struct {
	Code   string `json:"code"`
	Sector string `json:"sector,omitempty"`
	Name   string `json:"name,omitempty"`
	QID    string `json:"qid,omitempty"` // Wikidata item
	Span   *Span  `json:"span,omitempty"`
}

// A Speaker is who vouches for a claim. The author of the report is Kind
// "author" with an empty Code.
type Speaker struct {
	Code string `json:"code"`
	Kind string `json:"kind"` // author, state, media, anonymous, expert, person or organisation
	Name string `json:"name"`
	Span *Span  `json:"span,omitempty"`
}

// A When is the interval in which a claim holds. From and To are RFC 3339 dates
// or shorter prefixes of one ("2024", "2024-06"); either may be empty for open.
type When struct {
	From      string `json:"from,omitempty"`
	To        string `json:"to,omitempty"`
	Precision string `json:"precision,omitempty"` // day, week, month, year or open
}

// A Place is where a claim happens. Lat and Lon are degrees, WGS 84.
type Place struct {
	Name    string  `json:"name"`
	Country string  `json:"country,omitempty"`
	Lat     float64 `json:"lat,omitempty"`
	Lon     float64 `json:"lon,omitempty"`
}

// A Provision is what a treaty obliges its parties to do.
type Provision struct {
	Parties    []string `json:"parties"`
	Obligation string   `json:"obligation"` // defence, consult, nonaggression, neutrality, cooperation, logistics or other
	Trigger    string   `json:"trigger"`
}

// A Quantity is a number as the text gives it, with the range it allows. A nil
// bound is open: "over 3,000" has a Min and no Max.
type Quantity struct {
	Text string   `json:"text"`
	Min  *float64 `json:"min"`
	Max  *float64 `json:"max"`
	Unit string   `json:"unit,omitempty"` // currency code or measure; empty counts pieces or people
}

// A Transfer is something that moves from one actor to another.
type Transfer struct {
	From     string    `json:"from"`
	To       string    `json:"to"`
	What     string    `json:"what"` // troops, missiles, munitions, arms, technology, money, fuel, food, people or other
	Item     string    `json:"item,omitempty"`
	Quantity *Quantity `json:"quantity,omitempty"`
}

// A Claim says who did what to whom, in which mood, and who says so. It stands
// on the words Text[Span.Start:Span.End], or on those of the headline when In is
// "headline".
type Claim struct {
	ID         string     `json:"id"` // same text and same version give the same id
	Sentence   int        `json:"sentence"`
	Span       Span       `json:"span"`
	Quote      string     `json:"quote"`
	In         string     `json:"in"` // body or headline
	Type       EventType  `json:"type"`
	Mode       string     `json:"mode,omitempty"`
	Contexts   []string   `json:"contexts,omitempty"`
	Actors     []Actor    `json:"actors"`
	Recipients []Actor    `json:"recipients"`
	Aux        Aux        `json:"aux"`
	Unproven   bool       `json:"unproven,omitempty"` // negation means no evidence, not denial
	Speaker    Speaker    `json:"speaker"`
	Chain      []Speaker  `json:"chain,omitempty"` // outer speakers, outermost first
	Hedge      string     `json:"hedge"`
	When       *When      `json:"when,omitempty"`
	Where      []Place    `json:"where,omitempty"`
	Term       *Provision `json:"term,omitempty"`
	Transfer   *Transfer  `json:"transfer,omitempty"`
	Quantities []Quantity `json:"quantities,omitempty"`
	Condition  string     `json:"condition,omitempty"`
	Because    string     `json:"because"`
	CAMEO      string     `json:"cameo,omitempty"`     // derived: CAMEO root code
	Goldstein  float64    `json:"goldstein,omitempty"` // derived: -10 to 10
	Steps      []string   `json:"explain,omitempty"`   // the path from words to claim, only when asked for
}

// An Entity is a name in the document that the codebook knows, with every place
// where it stands.
type Entity struct {
	Name     string   `json:"name"`
	Code     string   `json:"code,omitempty"`
	QID      string   `json:"qid,omitempty"`
	Kind     string   `json:"kind"` // state, person, organisation, place, weapon or treaty
	Names    []string `json:"names,omitempty"`
	Mentions []Span   `json:"mentions"`
}

// An Attribution is a passage that the document credits to somebody, whether or
// not it tells of an event. Cue is the word that credits (said, secondo), Content
// what is credited; Content is empty when the syntax does not show it.
type Attribution struct {
	Sentence int     `json:"sentence"`
	Speaker  Speaker `json:"speaker"` // its Span is the whole phrase that names the speaker
	Head     Span    `json:"head"`    // the word of that phrase that carries the syntax
	Cue      Span    `json:"cue"`
	Content  Span    `json:"content"`
}

// A Reading is what casus read in one document.
type Reading struct {
	Doc          DocInfo       `json:"doc"`
	Claims       []Claim       `json:"claims"`
	Entities     []Entity      `json:"entities"`
	Attributions []Attribution `json:"attributions,omitempty"`
}

// A DocInfo is the part of a Document that travels with its Reading.
type DocInfo struct {
	ID        string `json:"id"`
	Lang      string `json:"lang"`
	Date      string `json:"date,omitempty"`
	Digest    string `json:"digest"`
	Sentences int    `json:"sentences"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Author    string `json:"author,omitempty"`
	URL       string `json:"url,omitempty"`
	Note      string `json:"note,omitempty"` // why the reading is partial, such as a language without a model
	Version   string `json:"version"`        // the reader's version
}
