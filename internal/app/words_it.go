package app

import "casus"

func italianWords() *words {
	return &words{
		sections: [numSections]string{
			Commitments: "Impegni", Happened: "Che cosa è accaduto", Claimed: "Affermato, e da chi",
			Denied: "Non provato o smentito", Planned: "In programma", Possible: "Che cosa potrebbe seguire, e a quale condizione",
			Background: "Antefatti", Transfers: "Trasferimenti",
		},
		who:        "Chi",
		counts:     [3][2]string{{"frase", "frasi"}, {"affermazione", "affermazioni"}, {"documento", "documenti"}},
		sentence:   "f",
		headline:   "titolo",
		unnamed:    "qualcuno non nominato",
		author:     "l'articolo",
		and:        "e",
		others:     "altri N",
		according:  "secondo",
		itself:     "a suo dire",
		via:        "tramite",
		if_:        "se",
		trigger:    "in caso di",
		noDate:     "senza data",
		empty:      "In questo documento non è stata letta alcuna affermazione.",
		partly:     "Letto in parte",
		noModel:    "per la lingua L non c'è un modello: solo nomi, nessuna affermazione",
		noLanguage: "non se ne riconosce la lingua: solo nomi, nessuna affermazione",
		contents:   "Documenti",
		report:     "Articolo",
		claims:     "Affermazioni",
		moods: map[casus.Aux]string{
			casus.Asserted: "affermato", casus.Future: "in programma", casus.Hypothetical: "possibile",
			casus.Negated: "smentito", casus.Historical: "antefatto",
		},
		unproven: "non provato",
		quote:    [2]string{"«", "»"},
		months: [12]string{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
			"ottobre", "novembre", "dicembre"},
		languages: map[string]string{
			"it": "italiano", "en": "inglese", "fr": "francese", "es": "spagnolo", "de": "tedesco", "pt": "portoghese",
			"ro": "romeno", "ru": "russo", "uk": "ucraino", "zh": "cinese", "ja": "giapponese", "ko": "coreano",
			"ar": "arabo", "fa": "persiano", "he": "ebraico", "tr": "turco", "el": "greco", "pl": "polacco", "nl": "olandese",
		},
		orgs: map[string]string{
			"UNO": "Nazioni Unite", "UNSC": "Consiglio di sicurezza dell'Onu", "EUU": "Unione europea", "NATO": "Nato",
			"WEST": "Occidente", "AU": "Unione africana", "ARAB": "Lega araba", "IAEA": "Aiea", "ICC": "Corte penale internazionale",
			"ICJ": "Corte internazionale di giustizia", "HAMAS": "Hamas", "HEZBOLLAH": "Hezbollah", "HOUTHI": "Houthi",
			"WAGNER": "gruppo Wagner", "WHO": "Oms", "IMF": "Fondo monetario", "QUAD": "Quad", "MERCOSUR": "Mercosur",
			"ANON": "fonti anonime", "MEDIA": "stampa", "EXPERT": "esperti",
		},
		sectors: map[string]string{
			"GOV": "governo", "MIL": "forze armate", "LEG": "parlamento", "JUD": "magistratura", "OPP": "opposizione",
			"REB": "ribelli", "SPY": "servizi segreti", "BUS": "imprese", "MED": "stampa", "CVL": "civili",
			"COP": "polizia", "CRM": "criminali", "LAB": "lavoratori", "EDU": "università", "REF": "rifugiati",
			"JEW": "comunità ebraica", "REL": "autorità religiose", "SET": "coloni", "UAF": "gruppi armati",
			"AGR": "agricoltori", "HLH": "servizi sanitari", "JRN": "giornalisti", "ELI": "élite", "RAD": "radicali",
		},
		speakers: map[string]string{
			"state": "un governo", "media": "la stampa", "anonymous": "fonti anonime", "expert": "esperti",
			"person": "una persona citata", "organisation": "un'organizzazione",
		},
		goods: map[string]string{
			"troops": "soldati", "missiles": "missili", "munitions": "munizioni", "arms": "armi",
			"technology": "tecnologia", "money": "denaro", "fuel": "carburante", "food": "cibo", "people": "persone",
			"other": "beni",
		},
		triggers: map[string]string{
			"armed attack": "attacco armato", "state of war": "stato di guerra", "threat": "minaccia",
		},
		articles: map[article]string{masculine: "il", feminine: "la", masculines: "i", feminines: "le"},
	}
}
