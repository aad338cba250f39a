"""What a rule compares of charters: functions of a charter that return plain data. Calls none of them."""

import datetime as dt
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any, TypeAlias, get_type_hints

import msgspec
from msgspec.inspect import AnyType, CustomType, ExtType, RawType, StructType, type_info

from netlint.charter import Charter, PartialDate, Table
from netlint.utils.errors import source_place

ExtractFunction: TypeAlias = Callable[[Charter], object]
"""A function that returns what a rule compares of a charter: `compares` lists these."""

MAX_SIZE = 8 * 1024
"""The most bytes that netlint keeps of one charter for one function: the ids and names of 250 people fit. If all of
10,000 charters had that much, a run would need 80 MB for it. The project chose this limit."""
SAMPLE = "def circles_of(charter: Charter) -> tuple[str, ...]"
"""What a function in `compares` looks like."""
KEPT = 256
"""How many functions are known at a time: more than the rules of a run have, and not all of a process that loads its
rules again and again. The project chose this limit."""
_NOT_PLAIN = (AnyType, CustomType, ExtType, RawType)
_NEVER_RETURNS = {
    inspect.CO_GENERATOR: "is a generator; return a tuple instead of yielding",
    inspect.CO_COROUTINE: "is async; write `def`",
    inspect.CO_ASYNC_GENERATOR: "is async; write `def`, and return a tuple",
}
"""What is wrong with a function that returns no value, by the flag of its code."""


class Extract(msgspec.Struct, frozen=True, eq=False):
    """A function in `compares`, and how its values are kept."""

    function: ExtractFunction
    key: str
    """The same in every process of a run, and of no other function."""
    encoder: msgspec.msgpack.Encoder
    decoder: msgspec.msgpack.Decoder[Any]

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.function.__name__

    @property
    def file(self) -> str:
        """The file of the function."""
        return _code(self.function).co_filename

    def encode(self, value: object) -> bytes:
        """Return a value of the function as bytes; equal values are equal bytes.

        Raises `TypeError` or `ValueError` for a value of another type than the function says, or a large one.
        """
        try:
            kept = self.encoder.encode(value)
            read = self.decoder.decode(kept)
        except (TypeError, ValueError, msgspec.ValidationError, OverflowError, RecursionError) as error:
            raise TypeError(f"{self._returned(value)}, but its return type says otherwise: {error}") from error
        if len(kept) > MAX_SIZE:
            raise ValueError(f"{self._called} returned {len(kept)} bytes; return at most {MAX_SIZE}, such as ids only")
        if read != value and repr(read) != repr(value):
            raise TypeError(f"{self._returned(value)}, but its return type keeps {type(read).__name__}")
        return kept

    def decode(self, kept: bytes) -> Any:
        """Return the value that `encode` made bytes of."""
        return self.decoder.decode(kept)

    @property
    def _called(self) -> str:
        return f"{self.name} ({_place(self.function)})"

    def _returned(self, value: object) -> str:
        return f"{self._called} returned {type(value).__name__}"


def keys_in(value: Any) -> Iterable[Any]:
    """Return what a value of a function can be found by: its items, the keys of a dictionary, or else itself."""
    is_list = isinstance(value, list | tuple | set | frozenset | dict) and not hasattr(value, "_fields")
    return value if is_list else (value,)


@lru_cache(KEPT)
def extract_of(function: ExtractFunction) -> Extract:
    """Return how the values of a function are kept. Raises `TypeError` for one that cannot be in `compares`.

    Made once, as making it takes longer than using it.
    """
    if problem := _function_problem(function):
        raise TypeError(problem)
    kind = _return_type(function)
    encoder = msgspec.msgpack.Encoder(order="deterministic", enc_hook=_whole_date)
    key = f"{function.__module__}:{function.__name__}:{_code(function).co_firstlineno}"
    return Extract(function, key, encoder, msgspec.msgpack.Decoder(kind))


