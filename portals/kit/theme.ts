// Why: Mantine's pieces are told our sizes and our calm; their colours come from tokens.css, because style tags made at
// run time are off (the content policy allows no inline style).
import { createTheme } from '@mantine/core';

/** Mantine's part of the design language. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  respectReducedMotion: true,
  focusRing: 'never',
  cursorType: 'pointer',
  components: {
    Tooltip: { defaultProps: { transitionProps: { duration: 80 } } },
    Menu: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'md' } },
    Popover: { defaultProps: { transitionProps: { duration: 80 } } },
    Tabs: { defaultProps: { keepMounted: false } },
  },
});
