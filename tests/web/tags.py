"""Reading a page's markup in tests."""

from html.parser import HTMLParser


class Tags(HTMLParser):
    """The tags of a page with their attributes, and whether they are balanced."""

    VOID = frozenset({"meta", "link", "input", "img", "br", "hr", "rect", "path", "meter"})

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.wrong = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]
