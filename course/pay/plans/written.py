"""Plans and deals written as YAML that a person would write."""

from __future__ import annotations

import re
from typing import Any

import yaml


def written(data: Any) -> str:
    """`data` (fields, lists and texts) as YAML: numbers kept as texts stand without quotation marks."""
    whole = _Whole(data) if isinstance(data, dict) else data
    return yaml.dump(whole, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)


class _Whole(dict[str, Any]):
    """The outermost fields, which stand on lines of their own however short they are."""


class _Plain(yaml.SafeDumper):
    """Writes numbers kept as texts without quotation marks, and short lists in one line."""


def _number_or_text(dumper: _Plain, text: str) -> yaml.Node:
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        kind = "float" if "." in text else "int"
        return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)
    return dumper.represent_str(text)


def _short_in_line(dumper: _Plain, data: Any) -> yaml.Node:
    """A mapping or a list of plain values is written in one line, as the reference shows it."""
    held = data.values() if isinstance(data, dict) else data
    plain = all(not isinstance(value, dict | list) for value in held)
    if isinstance(data, dict):
        return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=plain)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=plain)


_Plain.add_representer(str, _number_or_text)
_Plain.add_representer(list, _short_in_line)
_Plain.add_representer(dict, _short_in_line)
_Plain.add_representer(
    _Whole,
    lambda dumper, data: dumper.represent_mapping(
        "tag:yaml.org,2002:map", dict(data), flow_style=False
    ),
)
