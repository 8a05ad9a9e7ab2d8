import { t } from "./words.js";

/** Files dropped on a phone are sent from it. */
export function acceptDrops(screen, phone) {
  let depth = 0;
  const mark = () => {
    screen.classList.toggle("dropping", depth > 0);
    screen.dataset.drop = t("dropHere");
  };
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  screen.addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    depth += 1;
    mark();
  });
  screen.addEventListener("dragleave", (event) => {
    if (!carriesFiles(event)) return;
    depth = Math.max(0, depth - 1);
    mark();
  });
  screen.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
  screen.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    mark();
    phone.offerFiles([...event.dataTransfer.files]);
  });
}
