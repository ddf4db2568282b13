"""Paper as it comes back: pages of an issued PDF, drawn, stamped by hand, scanned badly."""

import io
import random
import subprocess
from collections.abc import Iterable
from functools import cache

from PIL import Image, ImageDraw, ImageFilter

from lifecycle import scans
from lifecycle.uploads import Checked

Picture = Image.Image


@cache
def pages(pdf: bytes, dpi: int = 200) -> tuple[Picture, ...]:
    """Every page of a PDF as a clean picture."""
    command = ["pdftoppm", "-r", str(dpi), "-"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    found, at = [], io.BytesIO(drawn)
    while at.tell() < len(drawn):
        start = at.tell()
        at.readline()
        wide, high = (int(part) for part in at.readline().split())
        at.readline()
        at.seek(wide * high * 3, 1)
        found.append(Image.open(io.BytesIO(drawn[start : at.tell()])).convert("RGB"))
    return tuple(found)


def stamped(page: Picture) -> Picture:
    """With a red seal and a signature upon it."""
    signed = page.copy()
    pen = ImageDraw.Draw(signed)
    wide, high = signed.size
    x, y, r = wide * 0.4, high * 0.6, wide * 0.1
    pen.ellipse((x - r, y - r, x + r, y + r), outline=(200, 30, 30), width=max(2, wide // 180))
    pen.line([(x - r + n * 9, y + r * ((n * 7 % 5) - 2) / 5) for n in range(20)], fill=(20, 30, 110), width=4)
    return signed


def turned(page: Picture, degrees: float) -> Picture:
    return page.rotate(degrees, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)


def noisy(page: Picture, share: float = 0.02, seed: int = 7) -> Picture:
    dice = random.Random(seed)
    grain = Image.effect_noise(page.size, 40).convert("RGB")
    rough = Image.blend(page, grain, 0.18)
    pixels = rough.load()
    for _i in range(int(page.width * page.height * share)):
        x, y = dice.randrange(page.width), dice.randrange(page.height)
        pixels[x, y] = (0, 0, 0) if dice.random() < 0.5 else (255, 255, 255)
    return rough


def photographed(page: Picture) -> Picture:
    """From above, at a slant, on a dark table, in uneven light."""
    wide, high = page.size
    table = Image.new("RGB", (round(wide * 1.25), round(high * 1.2)), (70, 60, 50))
    table.paste(page, (round(wide * 0.12), round(high * 0.1)))
    # For each corner of what is seen, where it comes from.
    seen = (-0.05 * wide, 0.02 * high, 0.03 * wide, 1.22 * high, 1.2 * wide, 1.16 * high, 1.32 * wide, -0.04 * high)
    slanted = table.transform(table.size, Image.Transform.QUAD, seen, Image.Resampling.BICUBIC, fillcolor=(70, 60, 50))
    shade = Image.linear_gradient("L").resize(slanted.size).point(lambda value: 90 + value * 0.6)
    return Image.composite(slanted, Image.new("RGB", slanted.size, (60, 50, 40)), shade)


def blurred(page: Picture, radius: float) -> Picture:
    return page.filter(ImageFilter.GaussianBlur(radius))


def at_dpi(page: Picture, dpi: int) -> Picture:
    return page.resize((page.width * dpi // 200, page.height * dpi // 200), Image.Resampling.LANCZOS)


def jpeg(page: Picture, quality: int = 80) -> bytes:
    written = io.BytesIO()
    page.save(written, "JPEG", quality=quality)
    return written.getvalue()


def png(page: Picture) -> bytes:
    written = io.BytesIO()
    page.save(written, "PNG")
    return written.getvalue()


def tiff(sheets: Iterable[Picture]) -> bytes:
    first, *rest = [page.convert("1") for page in sheets]
    written = io.BytesIO()
    first.save(written, "TIFF", save_all=True, append_images=rest, compression="group4")
    return written.getvalue()


def pdf(sheets: Iterable[Picture], dpi: int = 200) -> bytes:
    """As a scanner writes it: nothing but pictures."""
    first, *rest = sheets
    written = io.BytesIO()
    first.save(written, "PDF", save_all=True, append_images=rest, resolution=dpi)
    return written.getvalue()


def checked(content: bytes, name: str = "scan") -> Checked:
    """As it has come through the upload."""
    kind = scans.kind_of(content)
    assert kind
    return Checked(name, kind, content)
