// Package flow turns a decision graph into what people use: a guided path with a
// page a step, a chart, the chart in words, and posters.
//
// [Make] makes all of it. [Guided], [InWords], [NewChart] and [Posters] make plain
// view structs for the layouts; [Chart.Stylesheet] places the chart's boxes and lines;
// [Board.Bytes] and [ChartPoster.Bytes] draw the sheets of posters.
//
// A poster that is too high first takes its smallest type, then as many sheets as it
// needs: a board deals out its columns, a chart is cut between its layers, where each
// step that it leads to and that hangs elsewhere has a stand-in. Smaller titles and
// heads come next. Only what fits on no sheet is left out, with a warning: no poster
// is an error.
//
// The chart's geometry is a grid ([Plan]): boxes stand in layers, the lines run
// on grid lines between them. The plan knows no pixel, no font and no language,
// so lines meet boxes whatever the size of the text. Only the posters know
// millimetres.
//
// The package refuses to judge a flow (the model does), to know HTML, and to draw
// what no drawing helps: a flow that is too big gets the list alone, and says so.
// It expects a flow without errors.
package flow
