/**
 * The site's icon: a front page with its masthead, picture and columns. Drawn here, in the colours of the styles;
 * systems that want it as pixels get it drawn from the same lines.
 */
import sharp from "sharp";

const PAGE = `<rect x="6" y="5" width="20" height="22" rx="1.5" fill="#fdfcf9"/>
<path d="M9 9.5h14" stroke="#1a1a18" stroke-width="2.6"/>
<rect x="9" y="13" width="6.5" height="6" fill="#1d4b5f"/>
<path d="M18 14h5M18 16.5h5M18 19h5M9 22h14M9 24.3h10" stroke="#77756d" stroke-width="1.3"/>`;

const draw = (ground: string, page: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\n${ground}\n${page}\n</svg>\n`;

export const ICON = draw('<rect width="32" height="32" rx="6" fill="#1d4b5f"/>', PAGE);

/** For systems that cut icons to a shape of their own: nothing that matters lies outside the middle four fifths. */
export const MASKABLE_ICON = draw(
  '<rect width="32" height="32" fill="#1d4b5f"/>',
  `<g transform="translate(16 16) scale(.8) translate(-16 -16)">\n${PAGE}\n</g>`,
);

/** The icon as PNG, each kept once made. */
export const ICON_FILES = {
  "icon-192.png": { svg: ICON, size: 192, purpose: "any" },
  "icon-512.png": { svg: ICON, size: 512, purpose: "any" },
  "maskable-192.png": { svg: MASKABLE_ICON, size: 192, purpose: "maskable" },
  "maskable-512.png": { svg: MASKABLE_ICON, size: 512, purpose: "maskable" },
  // iOS rounds it itself, and fills what is transparent with black.
  "apple-touch-icon.png": { svg: MASKABLE_ICON, size: 180, purpose: undefined },
} as const;
export type IconFile = keyof typeof ICON_FILES;

export const findIconFile = (name: string): IconFile | undefined =>
  Object.hasOwn(ICON_FILES, name) ? (name as IconFile) : undefined;

const made = new Map<IconFile, Promise<Uint8Array>>();

export function makeIcon(file: IconFile): Promise<Uint8Array> {
  const known = made.get(file);
  if (known) return known;
  const { svg, size } = ICON_FILES[file];
  // 72 dots an inch is one dot a unit; the drawing is 32 units wide.
  const icon = sharp(Buffer.from(svg), { density: (72 * size) / 32 })
    .resize(size, size)
    .png()
    .toBuffer();
  made.set(file, icon);
  return icon;
}
