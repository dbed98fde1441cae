"""Reading a page back: its elements, its texts, its links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "wbr", "img", "link", "input", "hr", "path", "circle", "use", "rect"}


@dataclass
class Element:
    """One element: its tag, attributes, parents, and the text in it."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """Every element of a page, in order."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, tuple(parent.tag for parent in self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, attributes, tuple(parent.tag for parent in self.open)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> without a start"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str) -> list[Element]:
        """Every element of a kind."""
        return [element for element in self.elements if element.tag == tag]

    def having(self, name: str, word: str) -> list[Element]:
        """Every element with a word in an attribute."""
        return [e for e in self.elements if word in e.attributes.get(name, "").split()]

    @property
    def text(self) -> str:
        """What a reader sees of the body, in one line."""
        body = self.all("main") + self.all("footer")
        return " ".join(" ".join(element.text.split()) for element in body)


def read(html: str) -> Page:
    """Parse a page; every element must be closed where it should be."""
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == [], [element.tag for element in page.open]
    return page
