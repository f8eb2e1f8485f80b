"""A deadline: what takes longer is stopped, and nothing else is."""

from threading import Event

from mic_tracker.read.bulk.servers.deadline import end_after


def test_what_is_in_time_is_left_alone() -> None:
    stopped = Event()
    with end_after(3600, stopped.set) as passed:
        pass
    assert not stopped.is_set()
    assert not passed.is_set()


def test_what_waits_for_ever_is_stopped() -> None:
    stopped = Event()
    with end_after(0, stopped.set) as passed:
        assert stopped.wait(60)
    assert passed.is_set()


def test_a_stop_that_has_no_effect_yet_is_tried_again() -> None:
    tries, third = list[int](), Event()

    def stop() -> None:
        tries.append(1)
        if len(tries) == 3:
            third.set()

    with end_after(0, stop):
        assert third.wait(60)
