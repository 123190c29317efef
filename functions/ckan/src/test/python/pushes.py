"""The demo catalogue pushed to a real CKAN with the command line: whole, again, under foreign edits, six at once, withdrawn
and brought back, by an editor; then by `serve`. suite.sh starts it, on an empty site:  pushes.py WORK CKAN_URL
"""
import concurrent.futures
import shutil
import time

from installation import (datasets, empty, end, expect, extras, home, khettara, portal, publish, push, served, token,
                          token_file, until, url, work)
from portal import Proxy

# ---- the demo catalogue ----------------------------------------------------------------------------
for folder in (home, empty):
    shutil.rmtree(folder, ignore_errors=True)
code, out, err = khettara("demo")
expect("the demo is published", code == 0, err[-300:])
khettara("institutions", "add", "commune-exemple", "Commune exemple", at=empty)
ids = datasets()
expect("datasets to push", len(ids) >= 10, len(ids))

# ---- push --------------------------------------------------------------------------------------------
code, said, log = push("--dry-run")
expect("a dry run writes nothing", code == 0 and set(said.values()) == {"created"} and not portal.datasets(), log[-400:])
begun = time.time()
code, said, log = push()
expect("the whole catalogue is created", code == 0 and said == {i: "created" for i in ids}, log[-400:])
print(f"     {len(ids)} datasets in {time.time() - begun:.1f} s")
first = portal.datasets()
by_id = {extras(p)["identifier"]: p for p in first.values()}
expect("  all of it is there", set(by_id) == set(ids), set(ids) ^ set(by_id))
expect("  with files, organisation and title",
       all(p["resources"] and p["organization"] and p["title"] for p in first.values()))
arabic = [p for p in first.values() if any("\u0600" <= c <= "\u06ff" for c in p["title"])]
expect("  Arabic titles have Latin names", arabic and all(p["name"].isascii() for p in arabic), [p["name"] for p in arabic])
proxy = Proxy(url)
begun = time.time()
code, said, log = push(to=proxy.url)
expect("again: nothing is written", code == 0 and set(said.values()) == {"unchanged"}, log[-400:])
print(f"     in {time.time() - begun:.1f} s")
expect("  only reads were asked for", {path for _, path, _ in proxy.seen} == {"/api/3/action/package_show"}, proxy.seen[:3])
expect("  nothing has changed at the portal", portal.datasets() == first)

# ---- others write too ----------------------------------------------------------------------------------
target = next(i for i in ids if i.endswith(".budget"))
package = by_id[target]["id"]
resource = "99999999-9999-4999-8999-999999999999"


def foreign_edit():
    portal.call("package_revise", match={"id": package}, update={"author": "Someone Else"},
                update__tags__extend=[{"name": "foreign tag"}], update__extras__extend=[{"key": "foreign", "value": "kept"}],
                update__resources__extend=[{"id": resource, "name": "foreign.pdf", "url": "https://example.org/foreign.pdf"}])


publish(target, "budget-2025.csv", "commune;montant\nFès;12,50\nSefrou;7,25\n")
proxy.seen.clear()
proxy.before["package_revise"] = foreign_edit
code, said, log = push(target, to=proxy.url)
after = portal.call("package_show", id=package)
expect("an edit between our reading and our writing: written over nothing", code == 0 and said.get(target) == "updated", log[-400:])
expect("  the first write was refused as stale, the second not",
       [s for _, path, s in proxy.seen if path.endswith("package_revise")] == [409, 200], proxy.seen)
expect("  the edit is kept",
       after["author"] == "Someone Else" and "foreign tag" in [t["name"] for t in after["tags"]]
       and extras(after).get("foreign") == "kept" and resource in [r["id"] for r in after["resources"]], after)
expect("  and the new release is there", after["version"] != by_id[target]["version"], after["version"])
code, said, log = push(target)
expect("  then nothing more is to be written", said.get(target) == "unchanged", log[-300:])

# ---- six at once -----------------------------------------------------------------------------------------
publish(target, "budget-2026.csv", "commune;montant\nFès;13,50\nSefrou;8,25\nAzrou;1,00\n")
publish("commune-exemple.tout-neuf", "tout-neuf.csv", "ville;habitants\nFès;1\nAzrou;2\n")
with concurrent.futures.ThreadPoolExecutor(6) as pool:
    six = list(pool.map(lambda _: push(target, "commune-exemple.tout-neuf"), range(6)))
