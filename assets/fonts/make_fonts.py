#!/usr/bin/env python3
"""Makes the fonts in src/main/resources/sweetspot/ui/fonts from the static Inter and JetBrains Mono fonts.

JavaFX cannot switch on OpenType features and knows only a regular and a bold weight of a family. So this script
maps the digits of Inter to their tabular forms ("tnum"), calls the result "Inter Tabular", uses the semi-bold
weight as its bold, and makes the medium weight a family of its own. What no character reaches is left out.

    npm pack @expo-google-fonts/inter@0.4.2 @expo-google-fonts/jetbrains-mono@0.4.1   (unpack both)
    assets/fonts/make_fonts.py INTER/package JETBRAINS/package src/main/resources/sweetspot/ui/fonts

Needs fontTools (Debian: python3-fonttools). Both fonts are under the SIL Open Font License 1.1.
"""
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def rename(font, family, style):
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25):
            names.removeNames(nameID=record.nameID)
    full = family if style == "Regular" else f"{family} {style}"
    for name_id, text in ((1, family), (2, style), (3, full), (4, full), (6, full.replace(" ", "") + "-" + style)):
        names.setName(text, name_id, 3, 1, 0x409)
        names.setName(text, name_id, 1, 0, 0)
    bold, italic = style == "Bold", style == "Italic"
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = 0x20 if bold else 0x01 if italic else 0x40
    font["head"].macStyle = 1 if bold else 2 if italic else 0


def make(source, target, family, style, tabular):
    font = TTFont(source, recalcTimestamp=False)
    if tabular:
        for table in font["cmap"].tables:
            if table.isUnicode():
                for i, digit in enumerate(DIGITS):
                    table.cmap[ord("0") + i] = digit + ".tf"
    rename(font, family, style)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys())
    subsetter.subset(font)
    font.save(target)


def main(inter, mono, out):
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    inter = Path(inter)
    mono = Path(mono)
    make(inter / "400Regular/Inter_400Regular.ttf", out / "InterTabular-Regular.ttf", "Inter Tabular", "Regular", True)
    make(inter / "400Regular_Italic/Inter_400Regular_Italic.ttf", out / "InterTabular-Italic.ttf", "Inter Tabular",
         "Italic", True)
    make(inter / "600SemiBold/Inter_600SemiBold.ttf", out / "InterTabular-Bold.ttf", "Inter Tabular", "Bold", True)
    make(inter / "500Medium/Inter_500Medium.ttf", out / "InterTabularMedium-Regular.ttf", "Inter Tabular Medium",
         "Regular", True)
    make(mono / "400Regular/JetBrainsMono_400Regular.ttf", out / "JetBrainsMono-Regular.ttf", "JetBrains Mono",
         "Regular", False)
    (out / "LICENSE-Inter.txt").write_text((inter / "LICENSE_FONT").read_text())
    (out / "LICENSE-JetBrainsMono.txt").write_text((mono / "LICENSE_FONT").read_text())


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
