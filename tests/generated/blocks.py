"""Blocks of every kind, with the files they need."""

from io import BytesIO
from typing import Final

from PIL import Image as Bitmap

from generator.model.chart import ChartKind
from generator.model.keys import BLOCK_KINDS, CALLOUT, COMPARE, FIGURE, FIGURES, IMAGE, POINTS, QUOTE, SIDE, STEP, TIMELINE
from tests.generated.charts import chart
from tests.generated.tables import table
from tests.generated.texts import TextWriter, Value

Block = dict[str, Value] | str | list[Value]

_PICTURES: Final = ((1, 1, "png"), (60, 900, "png"), (1600, 90, "jpg"), (640, 480, "png"), (900, 1200, "jpg"), (1200, 700, "webp"))
"""Width and height in pixels: a dot, a tower, a panorama, the usual ones."""
_OUTER: Final = {"columns", "page-break"}
_NUMBERED: Final = {"chart", "table"}
_INNER_KINDS: Final = tuple(kind for kind in BLOCK_KINDS if kind not in _OUTER)


class BlockWriter:
    """Writes blocks; `files` gathers the pictures and data that they name."""

    def __init__(self, texts: TextWriter, files: dict[str, bytes]) -> None:
        self._texts = texts
        self._files = files
        self._charts = list(ChartKind)
        texts.random.shuffle(self._charts)

    def block(self, *, shown: bool) -> Block:
        """Return a block of any kind. Where it is in both outputs, as its section is if `shown`, it may get a name for references."""
        kind = self._texts.random.choice(BLOCK_KINDS)
        block = self._shared(self._columns() if kind == "columns" else self._block(kind))
        if shown and isinstance(block, dict) and kind in _NUMBERED and not block.keys() & {"for", "internal"} and self._texts.chance(0.5):
            block["id"] = f"{kind}-{len(self._texts.numbered)}"
            self._texts.numbered.append(f"{kind}-{len(self._texts.numbered)}")
        return block

    def _inner(self) -> Block:
        return self._shared(self._block(self._texts.random.choice(_INNER_KINDS)))

    def _shared(self, block: Block) -> Block:
        if isinstance(block, dict) and "page-break" not in block:
            if self._texts.chance(0.08):
                block["for"] = self._texts.random.choice(("report", "slides", "both"))
            if self._texts.chance(0.04):
                block["internal"] = True
        return block

    def _columns(self) -> Block:
        lists = self._texts.random.choice((2, 2, 3))
        return {"columns": [[self._inner() for _ in range(self._texts.random.choice((1, 1, 2)))] for _ in range(lists)]}

    def _block(self, kind: str) -> Block:
        texts = self._texts
        match kind:
            case "text":
                return texts.prose() if texts.chance(0.5) else {"text": texts.prose()}
            case "notes":
                return {"notes": texts.prose()}
            case "page-break":
                return "page-break"
            case "points":
                return self._points()
            case "figures":
                return self._figures()
            case "chart":
                self._charts.append(self._charts.pop(0))
                return {"chart": chart(texts, self._charts[-1])}
            case "table":
                return self._table()
            case "quote":
                return {"quote": texts.fill(QUOTE, {"text": texts.words(texts.random.choice((15, 60, 200)))})}
            case "image":
                return self._image()
            case "compare":
                return {"compare": texts.fill(COMPARE, {"before": self._side(), "after": self._side()})}
            case "timeline":
                steps = [texts.fill(STEP, {}) for _ in range(texts.random.randint(1, 9))]
                return {"timeline": texts.fill(TIMELINE, {"steps": steps})}
            case "callout":
                return {"callout": texts.fill(CALLOUT, {"text": texts.prose()})}
        raise AssertionError(f"write blocks of the kind {kind} here, so that generated documents have them")

    def _points(self) -> Block:
        items = [self._point(1) for _ in range(self._texts.random.choice((1, 2, 3, 5, 7, 12)))]
        return [*items] if self._texts.chance(0.5) else {"points": self._texts.fill(POINTS, {"items": items})}

    def _point(self, depth: int) -> Value:
        text = self._texts.words(self._texts.random.choice((8, 20, 40, 90)))
        if depth == 3 or self._texts.chance(0.8):
            return text
        return {text: [self._point(depth + 1) for _ in range(self._texts.random.randint(1, 4))]}

    def _figures(self) -> Block:
        label = self._texts.random.choice((6, 15, 30))
        items = [self._texts.fill(FIGURE, {"label": self._texts.words(label)}) for _ in range(self._texts.random.randint(1, 6))]
        return {"figures": self._texts.fill(FIGURES, {"items": items})}

    def _table(self) -> Block:
        name = f"data/table-{len(self._files)}.csv"
        made, csv = table(self._texts, name)
        if csv:
            self._files[name] = csv.encode()
        return {"table": made}

    def _image(self) -> Block:
        width, height, kind = self._texts.random.choice(_PICTURES)
        name = f"images/picture-{len(self._files)}.{kind}"
        self._files[name] = _picture(width, height, kind)
        return {"image": self._texts.fill(IMAGE, {"file": name, "alt": self._texts.speaker.phrase(5, 40)})}

    def _side(self) -> dict[str, Value]:
        if self._texts.chance(0.4):
            return self._texts.fill(SIDE, {"text": self._texts.words(40)}, ("value", "unit"))
        return self._texts.fill(SIDE, {"value": self._texts.speaker.value()})


def _picture(width: int, height: int, kind: str) -> bytes:
    """Return a picture with a slope of colour, so that its edges can be told."""
    picture = Bitmap.linear_gradient("L").resize((width, height)).convert("RGB")
    stream = BytesIO()
    picture.save(stream, {"jpg": "JPEG"}.get(kind, kind))
    return stream.getvalue()
