"""Makes the program of a difference smaller: its choices become fewer and lower as long as the difference stays.

All candidates of a round are tests of one program, so that a round costs one build of each compiler.
"""
import random

ROUNDS = 16
FEWEST, MOST = 6, 24  # candidates of a round: the first ones are long, and take long to build


class Record:
    """Choices, and the ranges of them that belong together."""

    def __init__(self, line):
        choices, _, ranges = line.partition("|")
        self.choices = [int(word) for word in choices.split()]
        numbers = [int(word) for word in ranges.split()]
        self.ranges = list(zip(numbers[::2], numbers[1::2]))

    @staticmethod
    def text(choices):
        return " ".join(map(str, choices)) + " |"


def without(choices, begin, end):
    return choices[:begin] + choices[end:]


def zeroed(choices, begin, end):
    return choices[:begin] + [0] * (end - begin) + choices[end:]


def candidates(record, dice, count):
    """Smaller variants of a record, in a random mixture of large and small steps."""
    choices, made = record.choices, []
    while choices and choices[-1] == 0:
        choices = choices[:-1]
    for _ in range(count * 3):
        form = dice.random()
        if record.ranges and form < 0.75:
            begin, end = dice.choice(record.ranges)
            if dice.random() < 0.4:
                begin, end = max(dice.sample(record.ranges, min(4, len(record.ranges))), key=lambda r: r[1] - r[0])
            variant = without(choices, begin, end) if form < 0.5 else zeroed(choices, begin, end)
        elif form < 0.85 and choices:
            variant = choices[:dice.randrange(len(choices))]
        elif choices:
            at = dice.randrange(len(choices))
            width = dice.choice([1, 1, 2, 4, 8])
            variant = without(choices, at, at + width) if form < 0.95 else zeroed(choices, at, min(at + width, len(choices)))
        else:
            break
        if variant != record.choices and variant not in made:
            made.append(variant)
    return made[:count]


def smaller(one, other):
    return (len(one), sum(one)) < (len(other), sum(other))


def shrink(lines, still_differs, seed=1, rounds=ROUNDS):
    """`still_differs(list of record lines)` returns a list of (bool, record line as the generator wrote it).

    Returns the records, each shrunk as far as the rounds go.
    """
    dice = random.Random(seed)
    best = [Record(line) for line in lines]
    for turn in range(rounds):
        tried, owners = [], []
        for owner, record in enumerate(best):
            for variant in candidates(record, dice, min(MOST, FEWEST + turn * 3)):
                tried.append(Record.text(variant))
                owners.append(owner)
        if not tried:
            break
        for owner, (differs, line) in zip(owners, still_differs(tried)):
            variant = Record(line)
            if differs and smaller(variant.choices, best[owner].choices):
                best[owner] = variant
    return [Record.text(record.choices) for record in best]
