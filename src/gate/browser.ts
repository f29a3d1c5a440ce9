/** Each browser's gate has what that browser needs: it goes into every frame. Set by the build. */
export const IS_FIREFOX = import.meta.env.BROWSER === 'firefox';
