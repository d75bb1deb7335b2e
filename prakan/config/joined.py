"""Follow-ups that several files name, as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prakan.foundation.actions.outbox import Job, Together

FollowUps = Mapping[str, Sequence[Job | Together]]


def joined(*several: FollowUps) -> FollowUps:
    """Return what follows from each step by all of them, in their order.

    Raises ``RuntimeError`` when a step names a follow-up of the same name twice: only one would be done.
    """
    found: dict[str, tuple[Job | Together, ...]] = {}
    for one in several:
        for step, jobs in one.items():
            found[step] = (*found.get(step, ()), *jobs)
    for step, those in found.items():
        names = [job.name for job in those]
        if len(set(names)) < len(names):
            raise RuntimeError(f"{step}: a follow-up is named twice: {', '.join(names)}")
    return found
