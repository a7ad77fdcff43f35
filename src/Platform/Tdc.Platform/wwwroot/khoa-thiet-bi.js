// Passkeys. The one thing about an account that needs a script; without it the buttons stay hidden and passwords work.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const withId = list => (list ?? []).map(item => ({ ...item, id: bytes(item.id) }));

function toJson(credential) {
  const answer = credential.response;
  const out = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (answer[part]) out[part] = text(answer[part]);
  }
  if (answer.getTransports) out.transports = answer.getTransports();
  return JSON.stringify({
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response: out,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function ask(button) {
  const reply = await fetch(button.dataset.options, { method: "POST", headers: { Accept: "application/json" } });
  if (!reply.ok) throw new Error(String(reply.status));
  const options = await reply.json();
  options.challenge = bytes(options.challenge);
  if (options.user) {
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = withId(options.excludeCredentials);
    return navigator.credentials.create({ publicKey: options });
  }
  options.allowCredentials = withId(options.allowCredentials);
  return navigator.credentials.get({ publicKey: options });
}

const panel = document.getElementById("khoa-thiet-bi");
if (panel && window.PublicKeyCredential) {
  panel.hidden = false;
  const form = panel.querySelector("form");
  const button = panel.querySelector("button[data-options]");
  const trouble = panel.querySelector("[role=alert]");
  button.addEventListener("click", async () => {
    trouble.hidden = true;
    try {
      form.elements.namedItem("credential").value = toJson(await ask(button));
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  });
}
