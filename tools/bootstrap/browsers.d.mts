export function findBrowser(name: 'chromium' | 'firefox'): string | null;
export function requireBrowsers(names: readonly ('chromium' | 'firefox')[]): Record<string, string>;
