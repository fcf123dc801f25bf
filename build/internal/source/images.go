package source

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // for image.DecodeConfig
	_ "image/png"  // for image.DecodeConfig
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	_ "golang.org/x/image/webp" // for image.DecodeConfig

	"rethink/build/internal/diag"
	"rethink/build/internal/model"
	"rethink/build/internal/svg"
)

// picture is what is known of a picture's file. Sizes are in pixels, zero where
// the file does not say.
type picture struct{ width, height int }

// readImage reads which file a picture is, and reports what keeps it from being
// shown or understood.
func (r *reading) readImage(img *model.Image, dest string) {
	if img.Alt == "" {
		r.problems.Errorf(img.At, "image-alt", "picture has no alternative text")
		r.problems.Hint("Write between the square brackets what it shows, for people who cannot see it: ![what it shows](file)")
	} else if isNoAlt(img.Alt) {
		r.problems.Errorf(img.At, "image-alt", "alternative text does not say what the picture shows: “%s”", img.Alt)
		r.problems.Hint("Describe what it shows, for people who cannot see it.")
	}
	ref, message, hint := parseTarget(r.page.Path, dest)
	file := ref.Made
	switch {
	case dest == "":
		message, hint = "picture has no address", "Write the name of its file between the round brackets: ![what it shows](file)"
	case message != "":
		message = strings.Replace(message, "link to ", "picture ", 1)
	case ref.URL != "":
		message, hint = "picture "+dest+" is on another website", "Copy it into the content folder: pages load nothing from elsewhere."
	case file == "" || !isPicture(strings.ToLower(path.Ext(file))):
		message, hint = "picture "+dest+" is not a picture", "Pictures end in .svg, .png, .jpg or .webp"
	case !r.site.files[file]:
		message = "picture " + dest + " is not there"
		hint = r.nearestFile(file)
	}
	if message != "" {
		r.problems.Errorf(img.At, "dead-image", "%s", message)
		r.problems.Hint("%s", hint)
		return
	}
	p := r.site.pictures[file]
	img.File, img.Width, img.Height = file, p.width, p.height
}

// isNoAlt reports whether alternative text names a file or says only that there is a
// picture.
func isNoAlt(alt string) bool {
	lower := strings.ToLower(strings.Trim(alt, " ."))
	switch lower {
	case "image", "picture", "photo", "photograph", "graphic", "diagram", "figure", "logo", "icon", "img", "alt", "alt text", "screenshot", "chart":
		return true
	}
	return !strings.Contains(lower, " ") && (isPicture(path.Ext(lower)) || path.Ext(lower) == ".gif")
}

// nearestFile guesses which file was meant, and says it as one writes it on the
// page.
func (r *reading) nearestFile(file string) string {
	near := r.site.names[path.Base(file)]
	if near == "" {
		near = r.guesses.NearestFile(file, slices.Collect(maps.Keys(r.site.files)))
	}
	if near == "" {
		return ""
	}
	return "Did you mean `" + model.Relative(r.page.Path, near) + "`?"
}

// heaviest is how many bytes a picture may have before it is reported: what a phone
// with a poor signal loads in some seconds.
const heaviest = 1_000_000

// checkPicture measures a picture, and reports one that nobody could see, or not
// soon enough.
func checkPicture(at diag.Pos, data []byte, problems *diag.List) picture {
	ext := strings.ToLower(path.Ext(at.File))
	name := strings.ToUpper(ext[1:])
	if isPointer(data) {
		problems.Errorf(at, "bad-picture", "picture cannot be read: the file %s", pointerReason)
		problems.Hint("Run `git lfs pull` in the folder of the site.")
		return picture{}
	}
	if is := formatOf(data); is != "" && ext != ".svg" && is != plainFormat(ext) {
		problems.Errorf(at, "bad-picture", "picture cannot be read: what is in the file is %s, not %s", strings.ToUpper(is), name)
		problems.Hint("Call it %s, and change the links to it.", strings.TrimSuffix(path.Base(at.File), path.Ext(at.File))+"."+strings.Replace(is, "jpeg", "jpg", 1))
		return picture{}
	}
	if ext == ".svg" {
		return checkDrawing(at, data, problems)
	}
	p, err := measure(data)
	reason := tornPicture(ext, data)
	if err != nil {
		reason = pictureReason(err, name)
	}
	switch {
	case reason != "":
		problems.Errorf(at, "bad-picture", "picture cannot be read: %s", reason)
		problems.Hint("Open it in a picture program and save it again as %s.", name)
	case p.width > largest || p.height > largest:
		problems.Warnf(at, "heavy-picture", "picture is %d by %d pixels, which many phones cannot show", p.width, p.height)
		problems.Hint("Make it smaller in a picture program: 1,600 pixels wide is enough.")
	default:
		checkWeight(at, data, problems)
	}
	return p
}

// largest is how many pixels wide or high a picture may be: what browsers on phones
// can hold.
const largest = 16_384

func checkWeight(at diag.Pos, data []byte, problems *diag.List) {
	if len(data) > heaviest {
		problems.Warnf(at, "heavy-picture", "picture has %.1f MB, which is slow on a phone", float64(len(data))/1_000_000)
		problems.Hint("Make it smaller in a picture program: 1,600 pixels wide is enough, and JPEG for a photograph.")
	}
}

// checkDrawing measures a drawing, and reports what could run or fetch something when
// somebody opens it on its own.
func checkDrawing(at diag.Pos, data []byte, problems *diag.List) picture {
	d := svg.Read(data)
	if d.Message == "" {
		checkWeight(at, data, problems)
	} else {
		at.Line, at.Col = d.Line, d.Col
		problems.Errorf(at, "bad-picture", "%s", d.Message)
		problems.Hint("%s", d.Hint)
	}
	return picture{d.Width, d.Height}
}

// formatOf names what kind of picture the bytes are; empty for none that is known.
func formatOf(data []byte) string {
	_, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return ""
	}
	return format
}

func plainFormat(ext string) string {
	return strings.Replace(strings.TrimPrefix(ext, "."), "jpg", "jpeg", 1)
}

// pictureReason says in an author's words why a picture cannot be read.
func pictureReason(err error, name string) string {
	switch {
	case errors.Is(err, image.ErrFormat):
		return "what is in the file is not " + name
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the file breaks off"
	}
	return err.Error()
}

// measure returns the size of a picture that is no drawing.
func measure(data []byte) (picture, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return picture{}, err
	}
	return picture{config.Width, config.Height}, nil
}
