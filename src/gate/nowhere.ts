/** A request for it fails without touching the network, and says so to who made it (https://www.w3.org/TR/css-values-4/#about-invalid). */
export const NOWHERE = 'about:invalid';
