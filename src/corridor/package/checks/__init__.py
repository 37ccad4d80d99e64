"""The checks of the data contract: one rule is one small function, and every breach of every rule is reported."""

from corridor.package.checks.all import RULES, SOUND_GROUND, check, found_on
from corridor.package.checks.judged_ground import Found, Ground, JudgedGround

__all__ = ["RULES", "SOUND_GROUND", "Found", "Ground", "JudgedGround", "check", "found_on"]