expect("six pushers at once all end well", all(code == 0 for code, _, _ in six), [log[-200:] for code, _, log in six if code])
expect("  one of them updated, one created",
       [[said.get(d) for _, said, _ in six].count(w) for d, w in ((target, "updated"), ("commune-exemple.tout-neuf", "created"))] == [1, 1],
       [said for _, said, _ in six])
after = portal.call("package_show", id=package)
expect("  each file is there once, the foreign one too",
       len(after["resources"]) == len({r["name"] for r in after["resources"]}) and resource in [r["id"] for r in after["resources"]],
       [r["name"] for r in after["resources"]])
code, said, _ = push()
expect("  then nothing is to be written", set(said.values()) == {"unchanged"}, said)

# ---- withdrawn, deleted, not allowed ---------------------------------------------------------------------
code, said, log = push(target, at=empty)
expect("a dataset that is no longer served is withdrawn", code == 0 and said.get(target) == "withdrawn", log[-300:])
expect("  readers do not see it", package not in portal.datasets())
expect("  it is kept", portal.call("package_show", id=package)["state"] == "deleted")
code, said, log = push(target)
after = portal.call("package_show", id=package)
expect("  served again, it comes back with what others wrote",
       said.get(target) == "updated" and after["state"] == "active" and extras(after).get("foreign") == "kept", log[-300:])
portal.call("package_delete", id=package)
code, said, log = push(target)
expect("one that the portal's people deleted is left alone",
       said.get(target) == "left" and portal.call("package_show", id=package)["state"] == "deleted", log[-300:])
open_file = work / "open-token"
open_file.write_text(token)
open_file.chmod(0o644)
code, _, log = push(target, file=open_file)
expect("a token that others may read is refused", code == 2 and "chmod 600" in log, log[-300:])
open_file.chmod(0o600)
open_file.write_text("no-such-token")
code, said, log = push("commune-exemple.tout-neuf", file=open_file)
expect("with nothing to write, a bad token is no matter", code == 0, log[-300:])
publish("commune-exemple.tout-neuf", "tout-neuf.csv", "ville;habitants\nFès;1\nAzrou;3\n")
code, said, log = push("commune-exemple.tout-neuf", file=open_file)
expect("with a bad token nothing is written, and that is said", code == 3 and "token" in log, log[-300:])
open_file.unlink()

# ---- an editor of one organisation, who may not choose ids --------------------------------------------------
name = by_id[target]["name"]
portal.call("dataset_purge", id=package)
try:
    portal.call("user_create", name="editor", email="editor@example.org", password="not-a-secret-at-all")
except RuntimeError:
    pass
portal.call("organization_member_create", id="commune-exemple", username="editor", role="editor")
editor_file = work / "editor-token"
editor_file.write_text(portal.call("api_token_create", user="editor", name="suite")["token"])
editor_file.chmod(0o600)
code, said, log = push(target, file=editor_file)
expect("an editor's token creates", code == 0 and said.get(target) == "created", log[-300:])
theirs = portal.call("package_show", id=name)
expect("  under the portal's own id and our name", theirs["id"] != package and extras(theirs)["identifier"] == target, theirs["id"])
code, said, log = push(target, file=editor_file)
expect("  then nothing is to be written", said.get(target) == "unchanged", log[-300:])
code, said, log = push(target)
expect("  for the administrator neither", said.get(target) == "unchanged", log[-300:])
code, said, log = push(target, at=empty, file=editor_file)
expect("  and it is withdrawn by the editor too", said.get(target) == "withdrawn", log[-300:])
other = next(i for i in ids if not i.startswith("commune-exemple."))
portal.call("dataset_purge", id=by_id[other]["id"])
code, said, log = push(other, file=editor_file)
expect("  elsewhere the editor is refused", code == 3 and said.get(other) == "refused", log[-300:])
code, said, log = push(target, other)
expect("  the administrator brings both back", [said.get(target), said.get(other)] == ["updated", "created"], log[-300:])
editor_file.unlink()

# ---- serve: every change is told --------------------------------------------------------------------------
with served(KHETTARA_CKAN_URL=url, KHETTARA_CKAN_TOKEN_FILE=str(token_file)):
    fresh = {extras(p)["identifier"]: p for p in portal.datasets().values()}["commune-exemple.tout-neuf"]["id"]
    until("what changed before the start", lambda: portal.call("package_show", id=fresh)["version"] == "2")
    expect("serve tells at its start what changed before", True)
    publish("commune-exemple.tout-neuf", "tout-neuf.csv", "ville;habitants\nFès;1\nAzrou;4\n")
    until("what changed after the start", lambda: portal.call("package_show", id=fresh)["version"] == "3")
    expect("serve tells what changes while it runs", True)

end()
