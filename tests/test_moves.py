"""What was put off: the call at hand, where nothing else is named."""

from __future__ import annotations

import pytest

from bot.dates.moves import led_by_what_was_put_off
from bot.dates.sentences import Dates
from index.knowledge import DATES_PREFIX
from index.ranking import Hit, Ranking
from tests.folders import real
from tests.test_dates import at


@pytest.mark.parametrize(
    ("question", "clock", "led"),
    [
        ("on m'a dit que c'était prolongé, c'est vrai ?", "2022-04-05T09:00", True),
        ("was it extended?", "2022-04-14T09:00", True),
        ("c'est prolongé j'espère ?", "2021-05-03T09:00", True),
        ("mon contrat, c'est prolongé ?", "2022-04-08T09:00", False),
        ("c'est prolongé ?", "2022-11-14T09:00", False),
        ("il a été prolongé", "2022-04-08T09:00", False),
    ],
)
def test_what_was_put_off_without_a_name_is_the_call_at_hand(question: str, clock: str, led: bool) -> None:
    units = {unit.id: unit for unit in real().units}
    hits = tuple(Hit(units[u], 0.5) for u in ("renouvellement", DATES_PREFIX + "candidatures"))
    told = led_by_what_was_put_off(Ranking(hits, 0.5, 0.9, True, False), question, Dates(real(), at(clock), "fr"))
    assert (told.first.id == DATES_PREFIX + "candidatures") is led
