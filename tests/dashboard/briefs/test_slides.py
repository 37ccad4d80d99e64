"""Slides: the chart's numbers are the published ones, tables are the brief's, and the notes carry the evidence."""

import io

import pytest
from pptx import Presentation

from corridor.queries.selection import Selection
from dashboard.briefs.content import brief_content
from dashboard.briefs.slides import slides
from tests.dashboard.published import LANGUAGES, REGIONS, rows

SELECTIONS = [(None, None), *((region, None) for region in REGIONS), *((None, str(number)) for number in range(1, 6))]


def deck(rendered, language, region, initiative):
    selection = Selection(language, region, initiative)
    return Presentation(io.BytesIO(slides(rendered.dataset, selection, "0123456789ab")))


@pytest.mark.parametrize(("region", "initiative"), SELECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_charts_and_notes_say_what_the_brief_says(rendered, language, region, initiative):
    made = deck(rendered, language, region, initiative)
    assert round(made.slide_width / made.slide_height, 3) == 1.778
    brief = brief_content(rendered.dataset, Selection(language, region, initiative), "0123456789ab")
    lines = {line.cells: line for line in brief.lines}
    seen = []
    for slide in made.slides:
        notes = slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            if shape.has_table:
                cells = [tuple(cell.text for cell in row.cells) for row in shape.table.rows][1:]
                seen += cells
                assert all(lines[line].evidence in notes for line in cells)
            if shape.has_chart:
                values = shape.chart.plots[0].series[0].values
                for value in values:
                    same = [
                        row for row in rows("observations").values() if row["value"] and float(row["value"]) == value
                    ]
                    assert any(row["printed"] in notes for row in same)
    regions = list(made.slides)[1 : 1 + len(REGIONS)] if (region, initiative) == (None, None) else []
    summed = sum(len(shape.table.rows) - 1 for slide in regions for shape in slide.shapes if shape.has_table)
    assert seen[summed:] == [line.cells for line in brief.lines]
    for code, slide in zip(REGIONS, regions, strict=False):
        assert slide.shapes.title.text.startswith(rows("areas")[code][f"name_{language}"])


def test_targets_and_parts_have_native_charts_of_their_own_numbers(rendered):
    charts = [
        shape.chart for slide in deck(rendered, "zh", None, None).slides for shape in slide.shapes if shape.has_chart
    ]
    values = [tuple(chart.plots[0].series[0].values) for chart in charts]
    assert (22.4, 30.0) in values
    assert any(55.0 in found and 29.0 in found for found in values)
    assert not any(None in found for found in values)


def test_the_first_slide_has_findings_map_and_release(rendered):
    first = deck(rendered, "zh", None, None).slides[0]
    text = " ".join(shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    for wanted in ("呼伦贝尔边境党建长廊", "0123456789ab", "GS(2024)0650"):
        assert wanted in text
    (link,) = [one for one in first.part.rels.values() if one.reltype.endswith("/image")]
    assert link.target_part.blob[40:44] == b" EMF"


def test_every_selection_leads_to_its_slides(client):
    answer = client.get("/brief.pptx?region=150725&lang=en")
    assert answer.status_code == 200
    assert "Chen Barag" in Presentation(io.BytesIO(answer.data)).slides[0].shapes.title.text
