"""The routes of interests as a process, to be killed: `python -m tests.interest_server URL VAR PORT`."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn

from bot.storage.engine import Storage
from tests.databases import KEY
from tests.interest_site import Site

if __name__ == "__main__":
    storage = Storage.open(sys.argv[1], Path(sys.argv[2]), keys=(KEY,))
    site = Site(storage, an_hour=1_000_000)
    uvicorn.run(site.app, host="127.0.0.1", port=int(sys.argv[3]), log_level="critical", access_log=False)
