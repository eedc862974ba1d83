"""Rebuild sRGB.icc, the profile that says which colours our PDFs mean.

    python resources/colour/build.py

It is the sRGB profile that Little CMS builds into Pillow, 588 bytes with the words “No copyright,
use freely”. Only its date is fixed, so that the same Pillow always gives the same bytes.
"""

from pathlib import Path

from PIL import ImageCms

HERE = Path(__file__).parent
_DATE = slice(24, 36)  # six numbers of two bytes in the header (ICC.1:2010, 7.2.10)
_FIXED = (2026, 1, 1, 0, 0, 0)


def main() -> None:
    """Write the profile beside this script."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = b"".join(number.to_bytes(2, "big") for number in _FIXED)
    (HERE / "sRGB.icc").write_bytes(profile)


if __name__ == "__main__":
    main()
