// Readings over a weak line: keeps what is typed on the server in the background, and on the device while there is no line.
// Everything works without it: every post of the form keeps a draft first.
const form = document.getElementById("so-doc");
const key = "tdc-so-doc " + location.pathname + location.search;
let timer = 0;

const typed = () => new Map([...new FormData(form)].filter(([name]) => !name.startsWith("_") && name !== "then"));

async function keep() {
  const data = new FormData(form);
  data.set("then", "draft");
  try {
    const answer = await fetch(location.href, { method: "POST", body: data, redirect: "manual", credentials: "same-origin" });
    // A redirect that is not followed has no status to read; it is what a kept draft answers.
    if (answer.type === "opaqueredirect" || answer.ok) localStorage.removeItem(key);
  } catch {
    localStorage.setItem(key, JSON.stringify([...typed()]));
  }
}

function restore() {
  let left = null;
  try {
    left = JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    localStorage.removeItem(key);
  }
  if (!Array.isArray(left)) return;
  for (const [name, value] of left) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field && field.value === "") field.value = value;
  }
  if (navigator.onLine) keep();
}

if (form) {
  restore();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 2000);
  });
  addEventListener("online", keep);
}
