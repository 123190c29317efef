// What a person decides on a release that is held.
import { el, said, t } from "./view.js";

/** A form to approve or decline; `done` is called once the server has carried the decision out. */
export function decisionView(receipt, done) {
  const who = el("input", { id: "decide-who", maxlength: "200", autocomplete: "name", required: "" });
  const why = el("input", { id: "decide-why", maxlength: "1000", autocomplete: "off", required: "" });
  const problem = el("p", { class: "alert", role: "alert", hidden: "" });
  const buttons = ["approve", "decline"].map((decision) =>
    el("button", { type: "button", class: decision === "approve" ? "primary" : "secondary", onclick: () => decide(decision) }, t(`decide.${decision}`)));

  async function decide(decision) {
    problem.hidden = true;
    if (!who.value.trim() || !why.value.trim()) return complain(t("decide.missing"));
    for (const button of buttons) button.disabled = true;
    try {
      const response = await fetch(`/api/datasets/${encodeURIComponent(receipt.dataset)}/releases/${receipt.release}/decisions`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ decision, who: who.value, why: why.value }),
      });
      if (response.ok) return await done();
      const body = await response.json().catch(() => null);
      complain(said(body?.message) || t("server.problem", { status: response.status }));
    } catch {
      complain(t("lost"));
    }
    for (const button of buttons) button.disabled = false;
  }

  function complain(sentence) { problem.textContent = sentence; problem.hidden = false; }

  const field = (input, key) => el("div", { class: "field" }, el("label", { for: input.id }, t(key)), input);
  return el("form", { class: "todo decide", onsubmit: (event) => event.preventDefault() },
    el("h3", {}, t("decide.title")),
    el("p", {}, t("decide.lead")),
    el("div", { class: "fields" }, field(who, "decide.who"), field(why, "decide.why")),
    problem,
    el("p", { class: "buttons" }, ...buttons));
}
