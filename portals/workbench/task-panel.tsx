// Why: what only a person can do about a case stands at its head, with who has it, until when and the words that close it;
// what is done stays readable below.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePage } from '../../care/casefile/casefile.contract.ts';
import { finishItem } from '../../care/work/work.contract.ts';
import { ReasonButton } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField } from '../kit/fields.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import css from './case.module.css';
import { useOwn } from './use-own.ts';

type Task = CasePage['tasks'][number];

/** The open tasks of a case, oldest first; nothing when there is none. */
export function Tasks({ of: page }: { readonly of: CasePage }) {
  const open = page.tasks.filter((task) => task.status === 'open');
  if (open.length === 0) return null;
  return (
    <section className={css['alerts']} aria-label="To do">
      {open.map((task) => (
        <OneTask key={task.id} task={task} zone={page.referral.zone} />
      ))}
    </section>
  );
}

function OneTask({ task, zone }: { readonly task: Task; readonly zone: string }) {
  const { item } = task;
  const { claim } = useOwn();
  const evidence = useEvidence();
  const late = item?.risk === 'breached';
  const finish = () =>
    evidence.show({ key: `task-${task.id}`, title: task.label, body: <FinishTask task={task} /> });
  return (
    <div className={css['alert']} data-tone={late ? 'breach' : undefined}>
      <div>
        <p className={css['alertTitle']}>
          <StatusMark tone={late ? 'breach' : 'waiting'} word={task.label} />
          {item?.nextDueAt ? <TimeTwice at={item.nextDueAt} zone={zone} /> : null}
        </p>
        <p>{task.say}</p>
        <p className={css['alertText']}>
          {item?.ownerName ? `With ${item.ownerName}.` : 'Nobody has taken this yet.'}
        </p>
      </div>
      {item === null ? null : (
        <div className={css['alertActions']}>
          {item.can['finish'] === true ? null : (
            <ReasonButton can={item.can['claim']} onClick={() => void claim(item)}>
              Claim
            </ReasonButton>
          )}
          <ReasonButton look="primary" can={item.can['finish']} onClick={finish}>
            Done…
          </ReasonButton>
        </div>
      )}
    </div>
  );
}

function FinishTask({ task }: { readonly task: Task }) {
  const [said, setSaid] = useState('');
  const finish = useAct(finishItem);
  const evidence = useEvidence();
  const tell = useToast();
  const client = useQueryClient();
  const { item } = task;
  if (item === null) return null;
  const close = () =>
    finish.mutate(
      { params: { tenantId: item.tenantId, id: item.id }, body: { say: said } },
      {
        onSuccess: () => {
          tell({ say: `“${task.label}” is done. What you did stands in the timeline.` });
          evidence.close();
          void client.invalidateQueries();
        },
      },
    );
  const why = said.trim().length < 3 ? 'Say first what was done.' : true;
  return (
    <Form label={task.label} problem={finish.error} onSubmit={close}>
      <p>{task.say}</p>
      <LongTextField name="say" label="What was done" required value={said} onChange={setSaid} />
      <FormActions>
        <ReasonButton look="primary" can={why} onClick={close}>
          Done
        </ReasonButton>
      </FormActions>
    </Form>
  );
}
