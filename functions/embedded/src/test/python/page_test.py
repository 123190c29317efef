"""Drives the page in a real Chromium, as a publisher does.

usage: page_test.py <base URL of a running server with an institution> <folder for screenshots> <folder of pages of an assessment>
       CHROMIUM names the browser; without it, chromium is looked for on the path.

Ends with status 0 when everything it expects was there, and 1 with a sentence when not.
"""
import os
import pathlib
import shutil
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, expect, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
HOSTILE = "<img src=x onerror=\"document.title='owned'\">"
# What offices send: a legacy encoding, title rows, decimal commas, French dates, a cell that is no number.
SAMPLE = "\r\n".join([
    "Commune de test;;;;", "Recettes par marché;;;;", ";;;;", "Marché;Date;Recette (DH);Étals;Observation",
    "Souk Al Had;03/01/2024;1 234,50;120;RAS", "Souk Lakhmis;10/01/2024;987,25;85;", "Souk Tlat;17/01/2024;n.c.;64;fermé",
    f"Souk Larbaâ;24/01/2024;2 040,00;environ 80;{HOSTILE}",
    *(f"Souk {week};{1 + week % 28:02d}/02/2024;1 {week:03d},75;{50 + week};" for week in range(60)), ""]).encode("cp1252")
DROP = """async ([name, bytes]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([new Uint8Array(bytes)], name));
  const zone = document.getElementById('zone');
  for (const kind of ['dragenter', 'dragover', 'drop']) zone.dispatchEvent(new DragEvent(kind, {dataTransfer: transfer, bubbles: true, cancelable: true}));
}"""


# WCAG 2.2, levels A and AA, as axe has them; what is in a frame is looked at as a page of its own.
WCAG = {"resultTypes": ["violations"], "iframes": False,
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
BARRIERS = Axe()
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
PERSONS = "Nom;CIN;Téléphone\nBennani Amina;AB123456;0661234567\nAlaoui Youssef;BE654321;0662345678\n".encode()


class Visit:
    """One open page, with all it complained about."""

    def __init__(self, browser, base, folder, **options):
        self.page = browser.new_page(**options)
        self.base = base
        self.folder = folder
        self.complaints = []
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.complaints.append(f"left the server: {request.url}") if not request.url.startswith((base, "data:", "blob:")) else None)

    def shot(self, name):
        self.page.screenshot(path=str(self.folder / f"{name}.png"), full_page=True)

    def wait_for_receipt(self, state):
        expect(self.page.locator("#receipt")).to_have_attribute("data-state", state, timeout=30_000)
        expect(self.page.locator("#progress")).to_be_hidden(timeout=30_000)

    def receipt(self):
        """What the page shows of the receipt: the server's own page, in a frame."""
        return self.page.frame_locator("#receipt iframe")

    def meet_no_barrier(self):
        found = [f"{rule['id']} on {node['target']}" for rule in BARRIERS.run(self.page, options=WCAG).response["violations"] for node in rule["nodes"]]
        assert not found, f"WCAG 2.2 AA is not met by {self.page.url}: {found}"

    def drop(self, name, content):
        self.page.evaluate("document.getElementById('receipt').removeAttribute('data-state')")
        self.page.evaluate(DROP, [name, list(content)])


def publish(visit):
    page = visit.page
    page.goto(visit.base + "/")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("h1")).to_have_text("Publier un fichier")
    expect(page.locator("#institution option")).not_to_have_count(1)
    visit.shot("1-empty-fr")
    page.select_option("#institution", "")
    visit.drop("recettes.csv", SAMPLE)
    expect(page.locator("#problem")).to_contain_text("Choisissez d'abord votre organisme")
    page.select_option("#institution", index=1)
    visit.drop("recettes des marchés.csv", SAMPLE)
    visit.wait_for_receipt("published")
    receipt = visit.receipt().locator("body")
    for words in ("Votre fichier est publié", "windows-1252", "Ce que nous avons changé", "Ce qu'il faut corriger"):
        expect(receipt).to_contain_text(words)
    expect(receipt.locator(".repairs li").first).to_be_visible()
    assert_whole(page)
    visit.shot("2-published-fr")


def assert_whole(page):
    """The frame is as high as the receipt: nobody has to roll within the page."""
    beyond = page.evaluate("""() => new Promise((done) => {
      const until = performance.now() + 20000;
      const look = () => {
        const frame = document.querySelector('#receipt iframe');
        const paper = frame?.contentDocument?.documentElement;
        const beyond = paper && paper.querySelector('h1') ? paper.scrollHeight - frame.clientHeight : null;
        if ((beyond !== null && beyond <= 0) || performance.now() > until) done(beyond);
        else requestAnimationFrame(look);
      };
      look();
    })""")
    assert beyond is not None and beyond <= 0, f"the receipt is {beyond} px higher than its frame"


