"""The race: see bench/race. Every figure is of a whole process, its start included, as the kernel counted it (wait4)."""
import argparse, datetime, json, os, platform, re, shutil, statistics, subprocess, sys
from importlib.metadata import version

import make_files, verify

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
OURS = "khettara"
PEERS = ["polars", "polars-all", "duckdb", "pyarrow", "csv-detective"]
REFERENCES = ["polars", "duckdb"]
DEFAULT_FILES = [name for name in make_files.KINDS if not name.endswith(("-4", "-4000"))]
NAMES = {OURS: "Khettara", "polars": "Polars, types from 10,000 rows", "polars-all": "Polars, types from all rows",
         "duckdb": "DuckDB, types from all rows", "pyarrow": "pyarrow, types from the first block", "csv-detective": "csv-detective"}
LARGEST = {"csv-detective": 12 << 20}  # it takes minutes for more
READ_WORKBOOKS = {OURS, "polars", "polars-all"}


def arguments():
    parser = argparse.ArgumentParser(prog="bench/race", description="Runs Khettara and its peers on the same files, interleaved.")
    listed = lambda text: text.split(",")
    parser.add_argument("--only", type=listed, default=DEFAULT_FILES, metavar="FILE,...",
                        help="which files: " + " ".join(make_files.KINDS) + " (default: all but those of 4 MB and 4 GB)")
    parser.add_argument("--peers", type=listed, default=["polars", "duckdb", "pyarrow"], metavar="PEER,...",
                        help="which peers: " + " ".join(PEERS) + ", or none (default: polars,duckdb,pyarrow)")
    parser.add_argument("--threads", type=lambda text: [int(n) for n in text.split(",")], default=[1, 2], metavar="N,...",
                        help="a run of one thread is held to one core, whoever runs (default: 1,2)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scale", type=float, default=1.0, help="share of the rows, for a trial: 0.01")
    parser.add_argument("--verify", action="store_true", help="hold our tables against what is known of the input; fail if they differ")
    options = parser.parse_args()
    options.peers = [] if options.peers == ["none"] else options.peers
    for given, known in ((options.only, list(make_files.KINDS)), (options.peers, PEERS)):
        if not set(given) <= set(known):
            parser.error(f"{', '.join(sorted(set(given) - set(known)))}: not one of {' '.join(known)}")
    return options


