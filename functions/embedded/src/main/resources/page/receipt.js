// The receipt, from its JSON (schemas/openapi.yaml, Receipt).
import { el, foreign, head, moment, more, number, percent, said, size, t, table, value } from "./view.js";

const WITH_FILES = ["published", "unchanged", "superseded"];
const SEVERITIES = ["error", "warning", "info"];
const DELIMITERS = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space" };

export function receiptView(receipt) {
  const report = receipt.report;
  const nodes = [verdict(receipt)];
  if (report?.reason) nodes.push(refusal(report.reason));
  if (receipt.release && WITH_FILES.includes(receipt.state)) nodes.push(downloads(receipt));
  if (receipt.assessment || report) nodes.push(el("div", { class: "columns2" }, receipt.assessment ? score(receipt.assessment) : "", report ? facts(receipt) : ""));
  nodes.push(el("p", { class: "part" }, el("a", { href: `/receipts/${receipt.id}?lang=${document.documentElement.lang}`, target: "_blank" }, t("print"))));
  for (const found of report?.tables ?? []) nodes.push(...tableView(found, report.tables.length > 1));
  return nodes;
}

function verdict(receipt) {
  const kind = { unchanged: "note", superseded: "note", deleted: "note" }[receipt.state] ?? receipt.state;
  const sign = { published: "✓", unchanged: "=", superseded: "↷", described: "✓", refused: "✕", failed: "!", held: "?", declined: "✕", withdrawn: "−", deleted: "−" }[receipt.state];
  return el("div", { class: `verdict ${kind}` },
    el("span", { class: "sign", "aria-hidden": "true" }, el("span", {}, sign)),
    el("div", {},
      el("h2", { id: "receipt-title" }, said(receipt.message)),
      el("p", {}, foreign(receipt.fileName), " · ", size(receipt.bytes), " · ", foreign(receipt.dataset), " · ", t("received", { date: moment(receipt.receivedAt) }))));
}

function refusal(reason) {
  return el("div", { class: "todo" },
    el("h3", {}, t("why.refused")),
    el("p", {}, said(reason.message), reason.at ? el("span", { class: "quiet" }, " — ", foreign(reason.at)) : ""),
    el("h3", {}, t("fix")),
    el("p", {}, said(reason.fix)));
}

/** Address of one file of a release. */
export const fileUrl = (dataset, release, file) => `/datasets/${encodeURIComponent(dataset)}/releases/${release}/${encodeURIComponent(file)}`;

/** Of the files of a release, those that hold a table. */
export const tableFiles = (files) => files.filter(({ name }) => /\.(csv|parquet)$/.test(name) && !name.endsWith(".rejects.csv"));

function downloads(receipt) {
  const url = (file) => fileUrl(receipt.dataset, receipt.release, file);
  const tables = receipt.report?.tables ?? [];
  const several = tables.length > 1;
  const links = tables.flatMap((found) => [
    link(url(found.csv), "CSV", several && found.name),
    link(url(found.parquet), "Parquet", several && found.name),
    link(url(found.schema), t("schema"), several && found.name),
    found.rejects ? link(url(found.rejects), t("rejects"), several && found.name) : null,
  ]);
  links.push(...tableFiles(receipt.files ?? []).map(({ name }) => link(url(name), name.endsWith(".csv") ? "CSV" : "Parquet", receipt.files.length > 4 && name)));
  links.push(link(url("report.json"), t("report")), link(`/catalogue/${encodeURIComponent(receipt.dataset)}.jsonld`, t("catalogue")));
  return el("div", { class: "part" }, el("h3", {}, t("downloads")), el("ul", { class: "downloads" }, ...links.filter(Boolean).map((node) => el("li", {}, node))));
}

export function link(url, words, detail) {
  return el("a", { href: url, download: "" }, words, detail ? el("span", {}, foreign(detail)) : "");
}

function score(assessment) {
  const parts = ["completeness", "validity", "readability"].flatMap((part) => {
    const bar = el("i");
    bar.style.width = `${assessment[part] * 100}%`;
    return [el("span", {}, t(part)), el("div", { class: "track", "aria-hidden": "true" }, bar), el("span", {}, foreign(percent(assessment[part])))];
  });
  return el("div", { class: "score" },
    el("h3", {}, t("score")),
    el("p", {}, el("b", {}, number(assessment.score)), " ", el("span", { class: "quiet" }, t("of100"))),
    el("div", { class: "parts" }, ...parts),
    el("p", { class: "hint" }, t(assessment.compatibility)),
    assessment.reasons.length ? el("ul", { class: "hint" }, ...assessment.reasons.map((reason) => el("li", {}, said(reason)))) : "");
}

