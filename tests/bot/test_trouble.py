"""A fault is said at once, again once a minute at most, and its end is said too."""

from structlog.testing import capture_logs

from bot.trouble import Trouble


class Time:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def trouble() -> tuple[Trouble, Time]:
    time = Time()
    return Trouble("stuck", "going", timer=time), time


def test_a_fault_a_second_makes_one_line_a_minute() -> None:
    it, time = trouble()
    with capture_logs() as lines:
        for _ in range(180):
            it.met("network")
            time.now += 1
    assert [(line["cause"], line["count"]) for line in lines] == [
        ("network", 1),
        ("network", 61),
        ("network", 121),
    ]


def test_another_cause_is_said_at_once() -> None:
    it, _ = trouble()
    with capture_logs() as lines:
        for cause in ("network", "token", "network", "token"):
            it.met(cause)
    assert [line["cause"] for line in lines] == ["network", "token"]


def test_its_end_is_said_with_how_long_it_lasted() -> None:
    it, time = trouble()
    it.met("network")
    time.now += 30
    assert it.seconds == 30
    with capture_logs() as lines:
        assert it.over()
        assert it.over()
    assert [(line["event"], line["seconds"], line["count"]) for line in lines] == [("going", 30, 1)]
    assert (it.cause, it.seconds) == (None, 0)


def test_what_comes_and_goes_all_the_time_fills_no_log() -> None:
    it, time = trouble()
    with capture_logs() as lines:
        for _ in range(600):
            it.met("network")
            it.over()
            time.now += 0.1
    assert [line["event"] for line in lines] == ["stuck", "going"]


def test_what_has_to_stay_away_first_is_over_only_then() -> None:
    it, time = trouble()
    it.met("another")
    time.now += 59
    assert not it.over(lasting=60)
    assert it.cause == "another"
    time.now += 1
    assert it.over(lasting=60)
