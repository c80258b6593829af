"""Bad input, lots of it: every link and every file ends in a plain sentence, quickly, and never as markup."""

import io
import random
import time
import zipfile

import numpy as np
import pytest
from PIL import Image

import dnn
from pages.ui.images import upload
from pages.ui.own_data.upload import read_csv
from pages.ui.settings.table import SETTINGS
from tests.helpers.pages import SCRIPTS, opened_with

NASTY = [
    "",
    " ",
    "NaN",
    "nan",
    "inf",
    "-inf",
    "-1",
    "0",
    "1e999",
    "1e-999",
    "99999999999999999999",
    "0x10",
    "1_000",
    "١٢",
    "½",
    "true",
    "None",
    "null",
    "[]",
    "{}",
    "a" * 5000,
    "🙂" * 50,
    "\u202e evil",
    "\x00",
    "a\nb",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[link](javascript:alert(1))",
    "$\\frac{1}{0}$",
    "`code`",
    ":material/bug_report:",
    "'; DROP TABLE runs; --",
    "../../etc/passwd",
    "${7*7}",
    "{{7*7}}",
    "%00",
    "%3Cb%3E",
    "1,2",
    "8-8-8-8-8-8-8-8",
    "8--8",
    "-",
    "65",
    "1.5",
    "+3",
    "1e2",
]
LESSON = ["hide", "lock", "question", "predict", "predicted", "present", "hidden", "tab", "points"]
SLOWEST = 2.0  # seconds of processor time for one answer


def texts_of(page) -> str:
    """All markdown that a page shows, warnings and errors included."""
    kinds = (page.markdown, page.warning, page.error, page.info, page.caption, page.title)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def check(page, sent: dict) -> None:
    assert not page.exception, sent
    shown = texts_of(page)
    for marks in ("<script>alert", "<img src=x", "](javascript:", "<b>bold"):
        for line in shown.splitlines():  # what is repeated of a link stands in backquotes, as code
            assert marks not in line or f"`{marks}" in line or "`" in line.split(marks)[0], (sent, line)


@pytest.mark.slow
@pytest.mark.parametrize("script", [s for s in SCRIPTS if s.name != "app.py"], ids=lambda path: path.stem)
def test_no_link_breaks_a_page(script):
    rng, tried, slowest = random.Random(script.name), 0, 0.0
    names = [*SETTINGS, *LESSON, "unknown", "x" * 300]
    cases = []
    for one, other in zip(NASTY[::2], NASTY[1::2], strict=False):
        chosen = rng.sample(names, 10)
        cases.append(dict.fromkeys(chosen[:5], one) | dict.fromkeys(chosen[5:], other))
    cases += [{name: rng.choice(NASTY) for name in rng.sample(names, 8)} for _ in range(6)]
    cases += [{name: [rng.choice(NASTY), "1"] for name in rng.sample(names, 3)} for _ in range(4)]
    for case in cases:
        start = time.process_time()
        check(opened_with(script, case), case)
        slowest = max(slowest, time.process_time() - start)
        tried += len(case)
    print(f"\n{script.stem}: {len(cases)} links with {tried} bad values, the slowest answered in {slowest:.2f} s")


def bad_files() -> list[bytes]:
    """Files that are cut, foreign, empty, random, or far larger than they look."""
    rng = np.random.default_rng(0)
    png, npz, packed = io.BytesIO(), io.BytesIO(), io.BytesIO()
    Image.fromarray(rng.integers(0, 255, (40, 40, 3), np.uint8)).save(png, "PNG")
    config = dnn.Config(hidden=(3,))
    dnn.save_params(npz, dnn.first_params(config, dnn.make_split(config)))
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        header = io.BytesIO()
        np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (30_000_000, 1)})
        with archive.open("W1.npy", "w", force_zip64=True) as member:
            member.write(header.getvalue())
            for _ in range(60):
                member.write(bytes(4_000_000))
    pickled = io.BytesIO()
    np.savez(pickled, W1=np.array([{"a": 1}], object), b1=np.array([1], object))
    giant = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(giant, "PNG")
    table = b"a,b,c\n" + b"1,2,x\n" * 30
    wide = (",".join("1" * 1) + "\n").encode() * 3 + b",".join([b"1"] * 1_000_000)
    files = [
        b"",
        b"\0",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        packed.getvalue(),
        pickled.getvalue(),
        giant.getvalue(),
        wide,
    ]
    for whole in (png.getvalue(), npz.getvalue(), table):
        files += [whole[:cut] for cut in range(1, len(whole), max(1, len(whole) // 25))]
        for _ in range(25):
            noisy = bytearray(whole)
            for place in rng.integers(0, len(whole), 5):
                noisy[place] = rng.integers(0, 256)
            files.append(bytes(noisy))
    files += [rng.bytes(int(size)) for size in rng.integers(1, 5000, 25)]
    files += [value.encode("utf-8", "replace") for value in NASTY]
    return files


def answer(reader, content: bytes) -> str:
    """The sentence with which a reader refuses a file; nothing if it reads it. Any other error is raised."""
    try:
        reader(content)
    except ValueError as problem:
        return str(problem)
    return ""


def test_no_file_breaks_a_reader():
    refused, read, slowest = 0, 0, 0.0
    readers = {
        "image": lambda content: upload.decoded(content, (8, 8)),
        "parameters": lambda content: dnn.load_params(io.BytesIO(content)),
        "table": read_csv,
    }
    files = bad_files()
    for content in files:
        for name, reader in readers.items():
            start = time.process_time()
            sentence = answer(reader, content)
            refused, read = refused + bool(sentence), read + (not sentence)
            assert len(sentence) < 400, (name, sentence)
            assert "<" not in sentence, (name, sentence)
            took = time.process_time() - start
            slowest = max(slowest, took)
            assert took < SLOWEST, (name, len(content))
    print(f"\n{len(files)} files, {len(readers)} readers: {refused} sentences, {read} read; slowest {slowest:.2f} s")
    assert refused > 300


def test_a_table_of_ten_million_cells_is_refused_at_once():
    content = (b"1," * 99 + b"1\n") * 100_000
    start = time.process_time()
    with pytest.raises(ValueError, match="at most 5 MB"):
        read_csv(content)
    assert time.process_time() - start < SLOWEST
