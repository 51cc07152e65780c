import { AccessMode, Volume } from '../../../charts';

test('fails for a claim that cannot exist', () => {
  expect(() => Volume.fromClaim('My Disk', { accessMode: AccessMode.READ_WRITE_ONCE })).toThrow(
    "'claimName' must be a DNS label (1 to 63 of a-z, 0-9 and '-', first a letter, last no '-'), got 'My Disk' (7 characters), e.g. 'front-page' [at Volume.fromClaim]",
  );
});

test('fails for a limit that is no quantity', () => {
  expect(() => Volume.scratch('work', { sizeLimit: '64 MB' })).toThrow(
    "'sizeLimit' must be a positive quantity, got '64 MB', e.g. '64Mi' [at Volume.scratch]",
  );
});
