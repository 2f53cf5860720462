/* Live charts for the figures of a page.
 *
 * Nothing is fetched until the reader scrolls, touches, points or types; then only for figures near by. The
 * static picture keeps its place, so nothing moves. Colours are custom properties: a change of theme needs no
 * new drawing. Classic script, no module, no fetch: it works from file:// too.
 */
(function () {
  "use strict";
  if (window.wrFigures) return;

  var own = document.currentScript && document.currentScript.src;
  var base = own ? own.replace(/[^/]*$/, "") : "";
  var specs = {};
  var waiting = {};
  var loads = {};
  var awake = false;

  window.wrFigures = {
    /* called by the script of one figure */
    take: function (anchor, content) {
      specs[anchor] = content;
      (waiting[anchor] || []).forEach(function (go) { go(content); });
      delete waiting[anchor];
    },
  };

  function load(source) {
    if (!loads[source]) {
      loads[source] = new Promise(function (done, fail) {
        var script = document.createElement("script");
        script.src = source;
        script.async = true;
        script.onload = done;
        script.onerror = function () { delete loads[source]; fail(new Error("not found: " + source)); };
        document.head.appendChild(script);
      });
    }
    return loads[source];
  }

  function engine() {
    return window.wrVega ? Promise.resolve() : load(base + "wr-vega.js");
  }

  function specOf(figure) {
    if (specs[figure.id]) return Promise.resolve(specs[figure.id]);
    var inside = figure.querySelector("script.wr-spec");
    if (inside) {
      specs[figure.id] = JSON.parse(inside.textContent);
      return Promise.resolve(specs[figure.id]);
    }
    return new Promise(function (done, fail) {
      (waiting[figure.id] = waiting[figure.id] || []).push(done);
      load(figure.getAttribute("data-live")).catch(fail);
    });
  }

  function stateOf(figure) {
    return figure.wrState || (figure.wrState = { values: {}, job: 0 });
  }

  function sizeOf(figure) {
    var wide = figure.querySelector(".wr-static .wr-wide");
    return wide && getComputedStyle(wide).display !== "none" ? "wide" : "narrow";
  }

  /* ---- the pointer's extra: plain text, never markup ---- */
  var tip;
  function showTip(handler, event, item, value) {
    if (value === null || value === undefined || value === "") {
      if (tip) tip.hidden = true;
      return;
    }
    if (!tip) {
      tip = document.createElement("div");
      tip.className = "wr-tip";
      tip.setAttribute("aria-hidden", "true");
      document.body.appendChild(tip);
    }
    tip.textContent = typeof value === "object" ? Object.values(value).join("\n") : String(value);
    tip.hidden = false;
    var box = tip.getBoundingClientRect();
    var x = Math.min(event.clientX + 14, window.innerWidth - box.width - 8);
    var y = event.clientY + 16;
    if (y + box.height > window.innerHeight - 8) y = event.clientY - box.height - 12;
    tip.style.left = Math.max(8, x) + "px";
    tip.style.top = Math.max(8, y) + "px";
  }
  function hideTip() { if (tip) tip.hidden = true; }

  /* A specification carries its own data: whatever asks for an address gets nothing. */
  var closed = {
    load: function () { return Promise.reject(new Error("no outside data")); },
    sanitize: function () { return Promise.reject(new Error("no links")); },
    http: function () { return Promise.reject(new Error("no outside data")); },
    file: function () { return Promise.reject(new Error("no outside data")); },
  };

  /* What the choices of a figure stand at, as the key of one of its drawings. */
  function optionOf(figure) {
    return Array.prototype.map.call(
      figure.querySelectorAll(".wr-controls select"),
      function (list) { return list.value; }
    ).join("|");
  }

  function draw(figure) {
    var state = stateOf(figure);
    var size = sizeOf(figure);
    var wanted = size + "|" + optionOf(figure);
    if (state.wanted === wanted) return Promise.resolve(state.view);
    if (state.view && state.size === size && !state.many) {
      state.wanted = wanted;
      return Promise.resolve(state.view);
    }
    state.wanted = wanted;
    state.size = size;
    var job = ++state.job;
    return Promise.all([engine(), specOf(figure)])
      .then(function (found) {
        if (job !== state.job) return state.view;
        state.many = !found[1].wide;
        var pair = state.many ? found[1][optionOf(figure)] : found[1];
        figure.classList.toggle("wr-is-bare", !pair);
        if (!pair) {
          openTable(figure); /* nothing to draw of these rows: the table takes the picture's place */
          return state.view;
        }
        var picture = figure.querySelector(".wr-picture");
        var place = document.createElement("div");
        place.className = "wr-live";
        place.setAttribute("aria-hidden", "true");
        picture.appendChild(place);
        return window.wrVega(place, pair[size], {
          mode: "vega-lite",
          renderer: "svg",
          actions: false,
          defaultStyle: false,
          hover: false,
          tooltip: showTip,
          loader: closed,
          logLevel: 0,
          config: { font: getComputedStyle(figure).fontFamily },
        }).then(function (result) {
          if (job !== state.job) { result.finalize(); place.remove(); return state.view; }
          fit(place, picture, state.many);
          pick(figure, result.view);
          return settle(state, result.view).then(function () {
            if (state.done) { state.done.finalize(); state.place.remove(); }
            state.done = result;
            state.place = place;
            state.view = result.view;
            figure.classList.add("wr-is-live");
            figure.dispatchEvent(new CustomEvent("wr-live", { bubbles: true }));
            return result.view;
          });
        });
      })
      .catch(function () {
        /* the static picture, the table and the downloads are still there */
        if (job === state.job) state.wanted = state.size = null;
      });
  }

  /* The live drawing scales with its column as the static one does. */
  function fit(place, picture, many) {
    var svg = place.querySelector("svg");
    if (!svg) return;
    if (!svg.getAttribute("viewBox")) {
      svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
    }
    /* Drawings of different options may differ in height. */
    if (many) picture.style.setProperty("--wr-live-ratio", svg.getAttribute("viewBox").split(" ").slice(2).join("/"));
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    svg.setAttribute("focusable", "false");
    svg.setAttribute("aria-hidden", "true");
    svg.style.removeProperty("width");
    svg.style.removeProperty("height");
  }

  function settle(state, view) {
    Object.keys(state.values).forEach(function (name) {
      try { view.signal(name, state.values[name]); } catch (unknown) { /* a control of the table alone */ }
    });
    return view.runAsync();
  }

  /* ---- choices ---- */
  function prepare(figure) {
    var bar = figure.querySelector(".wr-controls");
    if (!bar || bar.wrReady) return;
    bar.wrReady = true;
    bar.hidden = false;
    ["input", "change"].forEach(function (name) {
      bar.addEventListener(name, function (event) {
        choose(figure, event.target);
        if (event.target.hasAttribute("data-linked")) {
          tell(event.target);
          follow(figure, event.target);
        }
      });
    });
  }

  /* The linked choices of the same name in the other figures of the page. */
  function follow(figure, control) {
    figures().forEach(function (other) {
      var own = other !== figure && other.querySelector('select[data-linked][name="' + control.name + '"]');
      if (own && own.querySelector('option[value="' + control.value + '"]')) {
        own.value = control.value;
        choose(other, own);
        if (own.closest(".wr-controls").querySelector(".wr-says")) tell(own);
      }
    });
  }

  /* A pointer chooses on the picture what the list offers; once more, and all are shown again. */
  function pick(figure, view) {
    var list = figure.querySelector("select[data-linked]");
    if (!list) return;
    view.addEventListener("click", function (event, item) {
      var code = item && item.datum && item.datum.choose;
      if (!code || !list.querySelector('option[value="' + code + '"]')) return;
      list.value = list.value === code && list.querySelector('option[value=""]') ? "" : code;
      choose(figure, list);
      tell(list);
      follow(figure, list);
    });
  }

  function choose(figure, control) {
    if (!control.name) return;
    var number = control.type === "range";
    var value = number ? Number(control.value) : control.value;
    var state = stateOf(figure);
    if (state.values[control.name] === value) return;
    state.values[control.name] = value;
    var output = number && figure.querySelector('output[for="' + control.id + '"]');
    if (output) output.textContent = control.value.replace("-", "\u2212") + (control.getAttribute("data-unit") || "");
    if (!number) filter(figure, state.values);
    draw(figure).then(function (view) {
      /* What the picture does not answer, the table does. Figures that only follow stay as they are. */
      if (!number && !control.hasAttribute("data-linked") && !answers(state, view, control.name)) openTable(figure);
      if (view) return settle(state, view);
    });
  }

  function answers(state, view, name) {
    if (state.many) return true;
    try { view.signal(name); return true; } catch (unknown) { return false; }
  }

  function openTable(figure) {
    var table = figure.querySelector("details.wr-table");
    if (table) table.open = true;
  }

  /* What a list of the page says of the option chosen, with its link, beside the choice. */
  function tell(control) {
    var lines = document.querySelectorAll('.wr-told[data-of="' + control.name + '"] > [data-option]');
    if (!lines.length) return;
    var bar = control.closest(".wr-controls");
    var said = bar.querySelector(".wr-says");
    if (!said) {
      said = bar.appendChild(document.createElement("p"));
      said.className = "wr-says";
      said.setAttribute("role", "status");
    }
    said.textContent = "";
    lines.forEach(function (line) {
      if (line.getAttribute("data-option") !== control.value) return;
      line.childNodes.forEach(function (part) { said.appendChild(part.cloneNode(true)); });
    });
  }

  function filter(figure, values) {
    var rows = figure.querySelectorAll(".wr-table tbody tr");
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = Object.keys(values).some(function (name) {
        var own = row.getAttribute("data-" + name);
        return own !== null && values[name] !== "" && own !== values[name]; /* "" is all of them */
      });
      if (!row.hidden) shown += 1;
    });
    var count = figure.querySelector("output.wr-rows");
    if (count) {
      count.textContent = count.getAttribute("data-text").replace("{shown}", shown).replace("{all}", rows.length);
    }
  }

  /* ---- when ---- */
  function figures() { return document.querySelectorAll("figure.wr-figure"); }

  var near;
  function watch() {
    figures().forEach(function (figure) {
      prepare(figure);
      if (near && !figure.wrWatched) { figure.wrWatched = true; near.observe(figure); }
    });
  }

  function wake() {
    if (awake) return;
    awake = true;
    gestures.forEach(function (name) { window.removeEventListener(name, wake, true); });
    var redraw = window.ResizeObserver && new ResizeObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.target.wrState && entry.target.wrState.view) draw(entry.target);
      });
    });
    if (!window.IntersectionObserver) {
      figures().forEach(draw);
      return;
    }
    near = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        near.unobserve(entry.target);
        draw(entry.target);
        if (redraw) redraw.observe(entry.target);
      });
    }, { rootMargin: "400px 0px" });
    watch();
  }

  var deliberate = ["wheel", "touchstart", "pointerdown", "keydown"];
  var gestures = deliberate.concat(["scroll", "pointermove"]);
  function listen(name) { window.addEventListener(name, wake, { capture: true, passive: true }); }
  deliberate.forEach(listen);
  function start() {
    watch();
    /* A browser scrolls by itself while it restores a place or follows an anchor: not a reader's gesture. */
    setTimeout(function () { if (!awake) gestures.forEach(listen); }, 0);
    window.addEventListener("scroll", hideTip, { passive: true });
    window.addEventListener("beforeprint", hideTip);
  }

  if (document.readyState === "complete") start();
  else {
    document.addEventListener("DOMContentLoaded", watch);
    window.addEventListener("load", start);
  }
})();
