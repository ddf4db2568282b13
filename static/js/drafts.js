// form[data-guard] warns before unsaved text is left; form[data-draft=key] keeps its texts in this browser until saved.
const words = document.getElementById("tl-words")?.dataset ?? {};
const PREFIX = "tl-draft:", WEEK = 7 * 24 * 3600 * 1000;
const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form) return;
  if (form.dataset.guard !== undefined) changed.add(form);
  if (form.dataset.draft) { clearTimeout(form.keep); form.keep = setTimeout(() => keep(form), 600); }
});
document.addEventListener("submit", (event) => { changed.delete(event.target); });
addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected)) { event.preventDefault(); event.returnValue = words.unsaved; }
});

const store = {
  read(key) { try { return JSON.parse(localStorage.getItem(PREFIX + key)); } catch { return null; } },
  write(key, value) { try { localStorage.setItem(PREFIX + key, JSON.stringify(value)); } catch { /* private mode or full: the guard still warns */ } },
  drop(key) { try { localStorage.removeItem(PREFIX + key); } catch { /* nothing was kept */ } },
};
// Only what a person wrote: no hidden fields (keys, versions), no passwords, no files.
const texts = (form) => [...form.elements].filter((f) => f.name && (f.tagName === "TEXTAREA" || (f.tagName === "INPUT" && ["text", "search"].includes(f.type))));
function keep(form) {
  const values = {};
  for (const field of texts(form)) if (field.value !== field.defaultValue) values[field.name] = field.value;
  if (Object.keys(values).length) store.write(form.dataset.draft, { at: Date.now(), values });
}
function offer(form) {
  const found = store.read(form.dataset.draft);
  if (!found) return;
  const fields = texts(form).filter((f) => f.name in found.values && f.value !== found.values[f.name]);
  if (!fields.length || Date.now() - found.at > WEEK) { store.drop(form.dataset.draft); return; }
  const box = document.createElement("div"), row = document.createElement("div");
  box.className = "alert tl-draft";
  box.setAttribute("role", "status");
  row.className = "cluster";
  row.append(words.draftFound);
  for (const [text, act] of [[words.draftRestore, () => { for (const f of fields) { f.value = found.values[f.name]; } changed.add(form); }],
    [words.draftDrop, () => store.drop(form.dataset.draft)]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm", textContent: text });
    button.addEventListener("click", () => { act(); box.remove(); (fields[0] ?? form).focus?.(); });
    row.append(button);
  }
  box.append(row);
  form.prepend(box);
}
for (const form of document.querySelectorAll("form[data-draft]")) offer(form);
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.draft) return;
  keep(form);
  try { sessionStorage.setItem("tl-sent", JSON.stringify([form.dataset.draft, location.href])); } catch { /* then it is only offered once more */ }
});
// It was saved when sending the form led straight to another page that is no error; after a lost connection nothing did.
try {
  const [key, from] = JSON.parse(sessionStorage.getItem("tl-sent") ?? "[]");
  sessionStorage.removeItem("tl-sent");
  const failed = document.querySelector("[data-failed]") || document.querySelector(`form[data-draft="${CSS.escape(key ?? "")}"]`);
  if (key && document.referrer === from && !failed) store.drop(key);
} catch { /* no storage */ }
