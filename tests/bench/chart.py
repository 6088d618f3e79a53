"""A bar chart as SVG: one bar for each name, with a line at 1."""
import html

BAR, GAP, LEFT, WIDTH, TOP = 16, 6, 190, 520, 44


def bars(title, values):
    """`values` are pairs of name and number. Bars are as long as the numbers, in proportion to the largest."""
    scale = WIDTH / max(2.0, *(value for _, value in values))
    height = TOP + len(values) * (BAR + GAP) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 70}" height="{height}" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="12" y="22" font-size="15" font-weight="bold">{html.escape(title)}</text>',
    ]
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
    return "\n".join(parts + ["</svg>", ""])
