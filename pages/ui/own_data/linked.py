"""Points drawn by hand in a link: three bytes each, as base64url. Of more than a link takes a reader is told."""

import base64
import re

import pandas as pd
import streamlit as st

from pages.ui.own_data import table
from pages.ui.settings import links
from pages.ui.settings.kinds import Place

PARAMETER = "points"
MOST = 400  # points, 1600 characters: with all settings a link stays below the 2083 that some programs take
UNIT = 1000  # steps of a coordinate from 0 to 1: what a browser rounds to
SIDE = 2 * UNIT + 1  # values of a coordinate
LEFT_OUT = (
    f"There are more points than a link takes, which is {MOST}: in it is how they are learned. Save the points, "
    "and upload them where the link is opened."
)


def written(points: list) -> str:
    """Points (x1, x2, class) as text, in their order, which parts them into train and test."""
    numbers = [
        (round((x1 + 1) * UNIT) * SIDE + round((x2 + 1) * UNIT)) * 2 + int(kind)  # below 2 * 2001² < 2^24
        for x1, x2, kind in points
    ]
    return base64.urlsafe_b64encode(b"".join(number.to_bytes(3, "big") for number in numbers)).decode()


def read(text: str) -> list:
    """The points that `written` wrote, to the last bit if they were rounded to 1 / UNIT. Raises ValueError."""
    if len(text) > 4 * MOST:
        raise ValueError("too long")
    if len(text) % 4 or not re.fullmatch("[A-Za-z0-9_-]*", text):
        raise ValueError("no base64url")
    content = base64.urlsafe_b64decode(text)
    numbers = [int.from_bytes(content[k : k + 3], "big") for k in range(0, len(content), 3)]
    if any(number >= 2 * SIDE**2 for number in numbers):
        raise ValueError("outside of the plane")
    return [[(n // 2 // SIDE - UNIT) / UNIT, (n // 2 % SIDE - UNIT) / UNIT, n % 2] for n in numbers]


def arrived(otherwise: list) -> list:
    """The points of the link that this visit began with; others, and a sentence on the page, if they cannot be read."""
    values = st.query_params.get_all(PARAMETER)
    if not values:
        return otherwise
    try:
        (text,) = values
        return read(text)
    except ValueError:
        del st.query_params[PARAMETER]
        links.tell(
            f"The link's points ({PARAMETER}) cannot be read: they may have been cut off on their way. "
            "The page begins with its own."
        )
        return otherwise  # only of a link that is read outside of a page


def carry(asked: dict[str, str]) -> None:
    """Bring the address up to date with what `parameters` gave."""
    if asked and st.query_params.get(PARAMETER) != asked[PARAMETER]:
        st.query_params[PARAMETER] = asked[PARAMETER]
    elif not asked and PARAMETER in st.query_params:
        del st.query_params[PARAMETER]


def parameters(points: list) -> dict[str, str]:
    """What a link says of the points; nothing, if they are too many."""
    return {PARAMETER: written(points)} if len(points) <= MOST else {}


def tell(place: Place, points: list | None) -> None:
    """Say in Share what the link has of the reader's data. None stands for a table."""
    if points is None:
        place.caption("Your table is not in the link: what is in it is how it is learned.")
    elif len(points) <= MOST:
        place.caption("Your points are in the link.")
    else:
        place.caption(LEFT_OUT)
        place.download_button("Save the points (CSV)", csv(points), "points.csv", "text/csv", on_click="ignore")


def csv(points: list) -> str:
    """A table that the page reads."""
    return pd.DataFrame(points, columns=[*table.DRAWN_NAMES, "class"]).to_csv(index=False)
