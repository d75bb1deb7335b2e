"""A test client that reads every page it fetches: valid HTML, one heading, labels, ids, no inline style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from django.http import HttpResponse
from django.test import Client
from tinyhtml5.parser import HTMLParser

from prakan.foundation.models import Person
from tests.announced import announced

HTML = "{http://www.w3.org/1999/xhtml}"
LABELLED = ("input", "select", "textarea")
UNLABELLED = {"hidden", "submit", "button"}
JOINER = "\u2060"


class Page:
    """A fetched page."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.content.decode()
        parser = HTMLParser(namespace_html_elements=False)
        self.root: Element = parser.parse(self.html)
        self.errors = [code for _, code, _ in parser.errors]

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return elements by tag and attributes (``class_`` asks for one class among others)."""
        return [e for e in self.root.iter() if e.tag == tag and _fits(e, attributes)]

    def one(self, tag: str, **attributes: str) -> Element:
        """Return the only such element; fails when there are none or several."""
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def text(self) -> str:
        """All words of the page, without line breaks and joiners."""
        return words(self.one("body"))

    @property
    def heading(self) -> str:
        return words(self.one("h1"))

    def links(self) -> dict[str, str]:
        """Return address by words of every link."""
        return {words(a): a.get("href", "") for a in self.all("a")}


def words(element: Element) -> str:
    """Return the words of an element as a person reads them."""
    return " ".join(" ".join(element.itertext()).replace(JOINER, "").split())


def _fits(element: Element, attributes: dict[str, str]) -> bool:
    for name, value in attributes.items():
        if name == "class_":
            if value not in element.get("class", "").split():
                return False
        elif element.get(name.replace("_", "-")) != value:
            return False
    return True


def faults(page: Page) -> list[str]:
    """Return everything about a page that a reader or a rule would object to."""
    return [*_document(page), *_headings(page), *_forms(page), *_policy(page)]


def _document(page: Page) -> Iterator[str]:
    yield from (f"not valid: {code}" for code in page.errors)
    if page.one("html").get("lang") not in {"th", "en"}:
        yield "the page names no language"
    if not words(page.one("title")):
        yield "the page has no title"
    ids = Counter(e.get("id") for e in page.root.iter() if e.get("id"))
    yield from (f"id {name} stands {n} times" for name, n in ids.items() if n > 1)
    targets = {a.get("href", "")[1:] for a in page.all("a") if a.get("href", "").startswith("#")}
    yield from (f"link to #{name} leads nowhere" for name in targets if name not in ids)
    yield from ("a link without address" for a in page.all("a") if not a.get("href"))


def _headings(page: Page) -> Iterator[str]:
    levels = [int(e.tag[1]) for e in page.one("main").iter() if e.tag in {"h1", "h2", "h3", "h4"}]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of level 1"
    for above, below in zip(levels, levels[1:], strict=False):
        if below > above + 1:
            yield f"a heading of level {below} follows one of level {above}"


def _forms(page: Page) -> Iterator[str]:
    labelled = {label.get("for") for label in page.all("label")}
    wrapped = {id(e) for label in page.all("label") for e in label.iter()}
    for tag in LABELLED:
        for element in page.all(tag):
            named = element.get("aria-label") or element.get("aria-labelledby")
            if element.get("type") in UNLABELLED or named or id(element) in wrapped:
                continue
            if element.get("id") not in labelled:
                yield f"{tag} {element.get('name')} has no label"
    for form in page.all("form"):
        tokens = [e for e in form.iter("input") if e.get("name") == "csrfmiddlewaretoken"]
        if form.get("method") == "post" and not tokens:
            yield f"form {form.get('action')} has no token"
    yield from (
        "a button without words" for b in page.all("button") if not words(b) and not b.get("aria-label")
    )


def _policy(page: Page) -> Iterator[str]:
    for element in page.root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.get("style") is not None:
            yield f"{element.tag} has a style attribute, which the content policy refuses"
        yield from (f"{element.tag} has {name}" for name in element.attrib if name.startswith("on"))
    for script in page.all("script"):
        if not script.get("src") and not script.get("nonce"):
            yield "an inline script without nonce"


class Reader:
    """Somebody who opens pages; every page they open must be faultless."""

    def __init__(self, person: Person | None = None, language: str = "th") -> None:
        self.client = Client()
        self.person = person
        if person is not None:
            with announced("person.sign_in"):
                Person.objects.filter(pk=person.pk).update(language=language)
                self.client.force_login(person)
        else:
            self.client.cookies["django_language"] = language

    def open(self, path: str, *, status: int = 200, **data: str) -> Page:
        """Open a page; fails on another status or any fault."""
        return self._read(self.client.get(path, data), status)

    def send(self, path: str, *, status: int = 200, **data: str) -> Page:
        """Send a form and read the answer, after redirects."""
        return self._read(self.client.post(path, data, follow=True), status)

    def fragment(self, path: str) -> str:
        """Return what htmx would get."""
        answer = self.client.get(path, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        return answer.content.decode().replace(JOINER, "")

    @staticmethod
    def _read(response: HttpResponse, status: int) -> Page:
        page = Page(response)
        assert (page.status, faults(page)) == (status, [])
        return page
