// The search page: looks through the pieces in wr-search-data.js, and leads to their anchors.
(() => {
  "use strict";
  const out = document.getElementById("search-results");
  const told = document.getElementById("search-count");
  const field = document.querySelector(".wr-search input");
  if (!out || !field || typeof wrSearchData === "undefined") return;
  const words = out.dataset;
  const match = wrSearchMatch;
  const MOST = 3, MOST_PAGES = 12, MOST_WAYS = 5;
  const HEADING = 1, TABLE = 2;
  // Where a piece stands decides its rank: titles, headings, the report, pages that explain one thing, prose, tables.
  const EXPLAINS = /^(?:indicators\/|glossary\.)/;
  const REPORT = "report.html";
  const chinese = document.documentElement.lang.startsWith("zh");

  const has = (text, one) => { one.lastIndex = 0; return one.test(text); };
  const all = (text, asked) => asked.every((one) => has(text, one));
  const rank = (address, kind) => {
    if (kind === TABLE) return 1;
    if (kind === HEADING) return 5;
    return address === REPORT ? 4.2 : EXPLAINS.test(address) ? 4 : 3;
  };

  // A page is as good as its best piece; a piece holds all words of one reading of the query, the first reading counts more.
  const weigh = (address, title, pieces, readings) => {
    let hits = [];
    for (const [anchor, text, kind] of pieces) {
      const by = readings.findIndex((asked) => all(text, asked));
      if (by >= 0) hits.push({ anchor, text, worth: rank(address, kind) + (by ? 0 : 0.5), kind });
    }
    const titled = readings.findIndex((asked) => all(title, asked));
    if (hits.some((hit) => hit.text !== title)) hits = hits.filter((hit) => hit.text !== title);
    if (!hits.length) return [];
    hits.sort((a, b) => b.worth - a.worth);
    const prose = hits.filter((hit) => hit.kind !== TABLE).length;
    const best = titled < 0 ? hits[0].worth : titled ? 6 : 6.5;
    return [{ address, title, hits, weight: best + Math.min(prose, 90) / 1000 }];
  };
  const look = (readings) => wrSearchData.flatMap(([address, title, pieces]) => weigh(address, title, pieces, readings))
    .sort((a, b) => b.weight - a.weight);

  // Where the whole is nowhere: the pieces that hold most of its parts, by their letters, and at least half of them.
  const lookForParts = (query, parts) => {
    const asked = parts.flatMap((part) => [part, ...match.alternatives(part)].map((text) => ({ part, one: match.phrase(text)[0] })));
    const least = query.replace(/\s/g, "").length / 2;
    const pages = wrSearchData.flatMap(([address, title, pieces]) => {
      const hits = [];
      for (const [anchor, text, kind] of pieces) {
        const there = new Set(asked.filter(({ one }) => has(text, one)).map(({ part }) => part));
        const letters = [...there].reduce((sum, part) => sum + part.length, 0);
        if (letters >= least) hits.push({ anchor, text, letters, worth: letters + rank(address, kind) / 10 });
      }
      hits.sort((a, b) => b.worth - a.worth);
      const best = hits.filter((hit) => hit.letters === hits[0].letters);
      return best.length ? [{ address, title, hits: best, weight: best[0].worth }] : [];
    });
    return { asked: asked.map(({ one }) => one), pages: pages.sort((a, b) => b.weight - a.weight) };
  };

  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const link = (address, text, anchor = "") => {
    const made = make("a", text);
    made.href = `${address}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`;
    return made;
  };
  // In how many pieces each pattern is found: what is rare tells more of a query.
  const rarity = (patterns) => new Map(patterns.map((one) =>
    [one, wrSearchData.reduce((sum, [, , pieces]) => sum + pieces.filter(([, text]) => has(text, one)).length, 0)]));
  // Where a text may be cut: between words; in Chinese at the next mark of punctuation, where one is near.
  const cut = (text, at, step) => {
    if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
    const ahead = step > 0 ? text.slice(at, at + 24) : [...text.slice(at - 24, at)].reverse().join("");
    const found = /[\s，。；：、]/.exec(ahead);
    if (found) return step > 0 ? at + found.index + 1 : at - found.index;
    return at;
  };
  // The words around the rarest hit, every hit marked.
  const excerpt = (text, patterns, rare) => {
    for (const one of patterns) one.lastIndex = 0;
    const spans = patterns.flatMap((one) => [...text.matchAll(one)].map((hit) => [hit.index, hit.index + hit[0].length, rare.get(one) ?? 0]))
      .filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
    const least = Math.min(...spans.map((span) => span[2]));
    const focus = spans.find((span) => span[2] === least)?.[0] ?? 0;
    const from = focus > 60 ? Math.min(cut(text, focus - 60, 1), focus) : 0;
    const to = text.length - from > 220 ? cut(text, from + 220, -1) : text.length;
    const line = make("span");
    let at = from;
    if (from > 0) line.append("… ");
    for (const [start, end] of spans) {
      if (start < at || end > to) continue;
      line.append(text.slice(at, start), make("mark", text.slice(start, end)));
      at = end;
    }
    line.append(text.slice(at, to), to < text.length ? " …" : "");
    return line;
  };
  // A list of which the first are shown, and a button for the rest.
  const folded = (list, most, label) => {
    [...list.children].forEach((one, at) => { one.hidden = at >= most; });
    const left = list.children.length - most;
    if (left <= 0) return [];
    const more = make("button", label.replace("{n}", left), "wr-more");
    more.type = "button";
    more.addEventListener("click", () => {
      for (const one of list.children) one.hidden = false;
      list.children[most].querySelector("a").focus();
      more.remove();
    });
    return [more];
  };

  // A sentence that several pages quote is shown once, under the first of them; the others keep their titles.
  const showPages = (pages, patterns) => {
    const list = make("ul", "", "search");
    const rare = rarity(patterns);
    const seen = new Set();
    for (const page of pages) {
      const item = make("li");
      const hits = make("ol");
      for (const { anchor, text } of page.hits) {
        const said = excerpt(text, patterns, rare);
        if (seen.has(said.textContent)) continue;
        seen.add(said.textContent);
        const hit = make("li");
        const place = link(page.address, "", anchor);
        place.append(said);
        hit.append(place);
        hits.append(hit);
      }
      item.append(link(page.address, page.title));
      if (hits.children.length) item.append(hits, ...folded(hits, MOST, words.more));
      list.append(item);
    }
    out.append(list, ...folded(list, MOST_PAGES, words.pages));
  };
  const showWays = (ways) => {
    if (!ways.length) return;
    const list = make("ul", "", "wr-ways");
    for (const way of ways.slice(0, MOST_WAYS)) {
      const item = make("li");
      item.append(link(way.address, way.title), " ", make("small", way.kind));
      list.append(item);
    }
    out.append(make("p", words.ways, "wr-count"), list);
  };
  const listed = (texts) => texts.join(chinese ? "、" : ", ");

  const show = (query) => {
    out.replaceChildren();
    told.textContent = "";
    const asked = match.patterns(query);
    if (!asked.length) return;
    const also = match.alternatives(query);
    const readings = [asked, ...also.map(match.phrase)];
    let pages = look(readings);
    if (!pages.length) {
      readings[0] = match.patterns(query, true);
      pages = look(readings);
    }
    const ways = match.direct([query, ...also]);
    const count = [];
    if (pages.length) {
      count.push(pages.length === 1 ? words.one : words.many.replace("{n}", pages.length));
      if (also.length) count.push(words.also.replace("{words}", listed(also)));
      told.textContent = count.join(chinese ? "" : " ");
      showWays(ways);
      showPages(pages, readings.flat());
      return;
    }
    const parts = match.parts(query);
    const left = lookForParts(query, parts);
    if (left.pages.length) {
      told.textContent = words.parts.replace("{words}", listed(parts));
      showWays([...ways, ...parts.flatMap((part) => match.direct([part, ...match.alternatives(part)]).filter(match.isExact))]
        .filter((way, at, whole) => whole.findIndex((one) => one.address === way.address) === at));
      showPages(left.pages, left.asked);
      return;
    }
    told.textContent = words.nothing;
    const list = make("ul", "", "wr-ways");
    for (const [address, title] of match.pages) {
      const item = make("li");
      item.append(link(address, title));
      list.append(item);
    }
    out.append(list);
  };

  const asked = () => new URLSearchParams(location.search).get("q") ?? "";
  const start = () => { field.value = asked(); show(field.value); };
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("q", field.value);
    // From a folder the address may not be changed; the result is shown all the same.
    try { history.pushState(null, "", address); } catch (error) { /* shown without an address */ }
    clearTimeout(waiting);
    show(field.value);
  });
  let waiting = 0;
  field.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(() => show(field.value), 250);
  });
  addEventListener("popstate", start);
  start();
})();
