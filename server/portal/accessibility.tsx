/** Statement of accessibility: says what was tested and how, and what was not. */
import type { VNode } from 'preact'
import { Section, TownAddress, type TownFacts } from './legal.tsx'

export const Accessibility = (facts: TownFacts): VNode => (
  <>
    <p>{`Die Stadt ${facts.town} will dieses Portal barrierefrei zugänglich machen (Landesinklusionsgesetz Rheinland-Pfalz, EN 301 549; Rechtsgrundlagen nicht geprüft).`}</p>
    <Section title="Was geprüft ist">
      <ul>
        <li>
          Bei jeder Änderung am Programm: die Seiten dieses Portals mit dem Prüfwerkzeug axe (Regeln für WCAG 2.2,
          Stufen A und AA).
        </li>
        <li>Ausfüllen und Absenden nur mit der Tastatur und ohne JavaScript.</li>
        <li>Darstellung auf schmalen Bildschirmen (390 Pixel).</li>
      </ul>
      <p>Automatische Prüfungen finden nur einen Teil der Barrieren.</p>
    </Section>
    <Section title="Was nicht geprüft ist">
      <ul>
        <li>Eine Prüfung durch Menschen mit Behinderungen oder eine Prüfstelle hat noch nicht stattgefunden.</li>
        <li>Mit Vorleseprogrammen (NVDA, VoiceOver) wurde noch nicht von Hand geprüft.</li>
        <li>Schreiben und Bescheide sind PDF-Dateien mit Struktur; ob sie PDF/UA ganz einhalten, ist nicht geprüft.</li>
        <li>Texte in Leichter Sprache und Videos in Deutscher Gebärdensprache gibt es noch nicht.</li>
      </ul>
      <p>Der Stand der Vereinbarkeit ist deshalb: teilweise vereinbar, Selbstbewertung.</p>
    </Section>
    <Section title="Barriere melden">
      <p>
        Kommen Sie mit etwas nicht zurecht? Schreiben Sie uns oder rufen Sie an. Wir antworten und nehmen Ihr Anliegen
        auf Wunsch am Telefon oder persönlich entgegen.
      </p>
      <TownAddress {...facts} />
    </Section>
    <Section title="Durchsetzung">
      <p>
        Antworten wir nicht zufriedenstellend, können Sie sich an die Durchsetzungsstelle für digitale Barrierefreiheit
        des Landes Rheinland-Pfalz wenden.
      </p>
    </Section>
  </>
)