def download(visit):
    for kind in ("CSV", "Parquet", "Schéma", "Rapport"):
        with visit.page.expect_download() as waiting:
            visit.receipt().locator("a[download]", has_text=kind).first.click()
        path = pathlib.Path(waiting.value.path())
        assert path.stat().st_size > 0, f"the download {kind} is empty"
        if kind == "CSV":
            assert "1234.50" in path.read_text("utf-8"), "the CSV has no canonical number"
        if kind == "Parquet":
            assert path.read_bytes()[:4] == b"PAR1", "the Parquet file does not begin as one"


def read_arabic_and_english(visit):
    page = visit.page
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(visit.receipt().locator("html[dir=rtl] h1")).to_contain_text("نُشر ملفكم")
    assert_whole(page)
    visit.shot("3-published-ar")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(visit.receipt().locator("h1")).to_contain_text("Your file is published")
    visit.shot("4-published-en")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(visit.receipt().locator("h1")).to_contain_text("Your file is published")
    page.get_by_role("button", name="Français").click()


def be_refused(visit):
    visit.drop("vide.csv", b"")
    visit.wait_for_receipt("refused")
    expect(visit.receipt().locator("h1")).to_contain_text("n'a pas pu être publié")
    expect(visit.receipt().locator("body")).to_contain_text("Ce qu'il faut faire")
    visit.shot("5-refused-fr")


def publish_by_keyboard(visit):
    page = visit.page
    page.evaluate("document.getElementById('receipt').removeAttribute('data-state')")
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "recettes des marchés.csv"
        file.write_bytes(SAMPLE)
        with page.expect_file_chooser() as chooser:
            page.locator("#choose").press("Enter")
        chooser.value.set_files(str(file))
        visit.wait_for_receipt("unchanged")
    expect(page.locator("#datasets")).to_contain_text("recettes-des-marchés")
    expect(page.locator("#recent-list li").first).to_contain_text("recettes des marchés.csv")
    visit.shot("6-unchanged-fr")


def decide_on_a_held_release(visit):
    """Someone has asked to look at every release; the page shows what waits, and takes the decision."""
    page = visit.page
    dataset = page.evaluate("""async () => (await (await fetch('/api/datasets')).json()).datasets
      .map(({id}) => id).find((id) => id.endsWith('.recettes-des-marchés'))""")
    set_policy = """async ([dataset, policy]) => (await fetch(`/api/datasets/${encodeURIComponent(dataset)}/policy`, {method: 'PUT',
      headers: {'Content-Type': 'application/json'}, body: JSON.stringify({policy, who: 'test', why: 'to look at it'})})).status"""
    assert page.evaluate(set_policy, [dataset, "hold-always"]) == 200, "the policy was not taken"
    visit.drop("recettes des marchés.csv", SAMPLE + "Souk Neuf;31/12/2024;5,00;1;\r\n".encode("cp1252"))
    visit.wait_for_receipt("held")
    receipt = page.locator("#receipt")
    expect(visit.receipt().locator("h1")).to_contain_text("attend une décision")
    expect(visit.receipt().locator("a[download]")).to_have_count(0)
    visit.shot("8-held-fr")
    page.get_by_role("button", name="Publier cette version").click()
    expect(receipt.locator(".decide .alert")).to_contain_text("votre nom et le motif")
    page.locator("#decide-who").fill("Amina")
    page.locator("#decide-why").fill("Vérifié avec le service")
    page.get_by_role("button", name="Publier cette version").click()
    expect(receipt).to_have_attribute("data-state", "published")
    expect(visit.receipt().locator("a[download]").first).to_be_visible()
    visit.drop("recettes des marchés.csv", SAMPLE + "Souk Vieux;31/12/2024;5,00;1;\r\n".encode("cp1252"))
    visit.wait_for_receipt("held")
    page.locator("#decide-who").fill("Amina")
    page.locator("#decide-why").fill("Fichier de test")
    page.get_by_role("button", name="Ne pas la publier").click()
    expect(receipt).to_have_attribute("data-state", "declined")
    expect(visit.receipt().locator("h1")).to_contain_text("Fichier de test")
    visit.shot("9-declined-fr")
    assert page.evaluate(set_policy, [dataset, "publish"]) == 200, "the policy was not taken back"


