"""Submissions that are killed: `python -m tests.submitting URL VAR KILLS SEED` starts children that leave interests one after
the other until they are killed with SIGKILL at a moment nobody chose, and prints which submissions were acknowledged.

Children are forked from a process that has imported everything and opened nothing, so that many die in few seconds.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import select
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import alembic.command  # noqa: F401  # imported once, before the forks

from bot.interest.answers import Answers, check
from bot.interest.form import interest_form
from bot.interest.service import Interests
from bot.storage.engine import Storage
from tests import folders
from tests.databases import KEY

KNOWLEDGE = folders.knowledge()


def address(number: int) -> str:
    return f"n{number}@exemple.org"


def answers(number: int) -> Answers:
    given = {"contact": address(number), "first_name": "Ada", "consent_contact": True, "consent_share": True}
    return check(interest_form(KNOWLEDGE, "fr"), given)


def submit_until_killed(url: str, var: Path, first: int, told: int) -> None:
    storage = Storage.open(url, var, keys=(KEY,))
    interests = Interests(storage, lambda: KNOWLEDGE, lambda: datetime.now(UTC), mail=False)
    for number in itertools.count(first):
        interests.submit(answers(number), "page", key=f"submission-{number:06}")
        os.write(told, f"{number}\n".encode())  # acknowledged


def main(url: str, var: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    read, write = os.pipe()
    acknowledged: list[int] = []
    for kill in range(kills):
        # The last acknowledged one is sent again, as by somebody who did not see the answer.
        first = acknowledged[-1] if acknowledged else 0
        child = os.fork()
        if child == 0:
            try:
                submit_until_killed(url, var, first, write)
            finally:
                os._exit(1)
        if kill % 4:
            select.select([read], [], [], 20)  # killed while it submits; every fourth, while it opens the database
        time.sleep(chance.uniform(0, 0.25))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "a child ended by itself"
        while select.select([read], [], [], 0)[0]:
            acknowledged += [int(line) for line in os.read(read, 1 << 16).split()]
    print(json.dumps(acknowledged))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