function facts(receipt) {
  const report = receipt.report;
  const list = el("dl", { class: "facts" });
  const fact = (key, ...shown) => list.append(el("dt", {}, t(key)), el("dd", {}, ...shown));
  const source = report.source;
  if (source.format !== "unknown") fact("format", source.format.toUpperCase());
  if (source.encoding) fact("encoding", foreign(source.encoding), source.encodingConfidence ? el("span", { class: "quiet" }, ` (${t("sure", { percent: percent(source.encodingConfidence, 0) })})`) : "");
  const dialect = report.tables[0]?.dialect;
  if (dialect?.delimiter) fact("delimiter", dialect.delimiter in DELIMITERS ? t(DELIMITERS[dialect.delimiter]) : value(dialect.delimiter));
  if (dialect) fact("headers", number(dialect.headerRows));
  if (report.tables.length) {
    fact("rows", number(report.tables.reduce((sum, found) => sum + found.rows, 0)));
    fact("columns", number(report.tables.reduce((sum, found) => sum + found.columns.length, 0)));
  }
  fact("size", size(source.bytes));
  if (source.entries.length) fact("entries", foreign(source.entries.slice(0, 20).join(", ") + (source.entries.length > 20 ? "…" : "")));
  return el("div", {}, el("h3", {}, t("found")), list);
}

function tableView(found, named) {
  const title = (key, count) => el("h3", {}, t(key), named ? el("span", { class: "count" }, foreign(found.name)) : "", count ? el("span", { class: "count" }, `(${number(count)})`) : "");
  return [
    el("div", { class: "part fixes" }, title("fix", found.findings.length), found.findings.length ? findings(found) : el("p", { class: "quiet" }, t("nothing.fix"))),
    el("div", { class: "part changes" }, title("changed"), found.changes.length ? changes(found.changes) : el("p", { class: "quiet" }, t("nothing.changed"))),
    el("div", { class: "part" }, title("columns", found.columns.length), columns(found)),
    found.notes.length ? el("div", { class: "part" }, title("notes"), ...found.notes.slice(0, 20).map((note) => el("p", {}, foreign(note)))) : "",
  ].filter(Boolean);
}

function findings(found) {
  const sorted = [...found.findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const items = sorted.map((finding) => el("li", { class: finding.severity },
    el("p", {}, el("span", { class: `badge ${finding.severity}` }, t(`severity.${finding.severity}`)),
      el("b", {}, ...place(finding.where)), finding.value !== undefined && finding.value !== null ? " " : "", finding.value !== undefined && finding.value !== null ? value(finding.value) : ""),
    el("p", {}, said(finding.message)),
    said(finding.fix) ? el("p", { class: "fix" }, el("b", {}, t("how.fix")), " ", said(finding.fix)) : ""));
  const list = el("ul", { class: "findings" }, ...items.slice(0, 25));
  return el("div", {}, list, more(list, items, 25));
}

function place(where) {
  const words = [];
  if (where.cell) words.push(t("cell", { cell: where.cell }));
  else if (where.row) words.push(t("row", { row: number(where.row) }));
  else if (where.line) words.push(t("row", { row: number(where.line) }));
  if (where.column) words.push(words.length ? t("comma.between") : "", t("incolumn", { column: "\u2068" + where.column + "\u2069" }));
  return words.length ? words : [t("whole")];
}

function changes(list) {
  const rows = list.map((change) => el("tr", {},
    el("td", {}, change.column ? foreign(change.column) : "—"),
    el("td", {}, said(change.message)),
    el("td", {}, change.example ? el("span", {}, value(change.example.before), el("span", { class: "arrow" }, el("span", { "aria-hidden": "true" }, document.documentElement.dir === "rtl" ? "←" : "→"), el("span", { class: "unseen" }, t("becomes"))), value(change.example.after)) : ""),
    el("td", { class: "number" }, number(change.count))));
  return table([head("column"), head("change"), head("example"), head("count", true)], rows);
}

function columns(found) {
  const rows = found.columns.map((column) => el("tr", {},
    el("td", {}, el("div", { class: "title" }, foreign(column.title || column.name)), column.name !== column.title ? el("div", { class: "name" }, foreign(column.name)) : ""),
    el("td", {}, el("span", { class: "type" }, t(`type.${column.type}`)), column.unit ? el("span", { class: "name" }, " ", foreign(column.unit)) : ""),
    el("td", { class: "number" }, number(column.missing)),
    el("td", { class: "number" }, number(column.rejected)),
    el("td", { class: "number" }, number(column.distinct)),
    el("td", {}, column.min !== undefined && column.min !== null ? el("span", {}, value(column.min), " … ", value(column.max ?? "")) : "")));
  return table([head("column"), head("type"), head("missing", true), head("rejected", true), head("distinct", true), head("range")], rows);
}
