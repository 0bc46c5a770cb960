import styles from 'react-clink-checkout/styles.css?inline';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { catalogueOf } from './catalogues.ts';
import { readGlobals } from './look.ts';
import { StageContext } from './Stage.ts';

export interface StageFrameProps {
  readonly globals: Readonly<Record<string, unknown>>;
  /** Pixels. @default 440 */
  readonly width?: number | undefined;
  /** Whether the story has the page to itself. */
  readonly isPage: boolean;
  /** Whether the library's stylesheet is there. */
  readonly isStyled: boolean;
  readonly children: ReactNode;
}

/** The page around a story, as the toolbar asks for it. */
export function StageFrame({ globals, width, isPage, isStyled, children }: StageFrameProps): ReactElement {
  const { theme, locale, direction, strictMode, latency, fault } = readGlobals(globals);
  const stage = useMemo(
    () => ({ theme, locale, direction, strictMode, latency, fault, messages: catalogueOf(locale) }),
    [theme, locale, direction, strictMode, latency, fault],
  );
  const isSystemDark = useSyncExternalStore(watchScheme, () => DARK.matches);
  const shown = theme === 'system' ? (isSystemDark ? 'dark' : 'light') : theme;
  useEffect(() => {
    if (!isPage) return;
    document.documentElement.dir = direction;
    document.documentElement.lang = locale;
  }, [isPage, direction, locale]);

  const Mode = strictMode === 'on' ? StrictMode : Plain;
  return (
    // What cannot change in place starts afresh.
    <Mode key={`${strictMode} ${latency} ${fault}`}>
      <FreshCache>
        <StageContext.Provider value={stage}>
          {isStyled && <style>{styles}</style>}
          <div className="stage" data-theme={shown} data-page={isPage} dir={direction} lang={locale}>
            <div className="stage-column" style={{ '--stage-width': `${width ?? 440}px` } as CSSProperties}>
              {children}
            </div>
          </div>
        </StageContext.Provider>
      </FreshCache>
    </Mode>
  );
}

const DARK = matchMedia('(prefers-color-scheme: dark)');

function watchScheme(listener: () => void): () => void {
  DARK.addEventListener('change', listener);
  return () => DARK.removeEventListener('change', listener);
}

function Plain({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}

/** No story meets the session of another one. */
function FreshCache({ children }: { readonly children: ReactNode }): ReactElement {
  const [client] = useState(() => new QueryClient());
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
