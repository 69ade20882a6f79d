import { createRequire } from 'node:module';
import { UsageError } from '../model/errors.js';

const { resolve } = createRequire(import.meta.url);

/** Whether a package is there, without loading it. */
export function isInstalled(name: string): boolean {
  try {
    resolve(name);
    return true;
  } catch (error) {
    // A package that is there but keeps `require` out answers with another code.
    return error instanceof Error && 'code' in error && error.code !== 'MODULE_NOT_FOUND';
  }
}

/**
 * Loads a package that is not installed with threadbare; an error inside one that is there is passed on.
 *
 * @throws UsageError `package-missing` with the command that installs it.
 */
export async function optionalPackage<T>(name: string, install: string, load: () => Promise<T>): Promise<T> {
  if (!isInstalled(name))
    throw new UsageError('package-missing', `This needs the package ${name}, which is optional: ${install}`);
  return load();
}
