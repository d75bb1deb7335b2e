"""Rescue files: taken in as the line is, edited ones line by line refused, nothing taken twice."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from prakan.assessment.actions.field import give_secret
from prakan.assessment.actions.field_devices import withdraw
from prakan.assessment.actions.field_rescues import ask
from prakan.assessment.intake import rescues
from prakan.assessment.intake.rescues import work_off
from prakan.assessment.models import CaseEvidence, FieldDevice, FieldEntry, FieldFile, FieldRescue
from prakan.assessment.queries.field_board.rescues import RescueView, one
from prakan.domain.media_types import ZIP
from prakan.domain.problems import Refused
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person
from tests import samples
from tests.assessment.field_world import Device
from tests.assessment.rescue_maker import rescue
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, packs, registrar, world

__all__ = ["begun", "packs", "registrar", "world"]

pytestmark = pytest.mark.django_db
KINDS = frozenset({ZIP})


def phone_of(world: World) -> tuple[Device, bytes]:
    phone = Device(world, world.chair).registered()
    given = give_secret(key=phone.key, by=world.chair, at=world.at)
    return phone, base64.b64decode(given.secret)


def brought(path: Path, by: Person, at: datetime) -> RescueView:
    with path.open("rb") as content:
        kept = store(name="a.rescue.zip", content=content, by=by, at=at, allowed=KINDS)
    run = ask(file_id=kept.pk, by=by, at=at)
    while work_off(at):
        continue
    return one(by, run.pk)


def photo(key: UUID, content: bytes) -> dict[str, object]:
    digest = hashlib.sha256(content).hexdigest()
    return {
        "id": str(key),
        "role": "original",
        "name": "a.png",
        "type": "image/png",
        "size": len(content),
        "sha256": digest,
    }


def results(seen: RescueView) -> list[tuple[str, str, str]]:
    return [(item.kind, item.result, item.fault.code if item.fault else "") for item in seen.answers]


def test_a_colleague_brings_it_and_it_counts_as_the_owners(world: World, tmp_path: Path) -> None:
    phone, secret = phone_of(world)
    key, content = uuid4(), samples.png()
    phone.saw("ก")
    phone.saw("ข", kind="photo", files=[photo(key, content)])
    path = rescue(tmp_path / "a.zip", phone.key, secret, phone.items, {key: content})
    seen = brought(path, world.member, world.at)
    assert (seen.stage, seen.fault) == ("done", None)
    assert results(seen) == [("entry", "done", ""), ("entry", "done", ""), ("file", "done", "")]
    assert {(row.by, row.way) for row in FieldEntry.objects.all()} == {(world.member, "rescue")}
    assert {row.by for row in CaseEvidence.objects.all()} == {world.chair}
    again = brought(path, world.chair, world.at)
    assert results(again) == [("entry", "already_done", "")] * 2 + [("file", "already_done", "")]
    assert (FieldEntry.objects.count(), CaseEvidence.objects.count()) == (2, 2)


def test_a_line_edited_by_hand_is_refused_alone(world: World, tmp_path: Path) -> None:
    phone, secret = phone_of(world)
    for title in ("ก", "ข", "ค"):
        phone.saw(title)
    path = rescue(tmp_path / "a.zip", phone.key, secret, phone.items)
    edited = tmp_path / "b.zip"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(edited, "w") as new:
        lines = old.read("log").splitlines()
        lines[1] = lines[1][:40] + b"AAAA" + lines[1][44:]
        new.writestr("rescue.json", old.read("rescue.json"))
        new.writestr("log", b"\n".join(lines))
    seen = brought(edited, world.chair, world.at)
    assert results(seen) == [
        ("entry", "done", ""),
        ("line", "refused", "FIELD-063"),
        ("entry", "done", ""),
    ]


def test_a_cut_log_takes_in_what_is_there_and_says_so(world: World, tmp_path: Path) -> None:
    phone, secret = phone_of(world)
    phone.saw("ก")
    seen = brought(rescue(tmp_path / "a.zip", phone.key, secret, phone.items, told=4), world.chair, world.at)
    assert seen.fault is not None
    assert (seen.stage, seen.fault.code, len(seen.answers)) == ("done", "FIELD-061", 1)


def test_a_file_with_a_missing_piece_leaves_its_entry_waiting(world: World, tmp_path: Path) -> None:
    phone, secret = phone_of(world)
    key, content = uuid4(), samples.png()
    phone.saw("ข", kind="photo", files=[photo(key, content)])
    path = rescue(tmp_path / "a.zip", phone.key, secret, phone.items, {key: content[:-9]})
    seen = brought(path, world.chair, world.at)
    assert [item.result for item in seen.answers] == ["waiting", "refused"]
    assert FieldFile.objects.get().file is None
    whole = rescue(tmp_path / "b.zip", phone.key, secret, phone.items, {key: content})
    assert [item.result for item in brought(whole, world.chair, world.at).answers] == ["done", "done"]
    assert CaseEvidence.objects.count() == 1


def test_others_do_not_bring_it_and_of_a_withdrawn_device_only_officers(
    world: World, registrar: Person, tmp_path: Path
) -> None:
    phone, secret = phone_of(world)
    phone.saw("ก")
    path = rescue(tmp_path / "a.zip", phone.key, secret, phone.items)
    device = FieldDevice.objects.get()
    withdraw(device_id=device.pk, reason="หาย", by=registrar, at=world.at)
    refused = brought(path, world.member, world.at)
    assert refused.fault is not None
    assert (refused.stage, refused.fault.code, FieldEntry.objects.count()) == ("refused", "FIELD-065", 0)
    assert brought(path, registrar, world.at).stage == "done"
    assert FieldEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("names", "code"), [(("x.txt",), "FIELD-060"), (("rescue.json", "log"), "FIELD-060")]
)
def test_what_is_no_rescue_file_is_refused_whole(
    world: World, tmp_path: Path, names: tuple[str, ...], code: str
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(samples.package(*names, packed=zipfile.ZIP_STORED))
    seen = brought(path, world.chair, world.at)
    assert seen.fault is not None
    assert (seen.stage, seen.fault.code) == ("refused", code)


def test_a_packed_one_and_one_of_another_installation_are_refused(world: World, tmp_path: Path) -> None:
    phone, secret = phone_of(world)
    packed = rescue(tmp_path / "a.zip", phone.key, secret, [], packed=zipfile.ZIP_DEFLATED)
    other = rescue(tmp_path / "b.zip", uuid4(), secret, [])
    codes = [brought(path, world.chair, world.at).fault for path in (packed, other)]
    assert [one.code for one in codes if one] == ["FIELD-060", "FIELD-062"]


def test_a_worker_that_was_killed_is_followed_by_another(world: World, tmp_path: Path) -> None:
    phone, secret = phone_of(world)
    phone.saw("ก")
    path = rescue(tmp_path / "a.zip", phone.key, secret, phone.items)
    with path.open("rb") as content:
        kept = store(name="a.zip", content=content, by=world.chair, at=world.at, allowed=KINDS)
    run = ask(file_id=kept.pk, by=world.chair, at=world.at)
    FieldRescue.objects.filter(pk=run.pk).update(
        due_at=world.at + timedelta(minutes=10)
    )  # claimed, then killed
    assert (work_off(world.at), work_off(world.at + timedelta(minutes=10))) == (0, 1)
    assert CaseEvidence.objects.count() == 1


def test_no_other_worker_takes_up_what_one_is_still_at(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, secret = phone_of(world)
    phone.saw("ก")
    path, taken = rescue(tmp_path / "a.zip", phone.key, secret, phone.items), list[int]()
    later = world.at + timedelta(minutes=25)  # the run is slow
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    monkeypatch.setattr(rescues, "do_all", lambda *_: taken.append(work_off(later + timedelta(minutes=9))))
    assert brought(path, world.chair, world.at).stage == "done"
    assert taken == [0]


def test_a_fault_that_nobody_foresaw_ends_it_with_words_and_again_takes_the_rest(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, secret = phone_of(world)
    phone.saw("ก")
    path = rescue(tmp_path / "a.zip", phone.key, secret, phone.items)
    with monkeypatch.context() as broken:
        broken.setattr(rescues, "do_all", lambda *_: 1 / 0)
        seen = brought(path, world.chair, world.at)
    assert seen.fault is not None
    assert (seen.stage, seen.fault.code) == ("refused", "FIELD-090")
    assert [item.result for item in seen.answers] == ["done"]
    assert [item.result for item in brought(path, world.chair, world.at).answers] == ["already_done"]


def test_who_is_neither_does_not_see_it(world: World, tmp_path: Path) -> None:
    phone, secret = phone_of(world)
    seen = brought(rescue(tmp_path / "a.zip", phone.key, secret, []), world.chair, world.at)
    with pytest.raises(Refused, match="FIELD-065"):
        one(world.member, seen.id)
