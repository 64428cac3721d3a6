#!/usr/bin/env python3
"""Draws Sweetspot's icon, the best point on top of a curve, in the sizes an app needs.

    assets/icon/make_icon.py assets/icon src/main/resources/sweetspot/ui/icon

Writes sweetspot-16.png … sweetspot-512.png, sweetspot.ico (Windows) and sweetspot.icns (macOS) to the first folder
and the sizes that the window uses, and the small mark of the menu bar, to the second. Needs Pillow.
"""
import sys
from pathlib import Path

from PIL import Image, ImageDraw

SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
BLUE, VERMILION, WHITE, LINE = (0, 114, 178, 255), (213, 94, 0, 255), (255, 255, 255, 255), (208, 215, 222, 255)
DARK_BLUE, DARK_VERMILION = (92, 179, 240, 255), (245, 139, 69, 255)


def curve():
    """Points of the hill in the unit square: two cubic arcs that meet at the top."""
    points = []
    for arc in (((0.08, 0.86), (0.26, 0.86), (0.34, 0.26), (0.50, 0.26)),
                ((0.50, 0.26), (0.66, 0.26), (0.74, 0.86), (0.92, 0.86))):
        for i in range(101):
            t = i / 100
            w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
            points.append(tuple(sum(a * p[k] for a, p in zip(w, arc)) for k in (0, 1)))
    return points


def mark(image, box, line, dot, blue=BLUE, vermilion=VERMILION):
    """Draws the hill and its best point into a square (x, y, size) of a large image."""
    draw = ImageDraw.Draw(image)
    x, y, size = box
    width = line * size
    for px, py in curve():
        cx, cy = x + px * size, y + py * size
        draw.ellipse((cx - width / 2, cy - width / 2, cx + width / 2, cy + width / 2), fill=blue)
    cx, cy, r = x + 0.5 * size, y + 0.26 * size, dot * size
    draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=vermilion)


def icon(size):
    """The icon: the mark on a white tile, bolder where it is small."""
    large = 2048
    image = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    edge = large // 32
    ImageDraw.Draw(image).rounded_rectangle((edge, edge, large - edge, large - edge), radius=large // 5, fill=WHITE,
                                            outline=LINE, width=large // 64)
    small = size <= 32
    inset = large // 8 if small else large // 6
    mark(image, (inset, inset + large // 40, large - 2 * inset), 0.15 if small else 0.10, 0.17 if small else 0.14)
    return image.resize((size, size), Image.LANCZOS)


def bare(size, blue, vermilion):
    """The mark alone, for the menu bar."""
    image = Image.new("RGBA", (2048, 2048), (0, 0, 0, 0))
    mark(image, (0, 0, 2048), 0.12, 0.17, blue, vermilion)
    return image.resize((size, size), Image.LANCZOS)


def main(assets, resources):
    assets, resources = Path(assets), Path(resources)
    resources.mkdir(parents=True, exist_ok=True)
    images = {size: icon(size) for size in SIZES}
    for size, image in images.items():
        image.save(assets / f"sweetspot-{size}.png", optimize=True)
        if size in (16, 32, 48, 128, 256):
            image.save(resources / f"sweetspot-{size}.png", optimize=True)
    images[256].save(assets / "sweetspot.ico", sizes=[(s, s) for s in (16, 24, 32, 48, 64, 128, 256)],
                     append_images=[images[s] for s in (16, 24, 32, 48, 64, 128)])
    images[512].save(assets / "sweetspot.icns", append_images=[images[s] for s in (16, 32, 64, 128, 256)])
    bare(64, BLUE, VERMILION).save(resources / "mark-light.png", optimize=True)
    bare(64, DARK_BLUE, DARK_VERMILION).save(resources / "mark-dark.png", optimize=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
