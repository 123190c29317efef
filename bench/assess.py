"""Time and memory of `khettara assess`: see bench/assess.

The home is that of bench/catalogue: the demo's releases under many names. The heap is held to 256 MB.
"""
import argparse, os, subprocess, sys, tempfile, time

from catalogue import fill, khettara, run


def assess(home, *words):
    """Seconds, processor seconds, and the most resident memory in MB."""
    command, environment = khettara(home, "assess", *words)
    started = time.monotonic()
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: {status}")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--datasets", type=int, default=10_000)
    options.add_argument("--to", help="keep the last assessment in this folder")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = os.path.join(folder, "home")
        run(home, "demo")
        fill(home, options.datasets)
        target = options.to or os.path.join(folder, "assessment")
        print("| run | datasets | seconds | CPU seconds | peak memory, MB |")
        print("|---|--:|--:|--:|--:|")

        def measured(name, *words):
            wall, cpu, peak = assess(home, "--json", *words)
            print(f"| {name} | {options.datasets:,} | {wall:.1f} | {cpu:.1f} | {peak:,.0f} |", flush=True)

        measured("first")
        measured("again, nothing changed")
        institution = subprocess.run(khettara(home, "institutions")[0], capture_output=True, text=True, check=True).stdout.splitlines()[1].split()[0]
        run(home, "describe", "--institution", institution, "--licence", "odc-odbl", "--who", "bench")
        measured("the records of one institution changed")
        measured("again, with pages and all metrics", "--to", target)


if __name__ == "__main__":
    main()
