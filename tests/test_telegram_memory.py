from bot.telegram.memory import Flood, Once, Payloads, Recent, Verdict


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_flood_is_noticed_once_then_silent_then_over() -> None:
    clock = Clock()
    flood = Flood(burst=3, rate=0.5, silence=30, clock=clock)
    verdicts = [flood.verdict("a") for _ in range(6)]
    assert verdicts == [Verdict.ADMIT] * 3 + [Verdict.WARN] + [Verdict.SILENT] * 2
    assert flood.verdict("b") is Verdict.ADMIT
    clock.now = 29
    assert flood.verdict("a") is Verdict.SILENT
    clock.now = 31
    assert [flood.verdict("a") for _ in range(4)] == [Verdict.ADMIT] * 3 + [Verdict.WARN]


def test_a_steady_writer_is_never_silenced() -> None:
    clock = Clock()
    flood = Flood(burst=3, rate=0.5, silence=30, clock=clock)
    for second in range(0, 200, 2):
        clock.now = second
        assert flood.verdict("a") is Verdict.ADMIT


def test_once() -> None:
    clock = Clock()
    once = Once(10, clock)
    assert once.first("a")
    assert not once.first("a")
    assert once.first("b")
    clock.now = 11
    assert once.first("a")


def test_recent_forgets_what_was_used_longest_ago() -> None:
    recent: Recent[int] = Recent(2)
    recent.put("a", 1)
    recent.put("b", 2)
    recent.get("a")
    recent.put("c", 3)
    assert (recent.get("a"), recent.get("b"), recent.get("c")) == (1, None, 3)
    assert len(recent) == 2


def test_payloads_expire_but_short_ones_do_not() -> None:
    payloads = Payloads(capacity=1)
    short, long = payloads.pack("a", "court"), payloads.pack("a", "long " * 50)
    assert payloads.unpack(long) == ("a", "long " * 50)
    payloads.pack("a", "autre " * 50)
    assert payloads.unpack(long) == ("a", None)
    assert Payloads().unpack(short) == ("a", "court")
    assert payloads.pack("a", "x" * 99) == payloads.pack("a", "x" * 99)


def test_payloads_of_others_mean_nothing() -> None:
    for data in ("", "a", "a:", "a:nope", "é", "a;x"):
        assert Payloads().unpack(data)[1] is None
