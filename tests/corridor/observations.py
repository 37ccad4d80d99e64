"""Strategies for observations of every kind, values written in more than one way among them."""

from decimal import Decimal

from hypothesis import strategies as st

from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.model.vocabulary import PeriodState, Qualifier, Text
from tests.corridor.sample import AREAS

words = st.sampled_from(["", "约7", "7.0", "Ü 7", "𠮷"])
texts = st.sampled_from([Text({}), Text({"zh": "注", "en": "n"}), Text({"en": "n", "zh": "注"}), Text({"zh": "注"})])
numbers = st.sampled_from([None, *map(Decimal, ("1", "1.0", "1.00", "-0", "0", "1E+2", "37.50"))])
periods = st.sampled_from(
    [None, *map(Period, ("2020", "2022-H1", "2022-01/2022-06", "2022", "../2022-02", "[2021,2022]"))]
)
keys = st.text(st.characters(codec="utf-8"), min_size=1, max_size=4) | st.from_regex(
    r"[OP]-[a-z0-9]{1,2}", fullmatch=True
)
rows = st.builds(
    Observation,
    id=keys,
    area=st.sampled_from([area.id for area in AREAS]),
    initiative=st.sampled_from([None, "water", "roads"]),
    indicator=st.sampled_from(["wells", "dry"]),
    value=numbers,
    unit=st.sampled_from([None, "well", "percent"]),
    qualifier=st.sampled_from(Qualifier),
    bound=st.sampled_from([None, Qualifier.AT_LEAST]),
    tolerance=numbers,
    period=periods,
    period_state=st.sampled_from(PeriodState),
    period_note=texts,
    printed=words,
    source=st.just("paper"),
    locator=st.sampled_from(["", "1.1", "1.10"]),
    doubt=texts,
    note=texts,
)
tables = st.lists(rows, max_size=12, unique_by=lambda row: row.id).map(lambda found: {row.id: row for row in found})
