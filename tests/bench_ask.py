"""How long a cold `ask` takes over the real folder: `python -m tests.bench_ask [TIMES]`.

Each run is a process of its own, with the snapshot in `var`, as a person at a terminal would see it. The aim is under
1.5 seconds.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from tests.folders import ROOT

QUESTION = "Combien gagne-t-on ?"


def once(*arguments: str) -> float:
    """The seconds of one run, from the start of the process to its end."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def main(times: int = 7) -> None:
    once("-m", "bot", "ask", QUESTION)  # prepares and builds, if that was not done yet
    runs = [once("-m", "bot", "ask", QUESTION) for _ in range(times)]
    python = statistics.median(once("-c", "pass") for _ in range(3))
    shown = ", ".join(f"{seconds:.2f}" for seconds in sorted(runs))
    print(f"cold ask: median {statistics.median(runs):.2f} s of {times} runs ({shown}); Python alone {python:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
