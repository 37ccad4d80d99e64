"""Holds proposed figures to the same rules as the data package, and reports a breach at its cell."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from corridor.messages.catalogue import exists
from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.model.vocabulary import Text
from corridor.package.checks import figures, parts, periods, printed
from corridor.package.checks.rule import Finding
from corridor.workbook.choices import qualifier_labels
from corridor.workbook.draft import Proposal, ReportScope
from corridor.workbook.grid import address, plain
from corridor.workbook.report import Report, problem

_RULES = (*figures.RULES, parts.part_exceeds_whole, *periods.RULES, *printed.RULES)
_CELLS = {"period_state": "period", "period_note": "period", "unit": "value", "bound": "qualifier", "": "value"}
"""The column in which a submitter can mend what the package keeps in another one."""


def check_figures(proposals: Sequence[Proposal[Observation]], frame: ReportScope, report: Report) -> None:
    """Report every breach of the contract by a proposal, at a cell that has no problem yet."""
    by_id = {proposal.record.id: proposal for proposal in proposals}
    merged = _merged(frame.dataset, [proposal.record for proposal in proposals], frame.today)
    for rule in _RULES:
        for finding in rule.find(merged):
            proposal = by_id.get(finding.key) or by_id.get(str(finding.facts.get("other", "")))
            if proposal:
                _report(rule.name, finding, proposal, by_id, report)


def _merged(dataset: Dataset, proposed: Sequence[Observation], today: date) -> Dataset:
    """The published figures with the proposed ones in place of those they correct, as of today."""
    replaced = {_identity(row) for row in proposed}
    reported = dataset.figures.holding("area", *{row.area for row in proposed})
    gone = [row.id for row in dataset.figures.rows(reported) if _identity(row) in replaced]
    return replace(
        dataset,
        observations=dataset.figures.changed((), gone).changed(proposed),
        corridor=replace(dataset.corridor, as_of=today),
    )


def _identity(row: Observation) -> tuple[object, ...]:
    return row.area, row.indicator, row.period, row.qualifier


def _report(
    rule: str,
    finding: Finding,
    proposal: Proposal[Observation],
    by_id: Mapping[str, Proposal[Observation]],
    report: Report,
) -> None:
    field = finding.field if proposal.record.id == finding.key else "value"
    place = proposal.cells.get(_CELLS.get(field, field)) or (proposal.row, 0)
    if report.has_problem_at(proposal.sheet, address(*place)):
        return
    known = rule if exists(f"workbook-rule.{rule}.message") else "contract"
    facts = {**dict(_facts(finding, proposal, by_id)), "name": rule}
    report.take(problem(known, proposal.sheet, place, _shown(finding.found), facts))


def _facts(
    finding: Finding, proposal: Proposal[Observation], by_id: Mapping[str, Proposal[Observation]]
) -> Iterator[tuple[str, object]]:
    """The rule's facts as a submitter knows them: labels for codes, cells for ids."""
    yield "qualifier", _label(proposal.record)
    for key, value in finding.facts.items():
        other = by_id.get(str(value))
        if other:
            yield key, f"{other.sheet} {address(*other.cells['value'])}"
        elif key != "qualifier":
            yield key, value if isinstance(value, Text) else _shown(value)


def _label(row: Observation) -> Text:
    return qualifier_labels()[row.qualifier.value]


def _shown(value: object) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)
