export interface Picture {
  /** Of its file, too. */
  readonly name: string;
  /** A story's id. */
  readonly story: string;
  /** What the story is given, in Storybook's notation: `layout:split`. */
  readonly args?: string | undefined;
  readonly dark?: boolean | undefined;
  /** In Arabic, from right to left. */
  readonly arabic?: boolean | undefined;
  /** The page's, in pixels. @default 480 */
  readonly width?: number | undefined;
  /** The most that the column may take, in pixels. @default the story's own */
  readonly column?: number | undefined;
  readonly forcedColors?: boolean | undefined;
  /** Whether what has the focus keeps it. */
  readonly focused?: boolean | undefined;
  /** A selector. @default the column, with what surrounds it */
  readonly element?: string | undefined;
}

type Variant = Pick<Picture, 'dark' | 'arabic'>;

const light: Variant = {};
const dark: Variant = { dark: true };

/** One picture for each look. */
function inLooks(picture: Picture, looks: readonly Variant[]): Picture[] {
  return looks.map((look) => ({ ...picture, ...look, name: `${picture.name}${look.dark ? '-dark' : ''}` }));
}

function arrangement(layout: 'stacked' | 'split', width: number, arabic = false): Picture {
  return {
    name: `${arabic ? 'arabic' : 'checkout'}-${layout}-${width}`,
    story: 'status--ready',
    args: `layout:${layout}`,
    arabic,
    width,
    column: layout === 'split' ? 960 : undefined,
  };
}

/** A story of a part alone. */
function part(folder: string, story: string): Picture {
  return { name: `${folder}-${story}`, story: `parts-${folder}--${story}` };
}

const MOUNTING = { story: 'status--mounting', width: 390 };
const STATUSES = { story: 'parts-checkoutstatus--every-status', width: 600 };
const DIALOG = { story: 'recipes-dialog--open-and-close', element: 'dialog', width: 540 };
const DRAWER = { story: 'recipes-drawer--keeps-what-was-typed', element: '.recipe-drawer', width: 800 };

/** Everything that is compared. */
export const PICTURES: readonly Picture[] = [
  ...inLooks(arrangement('stacked', 1280), [light, dark]),
  ...inLooks(arrangement('stacked', 390), [light, dark]),
  ...inLooks(arrangement('split', 1280), [light, dark]),
  ...inLooks(arrangement('split', 390), [light, dark]),
  ...inLooks(arrangement('stacked', 390, true), [light, dark]),
  ...inLooks(arrangement('split', 1280, true), [light, dark]),
  { name: 'checkout-column-280', story: 'status--ready', width: 400, column: 280 },
  { name: 'checkout-forced-colors', story: 'status--declined', forcedColors: true },

  ...inLooks({ name: 'skeleton-stacked', ...MOUNTING }, [light, dark]),
  { name: 'skeleton-stacked-arabic', ...MOUNTING, arabic: true },
  { name: 'skeleton-split', ...MOUNTING, args: 'layout:split', width: 1280, column: 960 },
  {
    name: 'skeleton-split-arabic',
    ...MOUNTING,
    args: 'layout:split',
    width: 1280,
    column: 960,
    arabic: true,
  },

  { name: 'pending', story: 'status--pending', width: 390 },
  { name: 'complete', story: 'status--complete', width: 390 },
  { name: 'declined', story: 'status--declined', width: 390 },
  { name: 'failed-before-amounts', story: 'status--failed-for-good', width: 390 },

  ...inLooks({ name: 'statuses', ...STATUSES }, [light, dark]),
  ...inLooks({ name: 'statuses-arabic', ...STATUSES, arabic: true }, [light, dark]),
  { name: 'statuses-280', ...STATUSES, column: 280 },

  part('promotioncode', 'collapsed'),
  { ...part('promotioncode', 'editing'), focused: true },
  part('promotioncode', 'applied'),
  ...inLooks(part('promotioncode', 'rejected'), [light, dark]),
  ...inLooks(part('paybutton', 'ready'), [light, dark]),
  ...inLooks(part('paybutton', 'submitting'), [light, dark]),
  part('paybutton', 'waiting'),
  part('ordersummary', 'lines'),
  part('ordersummary', 'discount-and-tax'),
  part('ordersummary', 'subscription'),
  part('ordersummary', 'long-names'),

  ...inLooks({ name: 'return-paid', story: 'checkoutreturn--paid', width: 390 }, [light, dark]),
  { name: 'return-failed', story: 'checkoutreturn--failed', width: 390 },
  { name: 'return-unavailable', story: 'checkoutreturn--unavailable', width: 1280 },

  ...inLooks({ name: 'dialog', ...DIALOG }, [light, dark]),
  ...inLooks({ name: 'drawer', ...DRAWER }, [light, dark]),
];
