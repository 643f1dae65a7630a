# SPDX-License-Identifier: GPL-3.0-or-later
"""Says of each bank whether its schema takes it, as an editor would find it.

    schema.py SCHEMA FILE...      one line for each: `accepted FILE` or `refused FILE: why`

Editors read the values of YAML in one of three ways: all as text, as YAML 1.2 has it, where 0 is a
number, or as YAML 1.1, where yes is true as well. A bank is accepted where all three take it and
refused where all three refuse it; where they differ, that is said. What cannot be read is refused.
"""
import json
import re
import sys

import jsonschema
import yaml


class Text(yaml.CBaseLoader):  # libyaml, as in askwell
    """Every value is text, and so is every key in the other two."""

    def construct_mapping(self, node, deep=False):
        read = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key is no text", key.start_mark)
            read[key.value] = self.construct_object(value, deep=True)
        return read


class Newer(Text):
    yaml_implicit_resolvers = {}


class Older(Text):
    yaml_implicit_resolvers = {}


for loader, truths in (Newer, "true|True|TRUE|false|False|FALSE"), (Older, "true|false|yes|no|on|off|y|n"):
    for tag, pattern, read in (
        ("bool", f"^(?:{truths})$", lambda text: text.lower() in ("true", "yes", "on", "y")),
        ("int", "^[-+]?[0-9]+$", int),
        ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)$", float),
        ("null", "^(?:~|null|Null|NULL|)$", lambda text: None),
    ):
        name = "tag:yaml.org,2002:" + tag
        loader.add_implicit_resolver(name, re.compile(pattern), None)
        loader.add_constructor(name, lambda self, node, read=read: read(self.construct_scalar(node)))
for loader in (Text, Newer, Older):
    loader.add_constructor("tag:yaml.org,2002:map", lambda self, node: self.construct_mapping(node))


def why_not(schema, path, loader):
    """Gives the first reason against a file, or None."""
    try:
        with open(path, "rb") as file:
            bank = yaml.load(file, Loader=loader)
    except (yaml.YAMLError, UnicodeError) as fault:
        return "no YAML: " + " ".join(str(fault).split())
    fault = jsonschema.exceptions.best_match(schema.iter_errors(bank))
    return fault and "/".join(map(str, fault.absolute_path)) + ": " + fault.message[:200]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        description = json.load(file)
    jsonschema.Draft7Validator.check_schema(description)
    schema = jsonschema.Draft7Validator(description)
    for path in sys.argv[2:]:
        reasons = [why_not(schema, path, loader) for loader in (Text, Newer, Older)]
        if all(reasons):
            print(f"refused {path}: {reasons[1]}")
        elif not any(reasons):
            print(f"accepted {path}")
        else:
            print(f"differs {path}: {reasons}")


main()
