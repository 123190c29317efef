"""CKAN's own harvesters over `khettara serve`: the CKAN one, twice, and the RDF one. suite.sh starts it, after pushes.py or
on any site:  harvests.py WORK CKAN_URL. Forgets what the site has; makes the demo where there is no home.
"""
import json
import pathlib
import subprocess
import time
import urllib.parse

from installation import base, datasets, end, expect, get, home, khettara, portal, publish, served, work
from portal import Proxy

if not home.exists():
    khettara("demo")
for p in portal.datasets().values():
    portal.call("dataset_purge", id=p["id"])
for name in portal.call("organization_list"):
    portal.call("organization_purge", id=name)


def harvest(name, source, kind, config):
    """One harvest, to its end."""
    done = subprocess.run([pathlib.Path(__file__).parents[1] / "sh/ckan.sh", work, "harvest", name, source, kind,
                           "harvest-sources", json.dumps(config)], text=True, capture_output=True)
    if done.returncode:
        return {"stats": {}, "errors": [done.stderr[-500:]], "gather_errors": [], "datasets": []}
    return json.loads(done.stdout)


with served():
    portal.call("organization_create", name="harvest-sources", title="Harvest sources")
    told = json.loads(get("/api/3/action/package_search?rows=1000&sort=id+asc")[1])["result"]["results"]
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

    # ---- and as DCAT ----------------------------------------------------------------------------------------
    status, _ = get("/catalogue.ttl")
    if status != 200:
        print("skip RDF harvester: there is no /catalogue.ttl here yet")
    else:
        for p in portal.datasets().values():
            portal.call("dataset_purge", id=p["id"])
        job = harvest("from-khettara-rdf", f"{base}/catalogue.ttl", "dcat_rdf", {"rdf_format": "text/turtle"})
        expect("CKAN's RDF harvester imports the whole catalogue",
               job["stats"].get("added") == len(told) and not job["errors"] and not job["gather_errors"],
               (job["stats"], job["errors"], job["gather_errors"]))
        got = job["datasets"]
        expect("  formats are CKAN's", all(r["format"] in ("CSV", "PARQUET") for p in got for r in p["resources"]),
               {r["format"] for p in got for r in p["resources"]})
        expect("  licences are those of CKAN's list", all(p["license_id"] in (None, "", "odc-odbl", "cc-by") for p in got),
               {p["license_id"] for p in got})
        expect("  names are readable", all(p["name"].strip("_-0123456789") for p in got), [p["name"] for p in got])
        titles = {p["title"] for p in told}
        expect("  titles are ours, the Arabic ones too", {p["title"] for p in got} <= titles, {p["title"] for p in got} - titles)

end()
