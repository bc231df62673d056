"""Turns: who is served next, who waits, and who is sent away."""

import threading

from search.web.turns import Turns

LONG = 60.0


def waiter(turns, who, served):
    """Somebody who waits in a thread; ``served`` gets the name when it is their turn."""
    thread = threading.Thread(target=lambda: served.append(who) if turns.take(who, LONG) else None)
    thread.start()
    return thread


def queued(turns, number):
    """Returns once ``number`` are waiting."""
    with turns._changed:
        assert turns._changed.wait_for(lambda: len(turns._waiting) == number, LONG)


def after_giving_back(turns, who, threads):
    """Give a turn back and wait for one of ``threads`` to be served."""
    left = sum(thread.is_alive() for thread in threads)
    turns.give_back(who)
    while sum(thread.is_alive() for thread in threads) == left:
        threads[0].join(0.01)


def test_who_holds_fewer_turns_comes_before_who_waits_longer():
    turns, served = Turns(3, 9), []
    for who in ("rakus", "rakus", "sabar"):
        assert turns.take(who, 0)
    threads = [waiter(turns, "rakus", served)]
    queued(turns, 1)
    threads.append(waiter(turns, "lain", served))
    queued(turns, 2)
    after_giving_back(turns, "sabar", threads)
    assert served == ["lain"]
    after_giving_back(turns, "rakus", threads)
    assert served == ["lain", "rakus"]


def test_of_equals_the_one_who_waits_the_longest_comes_first():
    turns, served, threads = Turns(1, 9), [], []
    assert turns.take("awal", 0)
    for n, who in enumerate(("satu", "dua", "tiga"), 1):
        threads.append(waiter(turns, who, served))
        queued(turns, n)
    for who in ("awal", "satu", "dua"):
        after_giving_back(turns, who, threads)
    assert served == ["satu", "dua", "tiga"]


def test_nobody_holds_all_turns_so_that_another_is_served_at_once():
    turns = Turns(4, 9)
    assert [turns.take("rakus", 0) for _ in range(4)] == [True, True, True, False]
    assert turns.take("lain", 0)


def test_whoever_finds_no_room_to_wait_is_told_at_once():
    turns, served = Turns(1, 1), []
    assert turns.take("awal", 0)
    thread = waiter(turns, "sabar", served)
    queued(turns, 1)
    assert not turns.take("lebih", LONG)
    turns.give_back("awal")
    thread.join()
    assert served == ["sabar"]


def test_a_turn_that_was_waited_for_in_vain_is_nobodys():
    turns = Turns(1, 9)
    assert turns.take("awal", 0) and not turns.take("lain", 0.01)
    turns.give_back("awal")
    assert turns.take("lain", 0) and turns._held == {"lain": 1}


def test_twenty_who_ask_many_times_are_all_served():
    turns, count, served = Turns(4, 24), threading.Lock(), []

    def ask(who):
        for _ in range(25):
            assert turns.take(who, LONG)
            with count:
                served.append(who)
            turns.give_back(who)

    threads = [threading.Thread(target=ask, args=(f"{n}",)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(served) == 500 and not turns._held and not turns._waiting
