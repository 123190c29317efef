// A publisher drops files; each is sent, watched through the line, and answered with its receipt.
import { decisionView } from "./decide.js";
import { fileUrl, link, receiptView, tableFiles } from "./receipt.js";
import { el, foreign, moment, more, number, percent, said, size, speak, t } from "./view.js";

const $ = (id) => document.getElementById(id);
const STAGES = ["sending", "upload", "normalise", "assess", "release"];
const state = { institutions: [], datasets: [], recent: [], found: null, receipt: null, queue: [], busy: false, request: null, progress: null };

async function get(path) {
  const response = await fetch(path, { headers: { Accept: "application/json, application/problem+json" }, cache: "no-store" });
  const body = (response.headers.get("content-type") ?? "").includes("json") ? await response.json() : null;
  if (!response.ok) throw new Problem(response.status, body);
  return { status: response.status, body };
}

class Problem extends Error {
  constructor(status, body) { super(body?.detail ?? ""); this.status = status; this.body = body; }
  words() { return this.status === 0 ? t("lost") : said(this.body?.message) || this.body?.detail || t("server.problem", { status: this.status }); }
}

const words = (failure) => (failure instanceof Problem ? failure.words() : t("lost"));
const tell = (sentence) => { $("live").textContent = sentence; };
function complain(sentence) { $("problem").textContent = sentence ?? ""; $("problem").hidden = !sentence; }

// --- sending ---

function take(files) {
  if (!files.length) return;
  complain(null);
  if (!$("institution").value) { complain(state.institutions.length ? t("no.institution") : t("no.institutions")); $("institution").focus(); return; }
  const target = { institution: $("institution").value, dataset: $("dataset").value.trim() };
  state.queue.push(...[...files].map((file) => ({ file, ...target })));
  if (!state.busy) work();
}

async function work() {
  state.busy = true;
  while (state.queue.length) {
    const next = state.queue.shift();
    try {
      const id = await send(next);
      await watch(id, next.file.name);
    } catch (failure) {
      complain(failure === "cancelled" ? t("cancelled") : `${next.file.name} — ${words(failure)}`);
    }
    $("progress").hidden = true;
    await refresh();
  }
  state.busy = false;
}

function send({ file, institution, dataset }) {
  const query = new URLSearchParams({ name: file.name });
  if (dataset) query.set("dataset", dataset);
  $("progress").hidden = false;
  $("progress-name").textContent = file.name;
  $("cancel").hidden = false;
  step("sending", file, 0);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/institutions/${encodeURIComponent(institution)}/uploads?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => step("sending", file, event.total ? event.loaded / event.total : 1);
    request.onload = () => {
      let body = null;
      try { body = JSON.parse(request.responseText); } catch { /* not ours: told by its status */ }
      if (request.status === 202 && body) resolve(body.id);
      else reject(new Problem(request.status, body));
    };
    request.onerror = () => reject(new Problem(0, null));
    request.onabort = () => reject("cancelled");
    state.request = request;
    request.send(file);
  });
}

async function watch(id, name) {
  $("cancel").hidden = true;
  let pause = 150;
  for (let losses = 0; ; pause = Math.min(pause * 1.3, 1500)) {
    try {
      const { status, body } = await get(`/api/receipts/${id}`);
      losses = 0;
      if (status === 200) { show(body); location.hash = `receipt=${id}`; return; }
      step(body.stage ?? "upload", { name, size: null }, 1);
    } catch (failure) {
      if (failure instanceof Problem || ++losses > 20) throw failure;
    }
    await new Promise((wake) => setTimeout(wake, pause));
  }
}

function step(stage, file, share) {
  const at = STAGES.indexOf(stage === "receipt" ? "release" : stage);
  state.progress = { stage, file, share };
  const whole = Math.floor(share * 100);
  $("bar").value = whole;
  if (file.size !== null) $("progress-size").textContent = size(file.size);
  $("stages").replaceChildren(...STAGES.map((name, i) => el("li", { class: i < at ? "done" : i === at ? "now" : "", "aria-current": i === at ? "step" : null }, t(`stage.${name}`))));
  if (stage !== "sending") tell(t("stage.live", { name: file.name, stage: t(`stage.${STAGES[Math.max(at, 1)]}`) }));
  else if (whole % 25 === 0) tell(t("sent.part", { name: file.name, percent: percent(share, 0) }));
}

// --- showing ---

function show(receipt, move = true) {
  state.receipt = receipt;
  const decision = receipt.state === "held" ? decisionView(receipt, () => decided(receipt.id)) : "";
  $("receipt").replaceChildren(decision, ...receiptView(receipt));
  $("receipt").dataset.state = receipt.state;
  $("receipt").hidden = false;
  if (move) { tell(said(receipt.message)); $("receipt").focus({ preventScroll: true }); $("receipt").scrollIntoView({ block: "start" }); }
}

async function decided(id) {
  const { body } = await get(`/api/receipts/${id}`);
  show(body);
  await refresh();
}

function showInstitutions() {
  const chosen = $("institution").value || (state.institutions.length === 1 ? state.institutions[0].id : remembered("institution"));
  $("institution").replaceChildren(el("option", { value: "" }, t("choose.institution")), ...state.institutions.map(({ id, name }) => el("option", { value: id }, name)));
  $("institution").value = state.institutions.some(({ id }) => id === chosen) ? chosen : "";
  showNames();
}

function showNames() {
  const mine = state.datasets.filter(({ institution }) => institution === $("institution").value);
  $("dataset-names").replaceChildren(...mine.map(({ id, institution }) => el("option", { value: id.slice(institution.length + 1) })));
}

