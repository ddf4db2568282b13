"""Papers that people attach: the scan of a signed contract, a manual. Pictures in a PDF, drawn here."""

import io

from PIL import Image, ImageDraw, ImageFont

INK, GREY, RED, PAPER = (38, 42, 58), (170, 172, 180), (190, 40, 44), (250, 249, 245)
SIZE = (827, 1169)


def contract_scan(number: str, customer: str) -> bytes:
    """A page that looks like the last one of a signed contract, as an image in a PDF."""
    page = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(page)
    draw.text((90, 90), "SOFTWARE CONTRACT", INK, font=ImageFont.load_default(34))
    draw.text((90, 145), f"No. {number}", INK, font=ImageFont.load_default(22))
    draw.text((90, 180), f"between {customer} and Huaxin Software Co., Ltd.", INK, font=ImageFont.load_default(17))
    for n in range(26):
        draw.line((90, 250 + n * 22, 740 - (n * 73) % 210, 250 + n * 22), GREY, 3)
    for left, who in ((90, "For the customer"), (460, "For the vendor")):
        draw.text((left, 870), who, INK, font=ImageFont.load_default(17))
        draw.line((left, 1010, left + 250, 1010), INK, 2)
        draw.ellipse((left + 110, 880, left + 240, 1010), outline=RED, width=5)
        draw.arc((left + 20, 930, left + 90, 1000), 160, 400, INK, 3)
        draw.arc((left + 70, 940, left + 150, 1000), 180, 350, INK, 3)
    return _pdf([page])


def authority_letter(customer: str, person: str) -> bytes:
    """A letter by which a customer lets somebody sign, as an image in a PDF."""
    page = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(page)
    draw.text((90, 90), "LETTER OF AUTHORITY", INK, font=ImageFont.load_default(34))
    draw.text((90, 160), customer, INK, font=ImageFont.load_default(19))
    draw.text((90, 200), f"authorises {person} to sign on its behalf.", INK, font=ImageFont.load_default(19))
    for n in range(12):
        draw.line((90, 280 + n * 24, 740 - (n * 73) % 210, 280 + n * 24), GREY, 3)
    draw.ellipse((480, 640, 640, 800), outline=RED, width=6)
    return _pdf([page])


def manual(product: str, posts: int = 3) -> bytes:
    """A user manual in outline: a cover and a page for each post."""
    cover = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(cover)
    draw.rectangle((0, 0, SIZE[0], 320), fill=(17, 94, 89))
    draw.text((90, 180), "USER MANUAL", (255, 255, 255), font=ImageFont.load_default(44))
    draw.text((90, 380), product, INK, font=ImageFont.load_default(24))
    pages = [cover]
    for n in range(posts):
        page = Image.new("RGB", SIZE, PAPER)
        draw = ImageDraw.Draw(page)
        draw.text((90, 80), f"Chapter {n + 1}", INK, font=ImageFont.load_default(28))
        draw.rectangle((90, 150, 740, 520), outline=GREY, width=3)
        for line in range(18):
            draw.line((90, 570 + line * 28, 740 - (line * 91) % 260, 570 + line * 28), GREY, 3)
        pages.append(page)
    return _pdf(pages)


def _pdf(pages: list[Image.Image]) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=100, quality=60, save_all=True, append_images=pages[1:])
    return out.getvalue()
