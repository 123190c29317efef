#!/usr/bin/env python3
"""Compares every <table>.parquet under the given folders with its CSV, through DuckDB and through pyarrow.

usage: parquet_oracle.py FOLDER...
Every column of every row group is read; numbers are compared as exact decimals, as the schema types them. The
page index and statistics are checked by filtering on the least and greatest value of each column.
Prints how many tables were compared; exits 1 with a message at the first difference, and when there is no table.
A folder written with the cells as published (--keep-text) has no canonical CSV: there only names, row counts and
agreement between the two readers are checked; likewise of a Parquet file without a schema beside it.
Where <table>.expected.csv and <table>.expected.types stand beside a table, it was generated: its CSV, its types and
every value of its Parquet, as both readers see it, are also compared with what the generator knows.
"""
import csv, datetime as dt, json, sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

csv.field_size_limit(2**31 - 1)


def expected(text, field):
    """The value of a canonical cell."""
    if text == "":
        return None
    kind = field["type"]
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    if kind in ("integer", "number"):
        return Decimal(text)
    if kind == "date":
        return dt.date.fromisoformat(text)
    if kind == "time":
        return dt.time.fromisoformat(text)
    if kind == "datetime":
        return dt.datetime.fromisoformat(text).replace(tzinfo=None)
    return text


def plain(value, field):
    """A reader's value in the same terms."""
    if value is None:
        return None
    kind = field["type"]
    if kind in ("integer", "number"):
        return value if isinstance(value, (Decimal, float)) else Decimal(value)
    if kind == "datetime":
        if value.tzinfo is not None:
            value = value.astimezone(dt.timezone.utc)
        return value.replace(tzinfo=None)
    return value


def same(want, got):
    if isinstance(got, float):
        return want is not None and float(want) == got
    if isinstance(want, str) and isinstance(got, str):
        return want == got or want.strip() == got  # a cell as published keeps its blanks
    return want == got


def fail(path, message):
    sys.exit(f"{path}: {message}")


def duck_rows(path):
    with duckdb.connect() as db:
        db.execute("SET TimeZone = 'UTC'")
        return db.execute("SELECT * FROM read_parquet(?, file_row_number = false, hive_partitioning = false)", [str(path)]).fetchall()


def arrow_rows(path, fields):
    file = pq.ParquetFile(path, page_checksum_verification=True)
    columns = [[] for _ in fields]
    for group in range(file.num_row_groups):
        table = file.read_row_group(group)
        for i in range(len(fields)):
            columns[i].extend(table.column(i).to_pylist())
    names = [file.schema_arrow.field(i).name for i in range(len(fields))]
    check_statistics(path, file, columns)
    return names, list(zip(*columns)) if columns else [], file.metadata.num_rows


