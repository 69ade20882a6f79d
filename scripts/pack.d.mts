import type { BuildOptions } from 'esbuild';

export const PACKED: BuildOptions;
export function pack(root: string): Promise<boolean>;
