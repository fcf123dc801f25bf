package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"sync"
)

// events wakes every browser that waits. It carries no message: who wakes up
// looks at the state itself, so a slow browser misses nothing.
type events struct {
	mu      sync.Mutex
	waiting map[chan struct{}]bool
	done    chan struct{}
	end     sync.Once
}

func newEvents() *events {
	return &events{waiting: map[chan struct{}]bool{}, done: make(chan struct{})}
}

func (e *events) join() chan struct{} {
	c := make(chan struct{}, 1)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.waiting[c] = true
	return c
}

func (e *events) leave(c chan struct{}) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.waiting, c)
}

func (e *events) tell() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for c := range e.waiting {
		select {
		case c <- struct{}{}:
		default: // it has not looked since the last time
		}
	}
}

// close lets every browser go, so that the server can end.
func (e *events) close() { e.end.Do(func() { close(e.done) }) }

// serveEvents keeps a browser told: once at the start, then after each change.
func (s *server) serveEvents(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		http.Error(w, "Only pages of this site may follow its changes.", http.StatusForbidden)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	woken := s.events.join()
	defer s.events.leave(woken)
	out := http.NewResponseController(w)
	for {
		if _, err := fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", s.state()); err != nil {
			return
		}
		if err := out.Flush(); err != nil {
			return
		}
		select {
		case <-woken:
		case <-s.events.done:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// state is what a browser has to know: which site it should show, and what lies
// over it.
func (s *server) state() []byte {
	s.mu.RLock()
	defer s.mu.RUnlock()
	state, err := json.Marshal(struct {
		Version  string    `json:"version"`
		Problems []problem `json:"problems"`
	}{s.version(), s.problems})
	if err != nil {
		return []byte("{}") // strings always encode
	}
	return state
}

// sameOrigin reports whether a page of this very server asks. Browsers say so; where
// neither header is there, no browser asks.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host == r.Host
}
