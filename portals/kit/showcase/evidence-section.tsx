// Why: the evidence side: the original's pages, what happened, and the proof of a clock.
import { DeadlineProof } from '../deadline-proof.tsx';
import { PageViewer } from '../page-viewer.tsx';
import { Timeline } from '../timeline.tsx';
import { boston, samplePages, sampleProof, sampleStrip, sampleTimeline } from './sample.ts';
import { Piece, Section } from './section.tsx';

/** Pages, timeline, proof. */
export function EvidenceSection() {
  return (
    <Section
      id="evidence"
      title="Evidence"
      why="The original is the truth. It stands beside the work, lit where a field was read from; the timeline says who did what; every clock explains itself."
    >
      <Piece name="Pages">
        <PageViewer title="Order, by fax, 3 pages" pages={samplePages} strip={sampleStrip} height="600px" />
      </Piece>
      <Piece name="Timeline">
        <Timeline entries={sampleTimeline} zone={boston} />
      </Piece>
      <Piece name="Proof of a deadline">
        <DeadlineProof proof={sampleProof} />
      </Piece>
    </Section>
  );
}
