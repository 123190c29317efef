"""A home to be tried against a portal, and the command line over it. Standard library only.

    suite of this folder: SUITE.py WORK CKAN_URL; WORK is what ckan.sh was given
"""
import contextlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from portal import Portal

work, url = pathlib.Path(sys.argv[1]), sys.argv[2]
root = pathlib.Path(__file__).resolve().parents[5]
token_file = work / "token"
token = token_file.read_text().strip()
home, empty = root / "target/ckan-home", root / "target/ckan-empty-home"
portal = Portal(url, token)
failures = []


def expect(what, ok, seen=""):
    print("ok  " if ok else "FAIL", what, "" if ok else str(seen)[:400], flush=True)
    if not ok:
        failures.append(what)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


port = free_port()
base = f"http://127.0.0.1:{port}"
environment = {**os.environ, "KHETTARA_URL": base, "LC_ALL": "C.UTF-8"}


def khettara(*args, at=home, env=None):
    done = subprocess.run([root / "khettara", "--home", at, *map(str, args)], cwd=root, text=True, capture_output=True,
                          env={**environment, **(env or {})})
    return done.returncode, done.stdout, done.stderr


def push(*args, to=None, at=home, file=token_file):
    code, out, err = khettara("ckan", "push", "--to", to or url, "--token-file", file, *args, at=at)
    if token in out + err:
        failures.append("the token was printed")
    lines = [line.split() for line in out.splitlines() if line and not line.startswith(" ")]
    return code, {line[1]: line[0] for line in lines}, out + err


def publish(dataset, name, text):
    file = root / "target" / name
    file.write_text(text, "utf-8")
    institution, words = dataset.split(".", 1)
    return khettara("publish", "--institution", institution, "--dataset", words, file)


def until(what, probe, seconds=600):
    end = time.time() + seconds
    while time.time() < end:
        found = probe()
        if found:
            return found
        time.sleep(0.5)
    sys.exit(f"gave up waiting for {what}")


def get(path):
    try:
        with urllib.request.urlopen(base + path, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as e:
        return e.code, e.read()
    except urllib.error.URLError:
        return 0, b""


def extras(package):
    return {e["key"]: e["value"] for e in package["extras"]}


def packages():
    """What the read API tells of all datasets."""
    return json.loads(get("/api/3/action/package_search?rows=1000&sort=id+asc")[1])["result"]["results"]


def empty_site():
    """Forgets what the portal has, but for an organisation that harvests; makes the demo where there is no home."""
    if not home.exists():
        khettara("demo")
    for package in portal.datasets().values():
        portal.call("dataset_purge", id=package["id"])
    organisations = portal.call("organization_list")
    for name in organisations:
        if name != "harvest-sources":
            portal.call("organization_purge", id=name)
    if "harvest-sources" not in organisations:
        portal.call("organization_create", name="harvest-sources", title="Harvest sources")


def harvest(name, source, kind, config, language="en"):
    """One harvest, to its end, by a portal of that language."""
    done = subprocess.run([pathlib.Path(__file__).parents[1] / "sh/ckan.sh", work, "harvest", name, source, kind,
                           "harvest-sources", json.dumps(config), language], text=True, capture_output=True)
    if done.returncode:
        return {"stats": {}, "errors": [done.stderr[-500:]], "gather_errors": []}
    return json.loads(done.stdout)


def is_done(job, **stats):
    """Whether a harvest ended without an error and with those counts, the others being none."""
    return not job["errors"] and not job["gather_errors"] and {k: v for k, v in job["stats"].items() if v} == {
        k.replace("_", " "): v for k, v in stats.items() if v}


@contextlib.contextmanager
def served(**more):
    """`khettara serve` on the home, as long as it lasts."""
    with (root / "target/ckan-serve.log").open("a") as log:
        server = subprocess.Popen([root / "khettara", "--home", home, "serve", "--port", str(port)], cwd=root, stdout=log,
                                  stderr=subprocess.STDOUT, env={**environment, **more})
        try:
            until("the server", lambda: get("/api/3/action/status_show")[0] == 200)
            yield
        finally:
            server.terminate()
            server.wait(60)


def datasets():
    """Ids of what the home serves."""
    return [json.loads(line)["dataset"] for line in khettara("datasets", "--json")[1].splitlines()]


def end():
    print(f"{len(failures)} not as expected" if failures else "all as expected")
    sys.exit(1 if failures else 0)
