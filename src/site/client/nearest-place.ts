/**
 * `<tw-nearest>`: finds the reader's town on the device. The whole table of towns is loaded and looked through here;
 * the coordinates are given to nobody, and what follows is an ordinary visit to the page in `data-to`, where "{place}"
 * stands for the town.
 */
import { findNearest, readNearTable } from "./near-table.ts";

const TABLE = "/places/near.bin";
/** Nobody is at home in a town further away. */
const FAR_KM = 200;

export class NearestPlace extends HTMLElement {
  connectedCallback(): void {
    if (!("geolocation" in navigator) || !isSecureContext || this.childElementCount > 0) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Use my location";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      button.disabled = true;
      status.textContent = "";
      button.textContent = "Looking…";
      try {
        location.assign((this.dataset.to ?? "").replace("{place}", await findTown()));
      } catch (error) {
        status.textContent = error instanceof Unfound ? error.message : "That did not work.";
      } finally {
        button.textContent = "Use my location";
        button.disabled = false;
      }
    });
    this.append(status, button);
  }
}

/** Says to the reader why no town was found. */
class Unfound extends Error {}

/** The address of the nearest town, as it stands after "/local/". */
async function findTown(): Promise<string> {
  const point = await findPoint();
  const answer = await fetch(TABLE);
  if (!answer.ok) throw new Unfound("The list of towns is away.");
  const nearest = findNearest(readNearTable(new Uint8Array(await answer.arrayBuffer())), point);
  if (!nearest || nearest.km > FAR_KM) throw new Unfound("We know no town near you.");
  return nearest.slug;
}

const findPoint = (): Promise<{ lat: number; lon: number }> =>
  new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude }),
      () => reject(new Unfound("Your device did not say where it is.")),
      { maximumAge: 600_000, timeout: 20_000 },
    );
  });
