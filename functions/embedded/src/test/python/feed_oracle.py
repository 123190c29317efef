"""Reads the feeds with readers that are not ours: feedparser, fastavro, rdflib.

usage: feed_oracle.py <published store of a home> <folder of files that tests kept>

Ends with status 0 when they say what they should, and 1 with a sentence when not.
"""
import pathlib
import sys

import fastavro
import feedparser
import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, XSD

AS = rdflib.Namespace("https://www.w3.org/ns/activitystreams#")
LDES = rdflib.Namespace("https://w3id.org/ldes#")
TREE = rdflib.Namespace("https://w3id.org/tree#")


def atom(path):
    """The ids of the entries of a document."""
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, f"{path}: {feed.get('bozo_exception')}"
    assert feed.version == "atom10", f"{path} is {feed.version}"
    assert feed.feed.id and feed.feed.title and feed.feed.updated_parsed, f"{path} lacks id, title or updated"
    relations = {link.rel for link in feed.feed.links}
    assert {"self", "current"} <= relations, f"{path} has the links {relations}"
    for entry in feed.entries:
        assert entry.id.startswith("urn:khettara:change:") and entry.title and entry.author, f"{path}: {entry}"
        assert entry.updated_parsed and entry.published_parsed, f"{path}: {entry.id} has no time"
        assert {"alternate", "related"} <= {link.rel for link in entry.links}, f"{path}: {entry.id} has no links"
        assert 'lang="ar"' in entry.summary, f"{path}: the summary of {entry.id} is not in Arabic: {entry.summary}"
    return [entry.id for entry in feed.entries]


def avro(path):
    """The rows of a file."""
    with path.open("rb") as stream:
        rows = list(fastavro.reader(stream))
    assert rows, f"{path} has no rows"
    times = [row["releasedAt"] for row in rows]
    assert all(time.tzinfo for time in times), f"{path}: a time without a zone"
    return rows


def dcat(folder):
    """The activities of the DCAT-AP feed, oldest first, as (kind, dataset, graph)."""
    stream = rdflib.Dataset()
    for page in sorted(folder.glob("*.trig")):
        stream.parse(page, format="trig")
    union = rdflib.Dataset(default_union=True)
    for quad in stream.quads():
        union.add(quad)
    (log,) = set(union.subjects(RDF.type, LDES.EventStream))
    assert union.value(log, LDES.timestampPath) == AS.published
    assert union.value(log, LDES.versionOfPath) == AS.object
    members = set(union.objects(log, TREE.member))
    assert members, "the stream has no member"
    activities = []
    for member in members:
        (kind,), (dataset,), (published,) = (
            set(union.objects(member, term)) for term in (RDF.type, AS.object, AS.published)
        )
        assert isinstance(member, rdflib.URIRef) and isinstance(dataset, rdflib.URIRef)
        assert kind in {AS.Create, AS.Update, AS.Delete}, f"{member} is a {kind}"
        assert published.datatype == XSD.dateTime, f"{member} was published {published!r}"
        said = stream.graph(member)
        if kind == AS.Delete:
            assert not len(said), f"{member} says something of what is gone"
        else:
            assert (dataset, RDF.type, DCAT.Dataset) in said, f"{member} has no dataset in its graph"
            assert said.value(dataset, DCTERMS.title) and said.value(dataset, DCTERMS.modified)
        activities.append((published.toPython(), str(member), kind, dataset))
    view = union.value(log, TREE.view)
    reached, todo = set(), [view]
    while todo:
        node = todo.pop()
        reached.add(node)
        for relation in union.objects(node, TREE.relation):
            todo.append(union.value(relation, TREE.node))
    assert len(reached) == len(list(folder.glob("*.trig"))), f"from the view only {reached} are reached"
    return sorted(activities)


def replayed(activities, order):
    """The datasets that are there after all activities, told in the order of the log."""
    there = {}
    for _, member, kind, dataset in sorted(activities, key=lambda one: order[one[1]]):
        assert kind != AS.Create or dataset not in there, f"{member} creates what is there"
        assert kind == AS.Create or dataset in there, f"{member} is of what is not there"
        if kind == AS.Delete:
            del there[dataset]
        else:
            there[dataset] = member
    return set(there)


def served(catalogue):
    """The datasets that have a record."""
    datasets = set()
    for record in catalogue.glob("*.ttl"):
        graph = rdflib.Graph().parse(record, format="turtle")
        datasets |= set(graph.subjects(RDF.type, DCAT.Dataset))
    return datasets


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    feeds, kept = pathlib.Path(sys.argv[1]) / "feeds", pathlib.Path(sys.argv[2])
    try:
        told = atom(feeds / "atom/feed.atom")
        for document in sorted(feeds.glob("atom/**/*.atom")):
            assert set(atom(document)) <= set(told) or len(told) == 100, f"{document} tells more than the whole feed"
        rows = [row for day in sorted(feeds.glob("changes/*.avro")) for row in avro(day)]
        assert [f"urn:khettara:change:{row['id']}" for row in reversed(rows)][:100] == told, "Avro and Atom tell different changes"
        for day in kept.glob("*.avro"):
            avro(day)
        members = dcat(feeds / "dcat")
        order = {f"urn:khettara:change:{row['id']}": place for place, row in enumerate(rows)}
        there, expected = replayed(members, order), served(feeds.parent / "catalogue")
        assert there == expected, f"the activities come to {there ^ expected} more or less than is served"
        kinds = {kind for _, _, kind, _ in members}
        assert kinds == {AS.Create, AS.Update, AS.Delete}, f"there are only {kinds}"
    except AssertionError as failure:
        print(f"The feeds failed: {failure}", file=sys.stderr)
        return 1
    print(f"The feeds are read: {len(told)} entries, {len(rows)} rows, {len(members)} activities")
    return 0


if __name__ == "__main__":
    sys.exit(main())
