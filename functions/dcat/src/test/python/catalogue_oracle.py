#!/usr/bin/env python3
"""Catalogue documents as readers that are not ours see them.

usage: catalogue_oracle.py DOCUMENTS STORE BASE
DOCUMENTS is a folder of documents of made-up datasets: their three serialisations must be one graph (rdflib), conform to
DCAT-AP 3.0.1 (pyshacl), their Croissant and Data Package must be valid (mlcroissant, frictionless).
STORE is a published store whose links begin with BASE: there the tables are read too, through the Croissant, the Data
Package and the CSVW, and must have the rows that the manifest tells; a Croissant reader checks each file's hash.
Prints what was read; exits 1 with a message at the first difference.
"""
import json, logging, sys, tempfile, warnings
from pathlib import Path

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

import csvw
import frictionless
import mlcroissant
import pyshacl
import rdflib

SOURCES = Path(__file__).resolve().parents[2]
SHAPES = SOURCES / "main/resources/org/khettara/dcat/mqa/shapes.ttl"
RANGES = SOURCES / "test/resources/org/khettara/dcat/range.ttl"
VOCABULARIES = SOURCES / "test/resources/org/khettara/dcat/vocabularies.ttl"


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)


def graphs(documents):
    """Every dataset's graph, by its file."""
    found = {}
    for turtle in sorted(documents.glob("catalogue/*.ttl")):
        graph = rdflib.Graph().parse(turtle, format="turtle")
        for ending, form in ((".jsonld", "json-ld"), (".rdf", "xml")):
            other = rdflib.Graph().parse(turtle.with_suffix(ending), format=form)
            if set(graph) != set(other):
                fail(f"{turtle.with_suffix(ending)}: differs from the Turtle: {list(set(graph) ^ set(other))[:3]}")
        found[turtle] = graph
    if not found:
        fail(f"{documents}: no records here")
    return found


def conform(found):
    """All in one: every node has an IRI, so what each violates it violates in the union too."""
    union = rdflib.Graph()
    for graph in found.values():
        union += graph
    shapes = rdflib.Graph().parse(SHAPES)
    ranges = rdflib.Graph().parse(RANGES)
    check(union, shapes, "shapes.ttl")
    check(union + rdflib.Graph().parse(VOCABULARIES), ranges, "range.ttl")
    # A judge that lets everything pass is none.
    broken = rdflib.Graph() + union
    broken.remove((None, rdflib.DCTERMS.title, None))
    if pyshacl.validate(broken, shacl_graph=shapes, do_owl_imports=False)[0]:
        fail("pyshacl finds nothing wrong with datasets without titles")


def check(graph, shapes, name):
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, do_owl_imports=False, allow_warnings=True)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    violations = [result for result in report.subjects(sh.resultSeverity, sh.Violation)
                  if (result, rdflib.RDF.type, sh.ValidationResult) in report]
    if violations:
        first = {str(p): str(o) for p, o in report.predicate_objects(violations[0])}
        fail(f"{name}: {len(violations)} violations, the first {first}")


def croissants(folder):
    documents = sorted(folder.glob("catalogue/*.croissant.json"))
    for path in documents:
        dataset = mlcroissant.Dataset(jsonld=json.loads(path.read_text("utf-8")))
        errors = dataset.metadata.ctx.issues.errors
        if errors:
            fail(f"{path}: {sorted(errors)[:3]}")
    return len(documents)


def packages(folder):
    documents = sorted(folder.glob("catalogue/*.datapackage.json"))
    for path in documents:
        descriptor = json.loads(path.read_text("utf-8"))
        for resource in descriptor.get("resources", []):
            if isinstance(resource.get("schema"), str):
                # It lies at an address of a site that is made up.
                resource["schema"] = {"fields": []}
        if "resources" not in descriptor:
            continue
        try:
            frictionless.Package.from_descriptor(descriptor)
        except frictionless.FrictionlessException as failure:
            fail(f"{path}: {failure} {failure.reasons[:3]}")
    return len(documents)


