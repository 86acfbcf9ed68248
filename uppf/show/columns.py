"""How wide the columns of a table are on paper, where nothing can be moved sideways."""

from uppf.show.manuscript import Grid, said
from uppf.show.plain import width

ROOM = 94
"""Letters on a line of a table across a page of A4."""
SHORTEST = 6
LONGEST_WORD = 18
BOLD = "mm"
"""What a bold word takes besides its letters."""


def widths(grid: Grid) -> list[int]:
    """The share of each column: a short one has all it wants, the long ones share alike what is left.

    None is narrower than its longest word, as far as words are of ordinary length.
    """
    columns = [[said(head) + BOLD, *map(said, column)] for head, *column in zip(grid.head, *grid.rows, strict=True)]
    least = [
        min(max(width(word) for cell in column for word in cell.split(" ")) + 4, LONGEST_WORD) for column in columns
    ]
    wanted = [max(map(width, column)) + 4 for column in columns]
    shares = [0] * len(columns)
    left = ROOM
    for place, number in enumerate(sorted(range(len(columns)), key=wanted.__getitem__)):
        fair = left // (len(columns) - place)
        shares[number] = max(SHORTEST, least[number], min(wanted[number], fair))
        left = max(0, left - shares[number])
    # What nobody wanted goes to the one that wants most.
    shares[wanted.index(max(wanted))] += left
    return shares
