"""Forms: one look, one token, and a label, a hint and a problem that belong to their field for every reader."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.html.elements import Input
from dashboard.office.csrf import csrf_fields


def form(content: list[Any], *, action: str | None = None, files: bool = False, look: str = "") -> Component:
    """A form that writes. It goes to the page's own address unless `action` says where.

    Args:
        content: fields and buttons.
        action: the address it is sent to.
        files: whether it holds a file.
        look: a class beside ``form``, for instance ``inline`` for a lone button.
    """
    where = {} if action is None else {"action": action}
    kind = {"encType": "multipart/form-data"} if files else {}
    return html.Form([*csrf_fields(), *content], method="post", className=f"form {look}".strip(), **where, **kind)


def field(label: str, control: Component, hint: str = "", problem: str = "") -> Component:
    """A control (with an id) under its label, with a hint and what is wrong with it."""
    about = {f"{control.id}-hint": hint, f"{control.id}-problem": problem}
    hints = [html.Span(text, id=key, className=key.rpartition("-")[2]) for key, text in about.items() if text]
    if hints:
        setattr(control, "aria-describedby", " ".join(key for key, text in about.items() if text))
    if problem:
        setattr(control, "aria-invalid", "true")
    return html.Div([html.Label(label, htmlFor=control.id), control, *hints], className="field")


def text_field(name: str, label: str, value: str = "", hint: str = "", **attributes: Any) -> Component:  # noqa: ANN401
    """A line of text, or what `attributes` make of it (``type="password"``, ``required=True``, …)."""
    control = Input(**{"id": name, "name": name, "type": "text", "value": value or None, **attributes})
    return field(label, control, hint)


def choice_field(name: str, label: str, choices: dict[str, str], chosen: str = "", hint: str = "") -> Component:
    """One of several: `choices` by their value."""
    options = [html.Option(text, value=value, selected=value == chosen) for value, text in choices.items()]
    return field(label, html.Select(options, id=name, name=name), hint)


def send(label: str, look: str = "", **attributes: Any) -> Component:  # noqa: ANN401
    """The button that sends a form. `look` may be ``quiet`` or ``danger``; the plain one is the page's main act."""
    return html.Button(label, type="submit", className=f"button {look}".strip(), **attributes)
