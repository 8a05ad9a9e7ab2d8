import { h } from "./dom.js";
import { Pointer } from "./pointer.js";
import { state } from "./state.js";
import { Scenario } from "./scenario.js";
import { Tour } from "./tour.js";
import { TourStrip } from "./tour_strip.js";

/** What stands between the bar and the phones: the tour, and the scenario that plays or is recorded. */
export class Guide {
  constructor(board) {
    this.tour = new Tour();
    const ring = new Pointer(board);
    this.ring = ring;
    this.scenario = new Scenario(new Pointer(board), board);
    this.strip = new TourStrip(this.tour, ring, board, this.scenario);
    this.tour.onchange = () => this.draw();
    this.element = h("div.guide", {}, this.strip.element, this.scenario.element);
    this.draw();
  }

  load() {
    return Promise.all([this.tour.load(), this.scenario.load()]);
  }

  /** After a lost connection: what happened meanwhile, or that it is another sandbox now. */
  async resync() {
    await this.scenario.load();
    if (this.tour.id !== state.run) await this.tour.load();
    else if (this.tour.state === "running") await this.tour.catchUp();
  }

  hear(event) {
    this.tour.hear(event);
    this.scenario.hear(event);
  }

  draw() {
    this.ring.point(this.tour.state === "running" ? this.tour.target : null);
    this.strip.draw();
    this.scenario.draw();
  }
}
