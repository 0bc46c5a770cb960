import path from 'node:path';
import { ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

/** The one report on `declarations[index]`, and nothing else that API Extractor can do. */
export function configureReport(
  declarations: readonly string[],
  index: number,
  folder: string,
  fileName: string,
): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path.resolve('package.json'),
    configObject: {
      projectFolder: path.resolve('.'),
      mainEntryPointFilePath: declarations[index] ?? '',
      compiler: {
        overrideTsconfig: {
          extends: path.resolve('tsconfig.json'),
          compilerOptions: { types: [], paths: {} },
          files: declarations,
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: fileName,
        reportFolder: folder,
        reportTempFolder: path.join(folder, 'temporary'),
        // A type that is named in a signature and not exported is part of the surface all the same.
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}
