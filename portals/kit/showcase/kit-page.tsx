// Why: the design language shown whole on one page, in the frame itself, so that what is ugly is seen before a screen
// is built of it. All people and cases here are invented.
import {
  IconChecklist,
  IconDoor,
  IconForms,
  IconId,
  IconListDetails,
  IconPalette,
  IconFileSearch,
} from '@tabler/icons-react';
import { AppFrame, type Place } from '../app-frame.tsx';
import { followHub } from '../clock.ts';
import { EvidenceSide } from '../evidence.tsx';
import { KeyMapList } from '../key-map.tsx';
import { useKeyPlace } from '../key-place.tsx';
import { CaseSection } from './case-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { FamilySection } from './family.tsx';
import { FormsSection } from './forms.tsx';
import { InkSection } from './ink.tsx';
import { ListsSection } from './lists.tsx';
import { MarksSection } from './marks.tsx';
import css from './kit-page.module.css';
import { sampleNow } from './sample.ts';
import { Section } from './section.tsx';

const places: readonly Place[] = [
  { to: '/kit', hash: 'ink', label: 'Ink', icon: IconPalette, letter: 'i' },
  { to: '/kit', hash: 'marks', label: 'Marks', icon: IconId, letter: 'm' },
  {
    to: '/kit',
    hash: 'case',
    label: 'Case',
    icon: IconChecklist,
    letter: 'c',
    count: { n: 3, say: '3 at risk' },
  },
  { to: '/kit', hash: 'lists', label: 'Lists', icon: IconListDetails, letter: 'l' },
  { to: '/kit', hash: 'forms', label: 'Forms', icon: IconForms, letter: 'f' },
  { to: '/kit', hash: 'evidence', label: 'Evidence', icon: IconFileSearch, letter: 'e' },
  { to: '/kit', hash: 'family', label: 'Door', icon: IconDoor, letter: 'd' },
];

followHub({ get: (name) => (name === 'doorstep-at' ? sampleNow : null) });

/** The page at `/kit`. */
export function KitPage() {
  const { groups } = useKeyPlace();
  return (
    <AppFrame
      name="Design language"
      places={places}
      user={{ name: 'Dana Whitfield', role: 'Care coordinator', detail: 'ext. 4127' }}
    >
      <EvidenceSide>
        <div className={css['page']}>
          <header className={css['title']}>
            <h1>The design language of Doorstep</h1>
            <p>
              Calm first, then speed, then beauty that comes from order. Everyone and everything on this page
              is invented.
            </p>
          </header>
          <InkSection />
          <MarksSection />
          <CaseSection />
          <ListsSection />
          <FormsSection />
          <EvidenceSection />
          <FamilySection />
          <Section id="keys" title="Keys" why="Press ? anywhere for the keys that work right there.">
            <KeyMapList groups={groups} />
          </Section>
        </div>
      </EvidenceSide>
    </AppFrame>
  );
}
