import { inject } from 'vitest';
import { overrideLook } from '../stories/stage/look.ts';
import { failOnConsoleOutput } from '../test/setup/expectConsole.ts';

// Each run of the stories has a theme and a direction of its own.
overrideLook(inject('storyLook'));

failOnConsoleOutput();