class Race:
    def __init__(self, options):
        self.options = options
        self.data = os.path.abspath(os.environ.get("KHETTARA_BENCH_DATA", os.path.join(ROOT, "target", "bench")))
        self.out, self.log = os.path.join(self.data, "out"), os.path.join(self.data, "last.log")
        self.files = {name: make_files.file_of(self.data, name, options.scale) for name in options.only}
        self.runs, self.digests, self.wrong = [], {}, []

    def go(self):
        contenders = [OURS, *self.options.peers]
        for number in range(self.options.rounds):
            for name in self.options.only:
                for threads in self.options.threads:
                    turn = number % len(contenders)  # nobody always comes first
                    for contender in contenders[turn:] + contenders[:turn]:
                        self.one(number, name, threads, contender)
        for english in [name for name in self.options.only if name.split("-")[0] == "en"]:
            self.same(english, english.replace("en", "fr", 1))

    def one(self, number, name, threads, contender):
        path, facts = self.files[name]
        if sizes(path) > LARGEST.get(contender, sys.maxsize) or path.endswith(".xlsx") and contender not in READ_WORKBOOKS:
            return
        run = {"round": number, "file": name, "threads": threads, "contender": contender,
               **self.measure(self.command(contender, name, path, threads), threads)}
        if run["status"] == 0:
            last = number == self.options.rounds - 1
            if contender != OURS:
                run["complaints"] = verify.peers(self.out, facts)
            elif self.options.verify and last:
                run["complaints"] = verify.ours(self.out, facts)
                self.digests[name, threads] = verify.digest(self.out)
                self.wrong += [f"{name}, {threads} threads: {complaint}" for complaint in run["complaints"]]
        elif contender == OURS:
            self.wrong.append(f"{name}, {threads} threads: status {run['status']}: {run['said']}")
        self.runs.append(run)
        print(f"{number + 1}/{self.options.rounds} {name} {contender} {threads} thr: {run['wall']:.2f} s, CPU {run['cpu']:.2f} s, "
              f"{run['rss'] >> 20} MB{'' if run['status'] == 0 else ', FAILED: ' + run['said']}"
              f"{''.join(', ' + complaint for complaint in run.get('complaints', []))}", file=sys.stderr)

    def command(self, contender, name, path, threads):
        if contender == OURS:
            return [os.path.join(ROOT, "khettara"), "normalise", "--to", self.out, path]
        kind = make_files.KINDS[name]
        inputs = sorted(entry.path for entry in os.scandir(path)) if os.path.isdir(path) else [path]
        return [sys.executable, os.path.join(HERE, "peer.py"), contender, str(threads), kind.delimiter,
                "," if kind.decimal_comma else ".", kind.encoding, self.out, *inputs]

    def measure(self, command, threads):
        shutil.rmtree(self.out, ignore_errors=True)
        os.sync()  # what the one before wrote is not this one's to wait for
        pinned = ["taskset", "-c", "0"] if threads == 1 else []
        environment = os.environ | {"KHETTARA_THREADS": str(threads)}
        measured = subprocess.run([sys.executable, "-I", "-S", os.path.join(HERE, "measure.py"), self.log, *pinned, *command],
                                  env=environment, check=True, stdout=subprocess.PIPE, text=True)
        run = json.loads(measured.stdout)
        return run | {"said": "" if run["status"] == 0 else self.last_line()}

    def last_line(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            lines = [line.strip() for line in log if line.strip()]
        named = re.compile(r"[\w.]*(Error|Exception|Invalid)\b")
        return next((line for line in reversed(lines) if named.match(line)), lines[-1] if lines else "")[:160]

    def same(self, english, french):
        """Both conventions hold the same values, so their clean tables are the same bytes."""
        for threads in self.options.threads:
            pair = self.digests.get((english, threads)), self.digests.get((french, threads))
            if all(pair) and pair[0] != pair[1]:
                self.wrong.append(f"{english} and {french}, {threads} threads: their clean CSVs differ")

    def table(self):
        head = ["file", "threads", "", "wall s", "CPU s", "peak RSS MB"]
        for reference in REFERENCES:
            head += [f"wall / {reference}", f"CPU / {reference}"]
        yield "| " + " | ".join(head + ["said"]) + " |"
        yield "|" + "---|" * (len(head) + 1)
        for name in self.options.only:
            for threads in self.options.threads:
                for contender in [OURS, *self.options.peers]:
                    row = self.row(name, threads, contender)
                    if row:
                        yield "| " + " | ".join(row) + " |"

    def row(self, name, threads, contender):
        runs = self.of(name, threads, contender)
        if not runs:
            return None
        size = f"{name} ({sizes(self.files[name][0]) / 1e6:.3g} MB)"
        failed = next((run for run in runs if run["status"] != 0), None)
        if failed:
            return [size, str(threads), NAMES[contender], *["-"] * 7, "failed: " + failed["said"].replace("|", "/")]
        median = lambda figure: statistics.median(run[figure] for run in runs)
        cells = [size, str(threads), NAMES[contender], f"{median('wall'):.2f}", f"{median('cpu'):.2f}", f"{median('rss') / 2**20:.0f}"]
        for reference in REFERENCES:
            cells += [self.ratio(runs, self.of(name, threads, reference), figure) for figure in ("wall", "cpu")]
        return [*cells, "; ".join(dict.fromkeys(c for run in runs for c in run.get("complaints", []))).replace("|", "/")]

    def of(self, name, threads, contender):
        return [run for run in self.runs if (run["file"], run["threads"], run["contender"]) == (name, threads, contender)]

    @staticmethod
    def ratio(runs, others, figure):
        """The median over rounds of the ratio within a round; none to a peer that failed or did not do the whole job."""
        if not others or any(run["status"] != 0 or run.get("complaints") for run in others):
            return "-"
        return f"{statistics.median(run[figure] / other[figure] for run, other in zip(runs, others)):.2f}"


def sizes(path):
    if os.path.isdir(path):
        return sum(entry.stat().st_size for entry in os.scandir(path))
    return os.path.getsize(path)


def first(file, start):
    with open(file, encoding="utf-8") as lines:
        return next((line.split(":" if ":" in line else "=", 1)[1].strip().strip('"') for line in lines if line.startswith(start)), "?")


def machine():
    """Where this is, before anything runs."""
    commit = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    return {"date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"), "commit": commit,
            "cores": os.cpu_count(), "cpu": first("/proc/cpuinfo", "model name"), "memory": first("/proc/meminfo", "MemTotal"),
            "kernel": platform.release(), "jdk": first(os.path.join(os.environ["JAVA_HOME"], "release"), "JAVA_RUNTIME_VERSION"),
            "java options": os.environ.get("KHETTARA_JAVA_OPTS", ""), "python": platform.python_version(),
            "peers": {name: version(name) for name in ("polars", "duckdb", "pyarrow", "csv-detective")},
            "load": [round(load, 2) for load in os.getloadavg()]}


def main():
    options = arguments()
    facts = machine()
    race = Race(options)
    race.go()
    stamp = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    raw = os.path.join(race.data, f"runs-{stamp}.json")
    with open(raw, "w", encoding="utf-8") as out:
        json.dump({"machine": facts, "options": vars(options), "wrong": race.wrong, "runs": race.runs}, out, indent=1)
    peers = ", ".join(f"{name} {number}" for name, number in facts["peers"].items())
    print(f"Machine: {facts['cores']} cores of {facts['cpu']}, {facts['memory']}, Linux {facts['kernel']}, JDK {facts['jdk']}, "
          f"Python {facts['python']}; {peers}; load before {' '.join(map(str, facts['load']))}; {facts['date']}, commit {facts['commit']}. "
          f"Medians of {options.rounds} interleaved rounds; ratios are medians of the ratios within a round.\n")
    print("\n".join(race.table()))
    print(f"\nAll runs: {raw}", file=sys.stderr)
    shutil.rmtree(race.out, ignore_errors=True)
    if race.wrong:
        sys.exit("WRONG:\n" + "\n".join(race.wrong))
    if options.verify:
        print("Our tables agree with what is known of their input.", file=sys.stderr)


if __name__ == "__main__":
    main()
