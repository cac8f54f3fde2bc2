// Why: a letter in the mail is noted where it lies, so that nobody mails it twice.
import { useQueryClient } from '@tanstack/react-query';
import type { ShownPaper } from '../../care/fulfilment/appointment.schema.ts';
import { postLetter, type ShownAppointment } from '../../care/fulfilment/fulfilment.contract.ts';
import { Button } from '../kit/button.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';

/** Says that the letter is in the mail, or since when. */
export function PostedButton({
  of: one,
  paper,
}: {
  readonly of: ShownAppointment;
  readonly paper: ShownPaper;
}) {
  const post = useAct(postLetter);
  const say = useToast();
  const client = useQueryClient();
  if (paper.postedAt !== null) return <StatusMark tone="proved" word="Mailed" />;
  if (one.status !== 'proposed') return null;
  return (
    <Button
      size="small"
      busy={post.isPending}
      onClick={() =>
        post.mutate(
          { params: { tenantId: one.tenantId, id: one.id }, body: {} },
          {
            onSuccess(done) {
              say({ say: done.say });
              void client.invalidateQueries();
            },
            onError: (problem) => say({ say: problem.say, tone: 'risk' }),
          },
        )
      }
    >
      It is in the mail
    </Button>
  );
}
