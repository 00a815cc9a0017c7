package app

import "casus"

// english is the grammar of English.
type english struct{ w *words }

func (g english) name(r ref) string {
	if r.art == the {
		return "the " + r.text
	}
	return r.text
}

func (g english) subject(names []ref) (string, bool) {
	return g.w.list(texts(names, g.name), maxNamed), len(names) > 1 || names[0].plural
}

func (g english) object(prep string, names []ref) string {
	s := g.w.list(texts(names, g.name), maxNamed)
	if prep != "" {
		s = prep + " " + s
	}
	return s
}

func (g english) predicate(v verb, m mood, _ bool) string {
	switch m {
	case will:
		return "will " + v.bare
	case could:
		return "could " + v.bare
	case didNot:
		return "did not " + v.bare
	default:
		return v.done
	}
}

func (g english) unproven(subject string, v verb, _ bool) string {
	return "no proof that " + subject + " " + v.done
}

func (g english) bound(p *casus.Provision, m mood, plural, mutual bool) string {
	is := "is"
	if plural {
		is = "are"
	}
	switch m {
	case will:
		is = "will be"
	case could:
		is = "could be"
	case didNot:
		is += " not"
	}
	other := "the other party"
	if mutual {
		other = "each other"
	}
	switch p.Obligation {
	case "defence":
		return is + " bound to assist " + other + " militarily"
	case "consult":
		return is + " bound to consult " + other
	case "nonaggression":
		return is + " bound not to attack " + other
	case "neutrality":
		return is + " bound to stay neutral"
	case "cooperation":
		return is + " bound to cooperate"
	case "logistics":
		return is + " bound to give logistic support to " + other
	}
	return is + " bound by a treaty"
}

func (g english) sent(sale bool) phrase {
	if sale {
		return phrase{with: verb{"supplied", "supply", "supply"}, prep: "to"}
	}
	return phrase{with: verb{"sent", "send", "send"}, prep: "to"}
}
