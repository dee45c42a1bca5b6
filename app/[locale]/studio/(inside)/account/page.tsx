import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { ChangePassword } from '@/components/studio/people/change-password';
import styles from '@/components/studio/people/people.module.css';
import { ProfileForm } from '@/components/studio/people/profile-form';
import { SecondFactor } from '@/components/studio/people/second-factor';
import { Sessions } from '@/components/studio/people/sessions';
import { loadAccount } from '@/server/people/loaders';
import { enterStudio } from '../../enter-studio';

export default async function AccountPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language);
  const { sessions, hasSecondFactor } = await loadAccount(actor, await headers());
  const t = await getTranslations({ locale: language, namespace: 'studio.people.account' });
  const email = actor.email ?? '';
  return (
    <>
      <PageHead title={t('title')} lead={t('signInAs', { email: `\u2068${email}\u2069` })} />
      <div className={styles.account}>
        <section className={styles.part} aria-labelledby="profile">
          <h2 id="profile">{t('profile')}</h2>
          <ProfileForm name={actor.name} language={actor.language} />
        </section>
        <section className={styles.part} aria-labelledby="password">
          <h2 id="password">{t('password')}</h2>
          <ChangePassword email={email} />
        </section>
        <section className={styles.part} aria-labelledby="second-factor">
          <h2 id="second-factor">{t('secondFactor')}</h2>
          <SecondFactor isOn={hasSecondFactor} />
        </section>
        <section className={styles.part} aria-labelledby="sessions">
          <h2 id="sessions">{t('sessions')}</h2>
          <Sessions language={language} sessions={sessions} />
        </section>
      </div>
    </>
  );
}
