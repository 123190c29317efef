#!/usr/bin/env python3
"""One peer that does the whole job on each file: reads all rows, writes CSV and Parquet (zstd), profiles every column.

usage: peer.py PEER THREADS DELIMITER DECIMAL ENCODING OUT FILE...

It is told the delimiter, the decimal sign and the encoding, which Khettara finds out by itself. Its defaults are left alone otherwise.
"""
import os, sys

PEER, THREADS, DELIMITER, DECIMAL, ENCODING, OUT = sys.argv[1:7]
FILES = sys.argv[7:]
os.environ["POLARS_MAX_THREADS"] = THREADS  # read when polars is imported


def polars(sampled):
    import polars as pl

    def read(file):
        if file.endswith(".xlsx"):
            return pl.read_excel(file, infer_schema_length=10_000 if sampled else None)
        return pl.read_csv(file, separator=DELIMITER, decimal_comma=DECIMAL == ",", try_parse_dates=True,
                           encoding="utf8" if ENCODING == "utf-8" else ENCODING,
                           infer_schema_length=10_000 if sampled else None)

    def job(file, out):
        frame = read(file)
        frame.write_parquet(out + ".parquet", compression="zstd")
        frame.write_csv(out + ".csv")
        return frame.describe(), frame.select(pl.all().approx_n_unique())

    return job


def duckdb():
    import duckdb
    db = duckdb.connect()
    db.execute(f"set threads={THREADS}")
    encoding = "" if ENCODING == "utf-8" else ", encoding='latin-1'"  # the nearest that it has without an extension

    def job(file, out):
        db.execute(f"copy (from read_csv('{file}', sample_size=-1, decimal_separator='{DECIMAL}'{encoding})) "
                   f"to '{out}.parquet' (format parquet, compression zstd)")
        db.execute(f"copy (from '{out}.parquet') to '{out}.csv' (format csv, header)")
        return db.execute(f"summarize from '{out}.parquet'").fetchall()

    return job


def pyarrow():
    import pyarrow as pa, pyarrow.compute as pc, pyarrow.csv as csv, pyarrow.parquet as parquet
    pa.set_cpu_count(int(THREADS))

    def profile(values):
        extremes = None if pa.types.is_boolean(values.type) or pa.types.is_null(values.type) else pc.min_max(values)
        return extremes, values.null_count, pc.count_distinct(values)

    def job(file, out):
        table = csv.read_csv(file, csv.ReadOptions(encoding=ENCODING),
                             csv.ParseOptions(delimiter=DELIMITER, newlines_in_values=True),
                             csv.ConvertOptions(decimal_point=DECIMAL))
        parquet.write_table(table, out + ".parquet", compression="zstd")
        csv.write_csv(table, out + ".csv")
        return [profile(values) for values in table.columns]

    return job


def csv_detective():
    import warnings
    warnings.filterwarnings("ignore")
    import pandas
    from csv_detective import routine

    def job(file, out):
        report, frames = routine(file, num_rows=-1, save_results=False, output_profile=True, output_df=True, cast_json=False)
        frame = pandas.concat(frames)
        frame.to_csv(out + ".csv", index=False)
        frame.to_parquet(out + ".parquet", index=False, compression="zstd")
        return report

    return job


PEERS = {"polars": lambda: polars(sampled=True), "polars-all": lambda: polars(sampled=False), "duckdb": duckdb, "pyarrow": pyarrow,
         "csv-detective": csv_detective}

if __name__ == "__main__":
    os.makedirs(OUT, exist_ok=True)
    do = PEERS[PEER]()
    for path in FILES:
        do(path, os.path.join(OUT, os.path.basename(path)))
