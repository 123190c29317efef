"""Times of the CKAN read API over many datasets: see bench/ckan-api.

The home is made as bench/catalogue makes it. The server runs with the heap of `khettara serve`. A harvest is CKAN's own: pages of 100
by id until one is empty.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile, time, urllib.request

from catalogue import ROOT, fill, run

PORT = 18_080


def ask(path):
    started = time.monotonic()
    with urllib.request.urlopen(f"http://localhost:{PORT}/api/3/action/{path}", timeout=600) as answer:
        body = answer.read()
    return time.monotonic() - started, json.loads(body)["result"]


def memory(server):
    with open(f"/proc/{server.pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def harvest():
    started, start, pages = time.monotonic(), 0, 0
    while ask(f"package_search?rows=100&start={start}&sort=id+asc")[1]["results"]:
        start, pages = start + 100, pages + 1
    return time.monotonic() - started, pages + 1


def measured(rounds):
    yield "first answer after the start", *once(ask("package_search?rows=100&sort=id+asc")[0])
    for name, path in (("package_search, 100 rows by id", "package_search?rows=100&start=500&sort=id+asc"),
                       ("package_search, words", "package_search?q=population"),
                       ("package_search, what changed", "package_search?rows=100&sort=id+asc&fq=metadata_modified:%5B2099-01-01T00:00:00Z+TO+*%5D"),
                       ("package_list", "package_list"),
                       ("organization_list, all fields", "organization_list?all_fields=true"),
                       ("package_show", "package_show?id=commune-exemple_budget")):
        took = sorted(ask(path)[0] for _ in range(rounds))
        yield name, statistics.median(took), took[-1]
    took, requests = harvest()
    yield f"a harvest of all, {requests} requests", *once(took)


def once(seconds):
    return seconds, seconds


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--datasets", type=int, default=2_000)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--khettara", default=os.path.join(ROOT, "khettara"), help="another version's command, to compare with")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = os.path.join(folder, "home")
        run(home, "demo")
        fill(home, options.datasets)
        server = subprocess.Popen([options.khettara, "--home", home, "serve", "--port", str(PORT)], stdout=subprocess.DEVNULL)
        try:
            while True:
                try:
                    ask("status_show")
                    break
                except OSError:
                    if server.poll() is not None:
                        sys.exit("the server ended")
                    time.sleep(0.2)
            print(f"{options.datasets:,} datasets, {memory(server):,.0f} MB resident before the first question")
            print("| question | seconds, median | most |")
            print("|---|--:|--:|")
            for name, middle, most in measured(options.rounds):
                print(f"| {name} | {middle:.3f} | {most:.3f} |", flush=True)
            print(f"{memory(server):,.0f} MB resident at the end")
        finally:
            server.terminate()
            server.wait(60)


if __name__ == "__main__":
    main()
