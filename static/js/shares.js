// Shares of a whole are added up while they are typed.
const cents = (text) => Math.round(Number(text || 0) * 100);
function add(set) {
  const fields = [...set.querySelectorAll("[data-share]")].filter((field) => !field.closest("template, [data-removed]"));
  if (!fields.length) return;
  let sum = set.querySelector("output[data-sum]");
  if (!sum) {
    sum = document.createElement("output");
    sum.dataset.sum = "";
    set.querySelector("[data-formset-add]").before(sum);
  }
  const total = fields.reduce((all, field) => all + cents(field.value), 0);
  sum.textContent = fields[0].dataset.share.replace("{sum}", String(total / 100));
  sum.dataset.whole = String(total === 10000);
}
const all = () => document.querySelectorAll("[data-formset]").forEach(add);
for (const kind of ["input", "change", "click"]) document.addEventListener(kind, (event) => {
  const set = event.target.closest?.("[data-formset]");
  if (set) queueMicrotask(() => add(set));
});
all();