function showRecent() {
  $("recent").hidden = !state.recent.length;
  $("recent-list").replaceChildren(...state.recent.map((receipt) => el("li", {},
    el("span", { class: `badge ${receipt.state}` }, t(`state.${receipt.state}`)),
    el("a", { href: `#receipt=${receipt.id}` }, foreign(receipt.fileName)),
    el("span", {}, nameOf(receipt.institution)),
    el("span", { class: "quiet" }, moment(receipt.receivedAt)))));
}

const nameOf = (id) => foreign(state.institutions.find((institution) => institution.id === id)?.name ?? id);

function showDatasets() {
  const items = state.found ? state.found.hits.map(hitView).filter(Boolean) : state.datasets.map((dataset) => datasetView(dataset));
  const list = el("div", {}, ...items.slice(0, 20));
  $("dataset-list").replaceChildren(...(items.length ? [list, more(list, items, 20)].filter(Boolean) : state.found ? [] : [el("p", { class: "quiet" }, t("no.datasets"))]));
  $("found").textContent = !state.found ? "" : state.found.total ? t("found.n", { n: number(state.found.total) }) : t("no.match");
}

const marked = (parts) => el("bdi", { dir: "auto" }, ...parts.map(({ text, match }) => (match ? el("mark", {}, text) : text)));

function hitView(hit) {
  const dataset = state.datasets.find(({ id }) => id === hit.dataset);
  const excerpt = hit.excerpt && el("p", { class: "excerpt" }, el("span", { class: "quiet" }, t(`field.${hit.excerpt.field}`), " "), marked(hit.excerpt.parts));
  return dataset && datasetView(dataset, marked(hit.title.parts), excerpt);
}

function datasetView({ id, institution, latest }, title = foreign(id.slice(institution.length + 1)), excerpt = null) {
  const links = tableFiles(latest.files);
  const feed = `/feeds/atom/${institution}/${encodeURIComponent(id.slice(institution.length + 1))}/feed.atom`;
  return el("article", { class: "dataset" },
    el("h3", {}, title),
    excerpt,
    el("p", { class: "meta" }, nameOf(institution), " · ", t("release", { n: number(latest.number) }), " · ", moment(latest.releasedAt), " · ",
      t("n.rows", { n: number(latest.rows) }), " · ", t("score"), " ", number(latest.assessment.score), " / 100"),
    el("ul", { class: "downloads" },
      ...links.slice(0, 12).map(({ name, bytes }) => el("li", {}, link(fileUrl(id, latest.number, name), name.endsWith(".csv") ? "CSV" : "Parquet", links.length > 2 ? `${name} · ${size(bytes)}` : size(bytes)))),
      el("li", {}, link(fileUrl(id, latest.number, "report.json"), t("report"))),
      el("li", {}, link(`/catalogue/${encodeURIComponent(id)}.jsonld`, t("catalogue"))),
      el("li", {}, el("a", { href: feed, type: "application/atom+xml" }, "Atom"))));
}

// --- searching ---

/** Looks for what stands in the box now; an answer that comes after that has changed is dropped. */
async function search() {
  const sought = $("search").value.trim();
  if (!sought) { state.found = null; showDatasets(); return; }
  try {
    const { body } = await get(`/api/search?${new URLSearchParams({ q: sought, limit: "100" })}`);
    if (sought !== $("search").value.trim()) return;
    state.found = body;
    showDatasets();
  } catch (failure) {
    complain(words(failure));
  }
}

async function refresh() {
  try {
    const [institutions, datasets, receipts] = await Promise.all([get("/api/institutions"), get("/api/datasets"), get("/api/receipts?limit=8")]);
    state.institutions = institutions.body.institutions;
    state.datasets = datasets.body.datasets;
    state.recent = receipts.body.receipts;
    showInstitutions(); showRecent(); await search();
    if (!state.institutions.length) complain(t("no.institutions"));
  } catch (failure) {
    complain(words(failure));
  }
}

async function showLinked() {
  const id = /^#receipt=([0-9a-f]{64})$/.exec(location.hash)?.[1];
  if (!id || id === state.receipt?.id) return;
  try {
    const { status, body } = await get(`/api/receipts/${id}`);
    if (status === 200) { complain(null); show(body); }
  } catch (failure) {
    complain(failure instanceof Problem && failure.status === 404 ? t("not.found") : words(failure));
  }
}

// --- wiring ---

function remembered(key) { try { return localStorage.getItem(key) ?? ""; } catch { return ""; } }
function remember(key, text) { try { localStorage.setItem(key, text); } catch { /* private window: asked again next time */ } }

function switchTo(language) {
  speak(language);
  remember("language", language);
  showInstitutions(); showRecent(); showDatasets();
  if (state.receipt) show(state.receipt, false);
  if (state.progress && !$("progress").hidden) step(state.progress.stage, state.progress.file, state.progress.share);
}

for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => switchTo(button.dataset.language));
$("choose").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => { take($("file").files); $("file").value = ""; });
$("cancel").addEventListener("click", () => state.request?.abort());
$("institution").addEventListener("change", () => { remember("institution", $("institution").value); showNames(); complain(null); });
let typing = 0;
$("search").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(search, 150); });
$("search-form").addEventListener("submit", (event) => { event.preventDefault(); search(); });
$("form").addEventListener("submit", (event) => event.preventDefault());
let inside = 0;
$("zone").addEventListener("dragenter", () => { inside++; $("zone").classList.add("over"); });
$("zone").addEventListener("dragleave", () => { if (--inside <= 0) { inside = 0; $("zone").classList.remove("over"); } });
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
$("zone").addEventListener("drop", (event) => { inside = 0; $("zone").classList.remove("over"); take(event.dataTransfer.files); });
window.addEventListener("hashchange", showLinked);

switchTo(remembered("language") || "fr");
refresh().then(showLinked);
