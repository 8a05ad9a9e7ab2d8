import { seeded } from "./dom.js";

/** Things to send when nothing is at hand, made here: no file is shipped and none is fetched. */

const canvasOf = (width, height) => Object.assign(document.createElement("canvas"), { width, height });

/** A landscape with hills, a road and a house; every number gives another one. */
export async function samplePhoto(number) {
  const tall = number % 3 === 1;
  const [width, height] = tall ? [900, 1200] : [1200, 900];
  const canvas = canvasOf(width, height);
  landscape(canvas.getContext("2d"), width, height, seeded(`picture ${number}`));
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
  return Object.assign(new File([blob], `photo-${number + 1}.jpg`, { type: "image/jpeg" }), { width, height });
}

function landscape(pen, width, height, random, sunAt = 0.2 + 0.6 * random()) {
  const hue = 190 + random() * 30;
  const sky = pen.createLinearGradient(0, 0, 0, height * 0.6);
  sky.addColorStop(0, `hsl(${hue} 60% 58%)`);
  sky.addColorStop(1, `hsl(${hue - 150} 60% 86%)`);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = "hsl(45 95% 82%)";
  disc(pen, width * sunAt, height * 0.2, height * 0.06);
  for (let range = 0; range < 4; range += 1) hills(pen, width, height, range, random);
  road(pen, width, height, 0.3 + random() * 0.4);
  for (let i = 0; i < 3; i += 1) house(pen, width * (0.08 + random() * 0.75), height * (0.62 + random() * 0.2), height * 0.09, random);
  for (let i = 0; i < 9; i += 1) tree(pen, width * random(), height * (0.62 + random() * 0.32), height * (0.03 + random() * 0.03));
}

function hills(pen, width, height, range, random) {
  const base = height * (0.42 + range * 0.07);
  const shift = random() * 9;
  pen.fillStyle = `hsl(${120 - range * 8} ${18 + range * 9}% ${62 - range * 9}%)`;
  pen.beginPath();
  pen.moveTo(0, height);
  for (let x = 0; x <= width; x += 20) {
    pen.lineTo(x, base - Math.sin(x / (190 - range * 20) + shift) * height * 0.05 - Math.sin(x / 67 + shift) * height * 0.012);
  }
  pen.lineTo(width, height);
  pen.fill();
}

function road(pen, width, height, at) {
  pen.fillStyle = "hsl(38 22% 70%)";
  pen.beginPath();
  pen.moveTo(width * at, height * 0.66);
  pen.quadraticCurveTo(width * (at + 0.1), height * 0.8, width * (at - 0.25), height);
  pen.lineTo(width * (at + 0.15), height);
  pen.quadraticCurveTo(width * (at + 0.18), height * 0.8, width * (at + 0.012), height * 0.66);
  pen.fill();
}

function house(pen, x, y, size, random) {
  pen.fillStyle = "hsl(35 30% 88%)";
  pen.fillRect(x, y, size * 1.6, size);
  pen.fillStyle = `hsl(${5 + random() * 25} 45% 45%)`;
  pen.beginPath();
  pen.moveTo(x - size * 0.2, y);
  pen.lineTo(x + size * 0.8, y - size * 0.65);
  pen.lineTo(x + size * 1.8, y);
  pen.fill();
  pen.fillStyle = "hsl(25 30% 32%)";
  pen.fillRect(x + size * 0.65, y + size * 0.45, size * 0.32, size * 0.55);
}

function tree(pen, x, y, size) {
  pen.fillStyle = "hsl(28 30% 30%)";
  pen.fillRect(x - size * 0.1, y, size * 0.2, size * 1.3);
  pen.fillStyle = "hsl(115 35% 30%)";
  disc(pen, x, y, size);
}

function disc(pen, x, y, radius) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fill();
}

export function sampleDocument() {
  const text = "A sample document.\n一份样本文件。\n".repeat(40);
  return new File([text], "sample-样本.txt", { type: "text/plain" });
}

/** Four seconds that rise and fall like speech, as a small WAV file. */
export function sampleVoice() {
  const rate = 8000;
  const samples = new Uint8Array(rate * 4);
  const random = seeded("voice");
  let loud = 0;
  for (let i = 0; i < samples.length; i += 1) {
    if (i % 900 === 0) loud = random() > 0.2 ? 0.25 + random() * 0.6 : 0.03;
    const envelope = loud * Math.sin(((i % 900) / 900) * Math.PI);
    const pitch = 140 + 40 * Math.sin(i / 2600);
    samples[i] = 128 + 100 * envelope * Math.sin((2 * Math.PI * pitch * i) / rate);
  }
  return new File([wavHeader(samples.length, rate), samples], "voice.wav", { type: "audio/wav" });
}

function wavHeader(length, rate) {
  const header = new DataView(new ArrayBuffer(44));
  const word = (at, text) => [...text].forEach((c, i) => header.setUint8(at + i, c.charCodeAt(0)));
  word(0, "RIFF");
  header.setUint32(4, 36 + length, true);
  word(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true); // plain samples
  header.setUint16(22, 1, true); // one channel
  header.setUint32(24, rate, true);
  header.setUint32(28, rate, true);
  header.setUint16(32, 1, true);
  header.setUint16(34, 8, true); // eight bits each
  word(36, "data");
  header.setUint32(40, length, true);
  return header;
}

/** One second of a sun crossing the sky, recorded from a canvas. */
export async function sampleVideo(round) {
  const [width, height] = round ? [240, 240] : [320, 240];
  const canvas = canvasOf(width, height);
  const pen = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(12), { mimeType: "video/webm" });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
  const began = performance.now();
  const timer = setInterval(() => {
    landscape(pen, width, height, seeded("film"), (performance.now() - began) / 1000);
  }, 80);
  recorder.start();
  setTimeout(() => recorder.stop(), 1000);
  await stopped;
  clearInterval(timer);
  const file = new File(parts, round ? "round.webm" : "video.webm", { type: "video/webm" });
  return Object.assign(file, { width, height });
}
