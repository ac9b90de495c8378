/**
 * Stands before the scripts of the pages in the package. Opened from a folder, a browser fetches nothing: what the pages ask for lies
 * there once more, as scripts that hand it over. A folder's page is its index.html, which links made here must name.
 */
if (location.protocol === "file:") {
  /** @type {WeakMap<HTMLOrSVGScriptElement, (text: string) => void>} */
  const waiting = new WeakMap();
  /** @type {any} */ (globalThis).offline = (/** @type {string} */ text) => waiting.get(/** @type {HTMLScriptElement} */ (document.currentScript))?.(text);
  globalThis.fetch = (asked) =>
    new Promise((resolve) => {
      const address = new URL(asked instanceof Request ? asked.url : asked, location.href);
      const script = document.createElement("script");
      script.src = `${address.origin === "null" ? "file://" : address.origin}${address.pathname.replace(/\/$/, "/index.html")}.js`;
      waiting.set(script, (text) => resolve(new Response(text)));
      script.addEventListener("error", () => resolve(new Response("", { status: 404 })));
      script.addEventListener("load", () => script.remove());
      document.head.append(script);
    });
  for (const event of ["click", "auxclick", "contextmenu"]) {
    addEventListener(
      event,
      ({ target }) => {
        const link = target instanceof Element && target.closest("a[href]");
        if (link instanceof HTMLAnchorElement && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
      },
      true,
    );
  }
}
