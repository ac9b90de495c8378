/** What the finished thing will say, as its author reads it once more: the answers under their questions. */
import { longDate, make } from "./page.js";
import { at } from "./share-draft.js";
import { asked, namesSource } from "./share-controls.js";
import { resolved } from "./share-schema.js";

/** @typedef {import("./share-yaml.js").Data} Data */
/** @typedef {import("./share-schema.js").Way} Way */

/** @param {import("./share-controls.js").Context} context @param {Data} data of the file @returns {HTMLElement} */
export function preview({ form, model, questions, words, language }, data) {
  return told(data, []);

  /** @param {Data} held @param {Way} way @returns {HTMLElement} */
  function told(held, way) {
    const list = make("dl", "share__told-all");
    const order = way.length ? Object.keys(held) : form.steps.flatMap(([, fields]) => fields);
    for (const name of order) {
      const value = at(held, [name]);
      const question = asked([...way, name]);
      if (value === undefined || form.aside.includes(question) || question === "sources.id") continue;
      list.append(make("dt", "", questions[question]?.[0] ?? name), make("dd", "", ...spelled(value, [...way, name])));
    }
    return list;
  }

  /** @param {Data} value @param {Way} way @returns {(string | HTMLElement)[]} */
  function spelled(value, way) {
    if (Array.isArray(value)) return [make("ul", "", ...value.map((item, index) => make("li", "", ...spelled(item, [...way, index]))))];
    if (typeof value === "object") {
      const texts = [language, language === "en" ? "fr" : "en"].filter((each) => each in value);
      if (texts.length !== Object.keys(value).length) return [told(value, way)];
      if (value.en === value.fr) return [String(value.en)];
      return texts.map((each) => {
        const line = make("p", "", String(value[each]));
        line.lang = each;
        return line;
      });
    }
    return [model.known[registryOf(way)]?.[value] || words[`language_${value}`] || (/^\d{4}-\d\d-\d\d$/.test(value) ? longDate(value) : value)];
  }

  /** @param {Way} way @returns {string} */
  function registryOf(way) {
    let here = resolved(model.schema, model);
    for (const step of way) here = resolved((typeof step === "number" ? here.items : here.properties?.[step]) ?? {}, model);
    return namesSource(way) ? "sources" : (here["x-registry"] ?? "");
  }
}
