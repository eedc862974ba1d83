"""Pixels as everything shows them: in sRGB, and on white where nothing covers it. With Pillow."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000
"""More takes seconds and half a gigabyte; only a JPEG can be decoded at a smaller size."""

EXTENDED = frozenset({"I", "F", "I;16", "I;16L", "I;16B"})
"""Modes of more than 8 bits a pixel."""


def in_srgb(image: Image, *, has_alpha: bool) -> Image:
    """The picture in sRGB, by its own profile where that can be used; of CMYK too."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if image.mode in EXTENDED:  # 16 bits a pixel: Pillow would cut all above 255 to white
        low, high = image.getextrema()
        span = max(float(high) - float(low), 1.0)  # type: ignore[arg-type]
        image = image.convert("F").point(lambda v: v * (255 / span) - float(low) * 255 / span)  # type: ignore[arg-type]
        image = image.convert("L")
    mode = "RGBA" if has_alpha else "RGB"
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            known = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, known, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):  # a broken profile says nothing
            made = None
        if made is not None:
            image = made
    image = image.convert(mode)
    image.info.clear()
    return image


def on_white(image: Image) -> Image:
    """A picture of RGBA without its transparency."""
    from PIL import Image as Images

    ground = Images.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
