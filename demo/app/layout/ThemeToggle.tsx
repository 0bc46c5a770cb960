import type { ReactNode } from 'react';
import { useMessages } from '../messages/useMessages.ts';
import { useStore } from '../useStore.ts';
import { themeStore } from './themeStore.ts';

export function ThemeToggle(): ReactNode {
  const theme = useStore(themeStore);
  const { shop } = useMessages();
  const other = theme === 'dark' ? 'light' : 'dark';
  const label = other === 'dark' ? shop.darkTheme : shop.lightTheme;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => themeStore.set(other)}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        {other === 'dark' ? (
          <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />
        ) : (
          <>
            <circle cx="12" cy="12" r="4.25" />
            <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4" />
          </>
        )}
      </svg>
    </button>
  );
}
