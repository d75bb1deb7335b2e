"""The main pages of money, appeals and what follows, in English on a phone: none too wide, no Thai left."""

from __future__ import annotations

from walking.browser import Desk, Stuck, Walk

#: whose window -> words of the menu, or what the walk has learnt of an address
PAGES = {
    "finance": ("Payments of assessors", "list1", "Budget"),
    "deputy": ("Waiting for me",),
    "team0": ("My payments",),
    "registrar": (
        "Appeals against results",
        "appeal",
        "Improvement plans",
        "plan",
        "Use of results",
        "member",
    ),
    "school_head": ("Our improvement plan", "plan", "case"),
    "auditor": ("case",),
    "": ("certificate",),
}
#: Thai that stands where the page says that it is English: people's own words and names are marked as Thai
LEFT = """() => {
  const thai = /[\\u0E00-\\u0E7F]/, found = new Set();
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, own = node.parentElement;
    if (thai.test(node.data) && own.getClientRects().length && own.closest('[lang]').lang === 'en')
      found.add(node.data.trim().slice(0, 60));
  }
  return [...found];
}"""


def read(walk: Walk) -> None:
    """Open each page by the menu or its address and look at its width and its words."""
    found: list[str] = []
    for who, pages in PAGES.items():
        desk = walk.desk(walk.known.get(who, who), 390, language="en")
        for page in pages:
            if page in walk.known:
                desk.page.goto(walk.known[page])
                desk.look(f"en-{page}")
            else:
                desk.menu(page)
            found += _faults(desk)
    if found:
        raise Stuck("in English on a phone: " + "; ".join(found))


def _faults(desk: Desk) -> list[str]:
    page = desk.page
    wide = page.evaluate("document.documentElement.scrollWidth")
    said = [f"{page.url} is {wide} px wide"] if wide > 390 else []
    left = page.evaluate(LEFT)
    return said + ([f"{page.url} leaves Thai: {left}"] if left else [])
