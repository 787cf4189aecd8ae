/** Every picture of the sample town by name: which scene, in which light, from which seed, and what it shows. */
import type { Light, SceneName } from "./scene.ts";

export type Picture = {
  name: string;
  scene: SceneName;
  light: Light;
  seed: number;
  format: "jpeg" | "png";
  /** What it shows, for people who cannot see it. */
  alt: string;
  credit: string;
};

export const ALBUM: readonly Picture[] = [
  {
    name: "river-dawn",
    scene: "river",
    light: "dawn",
    seed: 1,
    format: "jpeg",
    alt: "Mist over the Osmer River at first light",
    credit: "Drawing: Brindle Falls Ledger",
  },
];