def check_statistics(path, file, columns):
    # Pages of very many columns are gathered, one for each chunk: there the statistics are the index.
    gathered = file.metadata.num_columns >= 512 or path.name.startswith("gathered-")
    for group in range(file.metadata.num_row_groups):
        for i in range(file.metadata.num_columns):
            chunk = file.metadata.row_group(group).column(i)
            if not gathered and not (chunk.has_column_index and chunk.has_offset_index):
                fail(path, f"column {i} of row group {group} has no page index")
    start = 0
    for group in range(file.metadata.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        for i, values in enumerate(columns):
            part = [v for v in values[start:start + rows] if v is not None]
            stats = file.metadata.row_group(group).column(i).statistics
            if stats is None or stats.null_count != rows - len(part):
                fail(path, f"column {i} of row group {group}: null count {stats and stats.null_count}, not {rows - len(part)}")
            if part and stats.has_min_max and not isinstance(part[0], (dt.datetime, dt.time)):
                low, high = (min(part), max(part)) if not isinstance(part[0], str) else (
                    min(part, key=lambda v: v.encode()), max(part, key=lambda v: v.encode()))
                if isinstance(low, str):
                    bad = stats.min.encode() > low.encode() or stats.max.encode() < high.encode()
                else:
                    bad = stats.min != low or stats.max != high
                if bad:
                    fail(path, f"column {i} of row group {group}: statistics {stats.min!r}..{stats.max!r}, values {low!r}..{high!r}")
        start += rows


def compare_generated(stem, path, fields, names, readings):
    """The generator's table, which no code of the engine has made."""
    with open(f"{stem}.expected.csv", encoding="utf-8", newline="") as f:
        header, *rows = list(csv.reader(f))
    types = Path(f"{stem}.expected.types").read_text(encoding="utf-8").split()
    if header != names or types != [f["type"] for f in fields]:
        fail(path, f"generated as {list(zip(header, types))}, made {[(f['name'], f['type']) for f in fields]}")
    for reader, got in readings.items():
        if len(got) != len(rows):
            fail(path, f"{reader}: {len(got)} rows, generated {len(rows)}")
        for number, (row, values) in enumerate(zip(rows, got), 1):
            for kind, name, text, value in zip(types, names, row, values):
                field = {"type": kind}
                if not same(expected(text, field), plain(value, field)):
                    fail(path, f"row {number}, {name}: generated {text!r}, {reader} {value!r}")


def compare(path):
    """Whether the table was a generated one."""
    stem = path.with_suffix("")
    schema = json.loads(Path(f"{stem}.schema.json").read_text(encoding="utf-8"))
    fields = schema["fields"]
    canonical = all(c["datatype"] == "string" for c in schema["csvw"]["tableSchema"]["columns"]) is False or all(
        f["type"] == "string" for f in fields)
    with open(f"{stem}.csv", encoding="utf-8", newline="") as f:
        header, *rows = list(csv.reader(f))
    names, arrow, count = arrow_rows(path, fields)
    duck = duck_rows(path)
    if not names == header == [f["name"] for f in fields]:
        fail(path, f"names differ: {names} {header}")
    if not len(rows) == len(arrow) == len(duck) == count:
        fail(path, f"rows differ: CSV {len(rows)}, pyarrow {len(arrow)}, DuckDB {len(duck)}, footer {count}")
    for number, (row, a, d) in enumerate(zip(rows, arrow, duck), 1):
        for field, text, from_arrow, from_duck in zip(fields, row, a, d):
            one, other = plain(from_arrow, field), plain(from_duck, field)
            if one != other:
                fail(path, f"row {number}, {field['name']}: pyarrow {one!r}, DuckDB {other!r}")
            if canonical and not same(expected(text, field), one):
                fail(path, f"row {number}, {field['name']}: CSV {text!r}, Parquet {one!r}")
    check_filters(path, fields, arrow)
    table_schema = pq.ParquetFile(path).metadata.metadata.get(b"table_schema")
    if table_schema is None or json.loads(table_schema)["fields"] != fields:
        fail(path, "the footer's table_schema is not the schema's")
    if not Path(f"{stem}.expected.csv").is_file():
        return False
    compare_generated(stem, path, fields, names, {"pyarrow": arrow, "DuckDB": duck})
    return True


def agree(path):
    """Holds the two readers against each other where there is no CSV, without Python's bounds on dates."""
    ours = pq.read_table(path, page_checksum_verification=True)
    with duckdb.connect() as db:
        db.execute("SET TimeZone = 'UTC'")
        theirs = db.sql("SELECT * FROM read_parquet(?, hive_partitioning = false)", params=[str(path)]).to_arrow_table()
    if ours.shape != theirs.shape:
        fail(path, f"pyarrow reads {ours.shape}, DuckDB {theirs.shape}")
    for name, one, other in zip(ours.column_names, ours.columns, theirs.columns):
        one, other = one.combine_chunks(), other.cast(one.type).combine_chunks()
        if pa.types.is_floating(one.type):
            bits = pa.int64() if one.type == pa.float64() else pa.int32()
            one, other = one.view(bits), other.view(bits)
        if not one.equals(other):
            fail(path, f"pyarrow and DuckDB read {name} differently")


def check_filters(path, fields, rows):
    """Filters use statistics: a wrong bound would lose rows."""
    with duckdb.connect() as db:
        db.execute("SET TimeZone = 'UTC'")
        for i, field in enumerate(fields):
            values = [r[i] for r in rows if r[i] is not None]
            if not values or field["type"] == "boolean":
                continue
            name = '"' + field["name"].replace('"', '""') + '"'
            if [f["name"].lower() for f in fields].count(field["name"].lower()) > 1:
                continue
            for value in (min(values), max(values)):
                got = db.execute(f"SELECT count(*) FROM read_parquet(?, hive_partitioning = false) WHERE {name} = ?", [str(path), value]).fetchone()[0]
                if got != values.count(value):
                    fail(path, f"{field['name']} = {value!r}: {got} rows, not {values.count(value)}")


def main():
    tables = generated = 0
    for folder in sys.argv[1:]:
        for path in sorted(Path(folder).rglob("*.parquet")):
            if Path(f"{path.with_suffix('')}.schema.json").is_file():
                generated += compare(path)
            else:
                agree(path)
            tables += 1
    if tables == 0:
        sys.exit("no table found")
    print(f"{tables} tables: CSV, pyarrow and DuckDB agree, {generated} of them also with the generator")


main()
