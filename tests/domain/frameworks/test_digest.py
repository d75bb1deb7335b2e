"""A digest belongs to what a pack says, not to how its files are written."""

from __future__ import annotations

from prakan.domain.frameworks.digest import canonical, digest
from prakan.domain.frameworks.reading import read_files
from tests.domain.frameworks.sample import FILES, HEAD, RULES, SCALE, STANDARDS, pack, put


def test_comments_spaces_and_file_borders_do_not_matter() -> None:
    one = "\n".join(FILES.values()).replace("value = 2", "value = 2.00   # two")
    whole = read_files({"pack.toml": one.replace("\n", "\r\n").encode("utf-8-sig")}).pack
    assert whole is not None
    assert digest(whole) == digest(pack())


def test_order_of_keys_does_not_matter() -> None:
    turned = put(HEAD, 'status = "draft"\nconfirmed = true\n', 'confirmed = true\nstatus = "draft"\n')
    assert digest(pack(pack=turned)) == digest(pack())


def test_order_of_weights_does_not_matter() -> None:
    rule = '\n[[rule]]\nid = "extra"\nkind = "mean"\nof = ["1.1", "2.1"]\n\n[rule.weights]\n'
    one, other = '"1.1" = 60\n"2.1" = 40\n', '"2.1" = 40.0\n"1.1" = 60\n'
    assert digest(pack(rules=RULES + rule + one)) == digest(pack(rules=RULES + rule + other))


def test_every_change_of_meaning_changes_it() -> None:
    changed = [
        pack(pack=put(HEAD, "Sample", "Sample 2")),
        pack(standards=put(STANDARDS, "One point two", "One point twenty")),
        pack(scale=put(SCALE, '"Middle"', '"Medium"')),
        pack(rules=put(RULES, "from = 50", "from = 55")),
        pack(rules=put(RULES, 'not_assessed = "left_out"', 'not_assessed = "lowest"')),
    ]
    assert len({digest(one) for one in (pack(), *changed)}) == 6


def test_defaults_are_left_out_so_that_a_later_field_changes_nothing() -> None:
    assert '"placeholder"' not in canonical(pack())
    spelled = put(SCALE, 'id = "three"\n', 'id = "three"\nplaceholder = false\n')
    assert digest(pack(scale=spelled)) == digest(pack())


def test_the_order_of_standards_matters() -> None:
    first, second = STANDARDS.split('[[standard]]\ncode = "2"')
    turned = f'\n[[standard]]\ncode = "2"{second}{first}'
    assert digest(pack(standards=turned)) != digest(pack())
