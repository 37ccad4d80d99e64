from corridor.model.in_period import in_period
from corridor.model.period import Period
from corridor.queries.freshness import months_older
from tests.corridor.sample import indicator, observation, sample


def data(*rows):
    return sample(indicators=[indicator("wells"), indicator("dry")], observations=rows)


OLD = observation("old", "north", "dry", period="2023-Q1")
REPORTS = [observation(f"w{at}", "north", period=f"2023-Q{at}") for at in (3, 4)]


def test_a_figure_is_as_old_as_its_regions_newest_report_is_later():
    dataset = data(OLD, *REPORTS)
    assert months_older(dataset, OLD) == 9
    assert months_older(dataset, REPORTS[-1]) is None


def test_another_regions_report_makes_nothing_old():
    newer = [observation(f"s{at}", "south", period=f"2024-Q{at}") for at in (1, 2)]
    dataset = data(*REPORTS, *newer)
    assert months_older(dataset, REPORTS[-1]) is None


def test_a_single_document_makes_nothing_old(shipped):
    assert months_older(data(OLD, REPORTS[-1]), OLD) is None
    assert {months_older(shipped, row) for row in shipped.observations.values()} == {None}


def test_within_a_chosen_period_nothing_is_old():
    assert months_older(in_period(data(OLD, *REPORTS), Period("2023-Q1")), OLD) is None
