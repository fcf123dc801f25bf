package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

// today returns the day that review dates are compared with, and that a new site
// is started on: zero, which is the clock's own, unless SOURCE_DATE_EPOCH names
// another, in seconds since 1970, as reproducible-builds.org/specs/source-date-epoch
// says.
func today() (time.Time, error) {
	named := os.Getenv("SOURCE_DATE_EPOCH")
	if named == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(named, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q: it has to be a whole number of seconds since 1970", named)
	}
	return time.Unix(seconds, 0).UTC(), nil
}
