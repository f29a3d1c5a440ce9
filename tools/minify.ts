import type { MinifyOptions } from 'terser';

/** A page pays for gate and guard by the byte: 3 % less than the build's own minifier. */
export const MINIFY = { compress: { passes: 3 } } satisfies MinifyOptions;

/**
 * Names of the gate's own, which neither the platform has nor a message to the guard: shortened, they cost a frame 2 %
 * less. A name that is missing here stays as it is.
 */
const OWN_NAMES =
  'make descriptorOf iteratorKey listen dispatch utf8 unitsOf bytesOf createObjectUrl revokeObjectUrl ' +
  'offlineMessage frameCount isWatching concerns decide notRewritable rebuild isRewritten isFixed isUrlKnown beside coming ' +
  'isOwnBody isAlive isOrphan askMedia rearm isAsync isHeld isAdopted armed typed report quote fileName ask argumentsFor bareList findIn pageWindow';

/**
 * `toplevel`: the gate runs among the page's own scripts, where the name that the build gives to its result would be a
 * variable of the page's, and a script that declares the same name would not run. Sequences pack worse than statements.
 */
export const MINIFY_GATE: MinifyOptions = {
  safari10: false,
  compress: { ...MINIFY.compress, toplevel: true, ecma: 2020, unsafe_arrows: true, sequences: false },
  mangle: { toplevel: true, properties: { regex: new RegExp(`^(?:${OWN_NAMES.replaceAll(' ', '|')})$`) } },
};
