"""Between server and worker: whole messages however they are cut, answers in their order, late ones noticed."""

import pickle
import socket
from contextlib import suppress
from threading import Thread

import pytest

from pages.ui.server.worker import DONE, HEAD, LONG, MISSING, READY, SHORT, Answer, Brought, Call, messages, serve
from tests.helpers.seats import ByHand, FakeSeat, connected


@pytest.mark.parametrize("size", [1, 2, HEAD.size, 40, 1000])
def test_messages_are_whole_however_they_come(size):
    sent = [(1, SHORT, b""), (2, LONG, b"long" * 50), (3, SHORT, b"x")]
    whole = b"".join(HEAD.pack(len(content), number, kind) + content for number, kind, content in sent)
    came, found = bytearray(), []
    for at in range(0, len(whole), size):
        came += whole[at : at + size]
        found += messages(came)
    assert found == sent
    assert not came


def test_a_worker_answers_all_that_comes_at_once():
    ours, theirs = socket.socketpair()

    def work() -> None:
        with suppress(EOFError):
            serve(theirs)

    worker = Thread(target=work)
    worker.start()
    calls = [
        ("a", pickle.dumps([3, 1, 2]), sorted, ()),
        ("a", None, len, ()),
        ("b", None, len, ()),
        ("a", None, max, ()),
    ]
    with ours:
        for kind in (SHORT, LONG):
            for number, call in enumerate(calls):
                message = pickle.dumps(call)
                ours.sendall(HEAD.pack(len(message), number, kind) + message)
        came, found = bytearray(), []
        while len(found) < 1 + 2 * len(calls):
            came += ours.recv(1 << 16)
            found += messages(came)
    worker.join()
    assert found[0][1] == READY
    answers = [(number, kind, pickle.loads(content) if content else None) for number, kind, content in found[1:]]
    assert answers == 2 * [(0, DONE, [1, 2, 3]), (1, DONE, 3), (2, MISSING, None), (3, DONE, 3)]


@pytest.mark.parametrize(
    "late, seconds, taken, told",
    [(False, 0.005, 0.001, False), (True, 0.005, 0.001, True), (False, 0.09, 0.001, True), (False, 0.09, 0.085, False)],
    ids=["in time", "waited for a worker", "waited in it", "a long step"],
)
def test_a_slice_whose_frame_comes_late_is_told(monkeypatch, late, seconds, taken, told):
    conductor, seat = ByHand(), FakeSeat("a", [])
    connection = connected(conductor, seat, monkeypatch)
    seat.back = lambda call, answer: taken
    waited = []
    monkeypatch.setattr(conductor.scheduler, "waited", waited.append)
    for home in (None, 1):  # a call that had to bring the copy along is slow for that reason
        call = Call("a", bytes, home, len, (), 0.001)
        connection.answer = Brought(call, Answer(DONE, 1), late, seconds, delay=0.05)
        connection.unacknowledged = 0
        conductor.turn()
    assert waited == [told]
    assert connection.answer is None
