"""One harvest, start to end, in this process: the site's own ckanext-harvest / ckanext-dcat classes, without
the queue's two consumer loops.  ckan.sh WORK harvest NAME URL TYPE ORG [CONFIG_JSON [LANGUAGE]]   (TYPE: ckan, dcat_rdf)

Creates the source on the first call (ORG must exist), runs a job as a site of that language, prints one JSON object:
stats, errors, gather_errors; what came of it the site tells. Why not `ckan harvester run-test`: that one imports the
test suite (pytest, factory-boy) and, on CKAN 2.12 with ckanext-harvest 1.6.3, fails on a source's second run
(KeyError 'source_type': the source is re-indexed with its own fields left in extras).
"""
import json
import sys

from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app

ini, name, url, kind, org = sys.argv[1:6]
config = sys.argv[6] if len(sys.argv) > 6 else ""
settings = CKANConfigLoader(ini).get_config()
settings["ckan.locale_default"] = sys.argv[7] if len(sys.argv) > 7 else "en"
app = make_app(settings)

from ckan import model  # noqa: E402  (needs the configuration)
from ckan.plugins import toolkit as tk  # noqa: E402
from ckanext.harvest import queue  # noqa: E402
from ckanext.harvest.model import HarvestGatherError, HarvestJob, HarvestObject  # noqa: E402

with app._wsgi_app.test_request_context():
    site = tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]

    def act(action, **d):
        return tk.get_action(action)({"user": site, "ignore_auth": True, "model": model, "session": model.Session}, d)

    found = model.Package.get(name)
    source_id = found.id if found else act(
        "harvest_source_create", name=name, title=name, url=url, source_type=kind, frequency="MANUAL",
        owner_org=org, active=True, **({"config": config} if config else {}))["id"]
    job = HarvestJob.get(act("harvest_job_create", source_id=source_id, run=False)["id"])
    job.status = "Running"
    job.save()
    harvester = queue.get_harvester(job.source.type)
    for object_id in queue.gather_stage(harvester, job) or []:
        queue.fetch_and_import_stages(harvester, HarvestObject.get(object_id))
    tk.get_action("harvest_jobs_run")({"ignore_auth": True, "user": site}, {})  # marks the job finished
    job = act("harvest_job_show", id=job.id)
    rows = model.Session.query(HarvestObject).filter(HarvestObject.harvest_job_id == job["id"])
    out = {"status": job["status"], "stats": job["stats"],
           "gather_errors": [e.message for e in model.Session.query(HarvestGatherError).filter(
               HarvestGatherError.harvest_job_id == job["id"])],
           "errors": [{"guid": r.guid, "message": e.message} for r in rows for e in r.errors]}
json.dump(out, sys.stdout, ensure_ascii=False, indent=1)
print()
