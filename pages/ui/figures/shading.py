"""The colours of a signed value: blue below 0, nothing at 0, orange above, in few enough shades for a palette."""

import io

import numpy as np
from PIL import Image

from pages.ui.figures import style
from pages.ui.figures.tokens import rgb

SHADES = 33  # odd, so that one of them is the middle
CLEAR = SHADES // 2  # the palette index of nothing
LINE = SHADES  # the palette index of a boundary


def shading(strength: int) -> np.ndarray:
    """Colours (SHADES + 1, 4) from blue over nothing to orange, then the line's; alpha up to `strength`."""
    t = np.linspace(-1, 1, SHADES)[:, np.newaxis]
    blue, orange = map(np.array, (rgb(style.BLUE), rgb(style.ORANGE)))
    colours = np.hstack([np.where(t < 0, blue, orange), np.abs(t) * strength])
    return np.vstack([colours, [128, 128, 128, 255]]).round().astype(np.uint8)


PALETTE = shading(115)
TILE_PALETTE = shading(255)


def shaded(values: np.ndarray) -> np.ndarray:
    """Values from -1 to 1 as palette indices, same shape."""
    return np.rint((np.clip(values, -1, 1) + 1) * (SHADES - 1) / 2).astype(np.uint8)


def palette_png(indices: np.ndarray, palette: np.ndarray) -> bytes:
    """Palette indices (height, width) uint8 and colours (n, 4) RGBA uint8 as PNG."""
    image = Image.frombytes("P", indices.shape[::-1], indices.tobytes())
    image.putpalette(palette[:, :3].tobytes())
    file = io.BytesIO()
    image.save(file, "PNG", transparency=palette[:, 3].tobytes(), compress_level=6)
    return file.getvalue()
