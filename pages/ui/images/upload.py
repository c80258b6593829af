"""Images that a visitor uploads: decoded by Pillow, never trusted, never kept on disk."""

import io
import warnings

import numpy as np
from PIL import Image, ImageOps

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
MOST_PIXELS = 20_000_000
MOST_MB = 5


def decoded(content: bytes, shape: tuple[int, int], invert: bool = False) -> np.ndarray:
    """An image file cropped to its middle, greyed and scaled to `shape` (height, width), in [0, 1].

    Raises ValueError, with a sentence for the reader, if it is no image, is damaged, or has too many pixels.
    """
    if not content:
        raise ValueError("The file is empty.")
    if len(content) > MOST_MB * 2**20:
        raise ValueError(f"The file has {len(content) / 2**20:.1f} MB: at most {MOST_MB} MB are read.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=FORMATS)  # reads the header alone
    except Image.DecompressionBombWarning:
        raise ValueError(_too_many("more")) from None
    except Exception as error:  # Pillow's decoders raise nearly anything for a damaged file
        if isinstance(error, Image.DecompressionBombError):
            raise ValueError(_too_many("far more")) from None
        raise ValueError(f"This is no image that can be read: it must be one of {', '.join(FORMATS)}.") from None
    if image.width * image.height > MOST_PIXELS:
        raise ValueError(_too_many(f"{image.width} x {image.height}"))
    try:
        image.draft("L", (shape[1] * 8, shape[0] * 8))
        grey = ImageOps.exif_transpose(image).convert("RGBA")
        white = Image.new("RGBA", grey.size, "white")
        white.alpha_composite(grey)
        small = ImageOps.fit(white.convert("L"), shape[::-1], Image.Resampling.LANCZOS)
    except Exception:
        raise ValueError("The image is damaged: only a part of it could be read.") from None
    pixels = np.asarray(small, float) / 255
    return 1 - pixels if invert else pixels


def _too_many(pixels: str) -> str:
    return f"The image has {pixels} pixels: at most {MOST_PIXELS // 1_000_000} million are read. Scale it down first."
