import { getTranslations } from 'next-intl/server';
import { Identifier, Said } from '@/components/ui/said';
import { communityPath, placePath } from '@/i18n/addresses';
import { dateInCalendar, dateInWords } from '@/i18n/words';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { CALENDARS } from '@/lib/dates/say-calendar';
import { writeNumber } from '@/lib/text/digits';
import styles from './catalogue-record.module.css';
import { DatingArgument } from './dating-argument';
import { Fact, Name, NameLink, Quotation, Remark } from './record-facts';
import { RecordRights } from './record-rights';
import { RecordSource } from './record-source';

interface Props {
  photograph: PhotographView;
  language: Language;
}

/** The facts of the record, each with its term. What the record does not say is left out. */
export async function CatalogueRecord({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  return (
    <section className={styles.record} aria-labelledby="catalogue-record">
      <h2 id="catalogue-record" className="visually-hidden">
        {t('facts')}
      </h2>
      <dl className={styles.facts}>
        <RecordDate photograph={photograph} language={language} />
        {photograph.makers.map((maker) => (
          <Fact key={`${maker.slug} ${maker.role}`} term={t(`roles.${maker.role}`)}>
            <Name authority={maker} language={language} />
          </Fact>
        ))}
        <RecordObject photograph={photograph} language={language} />
        <RecordSubjects photograph={photograph} language={language} />
        <RecordSource photograph={photograph} language={language} />
        <RecordRights photograph={photograph} language={language} />
        <Fact term={t('evidence.label')}>{t(`evidence.${photograph.evidence}`)}</Fact>
      </dl>
    </section>
  );
}

async function RecordDate({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const { edtf, asWritten } = photograph.date;
  const words = edtf === null ? null : await dateInWords(edtf, language);
  return (
    <Fact term={t('date')} below={<DatingArgument photograph={photograph} language={language} />}>
      {words ?? (edtf === null ? t('dateNotKnown') : <Identifier>{edtf}</Identifier>)}
      {asWritten ? (
        <Remark>
          {t.rich('asWritten', {
            text: () => <Quotation key="text" value={asWritten} language={language} />,
          })}
        </Remark>
      ) : null}
      {edtf === null ? null : <OtherCalendars edtf={edtf} language={language} />}
    </Fact>
  );
}

/** What the date is in the calendars of the time, reckoned from ours. */
async function OtherCalendars({ edtf, language }: { edtf: string; language: Language }) {
  const said = await Promise.all(CALENDARS.map((calendar) => dateInCalendar(edtf, calendar, language)));
  return CALENDARS.map((calendar, index) =>
    said[index] ? <Remark key={calendar}>{said[index]}</Remark> : null,
  );
}

async function RecordObject({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const { dimensions, dimensionsAsWritten } = photograph;
  return (
    <>
      <RecordTechnique photograph={photograph} language={language} />
      {dimensions ? (
        <Fact term={t('dimensions')}>
          <bdi dir={directionOf(language)}>
            {t('centimetres', {
              height: writeNumber(dimensions.heightCm, language),
              width: writeNumber(dimensions.widthCm, language),
            })}
          </bdi>{' '}
          ({t(`dimensionsOf.${dimensions.of}`)})
        </Fact>
      ) : null}
      {!dimensions && dimensionsAsWritten ? (
        <Fact term={t('dimensions')}>
          <Said value={dimensionsAsWritten} language={language} />
        </Fact>
      ) : null}
    </>
  );
}

async function RecordTechnique({ photograph: { technique, techniqueTerm }, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  if (!techniqueTerm) {
    return technique ? (
      <Fact term={t('technique')}>
        <Said value={technique} language={language} />
      </Fact>
    ) : null;
  }
  return (
    <Fact term={t('technique')}>
      <Name authority={techniqueTerm} language={language} />
      {technique ? (
        <Remark>
          {t.rich('asWritten', {
            text: () => <Quotation key="text" value={technique} language={language} />,
          })}
        </Remark>
      ) : null}
    </Fact>
  );
}

async function RecordSubjects({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const { places, communities, sourceTitle } = photograph;
  return (
    <>
      {places.length > 0 ? (
        <Fact term={t('places', { count: places.length })}>
          <ul>
            {places.map((place) => (
              <li key={place.slug}>
                <NameLink authority={place} path={placePath(place.slug)} language={language} />
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {communities.length > 0 ? (
        <Fact term={t('communities', { count: communities.length })}>
          <ul>
            {communities.map((community) => (
              <li key={community.slug}>
                <NameLink authority={community} path={communityPath(community.slug)} language={language} />
                {community.basis ? (
                  <Remark>
                    {t.rich('basis', {
                      text: () => (
                        <Quotation
                          key="text"
                          value={{ text: community.basis, lang: sourceTitle?.lang ?? 'en' }}
                          language={language}
                        />
                      ),
                    })}
                  </Remark>
                ) : null}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
    </>
  );
}
