"""The form of a report follows its pack; answers merge without loss; the digest follows the content alone."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from prakan.domain.frameworks.reading import read_files
from prakan.domain.sars.answers import Answer, Fate, Writing, from_json, merge, settled, to_json
from prakan.domain.sars.content import Head, Piece, agrees, canonical, digest, number
from prakan.domain.sars.form import Asks, form_of
from tests.house.reading import ROOT

HEAD = Head(7, "โรงเรียนบ้านสมมติ", 2566, "basic", "basic-2567/1", "ab" * 32)
PIECES = [Piece("1.1", "ผล", "cd" * 32, 3, None), Piece("1.1", "คลิป", "ef" * 32, None, 90)]


def pack_form(key: str) -> list[tuple[str, int]]:
    folder = ROOT / "frameworks" / "onesqa" / key
    pack = read_files({p.name: p.read_bytes() for p in folder.glob("*.toml")}).pack
    assert pack is not None
    return [(s.code, len([q for q in s.questions if q.indicator])) for s in form_of(pack).sections]


def test_the_form_has_a_section_a_standard() -> None:
    assert pack_form("basic-2567") == [
        ("data", 0), ("1", 3), ("2", 10), ("3", 3), ("summary", 0), ("annex", 0)
    ]  # fmt: skip
    assert sum(n for _, n in pack_form("early-childhood-2567")) == 18
    assert sum(n for _, n in pack_form("vocational-2567")) == 10
    assert [code for code, _ in pack_form("asiin-2567")][0] == "data"


def test_an_institution_chooses_its_level_from_the_pack() -> None:
    folder = ROOT / "frameworks" / "onesqa" / "basic-2567"
    pack = read_files({p.name: p.read_bytes() for p in folder.glob("*.toml")}).pack
    assert pack is not None
    level = form_of(pack).questions["1.level"]
    assert (level.asks, [c for c, _ in level.choices]) == (
        Asks.LEVEL,
        ["improve", "fair", "good", "very_good", "excellent"],
    )


TEXTS = st.text(alphabet="กขค", max_size=3)


@example([("ก", "c", True), ("ข", "a", False), ("ข", "b", False), ("ค", "b", False)])
@example([("ก", "c", True), ("ข", "a", False), ("ข", "b", False), ("ค", "a", False)])
@given(st.lists(st.tuples(TEXTS, st.sampled_from("abc"), st.booleans()), max_size=12))
def test_no_text_of_another_page_is_ever_lost(saves: list[tuple[str, str, bool]]) -> None:
    """The last text of every page stands there, unless somebody saw the newest and wrote over it."""
    answer, last = Answer(), dict[str, str]()
    for text, tab, looked in saves:
        seen = answer.revision if looked else 0
        holder = answer.now.tab
        answer, fate = merge(answer, Writing(text, 1, "", tab), seen)
        if fate is Fate.KEPT and holder != tab:
            last.pop(holder, None)
        if fate is not Fate.SAME:
            last[tab] = text
    kept = {answer.value, *(o.value for o in answer.others)}
    assert set(last.values()) <= kept


def test_an_answer_survives_storing() -> None:
    answer = Answer(Writing("ก", 1, "t", "a"), 3, (Writing("ข", 2, "u", "b"),))
    assert from_json(to_json(answer)) == answer
    assert from_json(None) == Answer()
    assert settled(answer, Writing("กข", 1, "v")) == Answer(Writing("กข", 1, "v"), 4)


def test_the_digest_follows_the_content_alone() -> None:
    one = canonical(HEAD, {"1.1": "ก", "1.2": ""}, PIECES)
    assert one == canonical(HEAD, {"1.1": "ก"}, reversed(PIECES))
    assert one != canonical(HEAD, {"1.1": "ข"}, PIECES)
    assert one != canonical(HEAD, {"1.1": "ก"}, PIECES, own_file="aa")
    told = digest(one)
    assert agrees(one, told, told[:8].upper())
    assert not agrees(one, told, "zz")
    assert not agrees(one + " ", told, told[:8])
    assert number(2566, 12) == "SAR-2566-000012"
