"""Values that have a form: what does not fit is refused by the rule that is named beside it, in words of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass as plain_dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

# Ids stand in addresses, in file names and in the pages' own `id`.
ID_PATTERN = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"


def refused(rule: str, value: str, **params: str) -> PydanticCustomError:
    """What a validator raises for a value that breaks ``rule`` (of ``portal/words/rules.yml``), with what its message names."""
    return PydanticCustomError("refused", "refused", {"rule": rule, "params": {"value": value, **params}})


@plain_dataclass(frozen=True)
class Form:
    """Marks a text that fits ``pattern`` from its first character to its last; another breaks ``rule``. The pattern means
    the same in Python and in the JSON Schema: ASCII classes, no look-around."""

    pattern: str
    rule: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        fits, rule = re.compile(self.pattern, re.ASCII).fullmatch, self.rule

        def fitting(value: str) -> str:
            if not fits(value):
                raise refused(rule, value)
            return value

        return core_schema.no_info_after_validator_function(fitting, handler(source))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: Any) -> dict[str, Any]:
        return {**handler(schema), "pattern": f"^({self.pattern})$", "x-rule": self.rule}


# Numbers. Python would take 1_000, +5, 1e3 and 2009.0 as well; editors, and people, would not read them alike.

_DECIMAL_FORM, _WHOLE_FORM = re.compile(r"-?[0-9]+(\.[0-9]+)?"), re.compile(r"-?[0-9]+")


def _decimal(value: Any) -> Any:
    if isinstance(value, str) and not _DECIMAL_FORM.fullmatch(value.strip()):
        raise refused("not-number", value)
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not _WHOLE_FORM.fullmatch(value.strip()):
        raise refused("not-whole-number", value)
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str) and value.strip() not in ("true", "false"):
        raise refused("not-one-of", value, allowed="true, false")
    return value


# A number is told exactly, in digits: more than these no source that a small centre has will count, and a number of
# thirty digits ends the decimal arithmetic that writes it in each language.
_MOST = 1_000_000_000_000

# Written behind the bounds of a number: what pydantic bounds must be the number itself.
DECIMAL, WHOLE = BeforeValidator(_decimal), BeforeValidator(_whole)

Number = Annotated[float, Field(ge=-_MOST, le=_MOST), DECIMAL]
Year = Annotated[int, Field(ge=1850, le=2100), WHOLE]
Flag = Annotated[bool, BeforeValidator(_flag)]

# What people cite, such as '1.A.ii' or 'LANG-1b'. It stands in the address of a place on a page.
Code = Annotated[str, Field(max_length=20), Form(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*", "code-form")]
