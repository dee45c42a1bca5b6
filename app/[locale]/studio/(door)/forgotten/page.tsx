import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { Notice } from '@/components/studio/controls/notice';
import { DoorFrame } from '@/components/studio/people/door-frame';
import { ForgottenForm } from '@/components/studio/people/forgotten-form';
import { pageAddress } from '@/i18n/addresses';
import { canSendMail } from '@/server/people/letters';

export default async function ForgottenPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'studio.people.door' });
  const byMail = canSendMail();
  return (
    <DoorFrame
      language={language}
      path="/studio/forgotten"
      title={t('forgottenTitle')}
      lead={byMail ? t('forgottenLead') : undefined}
    >
      {byMail ? <ForgottenForm language={language} /> : <Notice>{t('forgottenByHand')}</Notice>}
      <a href={pageAddress(language, '/studio/sign-in')}>{t('toSignIn')}</a>
    </DoorFrame>
  );
}
