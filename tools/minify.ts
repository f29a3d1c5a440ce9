import { minify, type MinifyOptions } from 'terser';

/** A page pays for gate and guard by the byte: 3 % less than the build's own minifier. */
export const MINIFY = { compress: { passes: 3 } } satisfies MinifyOptions;

/**
 * Names of the gate's own, which neither the platform has nor a message to the guard: shortened, they cost a frame 2 %
 * less. A name that is missing here stays as it is.
 */
const GATE_NAMES =
  'make descriptorOf iteratorKey listen dispatch utf8 unitsOf bytesOf createObjectUrl revokeObjectUrl ' +
  'offlineMessage frameCount isWatching concerns decide notRewritable rebuild isRewritten isFixed isUrlKnown beside coming ' +
  'isOwnBody isAlive isOrphan askMedia rearm isAsync isHeld isAdopted armed typed report quote fileName ask argumentsFor written bareList findIn pageWindow';

/**
 * `toplevel`: the gate runs among the page's own scripts, where the name that the build gives to its result would be a
 * variable of the page's, and a script that declares the same name would not run. Sequences pack worse than statements.
 */
const COMPRESS = {
  ...MINIFY.compress,
  toplevel: true,
  ecma: 2020,
  unsafe_arrows: true,
  sequences: false,
  hoist_vars: true,
} satisfies MinifyOptions['compress'];
const NAMES = {
  toplevel: true,
  properties: { regex: only(GATE_NAMES.split(' ')) },
} satisfies MinifyOptions['mangle'];

/**
 * The gate as it is shipped: 2 % less than all at once, because names are given to what is left, and because one word for
 * what is declared packs better than two (that nothing constant is assigned to was checked before).
 */
export async function minifyGate(code: string): Promise<string> {
  const variables = code.replaceAll(/\bconst\b/g, 'let');
  const { code: compressed = '' } = await minify(variables, { compress: COMPRESS, mangle: false });
  const { code: shipped = '' } = await minify(compressed, { compress: false, mangle: NAMES });
  return shipped;
}

/**
 * As the gate's, of the guard. What goes over a port, a message, the line, or from the guard of one frame to that of
 * another keeps its name: test/guard/own-names.test.ts holds the list against the platform and the rest of the source.
 */
export const GUARD_NAMES: readonly string[] = (
  'attach attempts closeLine closePanel composerNode composerOf composers contentHeight contentWidth ' +
  'contextChanged dropLine fact fieldOf hasPassed incoming inflate inner isBlocked isConfirming isDrawn isEmpty ' +
  'isHolding isInUse isOnTop isReady isReplaying isSeen isSending isSettled isUnread ' +
  'isUploading isWaiting joinFrames judgeElsewhere keepsBreaks keepsSpaces lineOpen markSent marks mayCarryMedia ' +
  'missedAt misses nodeStart nothingFound nudge onChange onChip onVault owedSpace owesBreak owns panelOpen passed ' +
  'pointOffset possibleNote protectedValue putBack raise rangesOf readField reconsider releases renew returns runs ' +
  'setCurrent settleField shareOf sharedWith sharer sharing standIn surface textNode touch verdicts writeOwedBreak'
).split(' ');

export const MINIFY_GUARD: MinifyOptions = {
  safari10: false,
  compress: { ...MINIFY.compress, ecma: 2020, unsafe_arrows: true },
  mangle: { properties: { regex: only(GUARD_NAMES) } },
};

function only(names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.join('|')})$`);
}
