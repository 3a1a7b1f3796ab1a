from __future__ import annotations

import threading
from datetime import datetime, timedelta

from bot.assistant import Assistant
from bot.conversation import CAPACITY, LIFETIME, Context, MemoryContexts, new_conversation
from tests.serving import NOW


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_what_was_put_is_what_is_got() -> None:
    kept = MemoryContexts()
    kept.put("a", Context("une question", unit="pay"), NOW)
    assert kept.get("a", NOW) == Context("une question", unit="pay")
    assert kept.get("b", NOW) is None


def test_a_context_lasts_as_long_as_it_is_used() -> None:
    kept, lifetime = MemoryContexts(), LIFETIME.total_seconds() / 60
    kept.put("a", Context("un"), NOW)
    assert kept.get("a", at(lifetime)) == Context("un")
    kept.put("a", Context("deux"), at(lifetime))
    assert kept.get("a", at(2 * lifetime)) == Context("deux")
    assert kept.get("a", at(2 * lifetime + 0.1)) is None
    assert kept.get("a", at(lifetime)) is None, "what has expired is gone"


def test_the_one_unused_for_longest_makes_room() -> None:
    kept = MemoryContexts(capacity=3)
    for name in "abc":
        kept.put(name, Context(name), NOW)
    kept.put("a", Context("a again"), NOW)
    kept.put("d", Context("d"), NOW)
    assert [kept.get(name, NOW) is not None for name in "abcd"] == [True, False, True, True]


def test_memory_has_a_bound() -> None:
    kept = MemoryContexts()
    for i in range(CAPACITY + 500):
        kept.put(str(i), Context(), NOW)
    assert len(kept._kept) == CAPACITY


def test_forgetting_is_for_good_and_never_fails() -> None:
    kept = MemoryContexts()
    kept.put("a", Context("x"), NOW)
    kept.forget("a")
    kept.forget("a")
    assert kept.get("a", NOW) is None


def test_identifiers_cannot_be_guessed_and_fit_a_url() -> None:
    found = {new_conversation() for _ in range(2000)}
    assert len(found) == 2000
    assert all(len(i) >= 22 and i.replace("-", "").replace("_", "").isalnum() for i in found)


SUBJECTS = {
    "combien gagne un EIG ?": "salaire",
    "le télétravail est possible ?": "teletravail",
    "combien de temps dure une mission ?": "duree",
    "quels sont les critères de sélection ?": "criteres",
    "qui sont les membres du jury ?": "composition-jury",
}


def test_fifty_conversations_at_once_do_not_mix(assistant: Assistant) -> None:
    questions = list(SUBJECTS)
    expected = {}
    for question in questions:
        first = assistant.reply(question, now=NOW)
        expected[question] = [first.entry, assistant.reply("et à la promo 4 ?", first.conversation, now=NOW).entry]
    assert len({tuple(e) for e in expected.values()}) == len(questions)
    mixed: list[tuple[str, list[str | None]]] = []
    ready = threading.Barrier(50)

    def talk(number: int) -> None:
        question = questions[number % len(questions)]
        ready.wait()
        first = assistant.reply(question, now=NOW)
        second = assistant.reply("et à la promo 4 ?", first.conversation, now=NOW)
        if [first.entry, second.entry] != expected[question] or first.conversation != second.conversation:
            mixed.append((question, [first.entry, second.entry]))

    threads = [threading.Thread(target=talk, args=(i,)) for i in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mixed == []


def test_a_conversation_taken_up_too_late_starts_anew(assistant: Assistant) -> None:
    first = assistant.reply("combien gagne un EIG ?", now=NOW)
    soon = assistant.reply("et à la promo 6 ?", first.conversation, now=at(29))
    assert assistant.knowledge.unit_of(soon.entry or "") == "salaire"
    late = assistant.reply("et à la promo 3 ?", first.conversation, now=at(75))
    assert assistant.knowledge.unit_of(late.entry or "") != "salaire"


def test_a_conversation_that_was_forgotten_starts_anew(assistant: Assistant) -> None:
    first = assistant.reply("combien gagne un EIG ?", now=NOW)
    assistant.forget(first.conversation or "")
    again = assistant.reply("et à la promo 6 ?", first.conversation, now=NOW)
    assert assistant.knowledge.unit_of(again.entry or "") != "salaire" and again.conversation == first.conversation


def test_the_trail_holds_the_answers_before_the_last_one() -> None:
    one = Context("a", unit="pay")
    two = Context("b", unit="gross").after(one)
    assert two.trail == ("pay",) and Context("b again", unit="gross").after(two).trail == ("pay",)
    three = Context("c", unit="place").after(two)
    assert three.trail == ("gross", "pay")
    assert Context("d", unit="pay").after(three).trail == ("place", "gross"), "never the last answer itself"
    assert Context("e", unit="x").after(Context("list", unit=None, trail=("pay",))).trail == ("pay",)
