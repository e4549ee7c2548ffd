import { useAction, useQuery } from '../../bridge/hooks.tsx';
import { Button, openMenu } from '../../ui/index.ts';
import { languageChoices, languagesWords, sameLanguages } from './languages.ts';

/** Says which languages text is recognised in; opens the list to choose others, which the project remembers. */
export function LanguageButton({ readOnly }: { readonly readOnly: boolean }) {
  const options = useQuery('recognition.options', {}, []);
  const wish = useQuery('recognition.wish', {}, ['recognition_wish']);
  const prefer = useAction('recognition.prefer');
  if (options.status !== 'ready' || wish.status !== 'ready') return null;
  const { languages } = wish.value;
  const choices = languageChoices(options.value).map(names => ({
    words: languagesWords(names),
    run: () => void prefer.run({ languages: [...names] }),
    ...(sameLanguages(names, languages) && { icon: 'tick' as const }),
  }));
  const more = {
    words: 'More languages',
    run: () => undefined,
    off: `Put .traineddata files into ${options.value.folder}`,
  };
  return (
    <Button
      small
      look="quiet"
      words={languages.length === 0 ? 'Languages: found out' : `In ${languagesWords(languages)}`}
      aria-haspopup="menu"
      disabled={readOnly}
      onClick={event =>
        openMenu(event.currentTarget, 'Languages to recognise text in', [...choices, 'divider', more])
      }
    />
  );
}