def search(visit):
    page = visit.page
    feed = page.locator("link[rel=alternate][type='application/atom+xml']").get_attribute("href")
    assert page.request.get(visit.base + feed).ok, "the feed that the page names is not there"
    box = page.get_by_role("searchbox", name="Chercher dans les données")
    box.fill("RECETTE des marches")
    expect(page.locator("#found")).to_contain_text("Résultats : 1")
    expect(page.locator("#dataset-list article")).to_have_count(1)
    expect(page.locator("#dataset-list h3 mark")).to_have_text(["Recettes", "marché"])
    box.fill("etal")
    expect(page.locator("#dataset-list .excerpt").first).to_contain_text("Description :")
    expect(page.locator("#dataset-list .excerpt mark").first).to_have_text("Étals")
    visit.shot("7-search-fr")
    box.fill('"* OR (')
    expect(page.locator("#problem")).to_be_hidden()
    box.fill("xyzzy")
    expect(page.locator("#found")).to_contain_text("Aucun jeu de données ne correspond.")
    page.get_by_role("button", name="العربية").click()
    expect(page.get_by_role("searchbox", name="البحث في البيانات")).to_be_visible()
    expect(page.locator("#found")).to_contain_text("لا توجد مجموعة بيانات مطابقة.")
    page.get_by_role("button", name="Français").click()
    box.fill("")
    expect(page.locator("#dataset-list article").first).to_be_visible()


def meet_no_barriers(visit):
    """The portal with a receipt in it, then the receipts of all that was dropped and of the demo, in three languages."""
    page = visit.page
    for name, content in (("rapport.pdf", PDF), ("agents.csv", PERSONS)):
        visit.drop(name, content)
        visit.wait_for_receipt("refused")
    portal = page.url
    for language in ("Français", "العربية", "English"):
        page.get_by_role("button", name=language).click()
        visit.meet_no_barrier()
    receipts = page.evaluate("async () => (await (await fetch('/api/receipts?limit=100')).json()).receipts")
    kinds = {(one["state"], one["fileName"].rsplit(".", 1)[-1]): one["id"] for one in receipts}
    assert {"published", "refused", "unchanged", "declined"} <= {state for state, _ in kinds}, f"not every kind of receipt is there: {kinds}"
    for receipt in kinds.values():
        for language in ("fr", "ar", "en"):
            page.goto(f"{visit.base}/receipts/{receipt}?lang={language}")
            visit.meet_no_barrier()
    page.goto(portal)
    page.get_by_role("button", name="Français").click()


def look_on_a_telephone(browser, base, folder, link):
    visit = Visit(browser, base, folder, viewport={"width": 390, "height": 800}, device_scale_factor=2)
    visit.page.goto(link)
    expect(visit.page.locator("#receipt")).to_be_visible()
    visit.page.get_by_role("button", name="العربية").click()
    expect(visit.page.locator("html")).to_have_attribute("dir", "rtl")
    assert_whole(visit.page)
    wide = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"the page is {wide} px wider than a telephone"
    visit.shot("8-telephone-ar")
    return visit.complaints


def look_at_the_assessment(browser, folder, pages):
    visit = Visit(browser, pages.as_uri(), folder, viewport={"width": 1180, "height": 900})
    found = sorted(pages.glob("*.html"))
    assert len(found) >= 3, f"{pages} has no page in each language: {found}"
    for page in found:
        visit.page.goto(page.as_uri())
        visit.meet_no_barrier()
    return visit.complaints


def main():
    if len(sys.argv) != 4 or not sys.argv[1].startswith("http"):
        print(__doc__, file=sys.stderr)
        return 2
    base, folder = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("Chromium is missing: install it, or name it in CHROMIUM.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        visit = Visit(browser, base, folder, viewport={"width": 1180, "height": 900})
        try:
            for act in (publish, download, read_arabic_and_english, be_refused, publish_by_keyboard, search, decide_on_a_held_release, meet_no_barriers):
                act(visit)
            assert visit.page.title() == "Khettara", "text of a cell was run as a script"
            complaints = visit.complaints + look_on_a_telephone(browser, base, folder, visit.page.url)
            complaints += look_at_the_assessment(browser, folder, pathlib.Path(sys.argv[3]).resolve())
            assert not complaints, f"the browser complained: {complaints}"
        except (AssertionError, Error) as failure:
            visit.shot("failure")
            message = str(failure).split("Aria snapshot")[0].strip()
            print(f"The page failed (see failure.png): {message}\n{chr(10).join(visit.complaints)}", file=sys.stderr)
            return 1
        finally:
            browser.close()
    print(f"The page works: screenshots in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
