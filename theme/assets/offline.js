/** The page on which a reader decides what this browser keeps, to read without a connection. */
import { language, longDate, make, written } from "./page.js";

const VISITED = "commons-visited"; // as theme/offline/service-worker.js calls them
const LIBRARY = "commons-library";

/** @typedef {{version: string, bytes: number, made: string}} About what is known of a package */

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @param {(bytes: number) => void} tell how many have come
 * @returns {Promise<Blob>}
 */
export async function gathered(stream, tell) {
  const parts = [];
  let bytes = 0;
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (!value) continue;
    parts.push(value);
    tell((bytes += value.length));
  }
  return new Blob(parts, { type: "application/zip" });
}

/** @param {Element} app @param {URL} root the site's */
export async function start(app, root) {
  const words = JSON.parse(app.querySelector("[data-offline-words]")?.textContent ?? "{}");
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (app.querySelector(`[data-part="${name}"]`));
  const button = (/** @type {string} */ name) => /** @type {HTMLButtonElement} */ (app.querySelector(`[data-do="${name}"]`));
  const size = (/** @type {number} */ bytes) => words.megabytes.replace("{count}", written(Number((bytes / 1e6).toPrecision(2))));
  const place = { zip: new URL("offline/commons.zip", root).href, about: new URL("offline/about.json", root).href };
  const say = (/** @type {string} */ text) => part("state").replaceChildren(text);
  if (location.protocol === "file:") return say(words.folder);

  /** @type {About | null | undefined} what the site offers; undefined while it cannot be asked */
  const offered = await fetch(place.about, { cache: "no-cache" })
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => undefined);
  /** @type {AbortController | null} */
  let coming = null;
  if (offered === null) part("package").replaceChildren(words.no_package);
  if (offered) {
    const link = make("a", "", words.download.replace("{size}", size(offered.bytes)));
    link.href = place.zip;
    link.setAttribute("download", "");
    part("package").replaceChildren(link);
  }
  if (!("serviceWorker" in navigator && "caches" in globalThis)) return say(words.impossible);

  const worker = () => navigator.serviceWorker.getRegistration(root);

  /** Says what is kept, and offers what can be done now. @param {string} [done] what was just done */
  async function show(done = "") {
    const isOn = await worker();
    const library = isOn && (await (await caches.open(LIBRARY)).match(place.about));
    /** @type {About | null} */
    const kept = library ? await library.json() : null;
    const pages = isOn ? (await (await caches.open(VISITED)).keys()).filter(({ url }) => url.endsWith("/")).length : 0;
    const isOld = kept && offered && kept.version !== offered.version;
    const said = [
      kept && words.whole.replace("{date}", longDate(kept.made)),
      isOld && words.renewable.replace("{date}", longDate(offered.made)),
      isOn ? words.visited.replace("{count}", written(pages)) : done || words.none,
    ];
    say([isOn && done, ...said].filter(Boolean).join(" "));
    part("progress").hidden = true;
    button("stop").hidden = true;
    button("whole").hidden = !offered || Boolean(kept && !isOld);
    if (offered) button("whole").textContent = (kept ? words.renew : words.keep_whole).replace("{size}", size(offered.bytes));
    button("visited").hidden = Boolean(isOn);
    button("forget").hidden = !isOn;
  }

  async function register() {
    const { href } = new URL("service-worker.js", root);
    await navigator.serviceWorker.register(href, { scope: root.href, updateViaCache: "none" });
    return navigator.serviceWorker.ready;
  }

  /** All comes before anything is replaced, so that a browser never holds two versions. */
  async function takeWhole() {
    if (!offered) return;
    coming = new AbortController();
    for (const name of ["whole", "visited", "forget"]) button(name).hidden = true;
    button("stop").hidden = false;
    button("stop").focus();
    part("progress").hidden = false;
    const bar = /** @type {HTMLProgressElement} */ (part("progress").querySelector("progress"));
    const count = /** @type {HTMLElement} */ (part("progress").querySelector("span"));
    bar.max = offered.bytes;
    try {
      const answer = await fetch(place.zip, { cache: "no-cache", signal: coming.signal });
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      const blob = await gathered(answer.body, (bytes) => {
        bar.value = bytes;
        count.textContent = words.coming.replace("{done}", size(bytes)).replace("{size}", size(offered.bytes));
      });
      if (blob.size !== offered.bytes) throw new Error("another version came meanwhile");
      const { active } = await register();
      const cache = await caches.open(LIBRARY);
      await cache.put(place.zip, new Response(blob));
      await cache.put(place.about, new Response(JSON.stringify(offered)));
      active?.postMessage("renewed");
      await show();
      button("forget").focus();
    } catch (error) {
      await show(error instanceof DOMException && error.name === "AbortError" ? words.stopped : words.failed);
      button("whole").focus();
    }
  }

  button("whole").addEventListener("click", takeWhole);
  button("stop").addEventListener("click", () => coming?.abort());
  button("visited").addEventListener("click", async () => {
    await show(await register().then(
      () => "",
      () => words.failed,
    ));
    button("forget").focus();
  });
  button("forget").addEventListener("click", async () => {
    await Promise.all([caches.delete(VISITED), caches.delete(LIBRARY)]);
    await (await worker())?.unregister();
    await show(words.forgotten);
    button("visited").focus();
  });
  await show();
}
