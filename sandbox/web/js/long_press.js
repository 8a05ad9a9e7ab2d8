const LONG = 500; // milliseconds
const STILL = 8; // pixels a resting finger wanders
const AFTERMATH = 400; // milliseconds in which a lifted finger may still become a click

/** Touch screens have no right button: half a second in one place is the same. */
export function longPress(element, action) {
  let timer = 0;
  let began = null;
  let acted = false;
  const stop = () => clearTimeout(timer);
  element.addEventListener("pointerdown", (event) => {
    acted = false;
    stop();
    if (event.pointerType === "mouse" || !event.target.closest(".bubble")) return;
    began = event;
    timer = setTimeout(() => {
      acted = true;
      action(event);
    }, LONG);
  });
  element.addEventListener("pointermove", (event) => {
    if (began && Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY) > STILL) stop();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    element.addEventListener(name, () => {
      stop();
      setTimeout(() => { acted = false; }, AFTERMATH);
    });
  }
  // The finger that lifts after it must not also press the link it lay on.
  element.addEventListener("click", (event) => {
    if (!acted) return;
    acted = false;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  // Some browsers tell a long press by themselves, as well.
  element.addEventListener("contextmenu", (event) => {
    stop();
    if (!acted) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
}
