/** Privacy notice of the portal itself; each service has its own before the first question. */
import type { VNode } from 'preact'
import { DRAFT_DAYS } from '../records/drafts.ts'
import { Section, TownAddress, type TownFacts } from './legal.tsx'

export const Privacy = (facts: TownFacts): VNode => (
  <>
    {facts.demo && <p>Dies ist eine Demo-Stadt. Geben Sie bitte keine echten Daten ein.</p>}
    <p>
      Was mit den Angaben zu einer Leistung geschieht, lesen Sie dort vor der ersten Frage. Hier steht, was für das
      Portal gilt.
    </p>
    <Section title="Verantwortlich">
      <TownAddress {...facts} />
    </Section>
    <Section title="Wenn Sie nur lesen">
      <p>
        Seiten ohne Formular setzen kein Cookie. Es gibt keine Werbung, keine Auswertung Ihres Verhaltens und keine
        Inhalte von fremden Servern.
      </p>
    </Section>
    <Section title="Wenn Sie ein Formular ausfüllen">
      <ul>
        <li>
          Ein Sitzungs-Cookie (lz_portal) verbindet Ihre Eingaben mit Ihrem Browser. Es gilt höchstens zwölf Stunden und
          wird nach zwei Stunden ohne Eingabe ungültig. Ohne dieses Cookie geht es technisch nicht (§ 25 Abs. 2 Nr. 2
          TDDDG).
        </li>
        <li>
          Nach dem Absenden hält ein weiteres Cookie (lz_code) Ihren Abrufcode eine Viertelstunde lang nur in Ihrem
          Browser, damit Sie die Seite neu laden oder drucken können.
        </li>
        <li>{`Entwürfe und hochgeladene Dateien werden ${DRAFT_DAYS} Tage nach der letzten Eingabe gelöscht, nach dem Absenden einen Tag später.`}</li>
        <li>Codes speichern wir nur als Prüfwert. Wir können sie nicht wieder anzeigen.</li>
      </ul>
    </Section>
    <Section title="E-Mail">
      <p>
        Wenn Sie Nachrichten per E-Mail wünschen, schicken wir Ihnen nur das Aktenzeichen und den Hinweis, dass es etwas
        zu lesen gibt. Der Inhalt bleibt hinter Ihrem Abrufcode, weil eine E-Mail auf dem Weg gelesen werden kann.
      </p>
    </Section>
    <Section title="Wer Ihre Angaben liest">
      <p>
        Nur das zuständige Amt. Jeder Zugriff auf einen Vorgang wird mit Namen, Zweck und Zeit festgehalten. Was ein
        anderes Amt braucht, bekommt es einzeln, nicht den ganzen Vorgang.
      </p>
    </Section>
    <Section title="Ihre Rechte">
      <p>
        Sie können Auskunft, Berichtigung, Löschung, Einschränkung und, wo das Gesetz es vorsieht, Widerspruch verlangen
        (Art. 15 bis 18 und 21 DSGVO). Schreiben Sie dazu der Stadtverwaltung. Beschweren können Sie sich beim
        Landesbeauftragten für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz.
      </p>
    </Section>
  </>
)
