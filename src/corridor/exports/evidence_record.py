"""The evidence of a figure as a plain object. Sentences of the sources are not in it: they are read on the page."""

from corridor.exports.plain_records import Plain, plain, record
from corridor.model.derived import Derived
from corridor.queries.evidence import Dating, Evidence, Statement


def evidence_record(found: Evidence) -> dict[str, Plain]:
    """What is known of a figure, programme, honour, derived number or statistic."""
    return {
        "kind": found.kind.value,
        "id": found.id,
        "area": found.area.id,
        "region": found.region,
        "initiative": found.initiative.id if found.initiative else None,
        "indicator": found.indicator.id if found.indicator else None,
        "name": plain(found.name),
        "about": plain(found.about),
        "label": plain(found.label),
        "level": found.level,
        "doubt": plain(found.doubt),
        "note": plain(found.note),
        "lost": found.lost,
        "redefined": plain(found.redefined),
        "today": found.today.id if found.today else None,
        "statement": _statement(found.statement),
        "dating": _dating(found.dating),
        "origins": [{"source": record(origin.source), "locator": origin.locator} for origin in found.origins],
        "arithmetic": [_derived(derived) for derived in found.arithmetic],
    }


def _statement(statement: Statement | None) -> Plain:
    if statement is None:
        return None
    return {**record(statement), "unit": statement.unit.id if statement.unit else None}


def _dating(dating: Dating | None) -> Plain:
    return None if dating is None else record(dating)


def _derived(derived: Derived) -> Plain:
    return {
        "id": derived.derivation.id,
        "kind": derived.derivation.kind.value,
        "name": plain(derived.derivation.name),
        "inputs": [row.id for row in derived.inputs],
        "value": plain(derived.value),
        "low": plain(derived.low),
        "high": plain(derived.high),
        "unit": derived.unit.id if derived.unit else None,
        "qualifier": derived.qualifier.value,
        "formula": " ".join(term.sign or str(plain(term.value)) for term in derived.formula),
        "confirmed": derived.confirmed,
        "revised": derived.revised,
    }
