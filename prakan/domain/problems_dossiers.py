"""Numbered problems of dossiers."""

from __future__ import annotations

from prakan.domain.problems import problem

WHY_TAKEN = problem(
    "DOSSIER-001",
    "ยังไม่ได้บอกว่านำแฟ้มงาน {number} ออกไปเพื่ออะไร",
    "It is not said what the dossier of {number} is taken out for",
    "เขียนเหตุผลหนึ่งบรรทัด เช่น เลขที่คำอุทธรณ์ จะถูกบันทึกไว้กับงาน",
    "Write a line, such as the number of the appeal; it is kept with the case",
)
