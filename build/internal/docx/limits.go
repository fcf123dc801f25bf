package docx

// Limits bound what a file may ask of the computer. The zero value of each is the
// default, which a handbook of a thousand pages does not reach.
type Limits struct {
	Part  int64 // bytes of one part of text, unpacked; default 128 MB
	Media int64 // bytes of one picture, unpacked; default 32 MB
	All   int64 // bytes of all that is read, unpacked; default 512 MB
	Files int   // parts in the file; default 20,000
	Depth int   // of elements in one another; default 256
	Attr  int   // bytes of one attribute; default 4 MB
	Nodes int   // elements of one paragraph or table; default 500,000
}

func (l Limits) withDefaults() Limits {
	set(&l.Part, 128<<20)
	set(&l.Media, 32<<20)
	set(&l.All, 512<<20)
	set(&l.Files, 20_000)
	set(&l.Depth, 256)
	set(&l.Attr, 4<<20)
	set(&l.Nodes, 500_000)
	return l
}

func set[T int | int64](n *T, otherwise T) {
	if *n == 0 {
		*n = otherwise
	}
}
