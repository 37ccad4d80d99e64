"""What can be pressed: elements that carry a change of the selection, and show whether it is made."""

from typing import Any, Literal

from dash.development.base_component import Component

from dashboard.html.elements import html

Toggle = Literal["toggle", "keep"]


def choice(
    children: Any,  # noqa: ANN401  # as every Dash component
    *,
    region: str | None = None,
    initiative: str | None = None,
    toggle: Toggle = "toggle",
    **properties: Any,  # noqa: ANN401
) -> Component:
    """A button that chooses a region, an initiative, or both; ``""`` means all, ``None`` leaves it as it is.

    Pressed again it clears what it chose, unless `toggle` says to keep it.
    """
    parts = {"region": region, "initiative": initiative}
    change = "&".join(f"{part}={value}" for part, value in parts.items() if value is not None)
    marks = {f"data-choice-{part}": value for part, value in parts.items() if value is not None}
    if toggle == "toggle":
        marks["data-toggle"] = ""
    return html.Button(
        children, type="button", **{"data-press": change, "data-choice": "button", **marks, **properties}
    )


def evidence_button(children: Any, figure: str, **properties: Any) -> Component:  # noqa: ANN401
    """A button that opens the evidence of `figure` (id of an observation, programme, honour, ...)."""
    marks = {"data-press": f"figure={figure}", "aria-haspopup": "dialog"}
    return html.Button(children, type="button", **{**marks, **properties})
