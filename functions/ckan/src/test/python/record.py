"""Asks a real CKAN what the tests of functions/ckan replay, and writes down what it answers.

    ckan.sh WORK                      starts one
    record.py URL TOKEN_FILE FOLDER   FOLDER/creation.json is what is created there; the answers go to FOLDER/recorded

Each answer is one file: status, content type, body. Ids of users and hashes of their addresses are replaced; a token is in
no answer, and the script ends with an error if one were. Standard library only.
"""
import json
import pathlib
import re
import sys
import urllib.error
import urllib.request
import uuid

url, token, folder = sys.argv[1], pathlib.Path(sys.argv[2]).read_text().strip(), pathlib.Path(sys.argv[3])
creation = json.loads((folder / "creation.json").read_text("utf-8"))
recorded = folder / "recorded"
recorded.mkdir(exist_ok=True)


def ask(action, data=None, who=token, method=None):
    request = urllib.request.Request(f"{url}/api/3/action/{action}", None if data is None else json.dumps(data).encode(),
                                     {"Content-Type": "application/json", **({"Authorization": who} if who else {})}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as e:
        return e.code, e.headers["Content-Type"], e.read().decode()


def record(name, action, data=None, who=token, method=None):
    status, kind, body = ask(action, data, who, method)
    if token in body:
        sys.exit(f"{name}: the token is in the answer")
    body = re.sub(r'("creator_user_id": )"[^"]*"', r'\1"00000000-0000-4000-8000-000000000000"', body)
    body = re.sub(r'("email_hash": )"[^"]*"', r'\1"0"', body)
    body = body.replace(url, "http://ckan.test")
    text = json.dumps({"action": action, "status": status, "contentType": kind, "body": body}, ensure_ascii=False, indent=1)
    (recorded / f"{name}.json").write_text(text + "\n", "utf-8")
    print(f"{status} {name}")
    return json.loads(body) if "json" in kind else None


organisation = {"id": str(uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, "khettara"), "institution:onee-essai")), "name": "onee-essai", "title": "المكتب الوطني للماء"}
creation["owner_org"] = organisation["name"]
package = creation["id"]
for action, name in (("dataset_purge", package), ("organization_purge", "onee-essai")):
    ask(action, {"id": name})

record("organization-show-none", "organization_show", {"id": "onee-essai"})
record("organization-create", "organization_create", organisation)
record("organization-show", "organization_show", {"id": "onee-essai"})
record("package-show-none", "package_show", {"id": package})
record("package-create-no-token", "package_create", creation, None)
record("package-create-bad-tag", "package_create", {**creation, "tags": [{"name": "l'eau"}]})
record("package-create", "package_create", creation)
record("package-create-again", "package_create", creation)
shown = record("package-show", "package_show", {"id": package})["result"]
fresh = {"id": package, "metadata_modified": shown["metadata_modified"]}
record("package-revise", "package_revise",
       {"match": fresh, "update__tags__extend": [{"name": "foreign tag"}], "update__extras__extend": [{"key": "foreign", "value": "kept"}],
        "update": {"author": "Someone Else"},
        "update__resources__extend": [{"id": "99999999-9999-4999-8999-999999999999", "name": "foreign.pdf", "url": "https://example.org/foreign.pdf"}],
        "include": ["+package__metadata_modified", "-package__*"]})
record("package-revise-stale", "package_revise", {"match": fresh, "update": {"notes": "stale"}})
shown = record("package-show-with-foreign", "package_show", {"id": package})["result"]
record("package-search", "package_search?rows=1&facet.field=%5B%22organization%22%2C%22tags%22%5D&fq=organization:onee-essai", method="GET")
record("package-search-unknown-parameter", "package_search?nope=1", method="GET")
record("package-search-negative-rows", "package_search?rows=-1", method="GET")
record("package-search-bad-sort", "package_search?sort=id+up", method="GET")
record("package-search-bad-filter", "package_search?fq=name:(", method="GET")
record("package-show-without-id", "package_show", method="GET")
record("resource-show", f"resource_show?id={creation['resources'][0]['id']}", method="GET")
record("resource-show-none", "resource_show?id=none", method="GET")
record("group-show-none", "group_show?id=none", method="GET")
record("license-list", "license_list", method="GET")
record("status-show", "status_show", method="GET")
record("unknown-action", "no_such_action", method="GET")
fresh["metadata_modified"] = shown["metadata_modified"]
table = creation["resources"][0]["id"]
rows = [{"station": 'Oued "A", nord', "ph": "7.20", "jour": "2024-01-31"}, {"station": "سد", "ph": None, "jour": "2024-02-29"},
        {"station": "b", "ph": "6.95", "jour": None}]
ask("datastore_create", {"resource_id": table, "force": True, "records": rows, "fields": [
    {"id": "station", "type": "text"}, {"id": "ph", "type": "numeric"}, {"id": "jour", "type": "date"}]})
for name, asked in {"all": {}, "filter-number": {"filters": {"ph": 7.2}}, "filter-list": {"filters": {"ph": [7.2, 6.95]}},
                    "filter-text": {"filters": {"station": "سد"}}, "filter-id": {"filters": {"_id": 3}}, "filter-null": {"filters": {"ph": None}}, "sort-down": {"sort": "ph desc"},
                    "sort-up": {"sort": "ph"}, "sort-two": {"sort": "station asc, ph desc"}, "sort-nulls": {"sort": '"jour" desc nulls last'},
                    "page": {"limit": 1, "offset": 1}, "none": {"limit": 0}, "beyond": {"offset": 99},
                    "lists": {"fields": "jour,station", "records_format": "lists", "limit": 1}}.items():
    record(f"datastore-search-{name}", "datastore_search", {"resource_id": table, **asked}, None)
ask("datastore_delete", {"resource_id": table, "force": True})
record("package-create-same-name", "package_create", {**creation, "id": "77777777-7777-4777-8777-777777777777"})
ask("package_delete", {"id": package})
record("package-show-deleted", "package_show", {"id": package})
ask("dataset_purge", {"id": package})

ask("user_create", {"name": "recording-editor", "email": "editor@example.org", "password": "not-a-secret-at-all"})
ask("organization_member_create", {"id": "onee-essai", "username": "recording-editor", "role": "editor"})
editor = json.loads(ask("api_token_create", {"user": "recording-editor", "name": "recording"})[2])["result"]["token"]
record("package-create-editor-with-id", "package_create", creation, editor)
record("package-create-editor", "package_create", {k: v for k, v in creation.items() if k != "id"}, editor)
package = record("package-show-editor", "package_show", {"id": creation["name"]}, editor)["result"]["id"]
for action, name in (("dataset_purge", package), ("organization_purge", "onee-essai")):
    ask(action, {"id": name})
