// Recording on a phone: keeps records while there is no line, reads labels with the camera, shows the event that a form makes.
// Everything works without it, by plain forms.
import { all, drop, flush, put, send } from "./ghi-hang-doi.js";

const note = document.getElementById("ghi-hang-doi");
const user = note?.dataset.user ?? "";
const frame = document.getElementById("ghi-mau");
const form = document.getElementById("ghi-form");
const language = document.documentElement.lang === "en" ? "en" : "vi";
const part = name => note?.querySelector(`[data-part=${name}]`);

// ---- what waits

async function show(sent) {
  if (!note) return;
  let entries = [];
  try {
    entries = await all();
  } catch {
    return;
  }
  const mine = entries.filter(e => e.user === user);
  const others = entries.length - mine.length;
  part("count").textContent = String(mine.length);
  part("waiting").hidden = mine.length === 0;
  part("acts").hidden = mine.length === 0;
  part("offline").hidden = navigator.onLine || mine.length === 0;
  part("signin").hidden = sent?.state !== "signin" || mine.length === 0;
  part("other").hidden = others === 0;
  part("sent").hidden = !sent?.stored;
  part("sentcount").textContent = String(sent?.stored ?? 0);
  const words = part("words").dataset;
  const steps = new Map(words.steps.split("|").map(s => s.split("=")));
  part("list").replaceChildren(...mine.map(entry => {
    const line = document.createElement("li");
    line.textContent = `${steps.get(entry.body.step) ?? entry.body.step} · ${entry.label} · ${new Date(entry.at).toLocaleString(language)}`;
    if (entry.refused) {
      const why = document.createElement("p");
      why.className = "err";
      why.textContent = `${words.refused} ${entry.refused}`;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "b sm";
      button.textContent = words.drop;
      button.addEventListener("click", async () => { await drop(entry.key); await show(); });
      line.append(why, button);
    }
    return line;
  }));
  note.hidden = mine.length === 0 && others === 0 && !sent?.stored;
  note.dataset.waiting = String(mine.length);
}

async function sendAll() {
  if (!user) return;
  try {
    await show(navigator.onLine ? await flush(user) : undefined);
  } catch {
    await show();
  }
}

// ---- the form

function bodyOf() {
  const data = new FormData(form);
  const body = { step: frame.dataset.step, user, language, items: [] };
  for (const [name, value] of data) {
    if (typeof value !== "string" || name.startsWith("_") || ["key", "act", "productCode"].includes(name)) continue;
    const row = /^items\.(\d+)\.(\w+)$/.exec(name);
    if (row) {
      (body.items[Number(row[1])] ??= {})[row[2]] = value;
    } else if (value !== "") {
      body[name] = value;
    }
  }
  const code = data.get("productCode");
  if (code) body.product = code;
  body.items = Array.from(body.items, r => r ?? {}).filter(r => r.goods || r.code);
  return body;
}

const chosen = name => form.elements.namedItem(name)?.selectedOptions?.[0]?.textContent ?? "";
const labelOf = body => (body.product ? chosen("product") : chosen("items.0.goods")) + (body.quantity ?? body.items[0]?.quantity ? ` ${body.quantity ?? body.items[0]?.quantity}` : "");

