"""CKAN's RDF harvester (ckanext-dcat) over our catalogue: page by page in Turtle as a French portal, again after a dataset was
withdrawn, and in RDF/XML as an Arabic one. What it shows is held against what the read API tells of the same datasets. suite.sh
starts it, after harvests.py or on any site:  dcat_harvests.py WORK CKAN_URL.
"""
import datetime
import json
import time

from installation import base, empty_site, end, expect, extras, harvest, is_done, khettara, packages, portal, root, served

LICENCE = "http://publications.europa.eu/resource/authority/licence/"
BUDGET = "commune-exemple.budget"
TITLES = {"fr": "Budget de l'exercice", "ar": "ميزانية السنة المالية", "en": "Yearly budget"}
NOTES = {"fr": "Recettes et dépenses votées.", "ar": "المداخيل والنفقات المصادق عليها.", "en": "Revenue and expenditure."}

empty_site()

# More than one page of a hundred, and one dataset of which all is said.
many = root / "target/ckan-many"
many.mkdir(exist_ok=True)
for number in range(95):
    (many / f"arrondissement-{number:02}.csv").write_text(f"quartier;habitants\nCentre;{number}00\nGare;{number}50\n", "utf-8")
code, _, log = khettara("publish", "--institution", "commune-exemple", many)
expect("a catalogue of more than a page", code == 0, log[-300:])
for words in (("--institution", "commune-exemple", "--licence", "odc-odbl", "--contact-name", "Service des données",
               "--contact-email", "donnees@example.org"),
              ("delegation-sante-exemple.centres-de-sante", "--licence", "https://creativecommons.org/licenses/by/4.0/"),
              ("office-eau-exemple.remplissage-des-barrages", "--licence", "ETALAB_2_0"),
              (BUDGET, *(f"--title.{at}={text}" for at, text in TITLES.items()),
               *(f"--description.{at}={text}" for at, text in NOTES.items()), "--keyword.fr", "l'impôt", "--keyword.ar", "ميزانية",
               "--language", "fr", "--language", "ar", "--frequency", "ANNUAL", "--access", "PUBLIC", "--theme", "ECON",
               "--start", "2027-01-01", "--end", "2027-12-31", "--place", "Fès", "--landing-page", "https://example.org/budget")):
    code, _, log = khettara("describe", *words)
    expect(f"{words[0]} {words[1]} is described", code == 0, log[-300:])


def moment(text):
    return datetime.datetime.fromisoformat(text)


def shown():
    """What the portal has, by our identifier."""
    return {extras(p)["identifier"]: p for p in portal.datasets().values()}


def timed(*asked):
    begun = time.time()
    job = harvest(*asked)
    print(f"     in {time.time() - begun:.1f} s")
    return job


def differences(ours, theirs, what):
    """Identifiers of datasets of which the two say something else."""
    return {i: (what(p), what(theirs[i])) for i, p in ours.items() if what(p) != what(theirs[i])}


def files(package):
    return {(r["url"], r["name"], r["format"], r["mimetype"], int(r["size"]), r["hash"], r["hash_algorithm"]) for r in package["resources"]}


def kept(package):
    """The extras that have one name and one meaning both ways."""
    said = extras(package)
    for key in ("issued", "modified"):
        said[key] = moment(said[key])
    for key in ("language", "theme"):
        said[key] = sorted(json.loads(said.get(key, "[]")))
    return {key: said.get(key) for key in ("issued", "modified", "language", "theme", "frequency", "access_rights", "publisher_name",
                                           "contact_name", "contact_email", "temporal_start", "temporal_end")}


with served():
    told = {extras(p)["identifier"]: p for p in packages()}
    expect("a second page is needed", len(told) > 100, len(told))
    turtle = ("from-khettara-turtle", f"{base}/catalogue.ttl", "dcat_rdf", {"rdf_format": "text/turtle"})
    job = timed(*turtle, "fr")
    expect("CKAN's RDF harvester imports the whole catalogue", is_done(job, added=len(told)), job)
    there = shown()
    expect("  each dataset once", set(there) == set(told) and len(portal.datasets()) == len(told), set(told) ^ set(there))
    for name, what in (("titles", lambda p: p["title"]), ("tags", lambda p: sorted(t["name"] for t in p["tags"])), ("files", files),
                       ("publisher, languages, themes, time, contact, frequency, rights", kept),
                       ("landing page", lambda p: p["url"] or None), ("version", lambda p: p["version"])):
        expect(f"  {name} as the read API has them", not differences(told, there, what), differences(told, there, what))
    places = {i: (extras(p).get("spatial_text"), extras(there[i]).get("spatial_text")) for i, p in told.items()}
    expect("  a place of ours, of which CKAN keeps one", any(ours for ours, _ in places.values())
           and all(ours == theirs or theirs in ours.split(", ") for ours, theirs in places.values()), places)
    expect("  Arabic titles are among them", any("\u0600" <= c <= "\u06ff" for p in there.values() for c in p["title"]))
    expect("  the French words of three", (there[BUDGET]["title"], there[BUDGET]["notes"]) == (TITLES["fr"], NOTES["fr"]), there[BUDGET])
    expect("  files are described in French", all(r["description"].startswith("Tableau") for p in there.values() for r in p["resources"]))
    # A licence that CKAN's list does not have is none to CKAN; it stands beside the files.
    listed = {licence["id"] for licence in portal.call("license_list")}
    expect("  licences of CKAN's list", not differences(told, there, lambda p: p["license_id"] if p["license_id"] in listed else None),
           differences(told, there, lambda p: p["license_id"]))
    expect("  two of them, with their names",
           {p["license_title"] for p in there.values() if p["license_id"]}
           == {"Open Data Commons Open Database License (ODbL)", "Creative Commons Attribution"},
           {p["license_title"] for p in there.values()})
    expect("  others beside the files", {r["license"] for r in there["office-eau-exemple.remplissage-des-barrages"]["resources"]}
           == {LICENCE + "ETALAB_2_0"}, there["office-eau-exemple.remplissage-des-barrages"]["resources"])
    # CKAN makes names of titles' Latin letters; what has none is called __, __-1, ...
    latin = [p["name"] for p in there.values() if any(c.isascii() and c.isalpha() for c in p["title"])]
    expect("  names are readable where the title has Latin letters", all(n.strip("_-0123456789") for n in latin), latin)

    gone = "commune-exemple.arrondissement-07"
    code, _, log = khettara("withdraw", gone, "--who", "amina", "--why", "faux")
    expect("a dataset is withdrawn", code == 0, log[-300:])
    job = timed(*turtle, "fr")
    expect("again: it is deleted, the others are updated", is_done(job, updated=len(told) - 1, deleted=1), job)
    again = shown()
    expect("  readers do not see it", set(told) - set(again) == {gone}, set(told) ^ set(again))
    expect("  the others have their names, and each file its id",
           not differences(again, there, lambda p: (p["name"], {(r["id"], r["url"]) for r in p["resources"]})))

    job = timed("from-khettara-xml", f"{base}/catalogue.rdf", "dcat_rdf", {"rdf_format": "application/rdf+xml"}, "ar")
    expect("an Arabic portal imports the RDF/XML", is_done(job, updated=len(again)), job)
    arabic = shown()
    expect("  the Arabic words of three", (arabic[BUDGET]["title"], arabic[BUDGET]["notes"]) == (TITLES["ar"], NOTES["ar"]), arabic[BUDGET])
    expect("  all else is as before", not differences(again, arabic, lambda p: (files(p), p["license_id"], sorted(t["name"] for t in p["tags"]))))

end()
