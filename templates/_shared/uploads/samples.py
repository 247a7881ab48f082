"""Files to send."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image

PDF = b"%PDF-1.7\n%%EOF\n"


def picture(kind: str, size: tuple[int, int] = (4, 2), **options: Any) -> BytesIO:
    """Draw an image."""
    stream = BytesIO()
    Image.new("RGB", size, "red").save(stream, kind, **options)
    stream.seek(0)
    return stream


def moving_picture(kind: str) -> BytesIO:
    """Draw an image of three frames."""
    frames = [Image.new("RGB", (4, 2), color) for color in ("red", "green", "blue")]
    stream = BytesIO()
    frames[0].save(
        stream, kind, save_all=True, append_images=frames[1:], duration=40, loop=0
    )
    stream.seek(0)
    return stream


def hollow_gif(*sizes: tuple[int, int]) -> BytesIO:
    """Write frames that say how large they are, and hold next to nothing."""
    start = b"GIF89a" + struct.pack("<HH", 1, 1) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
    frames = [
        b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\0"
        for width, height in sizes
    ]
    return BytesIO(start + b"".join(frames) + b";")
