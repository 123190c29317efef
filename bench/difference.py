#!/usr/bin/env python3
"""Compares two versions of a table by Khettara and by DuckDB's EXCEPT ALL, both ways; prints walls and CPU seconds.

Of the rows of the earlier version, one in a hundred is changed, one in two hundred is gone, and as many are new; the later version is in the same
order, or shuffled. Both are published into a home first, so that what is measured is the comparing: `khettara diff`, with its start, and the
copies of the CSV files that it makes. DuckDB reads the same CSV files with the types told, and writes the rows of both differences as Parquet.
"""
import argparse, json, os, random, shutil, statistics, subprocess, sys
from pathlib import Path

import make_files

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DUCK = """
import duckdb, sys
threads, before, after, out = sys.argv[1:]
db = duckdb.connect()
db.execute(f"set threads={threads}")
db.execute("set enable_progress_bar = false")
types = {"id": "BIGINT", "date": "DATE", "region": "VARCHAR", "region_ar": "VARCHAR", "commune_code": "VARCHAR", "activite": "VARCHAR",
         "montant": "DECIMAL(18,2)", "quantite": "BIGINT", "taux": "DECIMAL(18,2)", "latitude": "DECIMAL(18,6)",
         "longitude": "DECIMAL(18,6)", "actif": "BOOLEAN", "commentaire": "VARCHAR"}
for name, path in (("was", before), ("now", after)):
    db.execute(f"create table {name} as from read_csv('{path}', header = true, delim = ',', quote = '\\"', escape = '\\"', hive_partitioning = false, columns = {types})")
for name, one, other in (("gone", "was", "now"), ("come", "now", "was")):
    db.execute(f"copy (from {one} except all from {other}) to '{out}/{name}.parquet' (format parquet, compression zstd)")
print(db.execute(f"select (select count(*) from '{out}/gone.parquet'), (select count(*) from '{out}/come.parquet')").fetchone())
"""


def versions(folder, rows):
    """Writes both versions, and the later one shuffled; returns how many rows are gone or changed, and come or changed."""
    draw = random.Random(11).random
    gone = come = 0
    before, after = [], []
    for row in make_files.Table(rows):
        line = make_files.english(row)
        before.append(line)
        what = draw()
        if what < .005:
            gone += 1
            after.append(make_files.english((rows + row[0],) + row[1:]))
            come += 1
        elif what < .015:
            gone, come = gone + 1, come + 1
            after.append(make_files.english(row[:5] + (row[5] + 1,) + row[6:]))
        else:
            after.append(line)
    shuffled = after[:]
    random.Random(12).shuffle(shuffled)
    header = ",".join(make_files.HEADER)
    for name, lines in (("before", before), ("after", after), ("shuffled", shuffled)):
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as out:
            out.write("\r\n".join([header] + lines) + "\r\n")
    return gone, come


def run(command, log, **environment):
    done = subprocess.run([sys.executable, HERE / "measure.py", log, *map(str, command)], stdout=subprocess.PIPE, check=True,
                          env=os.environ | environment)
    counted = json.loads(done.stdout)
    if counted["status"] != 0:
        sys.exit(f"{command} failed: {Path(log).read_text()}")
    return counted


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scale", type=float, default=1)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--threads", type=int, default=2)
    given = options.parse_args()
    data = Path(os.environ.get("KHETTARA_BENCH_DATA", ROOT / "target" / "bench")) / "difference"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    gone, come = versions(data, int(1_500_000 * given.scale))
    khettara, home, log = ROOT / "khettara", data / "home", data / "log"
    run([khettara, "--home", home, "institutions", "add", "ville-de-fes", "Fès"], log)
    kinds = {"in order": "after", "shuffled": "shuffled"}
    csv = {}
    for file in ["before", *kinds.values()]:
        run([khettara, "--home", home, "publish", data / f"{file}.csv", "--institution", "ville-de-fes", "--dataset", "versions"], log)
        csv[file] = next((home / "store/published/datasets").rglob(f"{file}.csv"))
    megabytes = {file: path.stat().st_size / 1e6 for file, path in csv.items()}
    figures = {}
    for _ in range(given.rounds):
        for number, (kind, file) in enumerate(kinds.items(), 2):
            out = data / "out"
            shutil.rmtree(out, ignore_errors=True)
            ours = run([khettara, "--home", home, "diff", "ville-de-fes.versions", 1, number, "--to", out], log,
                       KHETTARA_THREADS=str(given.threads))
            rows = json.loads((out / "difference.json").read_text())["rows"]
            if (rows["removed"] + rows["changed"], rows["added"] + rows["changed"]) != (gone, come):
                sys.exit(f"Khettara finds {rows}, made were {gone} and {come}")
            peer = data / "peer"
            shutil.rmtree(peer, ignore_errors=True)
            peer.mkdir()
            theirs = run([sys.executable, "-c", DUCK, given.threads, csv["before"], csv[file], peer], log)
            if log.read_text().strip() != str((gone, come)):
                sys.exit(f"DuckDB finds {log.read_text()}, made were {gone} and {come}")
            for who, counted in (("Khettara", ours), ("DuckDB 2.0", theirs)):
                figures.setdefault((who, kind), []).append((counted, megabytes["before"] + megabytes[file]))
    print("| who | later version | MB, both | wall s | MB/s | CPU s | peak RSS MB |")
    print("|---|---|---|---|---|---|---|")
    for (who, kind), counted in figures.items():
        wall, cpu, rss = (statistics.median(c[key] for c, _ in counted) for key in ("wall", "cpu", "rss"))
        size = counted[0][1]
        print(f"| {who} | {kind} | {size:.0f} | {wall:.1f} | {size / wall:.0f} | {cpu:.1f} | {rss / 1e6:.0f} |")


main()
