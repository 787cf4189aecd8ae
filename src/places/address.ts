/** The address of a place's page here. */
export const placePath = (place: { slug: string }): string => `/local/${place.slug}`;
