"""Between server and worker: whole messages however they are cut, answers in their order, late ones noticed."""

import pickle
import socket
from contextlib import suppress
from threading import Thread

import pytest

from pages.ui.server.worker import (
    DONE,
    HEAD,
    LONG,
    MISSING,
    READY,
    SHORT,
    Answer,
    Brought,
    Call,
    Spent,
    messages,
    serve,
)
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
    "late, spent, told",
    [
        (False, Spent(0.001, 0.004), (False, False)),
        (True, Spent(0.001, 0.004), (True, False)),
        (False, Spent(0.001, 0.09), (False, True)),
        (False, Spent(0.085, 0.005), (False, False)),
    ],
    ids=["in time", "waited for a worker", "stood still in it", "a long step"],
)
def test_a_slice_whose_frame_comes_late_is_told(monkeypatch, late, spent, told):
    conductor, seat = ByHand(), FakeSeat("a", [])
    connection = connected(conductor, seat, monkeypatch)
    seat.back = lambda call, answer: spent
    waited = []
    monkeypatch.setattr(conductor.scheduler, "waited", lambda long, starved: waited.append((long, starved)))
    connection.answer = Brought(Call("a", bytes, 1, len, (), 0.001), Answer(DONE, 1), late, delay=0.05)
    conductor.turn()
    assert waited == [told]
    assert connection.answer is None
