package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	out := flag.String("out", "dist", "the `folder` to write to")
	goCommand := flag.String("go", "go", "the Go `command`")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := Make(ctx, Options{Source: ".", Out: *out, Go: *goCommand, Targets: Targets(), Say: func(line string) { fmt.Fprintln(os.Stderr, line) }})
	if err != nil {
		fmt.Fprintln(os.Stderr, "binaries:", err)
		stop()
		os.Exit(1)
	}
}
