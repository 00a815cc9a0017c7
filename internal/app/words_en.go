package app

import "casus"

func englishWords() *words {
	return &words{
		sections: [numSections]string{
			Commitments: "Commitments", Happened: "What happened", Claimed: "Claimed, by whom",
			Denied: "Unproven or denied", Planned: "Planned", Possible: "What could follow, and if what",
			Background: "Background", Transfers: "Transfers",
		},
		who:        "Who",
		counts:     [3][2]string{{"sentence", "sentences"}, {"claim", "claims"}, {"document", "documents"}},
		sentence:   "s",
		headline:   "headline",
		unnamed:    "someone unnamed",
		author:     "the report",
		and:        "and",
		others:     "N others",
		according:  "according to",
		itself:     "by its own account",
		via:        "via",
		if_:        "if",
		trigger:    "in case of",
		noDate:     "undated",
		empty:      "No claim was read in this document.",
		partly:     "Read in part",
		noModel:    "L has no model: names only, no claims",
		noLanguage: "its language could not be told: names only, no claims",
		contents:   "Documents",
		report:     "Report",
		claims:     "Claims",
		moods: map[casus.Aux]string{
			casus.Asserted: "stated", casus.Future: "planned", casus.Hypothetical: "possible",
			casus.Negated: "denied", casus.Historical: "background",
		},
		unproven: "unproven",
		quote:    [2]string{"“", "”"},
		months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
			"October", "November", "December"},
		languages: map[string]string{
			"it": "Italian", "en": "English", "fr": "French", "es": "Spanish", "de": "German", "pt": "Portuguese",
			"ro": "Romanian", "ru": "Russian", "uk": "Ukrainian", "zh": "Chinese", "ja": "Japanese", "ko": "Korean",
			"ar": "Arabic", "fa": "Persian", "he": "Hebrew", "tr": "Turkish", "el": "Greek", "pl": "Polish", "nl": "Dutch",
		},
		orgs: map[string]string{
			"UNO": "UN", "UNSC": "UN Security Council", "EUU": "European Union", "NATO": "NATO", "WEST": "West",
			"AU": "African Union", "ARAB": "Arab League", "IAEA": "IAEA", "ICC": "International Criminal Court",
			"ICJ": "International Court of Justice", "HAMAS": "Hamas", "HEZBOLLAH": "Hezbollah", "HOUTHI": "Houthi",
			"WAGNER": "Wagner", "WHO": "WHO", "IMF": "IMF", "QUAD": "Quad", "MERCOSUR": "Mercosur",
			"ANON": "unnamed sources", "MEDIA": "the press", "EXPERT": "experts",
		},
		sectors: map[string]string{
			"GOV": "government", "MIL": "armed forces", "LEG": "parliament", "JUD": "courts", "OPP": "opposition",
			"REB": "rebels", "SPY": "intelligence", "BUS": "business", "MED": "media", "CVL": "civilians",
			"COP": "police", "CRM": "criminals", "LAB": "workers", "EDU": "universities", "REF": "refugees",
			"JEW": "Jewish community", "REL": "religious authorities", "SET": "settlers", "UAF": "armed groups",
			"AGR": "farmers", "HLH": "health services", "JRN": "journalists", "ELI": "elites", "RAD": "radicals",
		},
		speakers: map[string]string{
			"state": "a government", "media": "the press", "anonymous": "unnamed sources", "expert": "experts",
			"person": "a person quoted", "organisation": "an organisation",
		},
		goods: map[string]string{
			"troops": "troops", "missiles": "missiles", "munitions": "munitions", "arms": "arms",
			"technology": "technology", "money": "money", "fuel": "fuel", "food": "food", "people": "people",
			"other": "goods",
		},
		articles: map[article]string{the: "the"},
	}
}
