package build

import _ "embed"

// testRecord is what the browser tests wrote down when somebody ran make record,
// or {} before that. It is a file, not the outcome of a build, so that two builds
// stay the same.
//
//go:embed testrecord.json
var testRecord []byte
