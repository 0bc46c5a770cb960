import type { ReactNode } from 'react';
import { isLocale, LOCALES, localeStore } from '../messages/localeStore.ts';
import { useMessages } from '../messages/useMessages.ts';
import { useStore } from '../useStore.ts';

export function LocaleSelect(): ReactNode {
  const locale = useStore(localeStore);
  const { shop } = useMessages();
  return (
    <span className="select">
      <select
        aria-label={shop.language}
        value={locale}
        onChange={({ target }) => {
          if (isLocale(target.value)) localeStore.set(target.value);
        }}
      >
        {Object.entries(LOCALES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M2.5 4.5 6 8l3.5-3.5" />
      </svg>
    </span>
  );
}
