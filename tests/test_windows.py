"""A moment as precisely as it is known, and what lies between two of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.windows import Moment, Window
from tests.clocks import PARIS


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2017", "year"),
        ("2017-03", "month"),
        (" 2017-03-15 ", "day"),
        ("2017-03-15T9:00", "minute"),
        ("2017-03-15 09:00", "minute"),
    ],
)
def test_a_date_keeps_its_precision(text: str, precision: str) -> None:
    assert Moment.parse(text).precision == precision


@pytest.mark.parametrize(
    "text",
    ["", "demain", "15/03/2017", "2017-3-5", "2017-02-29", "2017-13", "2017-03-15T24:00", "2017-03-15T09", "0202-01-01",
     "9999", "22017", "٢٠٢٢", "2017-03-15T09:00:00", "2017-03-15T09:00+02:00"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|must be in|out of range"):
        Moment.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2021-12-31T23:00:00", "2022-12-31T22:59:59.999999"),
        ("2022-02", "2022-01-31T23:00:00", "2022-02-28T22:59:59.999999"),
        ("2022-12", "2022-11-30T23:00:00", "2022-12-31T22:59:59.999999"),
        ("2022-03-27", "2022-03-26T23:00:00", "2022-03-27T21:59:59.999999"),  # 23 hours
        ("2022-10-30", "2022-10-29T22:00:00", "2022-10-30T22:59:59.999999"),  # 25 hours
        ("2022-10-30T02:59", "2022-10-30T00:59:00", "2022-10-30T00:59:59.999999"),  # one minute, not an hour
        ("2022-03-27T01:59", "2022-03-27T00:59:00", "2022-03-27T00:59:59.999999"),
        ("2022-04-03T23:59", "2022-04-03T21:59:00", "2022-04-03T21:59:59.999999"),
    ],
)
def test_first_and_last_instants_through_clock_changes(text: str, first: str, last: str) -> None:
    moment = Moment.parse(text)
    assert moment.first(PARIS) == datetime.fromisoformat(first).replace(tzinfo=UTC)
    assert moment.last(PARIS) == datetime.fromisoformat(last).replace(tzinfo=UTC)


def test_a_window_without_a_date_has_no_deadline() -> None:
    with pytest.raises(ValueError, match="without a date"):
        _ = Window().deadline
