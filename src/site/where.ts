/** Places as pages speak of them; mail speaks of them alike. */
export {
  containersNamed,
  containersOf,
  fullNameOf,
  kindOf,
  NO_PLACES,
  type Places,
  showDistance,
  showPeople,
} from "#places/where.ts";
