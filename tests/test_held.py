"""What is held, on both databases, when the form has changed since."""

from __future__ import annotations

from bot.interest.service import Interests
from bot.storage.engine import Storage
from tests import folders
from tests.signing_up import Clock, answers


def test_what_the_form_no_longer_offers_does_not_stop_a_correction(storage: Storage) -> None:
    served = [folders.knowledge()]
    interests = Interests(storage, lambda: served[0], Clock(), mail=False)
    token = interests.submit(answers(projects=["phare"]), "page").manage or ""
    files = folders.folder(**{"projects/bouee.md": folders.project("bouee")})
    del files["projects/phare.md"]
    gone = folders.load(files).knowledge
    assert gone is not None
    served[0] = gone
    assert interests.correct(token, {"first_name": "Ada"}).answers["projects"] == ()
