"""Twenty submitters, two reviewers and fifty visitors at once, on two server processes: nothing is lost."""

import pytest

from tests.benchmark.crowd import Crowd
from tests.benchmark.office import SUBMITTERS, VISITORS, database_of, lost
from tests.browser.conftest import serving

ROUNDS = 1
"""A minute of it is ``python -m tests.benchmark.office``."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_everything_accepted_is_in_the_release(kind: str) -> None:
    with database_of(kind) as (url, submitters):
        option = url.database or "" if kind == "sqlite" else url.render_as_string(hide_password=False)
        with serving("--database", option) as first, serving("--database", option) as second:
            crowd = Crowd((first, second), submitters, lambda rounds: rounds < ROUNDS, VISITORS)
            crowd.gather()
        assert crowd.troubles == []
        assert len(crowd.accepted) == SUBMITTERS * ROUNDS
        assert lost(url, crowd) == []
        assert crowd.published >= 1
