"""How colours are seen: with full sight and with the three common deficiencies."""

from itertools import combinations

import numpy as np

SIGHTS = {
    "full": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
"""What is seen of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]])
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(color: str) -> np.ndarray:
    """Linear red, green and blue of ``#rrggbb``."""
    parts = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def seen(color: str, sight: str) -> np.ndarray:
    """CIELAB of a colour as `sight` sees it."""
    light = np.clip(np.array(SIGHTS[sight]) @ linear(color), 0, 1)
    ratio = XYZ @ light / WHITE
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(one: str, other: str, sight: str) -> float:
    """How far two colours look apart; below 2 they look alike."""
    return float(np.linalg.norm(seen(one, sight) - seen(other, sight)))


def closest(colors: list[str], sight: str) -> float:
    """How far the two of `colors` that look most alike look apart."""
    return min(apart(one, other, sight) for one, other in combinations(colors, 2))


def mixed(top: str, under: str, share: float) -> str:
    """`top` laid over `under` with an opacity of `share`."""
    pairs = zip(*([int(color[at : at + 2], 16) for at in (1, 3, 5)] for color in (top, under)), strict=True)
    return "#" + "".join(f"{round(share * one + (1 - share) * other):02x}" for one, other in pairs)
