"""The regions side by side: a bar for each number, in corridor order, context marked as what it is. No ranks."""

from dash.development.base_component import Component

from corridor.model.numbers import number_text
from corridor.queries.profile import Profile, ProfileRow, ProfileValue
from dashboard.html.elements import html
from dashboard.panels.press import choice, evidence_button
from dashboard.words.wording import Wording


def profile_panel(view: Profile | None, w: Wording) -> Component | None:
    """A table of regions by what is known of them; each number leads to its evidence, each count to the region."""
    if view is None or not view.rows:
        return None
    head = html.Tr(
        [
            html.Td(),
            *(
                html.Th(choice(w.text(region.short), region=region.id, toggle="keep"), scope="col")
                for region in view.regions
            ),
        ]
    )
    context = [row for row in view.rows if row.counted is None]
    reported = [row for row in view.rows if row.counted is not None]
    bodies = [_body("profile.context", context, w), _body("profile.reported", reported, w)]
    return html.Section(
        [
            html.Div(
                [
                    html.H2(w("profile.title"), id="profile-title", tabIndex="-1"),
                    html.P(w("profile.note")),
                ],
                className="profile-head",
            ),
            html.Div(
                html.Table([html.Thead(head), *bodies], className="profile", **{"aria-labelledby": "profile-title"}),
                className="profile-scroll",
            ),
        ],
        style={"--regions": str(len(view.regions))},
        **{"aria-labelledby": "profile-title"},
    )


def profile_jump(view: Profile | None, w: Wording) -> Component | None:
    """Leads to the regions side by side where they lie screens below, on a phone; ``assets/lead_to.js``."""
    if view is None or not view.rows:
        return None
    marks = {"data-action": "go-to", "data-to": "profile-title"}
    return html.Button(w("profile.jump"), type="button", className="tool to-profile", **marks)


def _body(name: str, rows: list[ProfileRow], w: Wording) -> Component | None:
    """The rows of one kind below what they are: context is never taken for a result."""
    if not rows:
        return None
    columns = len(rows[0].values) + 1
    head = html.Tr(html.Th(w(name), scope="rowgroup", colSpan=columns), className="profile-kind")
    return html.Tbody([head, *(_row(row, w) for row in rows)])


def _row(row: ProfileRow, w: Wording) -> Component:
    unit = w.text(row.unit.name) if row.unit else ""
    name = w(f"profile.{row.counted.value}") if row.counted else w.text(row.measure)
    title = html.Th([name, html.Span(unit, className="unit") if unit else None], scope="row")
    cells = [
        html.Td(
            _value(value, row, f"{w.text(value.region.name)}, {name}", unit, w),
            **{"data-choice": "column", "data-choice-region": value.region.id},
        )
        for value in row.values
    ]
    return html.Tr([title, *cells])


def _value(value: ProfileValue, row: ProfileRow, name: str, unit: str, w: Wording) -> Component:
    if value.value is None:
        return html.Span(w("profile.none"), className="profile-none")
    sign = w(f"tile.bound.{value.qualifier.value}") if value.qualifier else ""
    number = sign + number_text(value.value, w.language)
    derived = value.qualifier is not None
    words = w("profile.value", name=name, number=number, unit=unit).rstrip()
    share = round(100 * value.value / row.largest, 1) if row.largest > 0 else 0
    face = [
        html.Span(className="profile-fill", style={"--share": str(max(share, 0))}),
        html.Span([number, html.Span("*", className="doubted") if value.noted else None], className="profile-number"),
        html.Span(w("qualifier.derived"), className="profile-derived") if derived else None,
    ]
    marks = {"aria-label": w("profile.derived_value", value=words) if derived else words, "title": words}
    if value.evidence:
        return evidence_button(face, value.evidence, className="profile-bar", **marks)
    return choice(face, region=value.region.id, toggle="keep", className="profile-bar", **marks)
