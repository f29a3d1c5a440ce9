export function isInstalled(root: string): boolean;
export function installDependencies(root: string): void;
export function findNode(root: string): string;