def tables(store, base):
    """Every table of the store, read three ways."""
    read = 0
    for manifest in sorted(store.glob("datasets/*/*/*/manifest.json")):
        told = json.loads(manifest.read_text("utf-8"))
        catalogue = store / "catalogue" / told["dataset"]
        package = json.loads(Path(f"{catalogue}.datapackage.json").read_text("utf-8"))
        paths = [resource["path"] for resource in package["resources"]]
        folder = manifest.parent
        if not all(local(path, store, base).parent == folder for path in paths):
            continue  # a release before the current one
        rows = {table["name"] + ".csv": table["rows"] for table in told["tables"]}
        croissant(Path(f"{catalogue}.croissant.json"), folder, rows)
        data_package(package, folder, rows)
        for name, count in rows.items():
            metadata(folder, name, count)
        read += len(rows)
    if not read:
        fail(f"{store}: no tables here")
    return read


def local(url, store, base):
    if not url.startswith(base):
        fail(f"{url} is no address under {base}")
    from urllib.parse import unquote
    return store / unquote(url[len(base):])


def croissant(path, folder, rows):
    descriptor = json.loads(path.read_text("utf-8"))
    mapping = {file["@id"]: str(folder / file["@id"]) for file in descriptor["distribution"]}
    dataset = mlcroissant.Dataset(jsonld=descriptor, mapping=mapping)
    for record_set in descriptor["recordSet"]:
        csv = record_set["@id"].removeprefix("table/") + ".csv"
        count = sum(1 for _ in dataset.records(record_set["@id"]))
        if count != rows[csv]:
            fail(f"{path}: {count} records of {csv}, expected {rows[csv]}")


def data_package(package, folder, rows):
    for resource in package["resources"]:
        resource["path"] = resource["path"].rsplit("/", 1)[1]
        from urllib.parse import unquote
        resource["path"] = unquote(resource["path"])
        if isinstance(resource.get("schema"), str):
            resource["schema"] = unquote(resource["schema"].rsplit("/", 1)[1])
    package["resources"] = [r for r in package["resources"] if r.get("type") == "table"]
    report = frictionless.Package.from_descriptor(package, basepath=str(folder)).validate()
    if not report.valid:
        fail(f"{folder}: {report.flatten(['name', 'rowNumber', 'fieldName', 'message'])[:3]}")
    for task in report.tasks:
        csv = next(r["path"] for r in package["resources"] if r["name"] == task.name)
        if task.stats["rows"] != rows[csv]:
            fail(f"{folder / csv}: frictionless reads {task.stats['rows']} rows, expected {rows[csv]}")


def metadata(folder, name, count):
    """The CSVW as the server gives it, beside the CSV."""
    schema = json.loads((folder / (name.removesuffix(".csv") + ".schema.json")).read_text("utf-8"))
    with tempfile.TemporaryDirectory() as beside:
        (Path(beside) / name).write_bytes((folder / name).read_bytes())
        described = Path(beside) / (name + "-metadata.json")
        described.write_text(json.dumps(schema["csvw"]), "utf-8")
        table = csvw.CSVW(str(described), validate=True)
        if not table.is_valid:
            fail(f"{folder / name}: not as its CSVW says: {[str(w.message) for w in table.warnings][:3]}")
        read = sum(1 for _ in table.tables[0])
        if read != count:
            fail(f"{folder / name}: {read} rows through CSVW, expected {count}")


def main():
    documents, store, base = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    found = graphs(documents)
    conform(found)
    print(f"{len(found)} records, {sum(map(len, found.values()))} statements: one graph in three serialisations, no violations")
    print(f"{croissants(documents)} Croissants and {packages(documents)} Data Packages valid")
    print(f"{tables(store, base)} tables of the store read through Croissant, Data Package and CSVW")


main()
