/** The addresses of pictures, which are served by their keys. */

/** The whole picture, at least `width` wide where there is one; in the smallest format that the program asking takes. */
export const imagePath = (key: string, width: number): string => `/image/${key}?w=${width}`;

/** Its crop for cards. */
export const cardPath = (key: string, width: number): string => `/image/${key}?card=${width}`;

/** The whole picture for programs that may know no newer format: always JPEG. */
export const jpegPath = (key: string, width: number): string => `/image/${key}?w=${width}&f=jpeg`;

/** The crop, likewise. */
export const jpegCardPath = (key: string, width: number): string => `/image/${key}?card=${width}&f=jpeg`;
