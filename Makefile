# Rethink: `make serve` shows the site on this computer, `make test` tests everything.
# Both install what they need. `make help` lists the rest.

GO      ?= go
RETHINK := .cache/rethink

.DEFAULT_GOAL := help
.PHONY: help go-there libraries command serve build check test test-go test-browsers lint style bench fuzz budget screenshots speech record binaries clean

help: ## list what make can do here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 26

# Says in a line or two what is missing, before anything else is done.
go-there:
	@build/go '$(GO)' check

# And what the tests are built from.
libraries:
	@build/go '$(GO)' libraries

# Built and then run, not by `go run`: that calls Ctrl-C an error, and hides the exit status.
command:
	@build/go '$(GO)' build $(RETHINK)

serve: command ## build the site, serve it on this computer and rebuild when a file is saved
	@$(RETHINK) serve

build: command ## write the site to public/
	@$(RETHINK) build

check: command ## say what is wrong in the content, and write nothing
	@$(RETHINK) check

# The test of the binaries builds as they are built, without the names of folders: if all
# the tests are, nothing is compiled twice, which saves a minute of a processor.
test lint test-go test-browsers: export GOFLAGS := $(GOFLAGS) -trimpath

# The browsers start first, as they take longest; lint and Go are told first.
test: libraries ## install what the tests need, and run the tests
	@build/browser/setup
	@build/browser/beside '$(MAKE) --no-print-directory lint test-go' '$(MAKE) --no-print-directory test-browsers'

# Lint vets all the code by all of vet's rules, so it is not vetted by some of them
# again. To collect garbage less often takes a fifth off the time of tests that build
# whole sites.
test-go: libraries ## the tests of the Go code
	build/browser/setup paper
	build/browser/setup servers
	GOGC=400 $(GO) test -vet=off -timeout 30m ./...

test-browsers: ## the tests in real browsers
	build/browser/run

lint: libraries ## formatting of Go, scripts and stylesheets, go.mod, vet and staticcheck
	@unformatted=$$(gofmt -l .); [ -z "$$unformatted" ] || { echo "gofmt would change: $$unformatted"; exit 1; }
	$(GO) mod tidy -diff
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	build/browser/run style

style: ## set the scripts and stylesheets as Prettier does
	build/browser/run style --write

bench: libraries ## time each stage, builds and saves at four sizes, and Hugo where it is installed
	$(GO) test -timeout 2h -run '^$$' -bench . -benchmem ./...

FUZZTIME ?= 1m
FUZZ = source:FuzzFrontMatter source:FuzzMarkdown source:FuzzFlow source:FuzzSwaps source:FuzzCards source:FuzzSession \
	source:FuzzSite source:FuzzAsMeant svg:FuzzSVG quotes:FuzzSet flow:FuzzFlow search:FuzzWords \
	sheet:FuzzLinesHoldOnlyWhatTheFontHas release:FuzzRead cards:FuzzCardsArePrintedOrSayWhyNot \
	docx:FuzzRead docx:FuzzReadBytes frommarkdown:FuzzConvert matter:FuzzPlainMapping

# Go makes each input that shows something new as small as it can, for up to a minute, and
# tries no other meanwhile: a target that needs 20 ms an input would do little else.
fuzz: ## search for input that breaks the readers, a minute each; FUZZTIME=10m takes longer
	@for f in $(FUZZ); do $(GO) test -run '^$$' -fuzz "^$${f#*:}$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x ./build/internal/$${f%:*} || exit 1; done

budget: ## what each kind of page weighs, against its limit
	build/browser/run budget

screenshots: ## pictures of every kind of page, in screenshots/
	build/browser/run screenshots

speech: ## what the screen reader Orca says at four moments, against what it said before
	build/browser/run speech

record: ## write down what was tested and when, for the accessibility statement
	build/browser/run record

# Vet reads what is for another system than this one alone; lint does not.
binaries: command ## the programs to give away, for Windows, macOS and Linux, in dist/
	@build/go '$(GO)' libraries build/binaries/tools.mod
	GOOS=windows $(GO) vet ./cmd/... ./build/serve/...
	GOOS=darwin $(GO) vet ./cmd/... ./build/serve/...
	$(GO) run ./build/binaries -go '$(GO)' -out dist

clean: ## remove what was generated
	rm -rf public screenshots dist .cache build/browser/node_modules
