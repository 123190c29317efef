"""CKAN's own harvester over `khettara serve`, twice. suite.sh starts it, after pushes.py or on any site:
harvests.py WORK CKAN_URL. Forgets what the site has; makes the demo where there is no home.
"""
import json
import time
import urllib.parse

from installation import base, datasets, empty_site, end, expect, get, harvest, packages, portal, publish, served
from portal import Proxy

empty_site()

with served():
    told = packages()
    expect("every dataset is told to harvesters", len(told) == len(datasets()) and told, len(told))
    watched = Proxy(base)

    job = harvest("from-khettara", watched.url, "ckan", {"remote_orgs": "create"})
    expect("CKAN's harvester imports the whole catalogue",
           job["stats"].get("added") == len(told) and not job["errors"] and not job["gather_errors"],
           (job["stats"], job["errors"], job["gather_errors"]))
    there = portal.datasets()
    expect("  ids, names, titles, tags and files are ours",
           all(p["id"] in there and (there[p["id"]]["name"], there[p["id"]]["title"]) == (p["name"], p["title"])
               and {t["name"] for t in there[p["id"]]["tags"]} == {t["name"] for t in p["tags"]}
               and {(r["id"], r["hash"], r["size"]) for r in there[p["id"]]["resources"]}
               == {(r["id"], r["hash"], r["size"]) for r in p["resources"]} for p in told))
    expect("  organisations came along", {p["organization"]["name"] for p in there.values()} == {p["organization"]["name"] for p in told})
    expect("  metadata_modified is ours", all(there[p["id"]]["metadata_modified"] == p["metadata_modified"] for p in told))
    fresh = next(p for p in told if p["name"] == "commune-exemple_budget")
    publish("commune-exemple.budget", "budget-2027.csv", f"commune;montant\nFès;{time.time():.2f}\n")
    watched.seen.clear()
    job = harvest("from-khettara", watched.url, "ckan", {"remote_orgs": "create"})
    asked = [urllib.parse.unquote_plus(path) for _, path, _ in watched.seen]
    expect("  again: it asks for changes", asked and "fq=metadata_modified:[" in asked[0], asked[:2])
    expect("  and imports only the one", job["stats"].get("updated") == 1 and not job["stats"].get("added") and not job["errors"],
           (job["stats"], job["errors"]))
    expect("  which is the new release", int(portal.call("package_show", id=fresh["id"])["version"]) == int(fresh["version"]) + 1)
    since = max(p["metadata_modified"] for p in told)
    status, body = get("/api/3/action/package_search?fq=" + urllib.parse.quote(f"metadata_modified:[{since}Z TO *]"))
    expect("  the filter is honoured", 1 <= json.loads(body)["result"]["count"] < len(told), json.loads(body)["result"]["count"])

end()
