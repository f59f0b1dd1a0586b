"""A chart, held against its own frame: what tests/formats/pages.py asks about it."""
import re
import unicodedata
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


# Of DejaVu Sans, hundredths of its size: no usual sans-serif is wider.
WIDTHS = {letter: width for width, letters in (
    (28, "ijl"), (32, " .,·"), (34, "I:;|/"), (39, "frt()-"), (53, "csz"), (60, "kvxyJ"), (64, "abdeghnopqu0123456789EFLPS"),
    (70, "ABCGKTXYZRV"), (79, "DHMNOQU"), (84, "w+<>=#"), (98, "mW%@")) for letter in letters}


def text_width(text, size):
    return sum(size * (1 if unicodedata.east_asian_width(c) in "WF" else WIDTHS.get(c, 64) / 100) for c in text)


def label_box(label, size):
    """Left, top, right, bottom, by what its letters need at the most."""
    x, y = float(label.get("x")), float(label.get("y"))
    width = text_width("".join(label.itertext()), size)
    left = {"end": x - width, "middle": x - width / 2}.get(label.get("text-anchor"), x)
    return left, y - 0.8 * size, left + width, y + 0.2 * size


def drawn(root):
    """The elements that are seen: not those of patterns."""
    for child in root:
        if child.tag == SVG + "defs":
            continue
        yield child
        yield from drawn(child)


def has_size(shape):
    kind = shape.tag.removeprefix(SVG)
    if kind == "rect":
        return float(shape.get("width")) > 0 and float(shape.get("height")) > 0
    if kind == "circle":
        return float(shape.get("r")) > 0
    return kind in ("path", "polyline") and len(NUMBER.findall(shape.get("d") or shape.get("points"))) >= 3


def within(box, frame, slack=0.5):
    return (box[0] >= frame[0] - slack and box[1] >= frame[1] - slack and
            box[2] <= frame[2] + slack and box[3] <= frame[3] + slack)


def overlap(one, two, slack=1):
    return (min(one[2], two[2]) - max(one[0], two[0]) > slack and min(one[3], two[3]) - max(one[1], two[1]) > slack)


def shape_box(shape):
    kind = shape.tag.removeprefix(SVG)
    if kind == "rect":
        x, y = float(shape.get("x", 0)), float(shape.get("y", 0))
        return x, y, x + float(shape.get("width")), y + float(shape.get("height"))
    if kind == "circle":
        x, y, r = (float(shape.get(name)) for name in ("cx", "cy", "r"))
        return x - r, y - r, x + r, y + r
    return None


def faults(text):
    """(how many labels it has, lines about what is wrong)."""
    root = ET.fromstring(text)
    left, top, width, height = (float(word) for word in root.get("viewBox").split())
    frame, size = (left, top, left + width, top + height), float(root.get("font-size"))
    shapes = [each for each in drawn(root) if each.tag.removeprefix(SVG) in ("rect", "circle", "path", "polyline")]
    labels = [each for each in drawn(root) if each.tag == SVG + "text"]
    lines = [] if any(map(has_size, shapes)) else ["nothing is drawn"]
    lines += [f"a shape outside: {shape.attrib}" for shape in shapes if shape_box(shape) and not within(shape_box(shape), frame)]
    if any(each.get("transform") for each in drawn(root)):
        lines.append("something is turned, so that where it lies is not known here")
    boxes = [("".join(label.itertext()), label_box(label, float(label.get("font-size", size)))) for label in labels]
    for at, (words, box) in enumerate(boxes):
        if not words.strip():
            lines.append("a label without words")
        if not within(box, frame):
            lines.append(f"{words!r} at {box} is cut by {frame}")
        lines += [f"{words!r} and {other!r} overlap" for other, its in boxes[:at] if overlap(box, its)]
    return len(labels), lines
