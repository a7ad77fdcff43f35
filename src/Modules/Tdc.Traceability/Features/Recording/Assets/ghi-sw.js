// Lets the forms of recording open without a line, and sends what waits when the line is back. Pages of one person are never shown to another:
// the keep is emptied when another person opens a form, at sign-out, and when the session has ended.
import { all, flush } from "/_content/Tdc.Traceability/ghi-hang-doi.js";

const pages = "tdc-ghi-pages";
const assets = "tdc-ghi-assets";
const steps = ["thu-hoach", "che-bien", "dong-goi", "gui-hang", "nhan-hang", "ban", "kiem-tra", "huy"];
const slow = 5000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("message", event => {
  if (event.data?.user) event.waitUntil(keepFor(event.data.user, event.data.language === "en" ? "/en" : ""));
});

self.addEventListener("sync", event => {
  if (event.tag === "ghi") event.waitUntil(sendForOwner());
});

self.addEventListener("fetch", event => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") {
    event.respondWith(page(event.request, address));
  } else if (address.pathname.startsWith("/_content/") || /\.(css|svg|js)$/.test(address.pathname)) {
    event.respondWith(asset(event.request));
  }
});

async function owner() {
  const kept = await (await caches.open(pages)).match("/ghi/_owner");
  return kept ? kept.text() : "";
}

// Keeps all forms of a person at once, so that the form needed in the field is there although only one was opened at home.
async function keepFor(user, language) {
  if ((await owner()) !== user) {
    await caches.delete(pages);
    await (await caches.open(pages)).put("/ghi/_owner", new Response(user));
  }
  const keep = await caches.open(pages);
  const mark = language + "/ghi/_kept";
  if (await isFresh(await keep.match(mark))) return;
  await keep.put(mark, new Response("", { headers: { Date: new Date().toUTCString() } }));
  for (const path of ["/ghi", ...steps.map(s => "/ghi/" + s)].map(p => language + p)) {
    try {
      const reply = await fetch(path, { credentials: "same-origin", headers: { Accept: "text/html" } });
      if (path === language + "/ghi" && reply.ok) await keepAssets(await reply.clone().text());
      await take(keep, path, reply);
    } catch {
      await keep.delete(mark); // the line went away in the middle
      return;
    }
  }
}

// What the pages need beside themselves: the page that registered the worker had loaded it before the worker was there.
async function keepAssets(page) {
  const keep = await caches.open(assets);
  const named = Array.from(page.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg))"/g), m => m[1]);
  for (const path of new Set([...named, "/_content/Tdc.Traceability/ghi-hang-doi.js"])) {
    const reply = await fetch(path);
    if (reply.ok) await keep.put(path, reply);
  }
}

async function isFresh(kept) {
  return kept && Date.now() - Date.parse(kept.headers.get("Date") ?? "") < 3600 * 1000;
}

async function take(keep, path, reply) {
  if (reply.redirected || reply.type === "opaqueredirect") {
    await caches.delete(pages); // the session has ended: what was kept may not be shown any more
  } else if (reply.ok && (reply.headers.get("Content-Type") ?? "").startsWith("text/html")) {
    await keep.put(path, reply.clone());
  }
}

async function page(request, address) {
  const plain = address.pathname.replace(/\/$/, "");
  const isForm = /^(\/en)?\/ghi(\/[a-z-]+)?$/.test(plain) && !address.searchParams.has("sua");
  const keep = await caches.open(pages);
  try {
    const reply = await Promise.race([fetch(request), late(isForm && (await keep.match(plain)))]);
    if (isForm && address.search === "") await take(keep, plain, reply.clone());
    else if (reply.type === "opaqueredirect") await caches.delete(pages);
    return reply;
  } catch {
    const kept = (await keep.match(plain)) ?? (await keep.match(plain.startsWith("/en") ? "/en/ghi" : "/ghi"));
    if (!kept) return Response.error();
    const text = (await kept.text()).replace("<html ", '<html data-kept="1" ');
    return new Response(text, { status: 200, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": kept.headers.get("Content-Security-Policy") ?? "default-src 'self'" } });
  }
}

// On a weak line a kept form is better than a white page.
function late(kept) {
  return kept ? new Promise((_, no) => setTimeout(() => no(new Error("slow")), slow)) : new Promise(() => {});
}

async function asset(request) {
  const keep = await caches.open(assets);
  const kept = await keep.match(request);
  const fresh = fetch(request).then(async reply => {
    if (reply.ok) await keep.put(request, reply.clone());
    return reply;
  });
  // What bears its content in its name never changes; all else is asked for first.
  if (kept && /\.[a-z0-9]{8,}\.(css|js|svg)$/.test(new URL(request.url).pathname)) {
    fresh.catch(() => {});
    return kept;
  }
  return fresh.catch(() => kept ?? Response.error());
}

async function sendForOwner() {
  const user = await owner();
  if (user && (await all()).some(e => e.user === user)) {
    const { state } = await flush(user);
    if (state === "waiting") throw new Error("still waiting"); // the browser tries again later
  }
}
