// Rows of a formset: added from its <template>, removed by ticking Django's own DELETE box.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-formset-add]");
  if (!button) return;
  const set = button.closest("[data-formset]");
  const total = set.querySelector(`input[name="${set.dataset.formset}-TOTAL_FORMS"]`);
  const most = Number(set.querySelector(`input[name="${set.dataset.formset}-MAX_NUM_FORMS"]`)?.value || 1000);
  const n = Number(total.value);
  if (n >= most) return;
  const row = set.querySelector("template[data-formset-empty]").content.firstElementChild.cloneNode(true);
  for (const node of row.querySelectorAll("*"))
    for (const name of ["name", "id", "for", "aria-describedby"])
      if (node.hasAttribute(name)) node.setAttribute(name, node.getAttribute(name).replaceAll("__prefix__", n));
  total.value = n + 1;
  set.querySelector("tbody, .tl-stacked-rows").append(row);
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});
document.addEventListener("change", (event) => {
  const box = event.target;
  if (!box.matches("[data-formset-row] input[type=checkbox][name$='-DELETE']") || !box.checked) return;
  const row = box.closest("[data-formset-row]"), set = box.closest("[data-formset]");
  row.dataset.removed = "";
  // A hidden row must not stop the form for a field that nobody can see.
  for (const field of row.querySelectorAll("[required]")) field.required = false;
  set.querySelector("[data-formset-add]").focus();
});
