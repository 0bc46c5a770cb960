import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import { StageFrame } from '../stories/stage/StageFrame.tsx';
import { initialStage, stageTools } from './stageTools.ts';
import './preview.css';

// A machine that builds and tests at once is slow.
configure({ asyncUtilTimeout: 10_000 });

export const preview = definePreview({
  addons: [addonDocs(), addonA11y()],
  tags: ['autodocs'],
  globalTypes: stageTools,
  initialGlobals: initialStage,
  parameters: {
    layout: 'fullscreen',
    // Found violations fail a story.
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    controls: { expanded: true, sort: 'requiredFirst' },
    docs: { toc: true, story: { inline: true } },
    options: {
      storySort: {
        order: [
          'ClinkCheckout',
          'CheckoutReturn',
          'Status',
          'Parts',
          'CheckoutInspector',
          'Recipes',
          ['Dialog', 'Drawer', 'Multi-step', 'Headless hook', 'Foreign design system'],
        ],
      },
    },
  },
  decorators: [
    (Story, { globals, viewMode, parameters }) => (
      <StageFrame
        globals={globals}
        width={parameters['stageWidth'] as number | undefined}
        isPage={viewMode === 'story'}
        isStyled={parameters['ownStyles'] !== true}
      >
        <Story />
      </StageFrame>
    ),
  ],
});

export default preview;
