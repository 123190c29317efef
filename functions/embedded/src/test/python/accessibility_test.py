"""Holds every kind of page against WCAG 2.2 AA with axe-core, in Chromium: the portal's page, the receipts, the assessment.

usage: accessibility_test.py <base URL of a running server with the demo> <folder of an assessment>
       CHROMIUM names the browser; without it, chromium is looked for on the path.

Ends with status 0 when nothing was found, and 1 with a line for each rule that a page breaks: the page, the rule, the first element, what is wrong.
What no program can tell (whether a text makes sense) is not looked at.
"""
import json
import os
import pathlib
import shutil
import sys
import urllib.request

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
         "resultTypes": ["violations"]}
LANGUAGES = {"fr": "Français", "ar": "العربية", "en": "English"}


def receipts(base):
    """One receipt of each state, and of each reason for a refusal."""
    with urllib.request.urlopen(f"{base}/api/receipts?limit=100") as answer:
        listed = json.load(answer)["receipts"]
    kinds = {}
    for one in listed:
        with urllib.request.urlopen(f"{base}/api/receipts/{one['id']}") as answer:
            receipt = json.load(answer)
        reason = ((receipt.get("report") or {}).get("reason") or {}).get("code")
        kinds.setdefault((receipt["state"], reason), receipt["id"])
    return kinds


def broken(page, name):
    page.wait_for_load_state()
    found = Axe().run(page, options=RULES).response
    assert found["url"] and found["testEngine"]["name"] == "axe-core", "axe did not run"
    return [f"{name}: {rule['id']}: {rule['nodes'][0]['target']}: {rule['nodes'][0]['failureSummary']}" for rule in found["violations"]]


def portal(page, base, receipt):
    """The portal's page in each language, without and with a receipt."""
    for language, button in LANGUAGES.items():
        for address in ("/", f"/#receipt={receipt}"):
            page.goto("about:blank")
            page.goto(base + address)
            page.get_by_role("button", name=button).click()
            expect(page.locator("html")).to_have_attribute("lang", language)
            expect(page.locator("#dataset-list article").first).to_be_visible()
            if "receipt" in address:
                expect(page.locator("#receipt")).to_be_visible()
            yield from broken(page, f"{address.split('=')[0]} {language}")


def documents(page, base, kinds, assessment):
    for (state, reason), receipt in kinds.items():
        for language in LANGUAGES:
            page.goto(f"{base}/receipts/{receipt}?lang={language}")
            expect(page.locator("html")).to_have_attribute("lang", language)
            yield from broken(page, f"receipt {state} {reason or ''} {language}")
    pages = sorted(assessment.glob("*.html"))
    assert len(pages) >= len(LANGUAGES), f"{assessment} has no pages"
    for file in pages:
        page.goto(file.resolve().as_uri())
        yield from broken(page, file.name)


def main():
    if len(sys.argv) != 3 or not sys.argv[1].startswith("http"):
        print(__doc__, file=sys.stderr)
        return 2
    base, assessment = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    kinds = receipts(base)
    assert {state for state, _ in kinds} >= {"published", "refused"}, f"the demo has receipts of {kinds} alone"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1180, "height": 900})
        published = next(receipt for (state, _), receipt in kinds.items() if state == "published")
        problems = [*portal(page, base, published), *documents(page, base, kinds, assessment)]
        browser.close()
    print("\n".join(problems) if problems else f"WCAG 2.2 AA: nothing found by axe-core on the page, {len(kinds)} kinds of receipts and the assessment")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
