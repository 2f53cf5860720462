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

  // A chapter holds its sections, and no result holds no mention; a row may belong to several areas.
  const fits = {
    part: (has, wanted) => has === wanted || has.startsWith(`${wanted}.`),
    area: (has, wanted) => has.split(" ").includes(wanted),
  };
  fits.fate = fits.part;
  const fit = (one, field) => {
    if (!field.value) return true;
    if (field.name === "text") return plain(field.value).split(" ").every((word) => one.text.includes(word));
    const has = one.asked[field.name] || "";
    return (fits[field.name] || ((a, b) => a === b))(has, field.value);
  };
  // Where an area is only named: said at each figure, since the choice alone would pass for its area.
  const area = form.elements.namedItem("area");
  const remark = (row, text) => {
    let small = row.querySelector("small.wr-named");
    if (!text) return small?.remove();
    if (!small) {
      small = document.createElement("small");
      small.className = "wr-named";
      row.cells[0].append(small);
    }
    small.textContent = text;
  };
  const show = () => {
    let shown = 0;
    const named = area.value.startsWith("~") ? area.selectedOptions[0].text : "";
    for (const one of rows) {
      const yes = fields.every((field) => fit(one, field));
      one.row.hidden = !yes;
      shown += yes;
      remark(one.row, yes && named ? output.dataset.named.replace("{area}", named) : "");
    }
    output.textContent = output.dataset.count.replace("{shown}", shown).replace("{all}", rows.length);
    if (named && shown) output.append(document.createElement("br"), output.dataset.note.replace("{area}", named));
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
