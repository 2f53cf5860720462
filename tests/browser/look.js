// What a page shows at this moment, as plain data.
() => {
  const root = document.documentElement;
  const boxOf = (element) => {
    const box = element.getBoundingClientRect();
    return { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height };
  };
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const paints = (mark) => {
    const style = getComputedStyle(mark);
    if (!seen(mark) || (style.fill === "none" && style.stroke === "none")) return false;
    const box = mark.getBBox();
    return box.width > 0 || box.height > 0;
  };
  const marks = (svg) => [...svg.querySelectorAll("path,rect,circle,line,text,use")].filter(paints).length;
  const words = (cell) => cell.textContent.trim().replace(/\s+/g, " ");

  const figures = [...document.querySelectorAll("figure.wr-figure")].map((figure) => {
    const picture = figure.querySelector(".wr-picture");
    const drawn = [...picture.querySelectorAll("svg")].filter(seen);
    const table = figure.querySelector(".wr-table table");
    return {
      id: figure.id,
      title: words(figure.querySelector(".wr-title")),
      box: boxOf(picture),
      static: drawn.filter((svg) => svg.closest(".wr-static")).map(marks),
      live: drawn.filter((svg) => svg.closest(".wr-live")).map(marks),
      sources: [...figure.querySelectorAll(".wr-source a, .wr-rest a, .wr-frame a")].map((link) => link.hash.slice(1)).filter(Boolean),
      downloads: [...figure.querySelectorAll(".wr-downloads a[download]")].map((link) => link.getAttribute("href")),
      head: [...table.querySelectorAll("thead th")].map(words),
      rows: [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells].map(words)),
    };
  });

  // Whoever reaches over the edge, to name it in a message; what scrolls in its own frame does not count.
  const framed = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const over = root.scrollWidth <= root.clientWidth ? [] : [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1 && seen(element) && !framed(element))
    .slice(0, 5)
    .map((element) => `${element.tagName.toLowerCase()}#${element.id}.${[...element.classList].join(".")}`);

  const twin = document.querySelector("a.wr-twin");
  return {
    lang: root.lang,
    title: document.title,
    heading: document.querySelector("h1") ? words(document.querySelector("h1")) : "",
    letters: document.body.innerText.trim().length,
    broken: [...document.images].filter((image) => image.complete && !image.naturalWidth).map((image) => image.src),
    twin: twin && { address: twin.href, lang: twin.hreflang },
    width: root.clientWidth,
    scroll: root.scrollWidth,
    height: root.scrollHeight,
    shift: window.wrShift || 0,
    over,
    figures,
  };
}
