"""Level the tone marks of the vendored Sarabun, so that PDF text can be searched and copied.

Usage: python scripts/sarabun.py FOLDER_WITH_ORIGINAL_TTFS

Readers of a PDF lose the text of a syllable whose marks are moved after they are drawn:
- over ั ิ ึ the original lowers a tone mark by 5-46 thousandths of an em; a PDF writer then draws it as a run of
  its own and readers repeat the letters before it ("ขั้ขั้น"). Here every tone mark stands as high as over ี ื.
- over the vowels of ป ฝ ฟ the original pulls a tone mark back by 140-260 thousandths, which readers
  take for a space ("ฟื้ นฟู"). Here these places have tone marks drawn further left,
  which stay where they are.
- ษ of the heavier weights holds its marks a thousandth higher than all others, to the same effect.
Nothing else changes. The licence (OFL 1.1, no reserved font name) allows it; the fonts' README says so.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.otlLib.builder import ChainContextSubstBuilder, SingleSubstBuilder, buildAnchor
from fontTools.otlLib.builder import ChainContextualRule as Rule
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

TARGET = Path(__file__).parents[1] / "prakan" / "reporting" / "document" / "fonts"
WEIGHTS = ("Regular", "SemiBold", "Bold")
MARK_TO_BASE, MARK_TO_MARK, EXTENSION = 4, 6, 9
VOWELS = ("uni0E31", "uni0E34", "uni0E35", "uni0E36", "uni0E37", "uni0E4D", "uni0E47")
TONES = ("uni0E48", "uni0E49", "uni0E4A", "uni0E4B", "uni0E4C")


def rework(font: TTFont) -> None:
    """Level the tone marks and add those that stand over narrow vowels."""
    table = _upper_marks(font)
    vowels = dict(zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True))
    tones = dict(zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True))
    height = tones["uni0E48.small"].MarkAnchor.YCoordinate
    for name in TONES:
        tones[f"{name}.small"].MarkAnchor.YCoordinate = height
    narrow = [f"{v}.narrow" for v in VOWELS if f"{v}.narrow" in vowels]
    for name in (*VOWELS, *narrow):
        vowels[name].Mark2Anchor[0].YCoordinate = height
    middle = sorted(vowels[n].Mark2Anchor[0].XCoordinate for n in narrow)[len(narrow) // 2]
    for name in TONES:
        record = tones[f"{name}.small"]
        _add_glyph(font, f"{name}.small", f"{name}.pulled", middle - record.MarkAnchor.XCoordinate)
        _add_mark(table, f"{name}.pulled", record, middle)
    _sort_marks(font, table)
    _substitute(font, narrow)
    _level_base(font)


def _upper_marks(font: TTFont) -> Any:
    """Return the mark-to-mark table of the upper marks."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = table.ExtSubTable if table.LookupType == EXTENSION else table
            if table.LookupType == MARK_TO_MARK and "uni0E31" in table.Mark2Coverage.glyphs:
                return table
    raise SystemExit("no mark-to-mark table for the upper marks: is this Sarabun?")


def _level_base(font: TTFont) -> None:
    """Bring ษ of the heavier weights (577) to the height of the other consonants (576)."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = table.ExtSubTable if table.LookupType == EXTENSION else table
            if table.LookupType == MARK_TO_BASE and "uni0E29" in table.BaseCoverage.glyphs:
                for anchor in table.BaseArray.BaseRecord[
                    table.BaseCoverage.glyphs.index("uni0E29")
                ].BaseAnchor:
                    if anchor is not None and anchor.YCoordinate == 577:
                        anchor.YCoordinate = 576


def _add_glyph(font: TTFont, source: str, name: str, shift: int) -> None:
    part = GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = source, shift, 0, 0x4
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, [part]
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (0, glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 3
    font.getReverseGlyphMap(rebuild=True)


def _add_mark(table: Any, name: str, like: Any, x: int) -> None:
    record = otTables.MarkRecord()
    record.Class, record.MarkAnchor = like.Class, buildAnchor(x, like.MarkAnchor.YCoordinate)
    table.Mark1Coverage.glyphs.append(name)
    table.Mark1Array.MarkRecord.append(record)
    table.Mark1Array.MarkCount += 1


def _sort_marks(font: TTFont, table: Any) -> None:
    pairs = sorted(
        zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True),
        key=lambda pair: font.getGlyphID(pair[0]),
    )
    table.Mark1Coverage.glyphs = [name for name, _ in pairs]
    table.Mark1Array.MarkRecord = [record for _, record in pairs]


def _substitute(font: TTFont, narrow: list[str]) -> None:
    """Put the pulled tone mark after a narrow vowel, by a new last step of the ccmp feature."""
    gsub = font["GSUB"].table
    single = SingleSubstBuilder(font, None)
    single.mapping = {f"{t}.small": f"{t}.pulled" for t in TONES}
    single.lookup_index = len(gsub.LookupList.Lookup)
    context = ChainContextSubstBuilder(font, None)
    context.rules.append(Rule([set(narrow)], [{f"{t}.small" for t in TONES}], [], [[single]]))
    gsub.LookupList.Lookup += [single.build(), context.build()]
    gsub.LookupList.LookupCount = len(gsub.LookupList.Lookup)
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "ccmp" and len(record.Feature.LookupListIndex) > 1:
            record.Feature.LookupListIndex.append(single.lookup_index + 1)
            record.Feature.LookupCount += 1


def main() -> None:
    source = Path(sys.argv[1])
    for weight in WEIGHTS:
        font = TTFont(source / f"Sarabun-{weight}.ttf", recalcTimestamp=False)
        rework(font)
        font.save(TARGET / f"Sarabun-{weight}.ttf")


if __name__ == "__main__":
    main()
