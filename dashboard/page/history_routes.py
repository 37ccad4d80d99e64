"""``/releases`` and ``/changes``: every release there was, and what changed between two of them. Nobody signs in."""

import re
from collections.abc import Iterable, Mapping

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request

from corridor.queries.news import news
from corridor.releases.checkpoints import stored_notes
from corridor.releases.difference import between
from corridor.releases.errors import DatabaseError, UnknownReleaseError
from corridor.releases.merging import with_withdrawn
from corridor.releases.release_store import LoadedRelease, ReleaseStore
from corridor.releases.releases import Release
from corridor.releases.timestamps import local_day
from corridor.releases.words import words_between
from dashboard.html.elements import Input
from dashboard.html.url_prefix import ROOT
from dashboard.page.history_page import history_page
from dashboard.panels.changed_words import changed_words_list
from dashboard.panels.difference_table import difference_table
from dashboard.panels.history_signature import history_signature
from dashboard.panels.news import news_panel
from dashboard.panels.release_list import release_list, withdrawn_list
from dashboard.words.dates import day_in_words
from dashboard.words.wording import Wording

_MOST_LINES = 300
"""Of so many changes each is a line; of more only these, and the rest is for programs."""
_NUMBER = re.compile("[1-9][0-9]{0,8}")


def history_routes(release_store: ReleaseStore, public_key: str = "") -> Blueprint:
    """The two pages about the releases of `release_store`, and every signed head of their history as plain text.

    `public_key` is the public half of the key that signs them, as its notes name it.
    """
    blueprint = Blueprint("history", __name__)

    @blueprint.get("/releases")
    def releases() -> Response:
        latest, w = release_store.latest(), _wording(release_store)
        content = [release_list(latest, w), html.H2(w("changes.withdrawn")), withdrawn_list(latest, w)]
        notes = tuple(_notes(release_store))
        if public_key and notes:
            content.append(history_signature(public_key, notes[-1], w))
        return history_page(w("changes.list_title"), content, latest.dataset, w)

    @blueprint.get("/changes")
    def changes() -> Response:
        latest, w = release_store.latest(), _wording(release_store)
        last = _number("to", latest.release.number)
        first = _number("from", max(1, last - 1))
        first, last = sorted((first, last))
        title, status = _title(first, last, w), 200
        try:
            found = _difference(release_store, first, last, w)
        except UnknownReleaseError as error:
            title, found, status = w("changes.unknown"), _trouble(error, w), 404
        except DatabaseError as error:
            title, found, status = w("changes.unreachable"), _trouble(error, w), 503
        content = [_chooser(latest, first, last, w), found]
        return history_page(title, content, latest.dataset, w, status)

    @blueprint.get("/checkpoints")
    def checkpoints() -> Response:
        answer = Response("\n".join(_notes(release_store)), mimetype="text/plain; charset=utf-8")
        answer.headers["Cache-Control"] = "no-cache"
        return answer

    return blueprint


def _notes(release_store: ReleaseStore) -> Iterable[str]:
    """The signed heads, the oldest first; none while the database cannot be reached."""
    try:
        with release_store.database.reading() as connection:
            return stored_notes(connection).values()
    except DatabaseError:
        return ()


def _wording(release_store: ReleaseStore) -> Wording:
    known = release_store.base.corridor.languages
    asked = request.args.get("lang")
    return Wording(asked if asked in known else known[0])


def _title(first: int, last: int, w: Wording) -> str:
    return w("changes.one", last=last) if first == last else w("changes.title", first=first, last=last)


def _number(name: str, otherwise: int) -> int:
    given = request.args.get(name, "")
    return int(given) if _NUMBER.fullmatch(given) else otherwise


def _difference(release_store: ReleaseStore, first: int, last: int, w: Wording) -> Component:
    """What changed between the two; of one release alone, what changed in it, and that only one was asked for."""
    after = release_store.loaded_release(last)
    if last == 1:
        return html.P(w("changes.first_release"), className="empty")
    if first == last:
        alone = html.P(w("changes.alone", last=last, before=last - 1))
        return html.Div([alone, _difference(release_store, last - 1, last, w)])
    before = release_store.loaded_release(first)
    leading = news_panel(news(before.dataset, after.dataset), after.dataset, w)
    difference = between(release_store.database, first, last)
    named = with_withdrawn(after.dataset, after.contents)
    table = difference_table(difference, before.dataset, named, w, _MOST_LINES)
    cut = sum(map(len, (difference.added, difference.changed, difference.withdrawn))) > _MOST_LINES
    every = html.P(html.A(w("changes.every"), href=f"{ROOT}/api/v1/changes?from={first}&to={last}")) if cut else None
    head = html.H2(w("news.all")) if leading else None
    return html.Div([leading, head, table, every, _words(before, after, w)])


def _words(before: LoadedRelease, after: LoadedRelease, w: Wording) -> Component | None:
    """Which names, definitions, places and shapes changed, below a heading that counts them."""
    changed = words_between(before.contents.words, after.contents.words)
    listed = changed_words_list(changed, before.dataset, after.dataset, w)
    if listed is None:
        return None
    return html.Section([html.H2(w("changes.words", count=len(changed))), listed], **{"data-words": str(len(changed))})


def _trouble(error: DatabaseError, w: Wording) -> Component:
    return html.P(w.text(error.public), role="alert", className="trouble")


def _chooser(latest: LoadedRelease, first: int, last: int, w: Wording) -> Component:
    """Two lists of releases and a button; the address then says what is compared."""
    options = {number: _number_and_day(one, latest, w) for number, one in latest.history.releases.items()}
    fields = [_choice("from", w("changes.first"), options, first), _choice("to", w("changes.last"), options, last)]
    button = html.Button(w("changes.show"), type="submit", className="button quiet")
    language = Input(type="hidden", name="lang", value=w.language)
    return html.Form([*fields, language, button], action=f"{ROOT}/changes", method="get", className="changes-form")


def _number_and_day(release: Release, latest: LoadedRelease, w: Wording) -> str:
    day = local_day(release.published_at, latest.dataset.corridor)
    return w("changes.option", number=release.number, day=day_in_words(day, w))


def _choice(name: str, label: str, words: Mapping[int, str], chosen: int) -> Component:
    options = [html.Option(text, value=str(number), selected=number == chosen) for number, text in words.items()]
    return html.Div([html.Label(label, htmlFor=name), html.Select(options, id=name, name=name)], className="field")
