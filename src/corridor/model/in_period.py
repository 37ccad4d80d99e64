"""The same data, with the figures of one period as the current ones."""

import hashlib

from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.period import Period


def in_period(dataset: Dataset, period: Period) -> Dataset:
    """`dataset` with `period` chosen, and a fingerprint of its own: it names what is prepared of the period."""
    fingerprint = hashlib.sha256(f"{dataset.fingerprint} {period.text}".encode()).hexdigest()
    return replace(dataset, chosen=period, fingerprint=fingerprint)
