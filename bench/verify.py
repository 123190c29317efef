"""Holds what a run wrote against what is known of its input. Read by DuckDB, which had no part in the writing."""
import glob, hashlib, os
from decimal import Decimal

import duckdb


def ours(out, facts):
    """The complaints about the tables that Khettara wrote for one file; none is well."""
    folders = [entry.path for entry in os.scandir(out) if entry.is_dir()]
    if len(folders) != facts.get("files", 1):
        return [f"{len(folders)} of {facts.get('files', 1)} files answered"]
    complaints = []
    for folder in folders:
        tables = [glob.glob(os.path.join(glob.escape(folder), f"*.{ending}")) for ending in ("parquet", "csv")]
        tables[1] = [table for table in tables[1] if not table.endswith(".rejects.csv")]
        for kind, found in zip(("Parquet", "CSV"), tables):
            if len(found) != 1:
                complaints.append(f"{os.path.basename(folder)}: {len(found)} {kind} files")
                continue
            complaints += [f"{kind}: {complaint}" for complaint in against(relation(found[0], facts), facts)]
        if complaints:
            break
    return complaints


def relation(file, facts):
    """Parquet by its own types, since they are what is to be proved; CSV by those that are known."""
    name = file.replace("'", "''")
    if file.endswith(".parquet"):
        return f"read_parquet('{name}')"
    types = ", ".join(f"'{column}': '{kind}'" for column, kind in facts["types"].items())
    known = f", types={{{types}}}" if types else ""
    return f"read_csv('{name}', header=true, delim=',', quote='\"', escape='\"', max_line_size=20000000, sample_size=1000{known})"


def against(table, facts):
    expressions = {"count(*)": facts["rows"]} | facts["checks"]
    try:
        with duckdb.connect() as db:
            found = db.execute(f"select {', '.join(expressions)} from {table}").fetchone()
    except duckdb.Error as error:
        return [str(error).splitlines()[0]]
    return [f"{expression} is {value}, not {wanted}"
            for (expression, wanted), value in zip(expressions.items(), found) if not equal(value, wanted)]


def equal(value, wanted):
    text = str(value)
    return text == str(wanted) or (isinstance(value, (int, Decimal)) and value == Decimal(str(wanted)))


def peers(out, facts):
    """Whether a peer's Parquet has all rows and columns: what it made of them is not judged."""
    files = glob.glob(os.path.join(glob.escape(out), "*.parquet"))
    if len(files) != facts.get("files", 1):
        return [f"{len(files)} of {facts.get('files', 1)} files answered"]
    import pyarrow.parquet
    for file in files:
        made = pyarrow.parquet.read_metadata(file)
        if (made.num_rows, made.num_columns) != (facts["rows"], facts["columns"]):
            return [f"{made.num_rows:,} x {made.num_columns} of {facts['rows']:,} x {facts['columns']}"]
    return []


def digest(out):
    """One hash of all clean CSVs of a run."""
    whole = hashlib.sha256()
    for file in sorted(glob.glob(os.path.join(glob.escape(out), "*", "*.csv"))):
        if not file.endswith(".rejects.csv"):
            with open(file, "rb") as table:
                whole.update(hashlib.file_digest(table, "sha256").digest())
    return whole.hexdigest()
