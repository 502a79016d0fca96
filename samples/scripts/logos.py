"""Logos of the sample projects, drawn here: python3 logos.py DIR. Needs Python 3 alone; the same bytes every time."""
import math
import struct
import sys
import zlib
from pathlib import Path

SIZE, FINE = 240, 3


def png(colour_at):
    """An RGBA picture; each point is the mean of FINE x FINE finer ones."""
    rows = bytearray()
    for y in range(SIZE):
        rows.append(0)
        for x in range(SIZE):
            total = [0.0, 0.0, 0.0, 0.0]
            for i in range(FINE):
                for j in range(FINE):
                    r, g, b, a = colour_at((x + (i + 0.5) / FINE) / SIZE, (y + (j + 0.5) / FINE) / SIZE)
                    total[0] += r * a
                    total[1] += g * a
                    total[2] += b * a
                    total[3] += a
            alpha = total[3]
            rows += bytes(round(c / alpha) if alpha else 255 for c in total[:3])
            rows.append(round(255 * alpha / FINE**2))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


def paint(colour, alpha=1.0):
    return (*colour, alpha)


NOTHING = (255, 255, 255, 0.0)


def salinity(x, y):
    """A drop, full of water up to a wave."""
    blue, light = (11, 79, 108), (111, 195, 204)
    below = math.hypot(x - 0.5, y - 0.62)
    inside = below < 0.33
    if not inside and 0.04 < y < 0.62:
        # The drop narrows from its round to its point.
        inside = abs(x - 0.5) < 0.33 * math.sin(math.pi / 2 * (y - 0.04) / 0.58) ** 1.5
    if not inside:
        return NOTHING
    wave = 0.56 + 0.035 * math.sin(2 * math.pi * x * 2.2)
    if abs(y - wave) < 0.022:
        return paint((255, 255, 255))
    return paint(blue if y > wave else light)


def sea_level(x, y):
    """A tide staff standing in the sea."""
    plum, sea = (91, 42, 94), (196, 120, 60)
    wave = 0.64 + 0.03 * math.sin(2 * math.pi * x * 1.8 + 0.6)
    if y > wave and 0.06 < x < 0.94 and y < 0.92:
        band = (y - wave) % 0.11
        if band < 0.055 and not 0.42 < x < 0.58:
            return paint(sea)
    if 0.42 < x < 0.58 and 0.06 < y < 0.92:
        step = int((y - 0.06) / 0.0717)
        return paint(plum) if step % 2 == 0 or x < 0.46 else paint((255, 255, 255))
    return NOTHING


if __name__ == "__main__":
    into = Path(sys.argv[1])
    into.mkdir(parents=True, exist_ok=True)
    for name, drawing in {"surface-salinity": salinity, "sea-level": sea_level}.items():
        (into / f"{name}.png").write_bytes(png(drawing))
