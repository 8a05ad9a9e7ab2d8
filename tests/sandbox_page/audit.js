// Looks at every visible word: contrast below 4.5, cut off, or beyond the window; and for controls
// without a name or smaller than 24 pixels. Returns what is wrong.
() => {
  const wrong = new Set();
  const linear = (c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const numbers = (text) => text.slice(text.indexOf("(") + 1).replace("srgb", "").match(/[\d.]+/g).map(Number);
  const colour = (text) => {
    const [r, g, b, a = 1] = numbers(text);
    const scale = text.startsWith("color(") ? 255 : 1;
    return [r * scale, g * scale, b * scale, a];
  };
  const over = (top, below) => {
    const alpha = top[3] + below[3] * (1 - top[3]);
    const mixed = [0, 1, 2].map((i) => (top[i] * top[3] + below[i] * below[3] * (1 - top[3])) / (alpha || 1));
    return [...mixed, alpha];
  };
  const wall = getComputedStyle(document.documentElement).getPropertyValue("--wall-a").trim();
  const wallpaper = [1, 3, 5].map((i) => parseInt(wall.slice(i, i + 2), 16)).concat(1);
  const behind = (element) => {
    let seen = [0, 0, 0, 0];
    for (let at = element; at && seen[3] < 0.999; at = at.parentElement) {
      const own = at.classList.contains("list-area") ? wallpaper : colour(getComputedStyle(at).backgroundColor);
      seen = over(seen, own);
    }
    return seen;
  };
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const node = words.currentNode;
    const element = node.parentElement;
    const style = getComputedStyle(element);
    const away = "[hidden], .sr, .skip, .single .owner, .commands-button span, :disabled, .spoiler";
    if (!node.data.trim() || style.visibility === "hidden" || style.clipPath !== "none") continue;
    if (element.closest(away) || element.getBoundingClientRect().width < 2) continue;
    const said = `${node.data.trim().slice(0, 24)} (${element.className || element.parentElement.className})`;
    const ground = behind(element);
    const [a, b] = [light(over(colour(style.color), ground)), light(ground)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5 && !element.closest(".bare, .badge")) wrong.add(`faint ${ratio.toFixed(2)}: ${said}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at);
      if (/auto|scroll/.test(overflowX)) break;
      const edge = at.getBoundingClientRect();
      if (overflowX !== "visible" && (box.right > edge.right + 1 || box.left < edge.left - 1)) wrong.add(`cut: ${said}`);
    }
    if (box.right > innerWidth + 1 && !element.closest(".tabs")) wrong.add(`beyond the window: ${said}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) wrong.add("the page scrolls sideways");
  const controls = "button, input, textarea, select, a, [role=button], [role=slider], [role=log]";
  for (const control of document.querySelectorAll(controls)) {
    if (!control.checkVisibility()) continue;
    const name = control.getAttribute("aria-label") ?? control.textContent ?? "";
    const labelled = control.labels?.length || control.closest("label");
    if (!name.trim() && !labelled) wrong.add(`nameless: ${control.outerHTML.slice(0, 80)}`);
    const { width, height } = (control.closest("label") ?? control).getBoundingClientRect();
    const clips = getComputedStyle(control).overflowY === "hidden" && control.matches("button");
    if (clips && control.scrollHeight > control.clientHeight + 2) wrong.add(`cut below: ${control.textContent}`);
    const inText = control.closest(".text, .sr, .skip");
    if (!inText && Math.min(width, height) < 24) wrong.add(`small ${width} × ${height}: ${control.outerHTML.slice(0, 80)}`);
  }
  return [...wrong];
}
