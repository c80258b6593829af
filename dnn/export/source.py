"""Functions as text that runs elsewhere: their own source, with the helpers and constants that it names."""

import dis
import inspect
import sys
from collections.abc import Collection, Iterator
from functools import partial
from math import isfinite
from textwrap import dedent
from types import CodeType, FunctionType, ModuleType

import numpy as np


class Sources:
    """Collects what exported code needs, each thing once, and what is needed first before what needs it.

    `taken` are names that the code around it has for itself.
    """

    def __init__(self, taken: Collection[str] = ()):
        self.taken = taken
        self.imports: dict[str, None] = {}
        self.known: dict[str, object] = {}  # each name's function, class or value
        self.texts: dict[str, str] = {}

    @property
    def text(self) -> str:
        """All constants, functions and classes collected so far."""
        text, last = "", ""
        for each in self.texts.values():
            text += ("" if not text else "\n" if "\n" not in last + each else "\n\n\n") + each
            last = each
        return text

    def use(self, each) -> str:
        """The expression that stands for a function or a class in exported code; what it needs is collected.

        A `partial` keeps its bound values. Raises ValueError for what has no source that can stand alone: a lambda,
        a function inside another that uses its variables, or what is compiled.
        """
        name = getattr(each, "__name__", "")
        if isinstance(each, partial):
            self.imports["from functools import partial"] = None
            bound = [repr(value) for value in each.args] + [f"{key}={value!r}" for key, value in each.keywords.items()]
            return f"partial({', '.join([self.use(each.func), *bound])})"
        if name and getattr(np, name, None) is each:
            return f"np.{name}"
        if not isinstance(each, type) and (
            not isinstance(each, FunctionType) or each.__closure__ or name == "<lambda>"
        ):
            raise ValueError(f"{name or each} cannot be exported: it must be a function of a module, with its own name")
        if self._is_new(name, each):
            for needed, value in _needs(each):
                self._need(needed, value)
            self.texts[name] = dedent(inspect.getsource(each)).strip()
        return name

    def _is_new(self, name: str, each) -> bool:
        """Whether this has not been met yet. Raises ValueError if its name stands for something else."""
        if name in self.known and (self.known[name] is each or self.known[name] == each):
            return False
        if name in self.known or name in self.taken:
            raise ValueError(f"{name} cannot be exported: another thing in the exported code has the same name")
        self.known[name] = each
        return True

    def _need(self, name: str, value) -> None:
        home = (getattr(value, "__module__", None) or "").split(".")[0]
        if isinstance(value, ModuleType):
            if value is not np:
                self.imports[f"import {value.__name__} as {name}"] = None
        elif home in sys.stdlib_module_names and hasattr(value, "__name__"):
            renamed = "" if value.__name__ == name else f" as {name}"
            self.imports[f"from {value.__module__} import {value.__name__}{renamed}"] = None
        elif not callable(value) and not _is_plain(value):
            raise ValueError(f"{name} cannot be exported: it is no number, text, tuple, function or class")
        else:
            expression = self.use(value) if callable(value) else repr(value)
            if expression != name and self._is_new(name, value):
                self.texts[name] = f"{name} = {expression}"


def _needs(each) -> Iterator[tuple[str, object]]:
    """The global names that a function or a class reads, with their values."""
    if isinstance(each, type):
        file = inspect.getsourcefile(each)
        for base in getattr(each, "__orig_bases__", each.__bases__):
            if base is not object:
                yield base.__name__, base
        functions = [f for f in vars(each).values() if isinstance(f, FunctionType) and f.__code__.co_filename == file]
    else:
        functions = [each]
    for function in functions:
        for name in dict.fromkeys(_globals_of(function.__code__)):
            if name in function.__globals__ and function.__globals__[name] is not each:
                yield name, function.__globals__[name]


def _globals_of(code: CodeType) -> Iterator[str]:
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield step.argval
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _globals_of(constant)


def _is_plain(value) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    if isinstance(value, float):
        return isfinite(value)  # inf and nan are no words of Python
    return value is None or isinstance(value, bool | int | str)
