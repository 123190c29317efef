// The receipt: the page that the server makes of it, the one that is printed and sent on, within this page.
import { el, foreign, t } from "./view.js";

/** The receipt in the language that is spoken; as high as what it says. */
export function receiptView({ id, fileName }) {
  const address = `/receipts/${id}?lang=${document.documentElement.lang}`;
  const frame = el("iframe", { class: "paper", src: address, title: `${t("receipt.title")} · ${fileName}`, onload: () => fit(frame) });
  return [
    el("div", { class: "heading" },
      el("h2", { id: "receipt-title" }, t("receipt.title"), " · ", foreign(fileName)),
      el("a", { href: address, target: "_blank" }, t("print"))),
    frame,
  ];
}

/** It grows when its lines wrap. */
function fit(frame) {
  const paper = frame.contentDocument;
  if (paper) new ResizeObserver(() => { frame.style.height = `${Math.ceil(paper.documentElement.getBoundingClientRect().height)}px`; }).observe(paper.body);
}

/** Address of one file of a release. */
export const fileUrl = (dataset, release, file) => `/datasets/${encodeURIComponent(dataset)}/releases/${release}/${encodeURIComponent(file)}`;

/** Of the files of a release, those that hold a table. */
export const tableFiles = (files) => files.filter(({ name }) => /\.(csv|parquet)$/.test(name) && !name.endsWith(".rejects.csv"));

export function link(url, words, detail) {
  return el("a", { href: url, download: "" }, words, detail ? el("span", {}, foreign(detail)) : "");
}
