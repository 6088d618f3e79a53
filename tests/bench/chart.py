"""Charts as SVG."""
import dataclasses
import html
import math

BAR, GAP, LEFT, WIDTH, TOP = 16, 6, 190, 520, 44
COLORS = ("#2e7d4f", "#3b6fb2", "#b23b3b", "#8a5a9e")


@dataclasses.dataclass
class Line:
    name: str
    points: list  # of pairs: a number on the horizontal axis, which is logarithmic, and a height
    dashed: bool = False


def document(width, height, title, parts):
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="12" y="22" font-size="15" font-weight="bold">{html.escape(title)}</text>',
        *parts, "</svg>", ""])


def bars(title, values):
    """One bar for each name, with a line at 1. `values` are pairs of name and number. Bars are as long as the numbers, in proportion to
    the largest."""
    scale = WIDTH / max(2.0, *(value for _, value in values))
    height = TOP + len(values) * (BAR + GAP) + 12
    parts = []
    for index, (name, value) in enumerate(values):
        y = TOP + index * (BAR + GAP)
        color = "#2e7d4f" if value >= 1 else "#b23b3b"
        parts += [
            f'<text x="{LEFT - 8}" y="{y + 12}" text-anchor="end">{html.escape(name)}</text>',
            f'<rect x="{LEFT}" y="{y}" width="{value * scale:.1f}" height="{BAR}" fill="{color}"/>',
            f'<text x="{LEFT + value * scale + 6:.1f}" y="{y + 12}">{value:.2f}</text>',
        ]
    one = LEFT + scale
    parts.append(f'<line x1="{one:.1f}" y1="{TOP - 8}" x2="{one:.1f}" y2="{height - 8}" stroke="#444" stroke-dasharray="4 3"/>')
    return document(LEFT + WIDTH + 70, height, title, parts)


def lines(title, series):
    """One for each Line of `series`, with its name beside them."""
    left, width, height = 56, 560, 380
    bottom = TOP + height
    xs = sorted({x for line in series for x, _ in line.points})
    step = nice_step(max(y for line in series for _, y in line.points) / 5)
    top = step * math.ceil(max(y for line in series for _, y in line.points) / step)

    def place(x, y):
        across = (math.log(x) - math.log(xs[0])) / max(math.log(xs[-1]) - math.log(xs[0]), 1e-9)
        return f"{left + across * width:.1f}", f"{bottom - y / top * height:.1f}"

    parts = []
    for count in range(round(top / step) + 1):
        _, y = place(xs[0], count * step)
        parts += [f'<line x1="{left}" y1="{y}" x2="{left + width}" y2="{y}" stroke="#ddd"/>',
                  f'<text x="{left - 8}" y="{float(y) + 4:.1f}" text-anchor="end">{count * step:,}</text>']
    for x in xs:
        parts.append(f'<text x="{place(x, 0)[0]}" y="{bottom + 20}" text-anchor="middle">{x:,}</text>')
    for number, (line, color) in enumerate(colored(series)):
        stroke = f'stroke="{color}" stroke-width="2"' + (' stroke-dasharray="5 4"' if line.dashed else "")
        places = [place(*point) for point in line.points]
        parts.append(f'<polyline points="{" ".join(",".join(p) for p in places)}" fill="none" {stroke}/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{color}"/>' for x, y in places]
        right, y = left + width + 20, TOP + 12 + 18 * number
        parts += [f'<line x1="{right}" y1="{y}" x2="{right + 24}" y2="{y}" {stroke}/>',
                  f'<text x="{right + 32}" y="{y + 4}">{html.escape(line.name)}</text>']
    return document(left + width + 220, bottom + 36, title, parts)


def colored(series):
    """Each line with its colour: the first dashed one has that of the first undashed one, and so on."""
    for dashed in (False, True):
        yield from zip((line for line in series if line.dashed == dashed), COLORS)


def nice_step(least):
    """The least of 1, 2, 5, 10, 20, 50 ... that is not below."""
    power = 10 ** math.floor(math.log10(least))
    return int(next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least))
