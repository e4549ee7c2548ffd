import { useEffect } from 'react';
import type { ProjectStatus } from '../../../electron/shared/contract/project.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { recognise } from './use-recognition.ts';

/** Goes on with text recognition that a crash or the closing of the project broke off. It can be cancelled as ever. */
export function useResume({ readOnly }: ProjectStatus): void {
  const services = useServices();
  useEffect(() => {
    if (readOnly) return;
    void services.api.call('recognition.waiting', {}).then(answer => {
      if (answer.ok && answer.value.length > 0) void recognise(services, { resume: true });
    });
  }, [services, readOnly]);
}
