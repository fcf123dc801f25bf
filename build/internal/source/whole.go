package source

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"path"
	"slices"
	"strings"
)

// tornPicture says why a picture is not whole, though its first bytes are those of a
// picture; it is empty for one that is. Folders that are synchronised, and memory
// sticks that are pulled out, leave such files.
func tornPicture(ext string, data []byte) string {
	whole := true
	switch ext {
	case ".png":
		whole = isWholePNG(data)
	case ".jpg", ".jpeg":
		whole = isWholeJPEG(data)
	case ".webp":
		whole = len(data) >= 12 && uint64(binary.LittleEndian.Uint32(data[4:]))+8 <= uint64(len(data))
	}
	if !whole {
		return "the file breaks off"
	}
	return ""
}

// isWholePNG goes through the chunks of a PNG, to its last.
func isWholePNG(data []byte) bool {
	pixels := false
	for at := 8; at+12 <= len(data); {
		size := uint64(binary.BigEndian.Uint32(data[at:]))
		kind := string(data[at+4 : at+8])
		if kind == "IEND" {
			return pixels
		}
		if size > uint64(len(data)-at-12) {
			return false
		}
		pixels = pixels || kind == "IDAT"
		at += int(size) + 12
	}
	return false
}

// isWholeJPEG goes through the segments of a JPEG to its pixels, and looks for the end
// behind them. Phones write more behind it.
func isWholeJPEG(data []byte) bool {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		switch kind := data[at+1]; {
		case kind == 0xFF:
			at++
			continue
		case kind == 0xDA:
			return bytes.Contains(data[at:], []byte{0xFF, 0xD9})
		case kind == 0x01 || 0xD0 <= kind && kind <= 0xD8:
			at += 2
			continue
		}
		at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
	}
	return false
}

// badDownload says why a file to download is not what its name says; it is empty for
// one that is, as far as its first and last bytes tell.
func badDownload(name string, data []byte) string {
	ext := strings.ToLower(path.Ext(name))
	start := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], "\xef\xbb\xbf \t\r\n"))
	switch {
	case isPointer(data):
		return pointerReason
	case len(bytes.Trim(data[:min(len(data), 4096)], "\x00")) == 0:
		return "is empty"
	case ext != ".txt" && (bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))):
		return "is a web page, and no " + strings.ToUpper(ext[1:])
	}
	switch ext {
	case ".pdf":
		return torn(data, "%PDF-", "%%EOF")
	case ".rtf":
		return torn(data, `{\rtf`, "}")
	case ".ics":
		return torn(data, "BEGIN:VCALENDAR", "END:VCALENDAR")
	case ".vtt":
		return torn(data, "WEBVTT", "")
	case ".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub":
		return badArchive(ext, data)
	case ".mp4":
		return badMovie(data)
	case ".mp3":
		if !bytes.HasPrefix(data, []byte("ID3")) && !(len(data) > 1 && data[0] == 0xFF && data[1]&0xE0 == 0xE0) {
			return "is not an MP3"
		}
	}
	return ""
}

// pointerReason is said of what stands in for a file where Git keeps large files apart.
const pointerReason = "holds the address of a file that Git keeps elsewhere, and not the file itself"

func isPointer(data []byte) bool {
	return bytes.HasPrefix(data, []byte("version https://git-lfs.github.com/"))
}

// torn says what a file lacks that is to begin and to end with certain words. Some
// programs write a little before the one and behind the other.
func torn(data []byte, first, last string) string {
	const around = 2048
	if !bytes.Contains(data[:min(len(data), around)], []byte(first)) {
		return "does not begin as such a file does"
	}
	if !bytes.Contains(data[max(0, len(data)-around):], []byte(last)) {
		return "breaks off before its end"
	}
	return ""
}

// badArchive says what is wrong with a file that is an archive of others.
func badArchive(ext string, data []byte) string {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if bytes.HasPrefix(data, []byte("PK")) {
			return "breaks off before its end"
		}
		return "does not begin as such a file does"
	}
	wanted := map[string]string{".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/", ".odt": "content.xml", ".ods": "content.xml", ".odp": "content.xml", ".epub": "META-INF/"}[ext]
	if wanted != "" && !slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.HasPrefix(f.Name, wanted) }) {
		return "is an archive of other files, and no " + strings.ToUpper(ext[1:])
	}
	return ""
}

// badMovie goes through the boxes of an MP4, to the last.
func badMovie(data []byte) string {
	if len(data) < 12 || string(data[4:8]) != "ftyp" {
		return "does not begin as such a file does"
	}
	for at := uint64(0); at < uint64(len(data)); {
		if uint64(len(data))-at < 8 {
			return "breaks off before its end"
		}
		size := uint64(binary.BigEndian.Uint32(data[at:]))
		switch {
		case size == 0:
			return "" // to the end of the file
		case size == 1 && uint64(len(data))-at >= 16:
			size = binary.BigEndian.Uint64(data[at+8:])
		}
		if size < 8 || size > uint64(len(data))-at {
			return "breaks off before its end"
		}
		at += size
	}
	return ""
}
