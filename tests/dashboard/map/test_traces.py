from shapely import LineString, box

from dashboard.map.traces import Answer, Sheet

HERE = Answer("words", "id", "region")


def test_without_an_answer_the_pointer_passes_through():
    sheet = Sheet()
    traces = [
        sheet.area("a", box(0, 0, 1, 1), "red"),
        sheet.line("b", box(0, 0, 1, 1), "red", 1),
        sheet.mark("c", (0, 0), {}),
    ]
    assert {trace["hoverinfo"] for trace in traces} == {"skip"}
    assert not any("customdata" in trace for trace in traces)


def test_a_fill_answers_inside_and_a_symbol_at_its_point():
    fill, symbol = Sheet().area("a", box(0, 0, 1, 1), "red", HERE), Sheet().mark("b", (0, 0), {}, HERE)
    assert (fill["hoveron"], fill["mode"], fill["customdata"]) == ("fills", "lines", ["id", "region"])
    assert (symbol["hovertext"], symbol["customdata"]) == (["words"], [["id", "region"]])


def test_the_sheet_of_an_inset_marks_its_traces_and_cuts_them():
    sheet = Sheet(("x2", "y2"), "-inset", box(0, 0, 1, 1))
    trace = sheet.area("region-1", box(-5, -5, 5, 5), "red")
    assert (trace["uid"], trace["xaxis"], trace["yaxis"]) == ("region-1-inset", "x2", "y2")
    assert (min(trace["x"]), max(trace["x"])) == (0, 1)
    assert not sheet.shows(box(2, 2, 3, 3))


def test_the_outline_of_a_cut_shape_has_no_edge_where_it_was_cut():
    sheet = Sheet(("x2", "y2"), "-inset", box(0, 0, 1, 1))
    trace = sheet.line("outline", box(0.5, -5, 5, 5), "red", 1)
    assert set(trace["x"]) == {0.5}


def test_names_break_where_their_lines_do():
    assert Sheet().texts("label", [(0, 0)], ["a\nb"], {})["text"] == ["a<br>b"]


def test_a_line_stays_a_line():
    assert Sheet().line("l", LineString([(0, 0), (1, 1)]), "red", 2, "dot")["line"] == {
        "color": "red",
        "width": 2,
        "dash": "dot",
    }
