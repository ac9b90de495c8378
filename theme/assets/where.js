/**
 * The home page's questions: a community that is known says its size and province. The answers stand behind the # of the search's
 * address, and of the page of what fits, where no server sees them; what is left open does not stand there.
 */
import { fold } from "./text.js";

/**
 * @param {HTMLOptionElement[]} options
 * @param {string} typed
 * @returns {HTMLOptionElement | undefined} the community that was meant: by its name, with or without its province
 */
export function communityOf(options, typed) {
  const name = fold(typed.trim());
  return options.find(({ value }) => fold(value) === name) ?? options.find(({ value }) => name && fold(value).startsWith(`${name},`));
}

/** @param {HTMLFormElement} form */
export function start(form) {
  const place = /** @type {HTMLInputElement} */ (form.querySelector("input[list]"));
  const options = [...form.querySelectorAll("datalist option")].map((option) => /** @type {HTMLOptionElement} */ (option));
  const selects = [...form.querySelectorAll("select")];

  place.addEventListener("change", () => {
    const known = communityOf(options, place.value);
    if (!known) return;
    for (const select of selects) select.value = known.dataset[select.name] ?? select.value;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const named = [...form.querySelectorAll("[name]")].map((field) => /** @type {HTMLInputElement | HTMLSelectElement} */ (field));
    const address = new URLSearchParams(named.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    location.assign(`${form.action}#${address}`);
  });
  const fits = /** @type {HTMLAnchorElement | null} */ (form.querySelector("[data-where-fits]"));
  const carry = () => {
    if (!fits) return;
    const told = [["place", communityOf(options, place.value)?.dataset.id ?? ""], ...selects.map(({ name, value }) => [name, value])];
    fits.hash = String(new URLSearchParams(told.filter(([, value]) => value)));
  };
  form.addEventListener("change", carry);
  addEventListener("pageshow", carry); // who comes back finds the fields as they were left
  carry();
  place.closest("[hidden]")?.removeAttribute("hidden");
}
