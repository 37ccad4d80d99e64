"""The checks of the data contract: one rule is one small function, and every breach of every rule is reported."""

from corridor.package.checks.all import RULES, check
from corridor.package.checks.judged_ground import JudgedGround

__all__ = ["RULES", "JudgedGround", "check"]
