"""The small faults put into the code, one at a time: Cosmic Ray's operators, without those that say little."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

_SAYS_LITTLE = re.compile(
    r"BinaryOperator_(?!Add_Sub|Sub_Add|Mul_Div|Div_Mul|Mod_Mul|FloorDiv_Div|Pow_Mul|BitAnd_BitOr)"
    r"|ComparisonOperator_(?!Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is|Lt_|LtE_|Gt_|GtE_)"
    r"|ComparisonOperator_\w+_(Eq|NotEq|Is|IsNot)(?<!Eq_NotEq)(?<!NotEq_Eq)(?<!Is_IsNot)(?<!IsNot_Is)"
    r"|UnaryOperator_|RemoveDecorator|Variable"
)
"""Left out: further replacements of the same operator, `|` (nearly always of types), and decorators (of caches).

So are the options of dataclasses: types hold that what is frozen is not assigned to."""


@dataclass(frozen=True)
class Mutant:
    """The `occurrence`-th place in the file at `path` where the operator of this name can change something."""

    path: Path
    operator: str
    occurrence: int
    line: int

    def source(self) -> str:
        """The whole file with its one fault."""
        return _mutated(self.path, self.operator, self.occurrence)

    def compiles(self) -> bool:
        """Whether it is Python at all: an operator may meet the stars of an unpacking, or a dotted exception."""
        try:
            compile(self.source(), str(self.path), "exec")
        except (SyntaxError, AttributeError):
            return False
        return True

    def shown(self) -> str:
        """The line before and after."""
        before = self.path.read_text(encoding="utf-8").splitlines()
        after = self.source().splitlines()
        changed = [(a, b) for a, b in zip(before, after, strict=False) if a != b]
        old, new = changed[0] if changed else ("", self.operator)
        return f"{self.path}:{self.line}\n  - {old.strip()}\n  + {new.strip()}"


@cache
def _mutated(path: Path, operator: str, occurrence: int) -> str:
    return mutate_code(path.read_text(encoding="utf-8"), get_operator(operator)(), occurrence)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    text = path.read_text(encoding="utf-8")
    tree = get_ast(text)
    frozen = {number for number, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith("@dataclass")}
    found = []
    for name in operator_names():
        operator_class = get_operator(name)
        if _SAYS_LITTLE.search(name) or operator_class.arguments():
            continue
        operator = operator_class()
        places = [start for node in ast_nodes(tree) for start, _ in operator.mutation_positions(node)]
        found += [Mutant(path, name, number, line) for number, (line, _) in enumerate(places) if line not in frozen]
    return iter(sorted(found, key=lambda mutant: (mutant.line, mutant.operator, mutant.occurrence)))
