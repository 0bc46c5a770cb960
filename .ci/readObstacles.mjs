/**
 * What stands in the way of a release; nothing where it may go ahead.
 *
 * @param {object} state
 * @param {string} state.status what `git status --porcelain` prints
 * @param {string[]} state.changesets files in `.changeset`
 * @param {string} state.version the manifest's
 * @param {string} state.changelog
 * @param {boolean} state.isInCi whether continuous integration runs it, and so may publish
 * @param {string | undefined} state.tag that the run was started for, where it was
 * @returns {string[]}
 */
export function readObstacles({ status, changesets, version, changelog, isInCi, tag }) {
  const obstacles = [];
  if (status.trim() !== '') {
    obstacles.push(
      `The working tree is not clean, so what is published would be no commit. Commit or undo:\n${status}`,
    );
  }
  const waiting = changesets.filter((file) => file.endsWith('.md') && file !== 'README.md');
  if (waiting.length > 0) {
    obstacles.push(
      `${waiting.length} changes are in no version yet, so the changelog would not tell of them. Run \`npm run bump\` and commit.`,
    );
  }
  if (!changelog.split('\n').includes(`## ${version}`)) {
    obstacles.push(
      `CHANGELOG.md has no section "## ${version}", so nobody could read what is new. Run \`npm run bump\`, or name the section so.`,
    );
  }
  if (tag !== undefined && tag !== `v${version}`) {
    obstacles.push(`The tag is ${tag} and the version ${version}: one of them is wrong. Tag v${version}.`);
  }
  if (isInCi && tag === undefined) {
    obstacles.push(
      `No tag says that ${version} is to be released, so nobody has decided it. Tag v${version} and push the tag.`,
    );
  }
  return obstacles;
}
