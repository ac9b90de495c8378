/**
 * What a browser does for a person who asked on the page 'offline/' to read without a connection: pages that they open are kept, and
 * the package of the whole site (portal/outputs/offline) if they took it. While there is a connection, everything comes from the site.
 * Without one, the package answers, whole and of one version; else what was kept. TEXTS stands before this script.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const VISITED = "commons-visited";
const LIBRARY = "commons-library";
const MOST = 600; // files of visited pages
const PATIENCE = 5000; // milliseconds that a page may take to come while there is a copy
const ROOT = new URL("./", worker.location.href);
const PACKAGE = new URL("offline/commons.zip", ROOT).href;
const ABOUT = new URL("offline/about.json", ROOT).href;

/** @type {Promise<{blob: Blob, entries: Map<string, number[]>, folder: string, made: string} | null> | null} */
let opened = null;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", () => {
  opened = null; // another package is there
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !address.href.startsWith(ROOT.href) || address.pathname.startsWith(`${ROOT.pathname}offline/`)) return;
  event.respondWith(answer(request, address, event));
});

/** @param {Request} request @param {URL} address @param {FetchEvent} event */
async function answer(request, address, event) {
  const isPage = request.mode === "navigate";
  try {
    const coming = fetch(request);
    const found = await (isPage ? Promise.race([coming, patience(address)]) : coming);
    if (found.status === 200 && !found.redirected) event.waitUntil(keep(address, found.clone()));
    return found;
  } catch {
    return (await ofLibrary(address, isPage).catch(() => null)) ?? (await ofVisited(address, isPage)) ?? (isPage ? notKept(address) : Response.error());
  }
}

/** Fails when a copy is better than to wait longer. @param {URL} address @returns {Promise<never>} */
async function patience(address) {
  const kept = await Promise.all([holds(address), (await caches.open(VISITED)).match(bare(address))]);
  return new Promise((_, reject) => kept.some(Boolean) && setTimeout(reject, PATIENCE, new Error("too slow")));
}

/** @param {URL} address */
const bare = (address) => address.href.replace(/[?#].*/, "");

/** @param {URL} address @param {Response} found */
async function keep(address, found) {
  const cache = await caches.open(VISITED);
  const headers = new Headers(found.headers);
  headers.set("x-kept", new Date().toISOString());
  await cache.delete(bare(address));
  await cache.put(bare(address), new Response(found.body, { status: 200, headers }));
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => cache.delete(old)));
}

/** @param {URL} address @param {boolean} isPage */
async function ofVisited(address, isPage) {
  const found = await (await caches.open(VISITED)).match(bare(address));
  return found && isPage ? dated(await found.text(), found.headers.get("x-kept") ?? "", address) : found;
}

/** The package, if there is one that can be read. */
async function library() {
  try {
    return await (opened ??= open());
  } catch {
    opened = null;
    return null;
  }
}

/** @param {URL} address @returns {string} its file in the package; '' for what cannot be one */
function pathOf(address) {
  try {
    return decodeURIComponent(address.pathname.slice(ROOT.pathname.length)).replace(/(^|\/)$/, "$1index.html");
  } catch {
    return "";
  }
}

/** @param {URL} address @returns {Promise<boolean>} whether the package has the page */
async function holds(address) {
  const found = await library();
  return Boolean(found?.entries.has(`${found.folder}/${pathOf(address)}`));
}

/** @param {URL} address @param {boolean} isPage */
async function ofLibrary(address, isPage) {
  const found = await library();
  if (!found) return null;
  const path = pathOf(address);
  const page = await read(found, path);
  if (page) return isPage ? dated(await page.text(), found.made, address) : new Response(page, { headers: { "content-type": type(path) } });
  const data = await read(found, `${path}.js`);
  return data && new Response(JSON.parse((await data.text()).slice("offline(".length, -1)), { headers: { "content-type": type(path) } });
}

/** The ZIP's table of contents: name → [method, packed bytes, where]. */
async function open() {
  const cache = await caches.open(LIBRARY);
  const [kept, about] = await Promise.all([cache.match(PACKAGE), cache.match(ABOUT)]);
  if (!kept || !about) return null;
  const blob = await kept.blob();
  const end = new DataView(await blob.slice(-22).arrayBuffer());
  const from = end.getUint32(16, true);
  const table = new DataView(await blob.slice(from, from + end.getUint32(12, true)).arrayBuffer());
  const entries = new Map();
  for (let at = 0; at < table.byteLength; at += 46 + table.getUint16(at + 28, true) + table.getUint16(at + 30, true)) {
    const name = new TextDecoder().decode(new Uint8Array(table.buffer, at + 46, table.getUint16(at + 28, true)));
    entries.set(name, [table.getUint16(at + 10, true), table.getUint32(at + 20, true), table.getUint32(at + 42, true)]);
  }
  return { blob, entries, ...(await about.json()) };
}

/** @param {{blob: Blob, entries: Map<string, number[]>, folder: string}} library @param {string} path @returns {Promise<Blob | null>} */
async function read({ blob, entries, folder }, path) {
  const entry = entries.get(`${folder}/${path}`);
  if (!entry) return null;
  const [method, size, at] = entry;
  const head = new DataView(await blob.slice(at, at + 30).arrayBuffer());
  const from = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = blob.slice(from, from + size);
  return method ? new Response(packed.stream().pipeThrough(new DecompressionStream("deflate-raw"))).blob() : packed;
}

const TYPES = { html: "text/html;charset=utf-8", js: "text/javascript", css: "text/css", json: "application/json", svg: "image/svg+xml", woff2: "font/woff2", png: "image/png" };

/** @param {string} path */
const type = (path) => TYPES[/** @type {keyof typeof TYPES} */ (path.split(".").pop() ?? "")] ?? "application/octet-stream";

/** @param {URL} address */
const language = (address) => (address.pathname.startsWith(`${ROOT.pathname}fr/`) ? "fr" : "en");

/** The page, and above it since when it is kept. @param {string} html @param {string} instant @param {URL} address */
function dated(html, instant, address) {
  const spoken = language(address);
  const day = new Intl.DateTimeFormat(`${spoken}-CA`, { dateStyle: "long" }).format(new Date(instant));
  const said = `<div class="admonition info" role="status"><p>${TEXTS[spoken].kept.replace("{date}", day)}</p></div>`;
  return new Response(html.replace(/<div class="md-content__inner[^>]*>/, (begin) => begin + said), { headers: { "content-type": TYPES.html } });
}

/** @param {URL} address */
function notKept(address) {
  const spoken = language(address);
  const { title, text, home } = TEXTS[spoken];
  const link = new URL(`${spoken}/`, ROOT).href;
  const page = `<!doctype html><html lang="${spoken}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><main><h1>${title}</h1><p>${text}</p><p><a href="${link}">${home}</a></p></main></html>`;
  return new Response(page, { status: 503, headers: { "content-type": TYPES.html, "content-security-policy": "default-src 'none'" } });
}
