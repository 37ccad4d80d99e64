"""A page with the form that waits to be sent: every field as it was filled in, for the person to look at and send."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from dash import html
from dash.development.base_component import Component
from flask import request

from corridor.accounts import unsent_forms
from corridor.accounts.unsent_forms import UnsentForm
from dashboard.html.elements import Input
from dashboard.office import current
from dashboard.office.form_page import UNSENT, sent_fields
from dashboard.words.wording import Wording

UNSEEN = frozenset({"version", "token", "kind", "key", "next", "secret", "session", "figure_area", "replaces"})
"""What pages put into forms for themselves: nobody typed it (a test compares the pages with it)."""
_ID = "unsent-form"
_OWN_VALUE = frozenset({"hidden", "file", "password"})
_AS_SEEN = frozenset({"version", "token"})
"""What the page showed when the form was filled in: sent as it was, a change made meanwhile is met as always."""
_KB = 1024


def refilled(content: Any) -> Any:  # noqa: ANN401  # Dash types children as Any
    """`content`, its form filled in where the address, or the form just answered, names one that waits.

    Only what waits for the account of this session is found, and only on the page that it was typed on. The form keeps
    the version that it was filled in on, so that what somebody else has changed since is not overwritten.
    """
    session, asked = current.session(), request.method == "GET"
    token = (request.args if asked else sent_fields()).get(UNSENT)
    if session is None or not token:
        return content
    waiting, w = unsent_forms.find(current.office().database, session.actor.account, token), current.wording()
    if not asked:
        return _with_file_again(content, token, waiting, w)
    if waiting is None:
        return [_notice(w("office.unsent.gone")), content]
    if unquote(urlsplit(waiting.page).path) != f"{request.script_root}{request.path}":
        return content
    form = _form_of(content, waiting)
    if form is None:
        return [_notice(w("office.unsent.no_form"), *_typed(waiting, w)), content]
    left = _fill(form, waiting.fields)
    _attach(form, token, waiting, w, left)
    _open_around(content, form)
    link = html.A(w("office.unsent.to_form"), href=f"#{_ID}")
    secret = any(getattr(one, "type", "") == "password" for one in _within(form))
    return [_notice(w("office.unsent.filled"), w("office.unsent.no_password") if secret else None, link), content]


def _with_file_again(content: Any, token: str, waiting: UnsentForm | None, w: Wording) -> Any:  # noqa: ANN401
    """The answer to a form that was refused: the page keeps what was typed by itself, the file goes on waiting."""
    form = _form_of(content, waiting) if waiting is not None else None
    if form is not None and waiting is not None and not any(one.filename for one in request.files.values()):
        _attach(form, token, waiting, w, {})
    return content


def _form_of(content: Any, waiting: UnsentForm) -> Component | None:  # noqa: ANN401
    """The form of that address; among several that do the same, the one about the same thing."""
    forms = [one for one in _within(content) if _is(one, "Form") and waiting.action in _targets(one)]
    return max(forms, key=lambda form: _alike(form, waiting.fields), default=None)


def _targets(form: Component) -> set[str]:
    """The addresses that a form can be sent to: its own, and those of its buttons. A form for looking has none."""
    if getattr(form, "method", "") != "post":
        return set()
    own = getattr(form, "action", None) or f"{request.script_root}{request.path}"
    return {unquote(address) for address in (own, *(getattr(one, "formAction", own) for one in _within(form)))}


def _alike(form: Component, fields: Mapping[str, str]) -> int:
    hidden = (one for one in _within(form) if getattr(one, "type", "") == "hidden")
    return sum(fields.get(one.name) == one.value for one in hidden)


def _fill(form: Component, fields: Mapping[str, str]) -> dict[str, str]:
    """Fill in every field that there is. Returns what was typed into fields that the form does not have now."""
    left = {name: text for name, text in fields.items() if name not in UNSEEN and text.strip()}
    for control in _within(form):
        name: str = getattr(control, "name", None) or ""
        if name not in fields:
            continue
        left.pop(name, None)
        if _is(control, "Select"):
            _choose(control, fields[name])
        elif _is(control, "Textarea"):
            control.children = fields[name]
        elif _is(control, "Input") and (control.type not in _OWN_VALUE or name in _AS_SEEN):
            control.value = fields[name]
    return left


def _choose(select: Component, value: str) -> None:
    """Choose the option; one that is no longer offered is put back, and the check of the form will say so."""
    for option in select.children:
        option.selected = option.value == value
    if not any(option.selected for option in select.children):
        select.children = [*select.children, html.Option(value, value=value, selected=True)]


def _attach(form: Component, token: str, waiting: UnsentForm, w: Wording, left: Mapping[str, str]) -> None:
    """Let the form be known as the one that waited, with its file and with what has no field of its own any more."""
    form.id = _ID
    pieces: list[Any] = [Input(type="hidden", name=UNSENT, value=token)]
    if waiting.file is not None:
        pieces.append(html.P(_file_words(waiting, w), className="notice"))
        for control in _within(form):
            if getattr(control, "type", "") == "file":
                control.required = False
    for number, (name, text) in enumerate(left.items()):
        control = html.Textarea(text, id=f"unsent-{number}", name=name, rows=2)
        label = html.Label(w("office.unsent.left"), htmlFor=control.id)
        pieces.append(html.Div([label, control], className="field"))
    form.children = [*pieces, *form.children]


def _typed(waiting: UnsentForm, w: Wording) -> list[Any]:
    """All that was typed, to be copied from."""
    texts = [text for name, text in waiting.fields.items() if name not in UNSEEN and text.strip()]
    file = [html.P(_file_words(waiting, w, sent=False))] if waiting.file is not None else []
    return [html.Ul([html.Li(text) for text in texts]) if texts else None, *file]


def _file_words(waiting: UnsentForm, w: Wording, *, sent: bool = True) -> str:
    size = max(1, round(len(waiting.file or b"") / _KB))
    return w("office.unsent.file" if sent else "office.unsent.file_lost", name=waiting.file_name, size=size)


def _open_around(content: Any, form: Component) -> None:  # noqa: ANN401
    """Open what the form is folded into."""
    for one in _within(content):
        if _is(one, "Details") and any(inner is form for inner in _within(one)):
            one.open = True


def _notice(*content: Any) -> Component:  # noqa: ANN401
    pieces = [html.P(one) if isinstance(one, str | html.A) else one for one in content]
    return html.Div(pieces, className="notice unsent", role="status")


def _is(node: Component, kind: str) -> bool:
    return bool(node._type == kind)  # noqa: SLF001  # Dash keeps the name of the element there


def _within(node: Any) -> Iterator[Component]:  # noqa: ANN401
    """A component, and every one in it."""
    if isinstance(node, list | tuple):
        for child in node:
            yield from _within(child)
    elif isinstance(node, Component):
        yield node
        yield from _within(getattr(node, "children", None))
