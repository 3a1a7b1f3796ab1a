"""What was acknowledged is there, once and whole: after kills, on a full disk, over a restart of the database."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
import pytest
from sqlalchemy import event, func, select

from bot.settings import ROOT
from bot.storage.engine import Storage
from bot.storage.tables import consents, idempotency, interests
from tests.databases import KEY, Postgres
from tests.interest_site import Site
from tests.serving import served
from tests.submitting import address


def addresses(storage: Storage) -> Counter[str]:
    with storage.read() as tx:
        return Counter(storage.cipher.open(v) for v in tx.scalars(select(interests.c.contact)))


def assert_whole(storage: Storage) -> None:
    """Every interest has its two consents and its idempotency key, and there is nothing else."""
    with storage.read() as tx:
        rows = tx.scalar(select(func.count()).select_from(interests))
        agreed = tx.execute(select(consents.c.interest, func.count()).group_by(consents.c.interest)).all()
        keys = tx.scalar(select(func.count()).select_from(idempotency))
        owners = set(tx.scalars(select(idempotency.c.owner)))
        assert {row[1] for row in agreed} <= {2} and len(agreed) == rows == keys == len(owners)
        if storage.file:
            assert tx.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def python(*arguments: str, **more: str) -> subprocess.Popen[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")} | more
    return subprocess.Popen(
        [sys.executable, *arguments], env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.slow
def test_kills_at_any_moment_lose_nothing_and_double_nothing(database: str, tmp_path: Path) -> None:
    kills = 50
    worker = python("-m", "tests.submitting", database, str(tmp_path), str(kills), "6")
    told, problems = worker.communicate(timeout=240)
    assert worker.returncode == 0, problems[-2000:]
    acknowledged = {address(number) for number in json.loads(told)}
    assert len(acknowledged) >= 2 * kills  # enough, on a busy machine too, for some to be under way at each kill
    storage = Storage.open(database, tmp_path, keys=(KEY,))
    kept = addresses(storage)
    assert acknowledged <= set(kept), "acknowledged and lost"
    assert set(kept.values()) == {1}, "kept twice"
    assert len(kept) <= len(acknowledged) + 1, "only the last may be there without its sender knowing"
    assert_whole(storage)
    storage.close()
    print(f"{kills} kills, {len(acknowledged)} submissions acknowledged")


def body(number: int) -> dict[str, object]:
    given = {"contact": address(number), "first_name": "Ada", "consent_contact": True, "consent_share": True}
    return {"answers": given, "channel": "api"}


def post(client: httpx.Client, number: int) -> httpx.Response:
    return client.post("/api/interest", json=body(number), headers={"Idempotency-Key": f"submission-{number:06}"})


def test_the_server_is_killed_while_it_is_written_to(tmp_path: Path, database: str) -> None:
    """The same over HTTP: the routes of interests in a server's process of its own."""
    chance = random.Random(6)
    port = str(20_000 + os.getpid() % 20_000)
    acknowledged: list[int] = []
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        for _ in range(5):
            server = python("-m", "tests.interest_server", database, str(tmp_path), port)
            deadline = time.monotonic() + 60
            while not reachable(client):
                assert server.poll() is None, server.communicate()[1][-2000:]
                assert time.monotonic() < deadline
                time.sleep(0.05)
            number = acknowledged[-1] if acknowledged else 0
            timer = threading.Timer(chance.uniform(0.1, 0.5), server.send_signal, (signal.SIGKILL,))
            timer.start()
            with contextlib.suppress(httpx.TransportError):
                while True:
                    assert post(client, number).status_code == 202
                    acknowledged.append(number)
                    number += 1
            timer.join()
            server.communicate(timeout=20)
    assert len(set(acknowledged)) >= 20
    storage = Storage.open(database, tmp_path, keys=(KEY,))
    kept = addresses(storage)
    assert {address(n) for n in acknowledged} <= set(kept) and set(kept.values()) == {1}
    assert_whole(storage)
    storage.close()


def reachable(client: httpx.Client) -> bool:
    try:
        return client.get("/api/interest/form").status_code == 200
    except httpx.TransportError:
        return False


def test_a_full_disk_refuses_clearly_and_keeps_what_was_there(tmp_path: Path) -> None:
    """SQLite's own limit on pages stands for the disk: it is refused by the same error, at the same point."""
    pages = [1 << 30]
    storage = Storage("", tmp_path, keys=(KEY,))
    event.listen(storage.engine, "begin", lambda c: c.exec_driver_sql(f"PRAGMA max_page_count={pages[0]}"))
    with served(Site(storage).app) as url, httpx.Client(base_url=url, timeout=30) as client:
        assert post(client, 0).status_code == 202
        pages[0] = 1  # never less than what is used already: nothing more may come
        number, done = 0, httpx.Response(202)
        while done.status_code == 202:
            number += 1
            assert number < 300
            done = post(client, number)
        assert done.status_code == 507 and done.json()["error"]["code"] == "full"
        assert int(done.headers["retry-after"]) > 0
        assert addresses(storage) == Counter(address(n) for n in range(number))
        assert_whole(storage)
        pages[0] = 1 << 30
        assert post(client, number).status_code == 202, "once there is room again, with the same key"
    assert addresses(storage) == Counter(address(n) for n in range(number + 1))
    assert_whole(storage)
    storage.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    storage = Storage("", disk, keys=(KEY,))
    try:
        with served(Site(storage).app) as url, httpx.Client(base_url=url, timeout=30) as client:
            number = 0
            while (done := post(client, number)).status_code == 202:
                number += 1
                assert number < 1_000
            assert done.status_code == 507 and int(done.headers["retry-after"]) > 0
            assert addresses(storage) == Counter(address(n) for n in range(number))
            subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
            assert post(client, number).status_code == 202
        assert addresses(storage) == Counter(address(n) for n in range(number + 1))
        assert_whole(storage)
    finally:
        storage.close()
        subprocess.run(["umount", str(disk)], check=True)


def test_the_database_restarts_in_mid_load(postgres: Postgres, tmp_path: Path) -> None:
    storage = Storage.open(postgres.database(), tmp_path, keys=(KEY,))
    acknowledged: list[int] = []
    statuses: Counter[int] = Counter()
    stop = threading.Event()

    def load(url: str, thread: int) -> None:
        with httpx.Client(base_url=url, timeout=60) as client:
            for number in range(thread * 100_000, (thread + 1) * 100_000):
                while (done := post(client, number)).status_code != 202:
                    statuses[done.status_code] += 1
                    assert done.status_code == 503 and int(done.headers["retry-after"]) > 0, done.text
                    time.sleep(0.1)  # a person would wait longer, and send again under the same key
                acknowledged.append(number)
                if stop.is_set():
                    return

    with served(Site(storage, an_hour=1_000_000).app) as url:
        threads = [threading.Thread(target=load, args=(url, i)) for i in range(4)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(2):
                while len(acknowledged) < 20:
                    time.sleep(0.01)
                time.sleep(0.2)
                postgres.stop()
                time.sleep(0.5)
                postgres.start()
        finally:
            postgres.start()
            before = len(acknowledged)
            time.sleep(0.5)
            stop.set()
            for thread in threads:
                thread.join(60)
    assert len(acknowledged) > before, "it went on by itself"
    assert statuses[503] >= 1 and set(statuses) == {503}
    assert addresses(storage) == Counter(address(n) for n in acknowledged)
    assert_whole(storage)
    storage.close()
