"""As much of JSON Schema as the description of the interface uses, written for the tests and stricter: an unknown keyword is an error."""

KINDS = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "integer": int, "number": (int, float),
}  # fmt: skip
KEYWORDS = {
    "type", "description", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "$ref", "minItems", "maxItems",
    "minimum", "maximum", "default",
}  # fmt: skip
PREFIX = "#/components/schemas/"


def faults(value, shape, schemas, at="$"):
    """Every place where ``value`` is not as ``shape`` says."""
    unknown = set(shape) - KEYWORDS
    assert not unknown, f"{at}: {unknown}"
    if "$ref" in shape:
        return faults(value, schemas[shape["$ref"].removeprefix(PREFIX)], schemas, at)
    if "anyOf" in shape:
        tried = [faults(value, one, schemas, at) for one in shape["anyOf"]]
        return min(tried, key=len)
    if not isinstance(value, KINDS[shape["type"]]) or (isinstance(value, bool) and shape["type"] != "boolean"):
        return [f"{at}: {value!r:.60} is no {shape['type']}"]
    if "enum" in shape and value not in shape["enum"]:
        return [f"{at}: {value!r:.60} is none of {shape['enum']}"]
    if isinstance(value, list):
        short = not shape.get("minItems", 0) <= len(value) <= shape.get("maxItems", len(value))
        return [f"{at}: {len(value)} items"] * short + [
            fault for n, item in enumerate(value) for fault in faults(item, shape["items"], schemas, f"{at}[{n}]")
        ]
    return faults_inside(value, shape, schemas, at) if isinstance(value, dict) else []


def faults_inside(value, shape, schemas, at):
    known, others = shape.get("properties", {}), shape.get("additionalProperties", True)
    found = [f"{at}.{key} is missing" for key in shape.get("required", ()) if key not in value]
    for key, item in value.items():
        inside = known.get(key, others)
        if inside is False:
            found.append(f"{at}.{key} is not described")
        elif inside is not True:
            found += faults(item, inside, schemas, f"{at}.{key}")
    return found


def references(shape):
    """Every name that ``shape`` refers to, however deep."""
    if isinstance(shape, dict):
        yield from (value.removeprefix(PREFIX) for key, value in shape.items() if key == "$ref")
        for value in shape.values():
            yield from references(value)
    if isinstance(shape, list):
        for value in shape:
            yield from references(value)
