"""What frictionless finds in tables that are not as their Table Schema declares, against what Khettara found.

Each folder has the table as Khettara published it, the declared schema, and the number of cells and rows that Khettara
says are not as declared, by kind and column."""
import json
import pathlib
import sys
from collections import Counter

import frictionless


def breaches(folder):
    schema = frictionless.Schema.from_descriptor(json.loads((folder / "schema.json").read_text("utf-8")))
    resource = frictionless.Resource(path="table.csv", basepath=str(folder), schema=schema, format="csv", encoding="utf-8")
    cells, counts = set(), Counter()
    for error in resource.validate(limit_errors=100_000).tasks[0].errors:
        if error.type == "primary-key":
            # It counts an empty key as one more; here rows without a key are not compared.
            counts["SCHEMA_KEY dossier"] += bool(error.cells[0])
        elif error.type in ("constraint-error", "type-error"):
            empty = error.cell in (None, "")
            if empty:
                counts[f"SCHEMA_REQUIRED {error.field_name}"] += 1
            else:
                cells.add((error.row_number, error.field_name))
        else:
            raise SystemExit(f"{folder}: frictionless says {error.type}: {error.message}")
    counts.update(f"cells {field}" for _, field in cells)
    return {name: count for name, count in counts.items() if count}


def main():
    folders = sorted(pathlib.Path(sys.argv[1]).iterdir())
    if len(folders) < 40:
        raise SystemExit(f"{sys.argv[1]}: {len(folders)} tables, expected 40")
    total = 0
    for folder in folders:
        found = json.loads((folder / "breaches.json").read_text("utf-8"))
        expected = breaches(folder)
        if found != expected:
            raise SystemExit(f"{folder}: Khettara found {found}, frictionless {expected}")
        total += sum(found.values())
    print(f"{len(folders)} tables: {total} cells and rows that are not as declared, the same as frictionless finds")


main()
