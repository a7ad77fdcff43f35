// The queue of records that wait for a line, kept in the browser. Shared by the form pages and the service worker.
const database = "tdc-ghi";
const store = "waiting";
const longestWait = 15000;

function open() {
  return new Promise((yes, no) => {
    const asked = indexedDB.open(database, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(store, { keyPath: "key" });
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
    asked.onblocked = () => no(new Error("blocked"));
  });
}

async function run(mode, work) {
  const db = await open();
  try {
    return await new Promise((yes, no) => {
      const change = db.transaction(store, mode, { durability: "strict" });
      const asked = work(change.objectStore(store));
      change.oncomplete = () => yes(asked?.result);
      change.onabort = change.onerror = () => no(change.error);
    });
  } finally {
    db.close();
  }
}

export const put = entry => run("readwrite", s => s.put(entry));
export const drop = key => run("readwrite", s => s.delete(key));
export const all = async () => (await run("readonly", s => s.getAll())).sort((a, b) => a.at - b.at);

// Sends one record. The server knows the key: whatever was lost on the way, it counts once.
// Answers: { state: "stored", record } | { state: "waiting" } | { state: "signin" } | { state: "refused", message }.
export async function send(entry) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), longestWait);
  try {
    const reply = await fetch("/api/traceability/records", {
      method: "POST",
      credentials: "same-origin",
      redirect: "manual",
      signal: stop.signal,
      headers: { "Content-Type": "application/json", Accept: "application/json", "Accept-Language": entry.language, "Idempotency-Key": entry.key },
      body: JSON.stringify(entry.body),
    });
    if (reply.ok) {
      const record = await reply.json();
      await drop(entry.key);
      return { state: "stored", record };
    }
    if (reply.status === 401 || reply.status === 403 || reply.type === "opaqueredirect") return { state: "signin" };
    if (reply.status >= 500 || reply.status === 429 || reply.status === 408) return { state: "waiting" };
    const problem = await reply.json().catch(() => ({}));
    if (problem.code === "record.other-user") return { state: "signin" };
    if (problem.code === "repeat.still-running") return { state: "waiting" };
    const fields = Object.values(problem.errors ?? {}).flat();
    return { state: "refused", message: [problem.title, ...fields].filter(Boolean).join(" ") || String(reply.status) };
  } catch {
    return { state: "waiting" };
  } finally {
    clearTimeout(timer);
  }
}

// Sends what waits for a person, oldest first; stops at the first that finds no line. Two tabs never send at once where the browser has locks.
export async function flush(user) {
  const work = async () => {
    let stored = 0;
    for (const entry of (await all()).filter(e => e.user === user && !e.refused)) {
      const answer = await send(entry);
      if (answer.state === "stored") {
        stored++;
      } else if (answer.state === "refused") {
        await put({ ...entry, refused: answer.message });
      } else {
        return { stored, state: answer.state };
      }
    }
    return { stored, state: "done" };
  };
  return globalThis.navigator?.locks ? navigator.locks.request("tdc-ghi", work) : work();
}
