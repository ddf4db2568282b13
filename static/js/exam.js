// An exam behind a private link: answers are kept on the server while one writes; without a connection they wait here.
const PREFIX = "tl-exam:", DEBOUNCE = 1500, AGAIN = 15000;
const store = {
  read(key) { try { return JSON.parse(localStorage.getItem(PREFIX + key)); } catch { return null; } },
  write(key, value) { try { localStorage.setItem(PREFIX + key, JSON.stringify(value)); } catch { /* full or private mode: the server still has what reached it */ } },
  drop(key) { try { localStorage.removeItem(PREFIX + key); } catch { /* nothing was kept */ } },
};

const done = document.querySelector("[data-exam-done]");
if (done) store.drop(done.dataset.examDone);

const form = document.querySelector("form[data-exam]");
if (form) {
  const key = form.dataset.exam, status = form.querySelector("[data-exam-status]");
  const fields = () => [...form.elements].filter((field) => /^q\d+$/.test(field.name));
  const say = (text) => { if (status.textContent !== text) status.textContent = text; };
  let waiting = false, timer = 0, sending = false, leaving = false;

  const values = () => {
    const found = {};
    for (const field of fields()) {
      found[field.name] ??= [];
      if (["radio", "checkbox"].includes(field.type)) { if (field.checked) found[field.name].push(field.value); }
      else found[field.name].push(field.value);
    }
    return found;
  };
  const restore = (found) => {
    for (const field of fields()) {
      const held = found[field.name];
      if (!held) continue;
      if (["radio", "checkbox"].includes(field.type)) field.checked = held.includes(field.value);
      else field.value = held[0] ?? "";
    }
  };

  async function send() {
    if (sending || leaving) return;
    sending = true; waiting = false;
    say(form.dataset.saving);
    const body = new FormData(form);
    body.set("act", "save");
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" });
      const told = await answer.json();
      if (told.over) { leaving = true; store.drop(key); location.replace(location.pathname); return; }
      if (!told.saved) throw new Error("not saved");
      if (!waiting) { store.drop(key); say(form.dataset.saved); }
    } catch {
      waiting = true;
      say(form.dataset.lost);
    } finally { sending = false; }
  }

  form.addEventListener("input", () => {
    waiting = true;
    store.write(key, values());
    clearTimeout(timer);
    timer = setTimeout(send, DEBOUNCE);
  });
  // Last of all, when the question whether to hand in was answered: until then writing goes on.
  addEventListener("submit", (event) => { if (event.target === form && !event.defaultPrevented) leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("online", () => { if (waiting) send(); });
  setInterval(() => { if (waiting) send(); }, AGAIN);

  const kept = store.read(key);
  if (kept) { restore(kept); send(); }

  // The clock is the server's: what counts here is how much was left when the page came.
  if (form.dataset.left !== undefined) {
    const end = performance.now() + Number(form.dataset.left) * 1000, clock = document.querySelector("[data-exam-clock]");
    const tick = () => {
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      if (left === 0 && !leaving) { leaving = true; clearInterval(running); finish(); }
    };
    const running = setInterval(tick, 1000);
    tick();
    function finish() {
      const act = document.createElement("input");
      act.type = "hidden"; act.name = "act"; act.value = "hand_in";
      form.append(act);
      form.submit();
    }
  }
}
