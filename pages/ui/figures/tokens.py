"""The looks of every page in one table: colours in both themes, sizes of type and of room. Knows no Streamlit.

browser/DESIGN.md says what each is for. Style sheets and scripts get them as CSS variables (browser/assets.py), Plotly
figures name a colour by `token`, and .streamlit/config.toml repeats what Streamlit itself draws with.
"""

import re
from collections.abc import Mapping
from typing import Any

LIGHT, DARK = THEMES = ("light", "dark")
COLOURS: dict[str, tuple[str, str]] = {
    "paper": ("#fbfaf7", "#12161b"),
    "panel": ("#f3f1ea", "#1a2027"),
    "raise": ("#ffffff", "#20272f"),
    "ink": ("#1c2430", "#ece9e2"),
    "ink-2": ("#59606a", "#a4acb5"),
    "edge": ("#8a867b", "#737d88"),
    "rule": ("#e0dcd1", "#2d353f"),
    "positive": ("#c25a00", "#f08a24"),
    "negative": ("#1a5fb4", "#5aa2f0"),
    "positive-text": ("#a34a00", "#f5a04a"),
    "negative-text": ("#1a5fb4", "#78b4f5"),
    "third": ("#00a078", "#00a078"),  # of three classes
    "tile-0": ("#2a6fc0", "#5aa2f0"),  # -1
    "tile-1": ("#94bfe9", "#2b5f98"),
    "tile-2": ("#f6f4ee", "#1a2027"),
    "tile-3": ("#f5bf85", "#8f5518"),
    "tile-4": ("#d06a14", "#f08a24"),  # 1
    "shade-0": ("#93c0ee", "#254e7b"),  # probability 0
    "shade-1": ("#c1daf3", "#1f3a57"),
    "shade-2": ("#f8f6f1", "#1a2027"),
    "shade-3": ("#f8d8b0", "#523618"),
    "shade-4": ("#f3ba7c", "#7d4a17"),  # probability 1
}
COLOUR = r"\3c color>"  # "<color>" in CSS: a page may not send the first sign as it is
STEPS = 5  # of the scales "tile" and "shade", from blue to orange

# From which width of the window on, in px: sizes in px where the page's own type is 16.
SIZES: dict[int, dict[str, float]] = {
    0: dict(text=15, small=13, tiny=12, counter=24, gap=14, hit=44, left=0, right=0),
    1160: dict(text=13.5, small=12.25, tiny=11.5, counter=25, gap=16, hit=26, left=190, right=384),
    1400: dict(text=14, small=12.5, tiny=11.5, counter=28, gap=20, hit=28, left=234, right=448),
    1680: dict(text=16, small=14, tiny=13, counter=34, gap=28, hit=32, left=268, right=616),
}
FONTS = {
    "ui": '"Source Sans", "Source Sans 3", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans KR", '
    '"Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", sans-serif',
    "math": 'KaTeX_Math, "STIX Two Math", "Cambria Math", Georgia, serif',
    "roman": 'KaTeX_Main, "STIX Two Math", "Cambria Math", Georgia, serif',
}


def token(name: str, opacity: float = 1) -> str:
    """A colour as a figure names it: `resolved` and theme.js put in that of the page's theme."""
    if name not in COLOURS:
        raise KeyError(f"{name!r} is no colour; known are {', '.join(COLOURS)}")
    return f"var(--{name})" if opacity == 1 else f"var(--{name},{opacity:g})"


def scale(name: str) -> list[list]:
    """A scale of colours from blue to orange, "tile" or "shade", as Plotly wants it."""
    return [[k / (STEPS - 1), token(f"{name}-{k}")] for k in range(STEPS)]


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255 of #rrggbb."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def translucent(colour: str, opacity: float) -> str:
    """#rrggbb, or a token, at an opacity from 0 to 1, as CSS and Plotly read it."""
    if not colour.startswith("#"):
        return token(colour.removeprefix("var(--").removesuffix(")"), opacity)
    return f"rgba({','.join(map(str, rgb(colour)))},{opacity:g})"


def resolved(value: Any, theme: str) -> Any:
    """The same lists and dicts with each `token` replaced by its colour in a theme, "light" or "dark"."""
    if isinstance(value, Mapping):
        return {name: resolved(inner, theme) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [resolved(inner, theme) for inner in value]
    found = re.fullmatch(r"var\(--([\w-]+)(?:,([\d.]+))?\)", value) if isinstance(value, str) else None
    if not found:
        return value
    colour = COLOURS[found[1]][THEMES.index(theme)]
    return translucent(colour, float(found[2])) if found[2] else colour


def css() -> str:
    """All of it as CSS variables, for style sheets and scripts."""
    kinds = "".join(
        f"@property --{name} {{ syntax: '{COLOUR}'; inherits: true; initial-value: {light}; }}\n"
        for name, (light, _) in COLOURS.items()
    )
    colours = "".join(f"  --{name}: light-dark({light}, {dark});\n" for name, (light, dark) in COLOURS.items())
    fonts = "".join(f"  --{name}: {family};\n" for name, family in FONTS.items())
    sizes = "".join(_sizes(width, of) for width, of in SIZES.items())
    return f"{kinds}:root, .stApp {{\n{colours}}}\n:root {{\n{fonts}}}\n{sizes}"


def _sizes(width: int, sizes: Mapping[str, float]) -> str:
    """One row of SIZES; in rem, so that larger type of the page makes all of them larger."""
    rows = "".join(f"  --{name}: {size / 16:g}rem;\n" for name, size in sizes.items())
    rule = f":root {{\n{rows}}}\n"
    return f"@media (min-width: {width}px) {{\n{rule}}}\n" if width else rule
