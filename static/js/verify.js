// Checking a file: its SHA-256 is computed here and asked for; the file itself leaves this machine only on request.
const form = document.querySelector("form[data-verify]");
if (form && window.crypto?.subtle) start();

function start() {
  const card = document.getElementById("verify-card");
  const answer = document.getElementById("verify-answer");
  let asked = 0;

  function show(html) {
    answer.innerHTML = html;
    card.hidden = false;
  }
  function say(text) {
    const line = document.createElement("p");
    line.className = "mb-0";
    line.textContent = text;
    show("");
    answer.append(line);
  }

  async function check(file) {
    const mine = ++asked;
    say(form.dataset.busy);
    try {
      const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      const reply = await fetch(`${form.getAttribute("action")}?sha256=${hex}`, { headers: { "X-Requested-With": "verify.js" } });
      const html = await reply.text();
      if (mine !== asked) return;
      if (!reply.headers.get("Content-Type")?.startsWith("text/html") || reply.status >= 500) throw new Error(reply.status);
      show(html);
      answer.focus();
    } catch {
      if (mine === asked) say(form.dataset.failed);
    }
  }

  form.addEventListener("submit", (event) => {
    const file = form.elements.file.files[0];
    if (!file || event.submitter?.name === "send") return;
    event.preventDefault();
    check(file);
  });
}
