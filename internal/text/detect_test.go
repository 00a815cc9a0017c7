package text

import (
	"strings"
	"testing"
)

func TestDetect(t *testing.T) {
	tests := []struct{ want, text string }{
		{"it", "Il ministro ha respinto le accuse e ha chiesto una riunione urgente."},
		{"it", "Gli alleati si consultano immediatamente in caso di aggressione."},
		{"en", "The minister rejected the accusations and asked for an urgent meeting."},
		{"fr", "Le ministre a rejeté les accusations et demandé une réunion d'urgence."},
		{"es", "El ministro rechazó las acusaciones y pidió una reunión urgente."},
		{"pt", "O ministro rejeitou as acusações e pediu uma reunião com urgência."},
		{"de", "Der Minister wies die Vorwürfe zurück und verlangte eine dringende Sitzung."},
		{"ro", "Ministrul a respins acuzațiile și a cerut o ședință de urgență."},
		{"ca", "El ministre va rebutjar les acusacions i va demanar una reunió urgent amb els seus."},
		{"nl", "De minister wees de beschuldigingen af en vroeg om een spoedvergadering."},
		{"pl", "Minister odrzucił oskarżenia i poprosił o pilne spotkanie."},
		{"tr", "Bakan suçlamaları reddetti ve acil bir toplantı istedi."},
		{"ru", "Министр отверг обвинения и попросил о срочной встрече."},
		{"uk", "Міністр відкинув звинувачення і попросив про термінову зустріч."},
		{"ar", "رفض الوزير الاتهامات وطلب عقد اجتماع عاجل."},
		{"zh", "部长拒绝了这些指控，并要求召开紧急会议。"},
		{"ja", "大臣は非難を退け、緊急の会合を求めました。"},
		{"ko", "장관은 비난을 일축하고 긴급 회의를 요청했다."},
		{"", ""},
		{"", "12.500 %"},
		{"", "Kim"},
	}
	for _, tt := range tests {
		got, confidence := Detect(tt.text)
		if got != tt.want {
			t.Errorf("Detect(%q) = %q (%.2f), want %q", tt.text, got, confidence, tt.want)
		}
		if (got == "") != (confidence == 0) || confidence < 0 || confidence > 1 {
			t.Errorf("Detect(%q) has confidence %v", tt.text, confidence)
		}
	}
}

func TestReadModelRefusesDamage(t *testing.T) {
	if _, err := readModel(eldData[:len(eldData)/2]); err == nil {
		t.Error("half of the data was read")
	}
	if _, err := readModel([]byte("no gzip")); err == nil {
		t.Error("data of another kind was read")
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("L'Onu e la Duma")
	f.Add("\xff\xfe''`’ЖЖ\u0301漢字")
	f.Add(strings.Repeat("parola'", 400))
	f.Fuzz(func(t *testing.T, s string) {
		if lang, c := Detect(s); len(lang) != 2 && lang != "" || c < 0 || c > 1 {
			t.Fatalf("Detect(%q) = %q, %v", s, lang, c)
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	for b.Loop() {
		Detect(benchText)
	}
}

func BenchmarkDetectLoad(b *testing.B) {
	for b.Loop() {
		if _, err := readModel(eldData); err != nil {
			b.Fatal(err)
		}
	}
}
