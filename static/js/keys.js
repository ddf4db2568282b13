// Shortcuts: `/` searches, `?` lists them, `g` and a letter goes to a page. Never while somebody types.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]");
let waiting = 0;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (waiting && Date.now() - waiting < 1500) {
    waiting = 0;
    const link = document.querySelector(`#tl-keys a[data-key="${CSS.escape(event.key)}"]`);
    if (link) { event.preventDefault(); location.assign(link.href); }
    return;
  }
  if (event.key === "g") { waiting = Date.now(); return; }
  const field = document.querySelector(`[data-key-focus="${CSS.escape(event.key)}"]`);
  if (field?.offsetParent) { event.preventDefault(); field.focus(); field.select(); return; }
  if (event.key === "?") { event.preventDefault(); document.getElementById("tl-keys")?.showModal(); }
});
