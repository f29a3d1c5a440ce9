import { useState } from 'preact/hooks';
import type { PopupModel } from '../model/popup.ts';
import { phrase } from '../phrase.ts';
import { POLICY_FAULT_TEXT, POLICY_STATE_TEXT, POPUP_TEXT } from '../text.ts';

interface PolicySectionProps {
  readonly policy: NonNullable<PopupModel['policy']>;
  readonly institution: string | null;
  refreshPolicy(): Promise<void>;
}

type Check = 'idle' | 'running' | 'failed';

/** The policy in force, why the last check gave no new one, which settings were not understood, and a button to check again. */
export function PolicySection({ policy, institution, refreshPolicy }: PolicySectionProps) {
  const [check, setCheck] = useState<Check>('idle');
  const state = POLICY_STATE_TEXT[policy.state];
  const fault = policy.fault === null ? null : POLICY_FAULT_TEXT[policy.fault];

  const source = [
    institution,
    policy.serial === null ? null : phrase(POPUP_TEXT.serial, { serial: String(policy.serial) }),
  ].filter((part) => part !== null);

  function refresh(): void {
    setCheck('running');
    refreshPolicy().then(
      () => setCheck('idle'),
      () => setCheck('failed'),
    );
  }

  return (
    <section class="part" aria-labelledby="policy">
      <div class="part-head">
        <h2 id="policy">{POPUP_TEXT.policy}</h2>
        <span class={`pill pill-${policy.tone}`}>{state.word}</span>
      </div>
      <div role="status">
        {source.length > 0 && <p class="small">{source.join(', ')}</p>}
        <p class="small quiet">{state.meaning}</p>
        {fault !== null && (
          <p class="small fault">
            <strong>{fault.what}.</strong> {fault.remedy}
          </p>
        )}
        {policy.ignoredSettings.length > 0 && (
          <p class="small fault">
            <strong>{phrase(POPUP_TEXT.ignored, { settings: policy.ignoredSettings.join(', ') })}</strong>{' '}
            {POPUP_TEXT.ignoredRemedy}
          </p>
        )}
        {check === 'failed' && <p class="small fault">{POPUP_TEXT.refreshFailed}</p>}
      </div>
      {policy.state !== 'default' && (
        <button type="button" class="button" onClick={refresh} disabled={check === 'running'}>
          {check === 'running' ? POPUP_TEXT.refreshing : POPUP_TEXT.refresh}
        </button>
      )}
    </section>
  );
}
