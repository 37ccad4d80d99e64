"""The fields that say what an account is for: role, area, office."""

from collections.abc import Mapping

from dash.development.base_component import Component

from corridor.accounts.accounts import NewAccount
from corridor.accounts.areas import submitting
from corridor.accounts.roles import Role
from dashboard.office import current
from dashboard.office.account_words import area_name
from dashboard.office.form import choice_field, text_field

_ROLES = (Role.SUBMITTER, Role.REVIEWER, Role.ADMINISTRATOR, Role.READER)


def role_fields(typed: NewAccount) -> list[Component]:
    """The three fields, filled in as in `typed`."""
    w = current.wording()
    roles = {role.value: w(f"accounts.role_of.{role.value}") for role in _ROLES}
    areas = {"": w("accounts.no_area"), **{area: area_name(area, w) for area in submitting(current.office().base)}}
    return [
        choice_field("role", w("accounts.role"), roles, typed.role.value),
        choice_field("area", w("accounts.area"), areas, typed.area or "", w("accounts.area_hint")),
        text_field("office", w("accounts.office"), typed.office, w("accounts.office_hint"), autoComplete="off"),
    ]


def wanted(name: str, sent: Mapping[str, str]) -> NewAccount:
    """What was sent, for the account `name`. A role that there is none of is a visitor's, which the core refuses."""
    given = sent.get("role", "")
    role = Role(given) if given in _ROLES else Role.VISITOR
    return NewAccount(name, role, sent.get("area") or None, sent.get("office", ""))
