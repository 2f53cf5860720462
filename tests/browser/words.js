// Words of the pictures on a page that lie on one another, or reach out of their picture.
() => {
  const faults = [];
  for (const svg of document.querySelectorAll("figure.wr-figure .wr-static svg")) {
    if (!svg.checkVisibility()) continue;
    const figure = svg.closest("figure").id;
    const view = svg.getBoundingClientRect();
    const found = new Map();
    for (const text of svg.querySelectorAll("text")) {
      const said = text.textContent.trim();
      const box = text.getBoundingClientRect();
      if (!said) continue;
      // Letters stand on their base line, whatever height the font gives a line; a halo repeats its text in place.
      const base = text.getStartPositionOfChar(0).matrixTransform(text.getScreenCTM()).y;
      const size = parseFloat(getComputedStyle(text).fontSize) * (view.width / svg.viewBox.baseVal.width);
      const place = { said, left: box.left, right: box.right, top: base - 0.75 * size, bottom: base };
      found.set([said, Math.round(box.left), Math.round(base)].join("|"), place);
    }
    const places = [...found.values()];
    places.forEach((one, i) => {
      if (one.left < view.left - 2 || one.right > view.right + 2 || one.top < view.top - 3 || one.bottom > view.bottom + 3) {
        faults.push(`${figure}: “${one.said}” reaches out of the picture`);
      }
      for (const other of places.slice(i + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 1 && down > 2) faults.push(`${figure}: “${one.said}” lies on “${other.said}”`);
      }
    });
  }
  return faults;
}