def compares_problems(compares: Any, fixtures: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with `compares` in the declaration of a rule with these parameters."""
    if not isinstance(compares, tuple):
        name = getattr(compares, "__name__", "circles_of")
        yield f"`compares` must be a tuple of functions: compares=({name},)"
        return
    if compares and "charters" not in fixtures:
        yield "it has `compares`, so it must have the parameter `charters`"
    yield from (f"`compares` has {problem}" for problem in map(_function_problem, compares) if problem)


def _function_problem(function: Any) -> str:
    """Return what is wrong with a function in `compares`; "" if nothing is."""
    if not isinstance(function, FunctionType) or function.__name__ == "<lambda>":
        what = "a lambda" if isinstance(function, FunctionType) else f"{function!r:.80}"
        return f"{what}, but must have functions such as `{SAMPLE}`"
    name, code = f"`{function.__name__}` ({_place(function)})", function.__code__
    if function.__qualname__ != function.__name__:
        return f"{name}, which is inside of {function.__qualname__.split('.')[0]}; move it to the top of the module"
    for flag, problem in _NEVER_RETURNS.items():
        if code.co_flags & flag:
            return f"{name}, which {problem}"
    takes_more = code.co_kwonlyargcount or code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS)
    if code.co_varnames[: code.co_argcount] != ("charter",) or takes_more:
        return f"{name}, whose only parameter must be `charter`: `{SAMPLE}`"
    return f"{name}, {problem}" if (problem := _type_problem(function)) else ""


def _type_problem(function: FunctionType) -> str:
    """Return what is wrong with the return type of a function; "" if nothing is."""
    try:
        kind = _return_type(function)
        found = type_info(kind)
        msgspec.msgpack.Decoder(kind)
    except LookupError:
        return f"which has no return type; write it, as in `{SAMPLE}`"
    except (TypeError, ValueError, NameError, AttributeError) as error:
        return f"whose return type cannot be used: {error}"
    for inner in _types_in(found, set()):
        cls = getattr(inner, "cls", None)
        if isinstance(inner, StructType) and issubclass(inner.cls, Table):
            return f"which returns {inner.cls.__name__}, a table of a charter; return what you compare, such as its id"
        if isinstance(inner, _NOT_PLAIN):
            what = getattr(cls, "__name__", "Any")
            return f"which returns {what}; return text, numbers, dates, and tuples or NamedTuples of these"
    return ""


def _types_in(found: Any, seen: set[int]) -> Iterator[Any]:
    """Yield a type and all types in it."""
    if isinstance(found, tuple):
        for inner in found:
            yield from _types_in(inner, seen)
    elif isinstance(found, msgspec.Struct) and id(found) not in seen:
        seen.add(id(found))
        yield found
        for name in found.__struct_fields__:
            if name not in ("default", "default_factory"):
                yield from _types_in(getattr(found, name), seen)


def _return_type(function: Any) -> Any:
    """Return the type after the arrow. Raises `LookupError` if there is none, and what evaluating it raises.

    The annotation of the parameter is left alone: it may name what only a type checker imports.
    """
    if sys.version_info >= (3, 14):  # where an annotation is evaluated when something asks for it
        from annotationlib import Format, get_annotations

        written = get_annotations(function, format=Format.FORWARDREF)["return"]
    else:
        written = function.__annotations__["return"]

    def stub() -> None:
        """Have the return type only."""

    stub.__annotations__ = {"return": written}
    return get_type_hints(stub, function.__globals__, include_extras=True)["return"]


def _whole_date(value: Any) -> dt.date:
    """Return the first day of a date of which only the year or month is known."""
    if isinstance(value, PartialDate):
        return dt.date(value.year, value.month, value.day)
    raise TypeError(f"netlint cannot keep {type(value).__name__}")


def _code(function: Any) -> CodeType:
    """Return the code of a function; its type says only that it can be called."""
    code: CodeType = function.__code__
    return code


def _place(function: Any) -> str:
    code = _code(function)
    return source_place(code.co_filename, code.co_firstlineno)
