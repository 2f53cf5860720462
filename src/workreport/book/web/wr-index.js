// The table of all figures: shows the rows that fit the choices, counts them, and keeps the choices in the address.
(() => {
  "use strict";
  const form = document.querySelector("form.wr-pick");
  const table = document.querySelector("table.wr-all");
  if (!form || !table) return;
  const output = form.querySelector("output");
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s\u202f]+/g, " ").trim();
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, asked: row.dataset, text: plain(row.textContent) }));
  const fields = [...form.elements].filter((field) => field.name);

  // A chapter holds its sections; a row may belong to several areas.
  const fits = {
    part: (has, wanted) => has === wanted || has.startsWith(`${wanted}.`),
    area: (has, wanted) => has.split(" ").includes(wanted),
  };
  const fit = (one, field) => {
    if (!field.value) return true;
    if (field.name === "text") return plain(field.value).split(" ").every((word) => one.text.includes(word));
    const has = one.asked[field.name] || "";
    return (fits[field.name] || ((a, b) => a === b))(has, field.value);
  };
  const show = () => {
    let shown = 0;
    for (const one of rows) {
      const yes = fields.every((field) => fit(one, field));
      one.row.hidden = !yes;
      shown += yes;
    }
    output.textContent = output.dataset.count.replace("{shown}", shown).replace("{all}", rows.length);
    const chosen = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
    const query = chosen.toString();
    try {
      history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    } catch (error) { /* an address that may not change: the choices hold all the same */ }
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
    if (field && field.value !== value) field.value = "";
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.hidden = false;
  show();
})();
