// Small comforts over pages that work without them. One listener a kind, on the document, so that htmx swaps need no wiring.
const words = () => document.getElementById("tl-words")?.dataset ?? {};

// Messages: dismissed by hand; those that only confirm leave by themselves.
const dismiss = (toast) => toast.remove();
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dismiss]");
  if (button) dismiss(button.closest(".tl-toast"));
});
for (const toast of document.querySelectorAll(".tl-toast-success, .tl-toast-info")) {
  const leave = () => { if (!toast.matches(":hover, :focus-within")) dismiss(toast); else setTimeout(leave, 4000); };
  setTimeout(leave, 12000);
}
function say(text) {
  const box = document.getElementById("toasts");
  if (!box) return;
  const toast = document.createElement("div");
  toast.className = "tl-toast tl-toast-success";
  toast.append(Object.assign(document.createElement("div"), { textContent: text }));
  box.append(toast);
  setTimeout(() => dismiss(toast), 5000);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    say(words().copied);
  } catch {
    // No clipboard without HTTPS: select the text where it stands, so that Ctrl+C takes it.
    const shown = document.getElementById(button.dataset.copyFrom);
    if (shown) getSelection().selectAllChildren(shown);
  }
});

// Asks before an act: the form (or the button) says what in data-confirm.
document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  const text = button?.dataset.confirm ?? form.dataset.confirm;
  const dialog = document.getElementById("tl-confirm");
  if (!text || !dialog || form.dataset.confirmed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.getElementById("tl-confirm-text").textContent = text;
  const yes = dialog.querySelector("[data-confirm-yes]");
  if (button) yes.textContent = button.textContent.trim();
  dialog.returnValue = "no";
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return;
    form.dataset.confirmed = "1";
    form.requestSubmit(button);
    delete form.dataset.confirmed;
  }, { once: true });
  dialog.showModal();
}, true);

// A second click must not send twice; the button is free again when the page comes back from the cache.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.method === "get" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  setTimeout(() => { for (const b of form.querySelectorAll("button:not([type=button])")) b.setAttribute("aria-disabled", "true"); }, 0);
  // A download answers without leaving the page.
  if (form.dataset.again !== undefined) setTimeout(() => release(form), 3000);
});
function release(form) {
  delete form.dataset.sent;
  for (const b of form.querySelectorAll("[aria-disabled]")) b.removeAttribute("aria-disabled");
}
addEventListener("pageshow", (event) => { if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release); });

document.addEventListener("change", (event) => {
  const all = event.target.closest("[data-check-all]");
  if (all) for (const box of document.querySelectorAll(`input[type=checkbox][name="${all.dataset.checkAll}"]`)) box.checked = all.checked;
  if (event.target.matches("select[data-submit]")) event.target.form.requestSubmit();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
  if (event.target.matches("[data-print]")) print();
});

document.querySelector("[data-error-summary]")?.focus();
