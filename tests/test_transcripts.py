from __future__ import annotations

import threading

from bot.reply import Reply
from bot.web.transcripts import Transcript, Transcripts, Turn


def turn(question: str) -> Turn:
    return Turn(question, Reply("answer", question, "fr"))


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_keeps_turns_in_order() -> None:
    kept = Transcripts()
    kept.add("a", turn("1"))
    kept.add("a", turn("2"))
    kept.add("b", turn("3"))
    assert [t.question for t in kept.get("a").turns] == ["1", "2"]
    assert kept.get("nobody") == Transcript()


def test_forgets_after_the_lifetime_even_when_another_visitor_comes() -> None:
    clock = Clock()
    kept = Transcripts(lifetime=100, clock=clock)
    kept.add("a", turn("1"))
    clock.now = 60
    kept.add("b", turn("2"))
    clock.now = 100
    assert kept.get("a").turns
    clock.now = 101
    kept.get("b")
    assert len(kept) == 1
    assert not kept.get("a").turns


def test_a_question_prolongs_the_lifetime_and_a_look_does_not() -> None:
    clock = Clock()
    kept = Transcripts(lifetime=100, clock=clock)
    kept.add("a", turn("1"))
    clock.now = 90
    kept.add("a", turn("2"))
    clock.now = 180
    assert len(kept.get("a").turns) == 2
    clock.now = 191
    assert not kept.get("a").turns


def test_is_bounded_in_conversations_and_in_turns() -> None:
    kept = Transcripts(capacity=3, length=2)
    for visit in "abcd":
        for n in range(5):
            kept.add(visit, turn(str(n)))
    assert len(kept) == 3
    assert not kept.get("a").turns
    assert [t.question for t in kept.get("d").turns] == ["3", "4"]
    assert kept.get("d").asked == 5


def test_forget() -> None:
    kept = Transcripts()
    kept.add("a", turn("1"))
    kept.forget("a")
    kept.forget("nobody")
    assert not kept.get("a").turns


def test_repeats_knows_a_form_sent_twice() -> None:
    kept = Transcripts(length=2)
    for question in ("1", "2", "3"):
        kept.add("a", turn(question))
    transcript = kept.get("a")
    assert transcript.repeats("3", after=2)
    assert transcript.repeats("2", after=1)
    assert not transcript.repeats("1", after=0), "no longer kept, so it is asked again"
    assert not transcript.repeats("3", after=3), "asked again from the newer page"
    assert not transcript.repeats("other", after=2)
    assert not transcript.repeats("3", after=-1)


def test_threads_lose_no_turn() -> None:
    kept = Transcripts(length=1000)
    threads = [threading.Thread(target=lambda: [kept.add("a", turn("q")) for _ in range(50)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept.get("a").asked == len(kept.get("a").turns) == 400
