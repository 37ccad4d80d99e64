"""A form whose session has ended: it is kept, the person signs in, and the page shows it filled in again."""

from urllib.parse import urlencode

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts import unsent_forms
from corridor.accounts.errors import OutlivedFormError
from corridor.accounts.unsent_forms import UnsentForm
from dashboard.office import cookies, current
from dashboard.office.csrf import FIELD
from dashboard.office.errors import error_response
from dashboard.office.form_page import PAGE, UNSENT, named_page, sent_fields
from dashboard.office.notices import go

_NOTHING_TYPED = "office.sign_in.sign_out"


def keep(error: OutlivedFormError) -> ResponseReturnValue:
    """Keep the form, and go on to its page, by way of signing in where the session has ended. Nothing is carried out.

    What is kept is known to come from a page of ours: see `csrf.demand_own_form`.
    """
    if request.endpoint == _NOTHING_TYPED and current.session() is None:
        response = go(url_for("office.sign_in.form"), "office.signed_out")
        cookies.drop(response, cookies.SESSION)
        return response
    page = named_page()
    if page is None or request.method != "POST":
        return error_response(error)
    database, former = current.office().database, request.form.get(UNSENT, "")
    form = _filled(page, unsent_forms.find(database, error.account, former))
    token = unsent_forms.keep(database, error.account, form)
    if token is None:
        return error_response(error)
    unsent_forms.discard(database, error.account, former)
    address = f"{page}{'&' if '?' in page else '?'}{urlencode({UNSENT: token})}"
    if current.session() is not None:
        return go(address)
    return go(url_for("office.sign_in.form", next=address), "office.unsent.sign_in")


def sent_file(name: str) -> bytes:
    """The file of the form, else the one that waits with it; empty where there is none."""
    sent = request.files.get(name)
    if sent is not None and sent.filename:
        return bytes(sent.read())
    waiting = unsent_forms.find(current.office().database, current.actor().account, request.form.get(UNSENT, ""))
    return (waiting.file if waiting is not None else None) or b""


def forget_sent(response: Response) -> None:
    """Forget a form once it was carried out; one that was refused can be sent again."""
    done = request.method == "POST" and response.status_code < 400  # noqa: PLR2004  # the first status of an error
    token = sent_fields().get(UNSENT)
    if done and token and current.session() is not None:
        unsent_forms.discard(current.office().database, current.actor().account, token)


def _filled(page: str, former: UnsentForm | None) -> UnsentForm:
    """What was sent. A file that has waited since an earlier time, with the `former` form, stays with it."""
    fields = {name: text for name, text in request.form.items() if name not in (FIELD, PAGE, UNSENT)}
    action = f"{request.script_root}{request.path}"
    sent = next((one for one in request.files.values() if one.filename), None)
    if sent is not None:
        return UnsentForm(page, action, fields, sent.filename or "", sent.read())
    kept = (former.file_name, former.file) if former is not None else ("", None)
    return UnsentForm(page, action, fields, *kept)
