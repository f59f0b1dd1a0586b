"""A page of a report, read by Python's own parser of HTML: what tests/formats/pages.py asks about it."""
import html.parser
import re

VOID = {"meta", "br", "hr", "img", "link", "input", "col", "wbr"}
HEADINGS = {"h1", "h2", "h3"}
BLOCKS = HEADINGS | {"p", "td", "th", "figcaption", "text", "b", "a", "title"}


class Table:
    def __init__(self, title):
        self.title, self.head, self.rows = title, [], []

    def widths(self):
        """How many columns each row has."""
        return [sum(span for _, span in row) for row in self.head + self.rows]

    def words(self, rows):
        return [[text for text, _ in row] for row in rows]


class Page(html.parser.HTMLParser):
    """`faults`: what is not well-formed; `texts`: what is to be read on it, in order, without its charts."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.faults, self.ids, self.links, self.tables, self.texts, self.tags = [], [], [], [], [], set()
        self.charts, self.sources = [], []
        self._open, self._words, self._title, self._row = [], [], "", None
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]
        self.charts = re.findall(r"<svg.*?</svg>", text, re.S)

    def handle_starttag(self, tag, attrs):
        self._note(tag, attrs)
        if tag in VOID:
            return
        self._open.append(tag)
        if tag in BLOCKS and tag != "a":
            self._words = []
        if tag == "table":
            self.tables.append(Table(self._title))
        elif tag == "tr":
            self._row = []
        elif tag in ("td", "th"):
            self._span = int(dict(attrs).get("colspan", 1))

    def handle_startendtag(self, tag, attrs):
        self._note(tag, attrs)
        if "svg" not in self._open and tag not in VOID:
            self.faults.append(f"<{tag}/> closes itself")

    def _note(self, tag, attrs):
        named = dict(attrs)
        self.tags.add(tag)
        if len(named) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a":
            self.links.append(named.get("href"))
        self.sources += [value for name, value in attrs if name in ("src", "srcset", "data", "action", "xlink:href")]
        self.faults += [f"<{tag}> has {name}" for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag):
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> within {self._open[-1:]}")
            return
        self._open.pop()
        text = "".join(self._words).strip()
        if tag in ("td", "th"):
            self._row.append((text, self._span))
        elif tag == "tr":
            table = self.tables[-1]
            (table.head if "thead" in self._open else table.rows).append(self._row)
        elif tag in HEADINGS:
            self._title = text
        if tag in HEADINGS | {"p", "td", "th", "figcaption"} and text:
            self.texts.append(text)

    def handle_data(self, data):
        if self._open and self._open[-1] in BLOCKS:
            self._words.append(data)
        elif data.strip() and self._open[-1:] not in (["style"], ["div"]):
            self.faults.append(f"words in {self._open[-1:]}: {data.strip()[:60]}")
