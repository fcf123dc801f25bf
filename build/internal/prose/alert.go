package prose

import (
	"strings"

	"rethink/build/internal/model"
)

// AlertWord takes the word out of "[!NOTE]", with or without text behind it.
func AlertWord(line string) (string, bool) {
	rest, ok := strings.CutPrefix(line, "[!")
	if !ok {
		return "", false
	}
	word, after, ok := strings.Cut(rest, "]")
	if !ok || strings.HasPrefix(after, "(") || strings.HasPrefix(after, "[") || strings.ContainsAny(word, "[ ") {
		return "", false
	}
	return word, true
}

// NearlyAlert returns the kind of alert that a line was meant to name: [NOTE],
// [! NOTE], **Note**. It is empty for any other line.
func NearlyAlert(line string) string {
	word := strings.Trim(line, "*_\\[]!: ")
	if word == line || !strings.ContainsAny(line[:1], "[*_\\") || !strings.ContainsAny(line[len(line)-1:], "]*_:") {
		return ""
	}
	for _, k := range model.AlertKinds() {
		if strings.EqualFold(word, string(k)) {
			return strings.ToUpper(string(k))
		}
	}
	return ""
}
