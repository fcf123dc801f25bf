package source

import "rethink/build/internal/model"

// readSession reads a page of kind session.
func readSession(r *reading) *model.Session { return &model.Session{Page: r.page} }

// readScenario reads a page of kind scenario.
func readScenario(r *reading) *model.Scenario { return &model.Scenario{Page: r.page} }
