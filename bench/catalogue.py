"""Time and memory of `khettara catalogue`: see bench/catalogue.

A home gets the files of the demo; then the rows of its releases are written again and again under other names, straight into the
ledger, until there are as many datasets as asked for; all of them have the files of the first ones. The heap is held to 256 MB, so that an export that keeps what it writes fails.
"""
import argparse, os, sqlite3, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HEAP = "-Xmx256m"


def khettara(home, *words):
    environment = dict(os.environ, KHETTARA_JAVA_OPTS=HEAP)
    return ["/usr/bin/env", os.path.join(ROOT, "khettara"), "--home", home, *words], environment


def run(home, *words):
    command, environment = khettara(home, *words)
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def fill(home, datasets):
    with sqlite3.connect(os.path.join(home, "khettara.db")) as ledger:
        ledger.execute("PRAGMA foreign_keys = OFF")
        rows = ledger.execute("""SELECT r.dataset, r.run, r.input, r.sequencer, r.released_at, r.content FROM pointers p
            JOIN releases r ON r.dataset = p.dataset AND r.number = p.release""").fetchall()
        made = len(rows)
        while made < datasets:
            dataset, run_id, source, sequencer, at, content = rows[made % len(rows)]
            name = f"{dataset}-{made}"
            ledger.execute("""INSERT INTO releases (dataset, number, run, input, sequencer, released_at, content)
                VALUES (?, 1, ?, ?, ?, ?, ?)""", (name, f"{run_id}-{made}", source, sequencer, at, content))
            ledger.execute("INSERT INTO pointers VALUES (?, 1, ?, 'publish')", (name, sequencer))
            made += 1


def export(home, form, target):
    """Seconds, and the most resident memory in MB."""
    command, environment = khettara(home, "catalogue", "--format", form, "--to", target)
    started = time.monotonic()
    child = subprocess.Popen(command, env=environment)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: {status}")
    return time.monotonic() - started, usage.ru_maxrss / 1024


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--datasets", type=int, default=50_000)
    options.add_argument("--rounds", type=int, default=3)
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = os.path.join(folder, "home")
        run(home, "demo")
        fill(home, options.datasets)
        print("| format | datasets | seconds (median, least to most) | datasets/s | file, MB | peak memory, MB |")
        print("|---|--:|--:|--:|--:|--:|")
        for form in ("ttl", "jsonld", "rdf"):
            target = os.path.join(folder, "catalogue")
            took = [export(home, form, target) for _ in range(options.rounds)]
            seconds = sorted(one for one, _ in took)
            middle = statistics.median(seconds)
            print(f"| {form} | {options.datasets:,} | {middle:.1f} ({seconds[0]:.1f} to {seconds[-1]:.1f}) | {options.datasets / middle:,.0f} "
                  f"| {os.path.getsize(target) / 1e6:,.0f} | {max(most for _, most in took):,.0f} |", flush=True)


if __name__ == "__main__":
    main()