function freshKey() {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  octets[6] = (octets[6] & 0x0f) | 0x40;
  octets[8] = (octets[8] & 0x3f) | 0x80;
  const hex = Array.from(octets, o => o.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// A page that was kept for later shows the clock of the day it was kept, and a key that may be used already.
function refresh() {
  form.elements.namedItem("key").value = freshKey();
  const [date, time] = [form.elements.namedItem("date"), form.elements.namedItem("time")];
  const now = new Date(Date.now() + 7 * 3600 * 1000); // the clocks of Viet Nam, wherever the phone thinks it is
  const two = n => String(n).padStart(2, "0");
  date.value = `${two(now.getUTCDate())}/${two(now.getUTCMonth() + 1)}/${now.getUTCFullYear()}`;
  time.value = `${two(now.getUTCHours())}:${two(now.getUTCMinutes())}`;
}

let plain = false;

async function submitted(event) {
  if (plain || event.submitter?.value === "preview") return;
  event.preventDefault();
  const button = event.submitter;
  if (button) button.disabled = true;
  const body = bodyOf();
  const entry = { key: form.elements.namedItem("key").value, user, language, body, label: labelOf(body), at: Date.now() };
  try {
    await put(entry);
  } catch {
    plain = true; // no place to keep it: the plain way
    if (button) button.disabled = false;
    form.requestSubmit(button);
    return;
  }
  const answer = navigator.onLine ? await send(entry) : { state: "waiting" };
  if (answer.state === "stored") {
    location.assign(`${frame.dataset.after}/${answer.record.id}?moi=1`);
    return;
  }
  if (button) button.disabled = false;
  if (answer.state === "refused") {
    await drop(entry.key); // the page itself says best what is to be mended
    plain = true;
    form.requestSubmit(button);
    return;
  }
  (await navigator.serviceWorker?.getRegistration("/ghi").catch(() => null))?.sync?.register("ghi").catch(() => {});
  form.reset();
  refresh();
  await show(answer.state === "signin" ? { state: "signin", stored: 0 } : undefined);
  note.scrollIntoView({ block: "start" });
  note.focus?.();
}

// ---- the event that the form makes

async function preview() {
  const [json, missing] = [document.getElementById("su-kien-json"), document.getElementById("su-kien-thieu")];
  try {
    const reply = await fetch(`${frame.dataset.api}/preview`, {
      method: "POST", credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json", "Accept-Language": language },
      body: JSON.stringify(bodyOf()),
    });
    if (!reply.ok) return;
    const answer = await reply.json();
    json.hidden = !answer.event;
    missing.hidden = !!answer.event;
    if (answer.event) json.textContent = JSON.stringify(answer.event, null, 2);
  } catch {
    // without a line the event is shown once the line is back
  }
}

// ---- the camera

function scanner() {
  const dialog = document.getElementById("ghi-quet");
  const buttons = document.querySelectorAll("button[data-scan]");
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia || !dialog?.showModal) return;
  const video = dialog.querySelector("video");
  const status = dialog.querySelector("[role=status]");
  let stream;
  const stop = () => {
    stream?.getTracks().forEach(t => t.stop());
    stream = undefined;
  };
  dialog.addEventListener("close", stop);
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      dialog.showModal();
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        video.srcObject = stream;
        await video.play();
        const wanted = ["qr_code", "data_matrix", "code_128", "ean_13", "ean_8", "itf", "upc_a"];
        const known = await BarcodeDetector.getSupportedFormats();
        const detector = new BarcodeDetector({ formats: wanted.filter(f => known.includes(f)) });
        while (stream) {
          const [found] = await detector.detect(video);
          if (found?.rawValue) {
            const field = document.getElementById(button.dataset.scan) ?? form.elements.namedItem(button.dataset.scan);
            field.value = found.rawValue;
            field.dispatchEvent(new Event("change", { bubbles: true }));
            dialog.close();
            navigator.vibrate?.(80);
            return;
          }
          await new Promise(r => setTimeout(r, 150));
        }
      } catch {
        stop();
        status.textContent = status.dataset.none;
      }
    });
  }
}

// ---- start

if (form && frame && user) {
  form.addEventListener("submit", submitted);
  if (performance.getEntriesByType("navigation")[0]?.type === "back_forward" || (await isKept())) refresh();
  document.getElementById("su-kien")?.addEventListener("toggle", e => e.target.open && preview());
  form.addEventListener("change", () => document.getElementById("su-kien")?.open && preview());
  scanner();
}

// The service worker marks what it gives out of its keep.
async function isKept() {
  return !navigator.onLine || document.documentElement.dataset.kept === "1";
}

part("send")?.addEventListener("click", sendAll);
addEventListener("online", sendAll);
addEventListener("offline", () => show());

if ("serviceWorker" in navigator && user) {
  const english = location.pathname.startsWith("/en/");
  navigator.serviceWorker.register("/ghi-sw.js", { scope: english ? "/en/ghi" : "/ghi", type: "module" }).then(async () => {
    const worker = await navigator.serviceWorker.ready;
    worker.active?.postMessage({ user, language: english ? "en" : "vi" });
  }).catch(() => {});
  for (const leave of document.querySelectorAll("form[action$='/dang-xuat']")) {
    leave.addEventListener("submit", () => caches?.keys().then(names => names.filter(n => n.startsWith("tdc-ghi")).forEach(n => caches.delete(n))));
  }
}

await sendAll();
