// Drawing a signature. Strokes are kept in a 600 × 240 field of their own, whatever the size of the screen, and travel
// as [[{"x":…,"y":…},…],…]; without this script one types one's name.
const form = document.querySelector("form[data-sign]");
const canvas = form?.querySelector("[data-sign-canvas]");
if (canvas && window.SignaturePad) start();

function start() {
  const W = 600, MOST_POINTS = 5000;
  const field = form.elements.strokes;
  const missing = form.querySelector("[data-sign-missing]");
  const radios = [...form.querySelectorAll("input[name=method]")];
  const pad = new window.SignaturePad(canvas, { penColor: "#12243d", minWidth: 1, maxWidth: 2.6, throttle: 8 });
  let strokes = read(field.value);

  function read(text) {
    try { const found = JSON.parse(text); return Array.isArray(found) ? found : []; } catch { return []; }
  }
  const scale = () => canvas.clientWidth / W;
  const round = (n) => Math.round(n * 10) / 10;

  // From the pad to the field: what was drawn last, in the field's own measure.
  function take() {
    const k = scale();
    strokes = pad.toData().map((group) => group.points.map((p) => ({ x: round(p.x / k), y: round(p.y / k) }))).filter((stroke) => stroke.length);
    write();
  }
  function write() {
    const points = strokes.reduce((n, stroke) => n + stroke.length, 0);
    field.value = points && points <= MOST_POINTS ? JSON.stringify(strokes) : "";
    if (field.value) missing.hidden = true;
  }
  // From the field to the pad: after a turn of the phone, an undo, or an answer with errors.
  function draw() {
    const ratio = Math.max(window.devicePixelRatio || 1, 1), k = scale();
    if (!k) return;
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    canvas.getContext("2d").scale(ratio, ratio);
    pad.clear();
    pad.fromData(strokes.map((stroke) => ({
      penColor: "#12243d", dotSize: 0, minWidth: 1, maxWidth: 2.6, velocityFilterWeight: 0.7, compositeOperation: "source-over",
      points: stroke.map(({ x, y }, n) => ({ x: x * k, y: y * k, time: n * 16, pressure: 0.5 })),
    })));
  }
  pad.addEventListener("endStroke", take);
  new ResizeObserver(draw).observe(canvas);
  form.querySelector("[data-sign-clear]").addEventListener("click", () => { strokes = []; write(); draw(); });
  form.querySelector("[data-sign-undo]").addEventListener("click", () => { strokes = strokes.slice(0, -1); write(); draw(); });

  const chosen = () => radios.find((radio) => radio.checked)?.value;
  function show() {
    for (const panel of form.querySelectorAll("[data-panel]")) panel.hidden = panel.dataset.panel !== chosen();
    const name = form.elements.typed_name;
    if (name) name.required = chosen() === "typed";
    missing.hidden = true;
    draw();
  }
  for (const radio of radios) radio.addEventListener("change", show);
  // With a script drawing comes first, unless the page already answers a choice.
  const first = radios.find((radio) => radio.value === "drawn");
  if (first && !form.querySelector("[data-error-summary]") && !form.elements.typed_name?.value) first.checked = true;
  show();

  const typed = form.querySelector("[data-sign-typed]");
  const echo = () => { typed.textContent = form.elements.typed_name.value; };
  form.elements.typed_name?.addEventListener("input", echo);
  echo();

  form.addEventListener("submit", (event) => {
    if (chosen() !== "drawn" || field.value) return;
    event.preventDefault();
    event.stopPropagation();
    missing.hidden = false;
    canvas.scrollIntoView({ block: "center" });
  });
}
