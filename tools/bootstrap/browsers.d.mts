export function findBrowser(name: 'chromium' | 'firefox'): string | null;
export function requireBrowsers(names: ('chromium' | 'firefox')[]): Record<string, string>;
