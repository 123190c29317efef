"""Holds the Parquet of all metrics against their CSV, as DuckDB reads both.

    assessment_oracle.py FOLDER     of `khettara assess --to FOLDER`
"""
import sys

import duckdb

KEY = 'dataset, release::BIGINT AS release, released_at::TIMESTAMPTZ AS released_at, "table", "column", metric, value::DOUBLE AS value'


def main(folder):
    parquet = f"SELECT {KEY} FROM read_parquet('{folder}/metrics.parquet')"
    csv = f"SELECT {KEY} FROM read_csv('{folder}/metrics.csv', header=true, all_varchar=true)"
    rows, distinct = duckdb.sql(f'SELECT count(*), count(DISTINCT (dataset, release, "table", "column", metric)) FROM ({parquet})').fetchall()[0]
    differing = duckdb.sql(f"(({parquet}) EXCEPT ALL ({csv})) UNION ALL (({csv}) EXCEPT ALL ({parquet}))").fetchall()
    for row in differing[:10]:
        print("only in one of them:", row)
    if rows == 0 or rows != distinct or differing:
        sys.exit(f"{rows} rows, {distinct} different keys, {len(differing)} that differ")
    print(f"{rows:,} metrics, the same in CSV and Parquet")


if __name__ == "__main__":
    main(sys.argv[1])
