/** The site's icon: a front page with its masthead, picture and columns. Drawn here, in the colours of the styles. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="6" fill="#1d4b5f"/>
<rect x="6" y="5" width="20" height="22" rx="1.5" fill="#fdfcf9"/>
<path d="M9 9.5h14" stroke="#1a1a18" stroke-width="2.6"/>
<rect x="9" y="13" width="6.5" height="6" fill="#1d4b5f"/>
<path d="M18 14h5M18 16.5h5M18 19h5M9 22h14M9 24.3h10" stroke="#77756d" stroke-width="1.3"/>
</svg>
`;
