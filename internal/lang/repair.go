package lang

func (m *Model) repair(t Tree) {
	attachMarks(t, m.grammar.code)
}
