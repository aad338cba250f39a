// What a page shows, measured in the page itself. Each function returns plain data; a fault is a text that names the
// element, what it says and what is wrong.
(() => {
  const NEAR = 2; // pixels within which rounding, not layout, decides
  const MOST = 30; // faults of a kind that are named
  const READABLE = 4.5; // contrast of text
  const OPAQUE = 0.99;
  const WHITE = [255, 255, 255, 1];

  const css = (element) => getComputedStyle(element);

  function named(element, text = "") {
    const steps = [];
    for (let at = element; at && at !== document.body && steps.length < 4; at = at.parentElement) {
      const kind = [...at.classList].map((name) => `.${name}`).join("");
      steps.unshift(at.localName + (at.id ? `#${at.id}` : kind));
    }
    const said = text.trim().replace(/\s+/g, " ");
    return steps.join(" > ") + (said ? ` "${said.length > 60 ? `${said.slice(0, 60)}…` : said}"` : "");
  }

  function ancestors(element) {
    const found = [];
    for (let at = element; at; at = at.parentElement) found.push(at);
    return found;
  }

  // Text that only screen readers meet: one pixel, or clipped away.
  function isForReadersOnly(element) {
    return ancestors(element).some((at) => {
      const { position, overflowX, clipPath, clip } = css(at);
      const box = at.getBoundingClientRect();
      const tiny = overflowX !== "visible" && box.width <= 1 && box.height <= 1;
      return position === "absolute" && (tiny || clipPath === "inset(50%)" || clip.startsWith("rect(0px"));
    });
  }

  const isShown = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true }) &&
    !isForReadersOnly(element);

  function scaleOf(element) {
    const matrix = element instanceof SVGElement && element.getScreenCTM?.();
    return matrix ? Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : 1;
  }

  // Every line of text that is shown: its element, its text, its size in pixels, and where it is.
  function lines() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || ["STYLE", "SCRIPT", "TEMPLATE"].includes(element.tagName) || !isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(css(element).fontSize) * scaleOf(element);
      for (const box of range.getClientRects())
        if (box.width > 0.5 && box.height > 0.5) found.push({ node, element, text: node.data, size, box });
    }
    return found;
  }

  // Text that a box cuts off, and text outside the page.
  function clipped(all) {
    const faults = [];
    const wide = document.documentElement.clientWidth;
    const cutting = new Map();
    const boxesAround = (element) => {
      if (!cutting.has(element))
        cutting.set(
          element,
          ancestors(element)
            .filter((at) => at !== document.documentElement && at !== document.body && (css(at).display !== "inline" || at instanceof SVGSVGElement))
            .map((at) => ({ at, x: css(at).overflowX, y: css(at).overflowY, box: at.getBoundingClientRect() }))
            .filter(({ x, y }) => x !== "visible" || y !== "visible"),
        );
      return cutting.get(element);
    };
    for (const { element, text, box } of all) {
      const around = boxesAround(element);
      const scrolls = around.some(({ x }) => x === "auto" || x === "scroll");
      if (!scrolls && (box.left < -NEAR || box.right > wide + NEAR))
        faults.push(`${named(element, text)} is outside the page: ${Math.round(box.left)} to ${Math.round(box.right)} of ${wide}`);
      for (const { at, x, y, box: outer } of around) {
        const cutX = ["hidden", "clip"].includes(x) && (box.left < outer.left - NEAR || box.right > outer.right + NEAR);
        const cutY = ["hidden", "clip"].includes(y) && (box.top < outer.top - NEAR || box.bottom > outer.bottom + NEAR);
        if (cutX || cutY) faults.push(`${named(element, text)} is cut off by ${named(at)}`);
      }
    }
    return [...new Set(faults)];
  }

  // Lines of text that lie over each other. Above and below the letters a line has some room, which may be shared.
  function overlapping(all) {
    const ink = all
      .map((line) => ({
        ...line,
        left: line.box.left,
        right: line.box.right,
        top: line.box.top + 0.2 * line.box.height,
        bottom: line.box.bottom - 0.2 * line.box.height,
      }))
      .sort((one, other) => one.top - other.top);
    const faults = [];
    let open = [];
    for (const line of ink) {
      open = open.filter((other) => other.bottom > line.top + 1);
      for (const other of open) {
        const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        const down = Math.min(line.bottom, other.bottom) - line.top;
        if (line.node !== other.node && across > NEAR && down > 1)
          faults.push(`${named(line.element, line.text)} lies over ${named(other.element, other.text)}`);
      }
      open.push(line);
    }
    return [...new Set(faults)];
  }

  // Boxes with scroll bars of their own: on paper, what is in them is lost.
  function scrolling() {
    return [...document.body.querySelectorAll("*")]
      .filter((at) => isShown(at) && ["auto", "scroll"].includes(css(at).overflowX) && at.scrollWidth > at.clientWidth + NEAR)
      .map((at) => named(at));
  }

  function tooSmall(all, smallest) {
    const faults = all
      .filter(({ size }) => size < smallest - 0.05)
      .map(({ element, text, size }) => `${named(element, text)} is ${size.toFixed(1)} px`);
    return [...new Set(faults)];
  }

  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = canvas.getContext("2d", { willReadFrequently: true });

  function rgba(colour, opacity = 1) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = "#0000";
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, (alpha / 255) * opacity];
  }

  const over = (top, below) => {
    const mixed = [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3]));
    return [...mixed, 1];
  };

  function luminance([red, green, blue]) {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  }

  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  const SHAPES = ["rect", "circle", "ellipse", "path", "polygon", "polyline"];

  // The colour that an element puts below text on it, with its opacity.
  function painted(element) {
    const style = css(element);
    if (!(element instanceof SVGElement)) return rgba(style.backgroundColor);
    if (element instanceof SVGSVGElement) return rgba(style.backgroundColor);
    if (!SHAPES.includes(element.localName) || style.fill === "none") return [0, 0, 0, 0];
    return rgba(style.fill, Number(style.fillOpacity) * Number(style.opacity));
  }

  // Text in drawings that is hard to read, or under a shape. axe does not look at drawings.
  function drawn(all) {
    const faults = [];
    for (const { node, element, text } of all.filter((line) => line.element instanceof SVGElement)) {
      element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const stack = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!stack.length) faults.push(`${named(element, text)} cannot be brought into the window`);
      const own = stack.findIndex((at) => at === element || element.contains(at));
      const below = stack.filter((at) => at !== element && !element.contains(at));
      const covers = own > 0 ? stack.slice(0, own).find((at) => painted(at)[3] > 0.5) : undefined;
      if (covers) faults.push(`${named(element, text)} is under ${named(covers)}`);
      const layers = below.map(painted).filter((layer) => layer[3] > 0);
      const solid = layers.findIndex((layer) => layer[3] >= OPAQUE);
      const kept = solid < 0 ? [...layers, WHITE] : layers.slice(0, solid + 1);
      const ground = kept.reduceRight((under, layer) => over(layer, under));
      const style = css(element);
      const ratio = contrast(over(rgba(style.fill, Number(style.fillOpacity)), ground), ground);
      if (ratio < READABLE) faults.push(`${named(element, text)} has a contrast of ${ratio.toFixed(2)}`);
    }
    return [...new Set(faults)];
  }

  // What is wrong with how the page is laid out now.
  function geometry(smallest) {
    const all = lines();
    const { scrollWidth, clientWidth } = document.scrollingElement;
    return {
      lines: all.length,
      wider: Math.max(0, scrollWidth - clientWidth),
      clipped: clipped(all).slice(0, MOST),
      overlapping: overlapping(all).slice(0, MOST),
      small: tooSmall(all, smallest).slice(0, MOST),
      scrolling: scrolling().slice(0, MOST),
    };
  }

  // Faults of texts in drawings.
  function drawings() {
    const faults = drawn(lines()).slice(0, MOST);
    scrollTo(0, 0);
    return faults;
  }

  function unfold(open) {
    for (const part of document.querySelectorAll("details")) {
      if (open && !part.open) part.dataset.folded = "";
      if (open || "folded" in part.dataset) part.open = open;
      if (!open) delete part.dataset.folded;
    }
  }

  // What a page could do besides being read, and the words on it.
  function content() {
    const elements = [...document.querySelectorAll("*")];
    const active = elements.filter((at) =>
      ["script", "iframe", "frame", "object", "embed", "link", "base", "form", "input", "button", "img", "image", "video",
        "audio", "source", "foreignObject", "animate", "set", "meta"].includes(at.localName) &&
        !(at.localName === "meta" && (at.hasAttribute("charset") || ["viewport", "color-scheme", "robots", "generator",
          "description", "referrer"].includes(at.name) || at.httpEquiv === "Content-Security-Policy")));
    const attributes = elements.flatMap((at) =>
      [...at.attributes]
        .filter(({ name, value }) =>
          name.startsWith("on") || name === "srcdoc" || name === "action" || name === "ping" ||
          (["href", "src", "xlink:href", "srcset", "data"].includes(name) && !value.startsWith("#")) ||
          (name === "style" && /url\s*\(/i.test(value)))
        .map(({ name, value }) => `${named(at)} ${name}=${value.slice(0, 80)}`));
    const styles = [...document.querySelectorAll("style")].map((at) => at.textContent).join("\n");
    const ids = elements.map((at) => at.id).filter(Boolean);
    const targets = elements.map((at) => at.getAttribute("href") ?? "").filter((href) => href.length > 1 && href[0] === "#");
    return {
      active: active.map((at) => named(at)),
      attributes,
      fetched: styles.match(/@import|@font-face|url\s*\([^)]*\)/gi) ?? [],
      policy: document.querySelector("meta[http-equiv=Content-Security-Policy i]")?.content ?? "",
      language: document.documentElement.lang,
      title: document.title,
      headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((at) => `${at.localName} ${at.textContent.trim()}`),
      repeated: ids.filter((id, at) => ids.indexOf(id) !== at),
      dangling: targets.filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))),
      text: document.body.textContent,
    };
  }

  // Whether paper keeps the background of an element: only if its style insists.
  const isInked = (element) => ancestors(element).some((at) => css(at).printColorAdjust === "exact" && painted(at)[3] > 0.5);

  // How an element looks without its colours: the kinds of its lines, what its style writes before it, and its shapes.
  function look(element) {
    const tone = (colour) => (colour === "none" ? "none" : luminance(over(rgba(colour), WHITE)) > 0.8 ? "light" : "dark");
    const line = (style, side) => [style[`border${side}Style`], style[`border${side}Width`]].join(" ");
    const box = (style) => ["Left", "Top"].map((side) => line(style, side)).join(", ");
    const before = getComputedStyle(element, "::before");
    const shapes = [...element.querySelectorAll("svg *")].map((at) => {
      const style = css(at);
      const size = [...at.attributes].filter(({ name }) => !["class", "style"].includes(name)).map(({ value }) => value);
      return [at.localName, ...size, tone(style.fill), tone(style.stroke), style.strokeDasharray, style.strokeWidth].join(" ");
    });
    return [box(css(element)), before.content, box(before), ...shapes].join("; ");
  }

  // What should be on paper: each worksheet, the whole text, what is folded, drawings higher than a page, pale text, and how the
  // items of each group look without colour.
  function paper(sheets, high, alike) {
    const looks = alike.flatMap(({ group, item }) =>
      [...document.querySelectorAll(group)].map((at) =>
        [...at.querySelectorAll(item)].map((one) => ({ kind: one.className || one.textContent.trim(), look: look(one) }))));
    const pale = lines()
      .filter(({ element }) => !isInked(element))
      .map(({ element, text }) => {
        const style = css(element);
        const colour = rgba(element instanceof SVGElement ? style.fill : style.color);
        return { element, text, ratio: contrast(over(colour, WHITE), WHITE) };
      })
      .filter(({ ratio }) => ratio < READABLE)
      .map(({ element, text, ratio }) => `${named(element, text)} has a contrast of ${ratio.toFixed(2)} on white paper`);
    const nodes = [...new Set(lines().map(({ node }) => node))];
    const textIn = (element) => nodes.filter((node) => element.contains(node)).map((node) => node.data).join(" ");
    return {
      sheets: [...document.querySelectorAll(sheets)].map(textIn),
      text: textIn(document.body),
      folded: [...document.querySelectorAll("details")].map((at) => at.textContent),
      high: [...document.querySelectorAll("svg")]
        .filter((at) => at.getBoundingClientRect().height > high)
        .map((at) => named(at)),
      looks,
      pale: [...new Set(pale)].slice(0, MOST),
    };
  }

  return { geometry, drawings, unfold, content, paper };
})()
