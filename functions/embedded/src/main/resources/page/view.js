// Words, numbers and elements. Text of publishers enters the page here only, as text nodes.
import { TEXTS } from "./texts.js";

const LOCALES = { fr: "fr-MA", ar: "ar-MA", en: "en-GB" };
let language = "fr";

export function speak(chosen) {
  language = chosen in TEXTS ? chosen : "fr";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  for (const node of document.querySelectorAll("[data-t-placeholder]")) node.placeholder = t(node.dataset.tPlaceholder);
  for (const node of document.querySelectorAll("[data-language]")) node.setAttribute("aria-pressed", String(node.dataset.language === language));
}

/** A sentence of the page, its {holes} filled. */
export function t(key, values = {}) {
  return (TEXTS[language][key] ?? TEXTS.fr[key] ?? key).replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? ""));
}

/** A sentence that the server has in three languages. */
export const said = (text) => isolated(text ? text[language] ?? text.fr : "");

/** What is quoted keeps its own direction, by invisible marks (FSI, PDI). */
export const isolated = (text) => text.replace(/«([\s\u00a0\u202f]*)([^»]+?)([\s\u00a0\u202f]*)»/g, "«$1\u2068$2\u2069$3»");

export const number = (value) => new Intl.NumberFormat(LOCALES[language]).format(value);
export const percent = (share, digits = 1) => new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: digits, roundingMode: "floor" }).format(share);
export const moment = (iso) => new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));

export function size(bytes) {
  const units = t("units").split(" ");
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < units.length - 1) { value /= 1000; unit++; }
  return `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: value < 10 && unit ? 1 : 0 }).format(value)}\u00a0${units[unit]}`;
}

/** An element: attributes, then children; text is only ever text. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") node.className = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** Text of unknown direction that must not turn its surroundings about. */
export const foreign = (text) => el("bdi", {}, text);

export function more(list, items, few) {
  if (items.length <= few) return null;
  const button = el("button", { type: "button", class: "link", onclick: () => { list.append(...items.slice(few)); button.remove(); } }, t("show.all", { n: number(items.length) }));
  return button;
}
