"""A CSV as a table, as people save them: with or without a heading, with decimal commas; or what is wrong with it."""

import csv
import io
import re

import numpy as np
import pandas as pd

MOST_MB = 5
MOST_ROWS, LEAST_ROWS = 2000, 10
MOST_COLUMNS = 50
LARGEST = 1e100
SEPARATORS = "\t;,"  # the first that parts a line in three counts: with ; a comma may stand in a number
NUMBER = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
MISSING = {"", "na", "n/a", "nan", "null", "none"}


def plain(text: str, most: int = 40) -> str:
    """Words from a file that can hold no markup."""
    return re.sub(r"[^\w .,:;()/%+-]", " ", text).strip()[:most] or "(no name)"


def read_csv(content: bytes) -> pd.DataFrame:
    """A file as a table; its index is each row's line in the file, `attrs["told"]` what a reader should know of it.

    Columns of numbers are numbers, with a decimal point or comma; others hold text, and None where nothing stands.
    Raises ValueError, with a sentence for the reader, if it cannot be a table for this page.
    """
    rows, lines, separator = _rows(_text(content))
    columns = len(rows[0])
    if columns > MOST_COLUMNS:
        raise ValueError(f"The file has {columns} columns: at most {MOST_COLUMNS} are read.")
    heading = _has_heading(rows)
    uneven = next((place for place, row in enumerate(rows) if len(row) != columns), None)
    if uneven is not None:
        hint = ", or ; between the values if numbers are written with a decimal comma" if separator == "," else ""
        raise ValueError(
            f"The file is no table with the same columns in every row: line {lines[uneven]} has {len(rows[uneven])} "
            f"values, line {lines[0]} has {columns}. Put each value that holds the separator in quotation marks{hint}."
        )
    names = rows[0] if heading else [f"column {j}" for j in range(1, columns + 1)]
    if heading:
        rows, lines = rows[1:], lines[1:]
    if len(rows) > MOST_ROWS:
        raise ValueError(f"The file has more than {MOST_ROWS:,} rows: take a sample of them.")
    if len(rows) < LEAST_ROWS:
        where = " below its heading" if heading else ""
        raise ValueError(f"The file has {len(rows)} rows{where}: at least {LEAST_ROWS} are needed.")
    if columns < 3:
        raise ValueError(f"The file has {columns} columns: two numbers and a label, at least, are needed.")
    cells = list(zip(*rows, strict=True))
    made = dict(zip(_distinct(names), (_column(column) for column in cells), strict=True))
    table = pd.DataFrame(made, index=lines)
    table.attrs["told"] = _told(heading, cells)
    return table


def _text(content: bytes) -> str:
    if not content.strip():
        raise ValueError("The file is empty.")
    if len(content) > MOST_MB * 2**20:
        raise ValueError(f"The file has {len(content) / 2**20:.1f} MB: at most {MOST_MB} MB are read.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("The file is no text in UTF-8: save it as CSV once more.") from None
    if "\0" in text:
        raise ValueError("The file holds binary data: it must be a CSV, which is text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(text: str) -> tuple[list[list[str]], list[int], str]:
    """The rows that are not empty, the line where each starts, and the separator."""
    first = re.sub('"[^"]*"', "", text.lstrip().split("\n", 1)[0])
    separator = next((each for each in SEPARATORS if first.count(each) > 1), max(SEPARATORS, key=first.count))
    reader = csv.reader(io.StringIO(text), delimiter=separator, skipinitialspace=True, strict=True)
    rows, lines, line = [], [], 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append([cell.strip() for cell in row])
                lines.append(line)
            if len(rows) > MOST_ROWS + 1:
                break
            line = reader.line_num + 1
    except csv.Error as error:
        if "limit" in str(error):
            raise ValueError(f"The row in line {line} holds a value of more than 100,000 characters.") from None
        raise ValueError(
            f'The row in line {line} cannot be read: a quotation mark (") is opened and not closed before the end, or '
            "something other than a separator follows the closing one."
        ) from None
    if not rows:
        raise ValueError("The file is empty.")
    return rows, lines, separator


def _has_heading(rows: list[list[str]]) -> bool:
    """Whether the first row holds names: no number in any of the columns that are numbers below."""
    below = rows[1 : LEAST_ROWS + 1]
    numbers = [j for j, cell in enumerate(rows[0]) if NUMBER.fullmatch(cell)]
    return not any(all(j < len(row) and _could_be_number(row[j]) for row in below) for j in numbers)


def _could_be_number(cell: str) -> bool:
    return cell.lower() in MISSING or bool(NUMBER.fullmatch(cell))


def _distinct(names: list[str]) -> list[str]:
    """Names without markup, equal ones told apart by a count."""
    known: list[str] = []
    for name in map(plain, names):
        count, one = 1, name
        while one in known:
            count += 1
            one = f"{name} ({count})"
        known.append(one)
    return known


def _column(cells: tuple[str, ...]) -> np.ndarray:
    """Numbers if most cells are; then what is none stays as text."""
    there = [cell for cell in cells if cell.lower() not in MISSING]
    if there and all(WHOLE.fullmatch(cell) for cell in cells):
        return np.array([int(cell) for cell in cells])
    if there and {cell.lower() for cell in cells} <= {"true", "false"}:
        return np.array([cell.lower() == "true" for cell in cells])
    if there and all(NUMBER.fullmatch(cell) for cell in there):
        return np.array([np.nan if cell.lower() in MISSING else float(_pointed(cell)) for cell in cells])
    return np.array([None if cell.lower() in MISSING else _pointed(cell) for cell in cells], object)


def _pointed(cell: str) -> str:
    return cell.replace(",", ".") if NUMBER.fullmatch(cell) else cell


def _told(heading: bool, cells: list[tuple[str, ...]]) -> list[str]:
    told = []
    if not heading:
        told.append(
            "The file has no heading: its first row is an example like the others, and its columns are numbered."
        )
    if any("," in cell and NUMBER.fullmatch(cell) for column in cells for cell in column):
        told.append("A comma inside a number is read as the decimal point.")
    return told
