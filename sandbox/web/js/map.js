import { s, seeded } from "./dom.js";

/**
 * A map nobody surveyed: fields, a river and roads drawn from the coordinates, the same for the same
 * place. No tile is ever fetched.
 */
export function mapTile(latitude, longitude) {
  const random = seeded(`${latitude.toFixed(2)},${longitude.toFixed(2)}`);
  const wide = 320;
  const high = 180;
  const svg = s("svg", {
    viewBox: `0 0 ${wide} ${high}`, class: "map", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true",
  });
  svg.append(s("rect", { width: wide, height: high, class: "land" }));
  for (let i = 0; i < 7; i += 1) svg.append(field(random, wide, high));
  svg.append(s("path", { d: river(random, wide, high), class: "river" }));
  for (let i = 0; i < 4; i += 1) svg.append(s("path", { d: road(random, wide, high), class: "lane" }));
  const main = road(random, wide, high);
  svg.append(s("path", { d: main, class: "road-edge" }), s("path", { d: main, class: "road" }));
  for (let i = 0; i < 14; i += 1) svg.append(house(random, wide, high));
  return svg;
}

function field(random, wide, high) {
  const x = random() * wide;
  const y = random() * high;
  const size = 30 + random() * 60;
  return s("rect", {
    x: x - size / 2, y: y - size / 3, width: size, height: size * 0.6, rx: 4,
    class: random() > 0.5 ? "field" : "wood", transform: `rotate(${random() * 40 - 20} ${x} ${y})`,
  });
}

function river(random, wide, high) {
  const y = high * (0.2 + random() * 0.6);
  const swing = 20 + random() * 40;
  return `M-10 ${y} C ${wide * 0.3} ${y - swing}, ${wide * 0.6} ${y + swing}, ${wide + 10} ${y + random() * 40 - 20}`;
}

function road(random, wide, high) {
  if (random() > 0.5) {
    const y = random() * high;
    return `M-10 ${y} Q ${wide / 2} ${y + random() * 60 - 30} ${wide + 10} ${random() * high}`;
  }
  const x = random() * wide;
  return `M${x} -10 Q ${x + random() * 60 - 30} ${high / 2} ${random() * wide} ${high + 10}`;
}

function house(random, wide, high) {
  const x = wide * (0.25 + random() * 0.5);
  const y = high * (0.2 + random() * 0.6);
  return s("rect", { x, y, width: 6 + random() * 6, height: 5 + random() * 5, class: "house" });
}

export function mapPin() {
  const pin = s("svg", { viewBox: "0 0 32 40", class: "map-pin", "aria-hidden": "true" });
  pin.append(
    s("path", { d: "M16 39C7 28 2 22 2 15a14 14 0 0 1 28 0c0 7-5 13-14 24Z" }),
    s("circle", { cx: 16, cy: 15, r: 5.5 }),
  );
  return pin;
}
