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
The Parquet may have further columns, of codes, exactly those that report.json and the schema name. DuckDB joins them with
the list of the Haut-Commissariat au Plan: by name where the list has the name once, and every code must be in the list.
"""
import csv, datetime as dt, json, re, sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

PLACES = Path(__file__).resolve().parents[4] / "core/src/main/resources/org/khettara/core/place"
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


def code_columns(path, schema):
    """The fields that the Parquet has besides those of the CSV; report.json and schema must say the same."""
    said = {f["name"]: f["codes"]["column"] for f in schema["fields"] if "codes" in f}
    report = path.parent / "report.json"
    if report.is_file():
        tables = json.loads(report.read_text(encoding="utf-8"))["tables"]
        table = next(t for t in tables if t["parquet"] == path.name)
        told = {c["name"]: c["codes"]["column"] for c in table["columns"] if "codes" in c}
        if told != said:
            fail(path, f"columns of codes: the report says {told}, the schema {said}")
    return [{"name": code, "title": code, "type": "string", "format": "default"} for name, code in said.items() if code != name]


def check_codes(path, schema):
    """Every code is in the list, and is the one of its name where the list has that name once and the text exactly."""
    with duckdb.connect() as db:
        db.execute("CREATE TABLE places (level VARCHAR, code VARCHAR, name VARCHAR, former VARCHAR)")
        for level, file, former in (("region", "regions", "NULL"), ("province", "provinces", "NULL"), ("commune", "communes", "code_2014")):
            for language in ("fr", "ar"):
                db.execute(f"INSERT INTO places SELECT '{level}', code, name_{language}, {former} FROM "
                           f"read_csv('{PLACES}/ma-{file}.csv', all_varchar = true)")
        for field in schema["fields"]:
            if "codes" not in field:
                continue
            level = field["codes"]["level"]
            quoted = ['"' + n.replace('"', '""') + '"' for n in (field["name"], field["codes"]["column"])]
            db.execute(f"CREATE OR REPLACE TABLE cells AS SELECT {quoted[0]}::VARCHAR AS value, {quoted[1]} AS code FROM "
                       "read_parquet(?, hive_partitioning = false)", [str(path)])
            wrong = db.execute("SELECT code FROM cells WHERE code IS NOT NULL AND code NOT IN (SELECT code FROM places WHERE level = ?)", [level]).fetchall()
            if wrong:
                fail(path, f"{field['name']}: codes that are not in the list: {wrong[:3]}")
            wrong = db.execute(
                "WITH once AS (SELECT name, min(code) AS code FROM places WHERE level = ? GROUP BY name HAVING count(DISTINCT code) = 1) "
                "SELECT value, cells.code, once.code FROM cells JOIN once ON value = name WHERE cells.code IS DISTINCT FROM once.code", [level]).fetchall()
            if wrong:
                fail(path, f"{field['name']}: {wrong[0][0]!r} has the code {wrong[0][1]}, in the list {wrong[0][2]}")
            wrong = db.execute(
                "SELECT value, code FROM cells WHERE code IS NOT NULL AND value IN (SELECT name FROM places WHERE level = ?) AND "
                "NOT EXISTS (SELECT 1 FROM places WHERE level = ? AND name = value AND places.code = cells.code)", [level, level]).fetchall()
            if wrong:
                fail(path, f"{field['name']}: {wrong[0][0]!r} is no name of {wrong[0][1]}")
            for value, code in db.execute("SELECT DISTINCT value, code FROM cells WHERE code IS NOT NULL AND regexp_full_match(value, '[0-9.]+')").fetchall():
                former = [r[0] for r in db.execute("SELECT DISTINCT former FROM places WHERE code = ? AND former IS NOT NULL", [code]).fetchall()]
                figures = lambda text: re.sub("[.]", "", text).lstrip("0")
                if figures(value) not in [figures(c) for c in [code] + former]:
                    fail(path, f"{field['name']}: {value!r} is not {code}")


def compare(path):
    """Whether the table was a generated one."""
    stem = path.with_suffix("")
    schema = json.loads(Path(f"{stem}.schema.json").read_text(encoding="utf-8"))
    fields = schema["fields"]
    canonical = all(c["datatype"] == "string" for c in schema["csvw"]["tableSchema"]["columns"]) is False or all(
        f["type"] == "string" for f in fields)
    with open(f"{stem}.csv", encoding="utf-8", newline="") as f:
        header, *rows = list(csv.reader(f))
    added = code_columns(path, schema)
    names, arrow, count = arrow_rows(path, fields + added)
    duck = duck_rows(path)
    if not names == header + [f["name"] for f in added] == [f["name"] for f in fields + added]:
        fail(path, f"names differ: {names} {header}")
    check_codes(path, schema)
    if not len(rows) == len(arrow) == len(duck) == count:
        fail(path, f"rows differ: CSV {len(rows)}, pyarrow {len(arrow)}, DuckDB {len(duck)}, footer {count}")
    for number, (row, a, d) in enumerate(zip(rows, arrow, duck), 1):
        for field, text, from_arrow, from_duck in zip(fields + added, row + [None] * len(added), a, d):
            one, other = plain(from_arrow, field), plain(from_duck, field)
            if one != other:
                fail(path, f"row {number}, {field['name']}: pyarrow {one!r}, DuckDB {other!r}")
            if canonical and text is not None and not same(expected(text, field), one):
                fail(path, f"row {number}, {field['name']}: CSV {text!r}, Parquet {one!r}")
    check_filters(path, fields + added, arrow)
    table_schema = pq.ParquetFile(path).metadata.metadata.get(b"table_schema")
    if table_schema is None or json.loads(table_schema)["fields"] != fields + added:
        fail(path, "the footer's table_schema is not the schema's")
    if not Path(f"{stem}.expected.csv").is_file():
        return False
    compare_generated(stem, path, fields, names[:len(fields)], {"pyarrow": arrow, "DuckDB": duck})
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
