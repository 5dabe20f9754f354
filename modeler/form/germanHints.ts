/** German for what the form editor explains and complains about: whole sentences, and those with a number or name in them. */
import { germanWords } from './germanWords.ts'

const notHere = 'Wird hier nicht verwendet.'

const sentences: Readonly<Record<string, string>> = {
  'Must not be empty.': 'Darf nicht leer sein.',
  'Must not be empty': 'Darf nicht leer sein.',
  'Must be unique.': 'Das gibt es schon.',
  'Must not contain spaces.': 'Leerzeichen sind hier nicht erlaubt.',
  'Must not contain prefix.': 'Ein Doppelpunkt ist hier nicht erlaubt.',
  'Must be a valid QName.': 'Nur Buchstaben, Ziffern, Punkt, Strich und Unterstrich.',
  'Must be a variable or a dot separated path.': 'Nur Buchstaben, Ziffern und Unterstrich, ohne Ziffer am Anfang.',
  'Must be a variable or a dot-separated path': 'Nur Buchstaben, Ziffern und Unterstrich, ohne Ziffer am Anfang.',
  'Must be empty, a variable or a dot-separated path': 'Leer, oder ein Name ohne Leerzeichen.',
  'Must not contain numerical path segments.': 'Darf nicht mit einer Ziffer anfangen.',
  'Must not be a prohibited path.': 'Dieser Name ist nicht erlaubt.',
  'Must not conflict with other key/path assignments.': 'Diesen Schlüssel hat schon ein anderes Feld.',
  'Must not cause two binding paths to collide': 'Diesen Pfad hat schon ein anderes Feld.',
  'Must be number': 'Bitte eine Zahl.',
  'Value must be a number.': 'Bitte eine Zahl.',
  'A number is required.': 'Bitte eine Zahl.',
  'Should be a valid number.': 'Bitte eine Zahl.',
  'Should be a valid number': 'Bitte eine Zahl.',
  'Should be an integer.': 'Bitte eine ganze Zahl.',
  'Should be greater than zero.': 'Größer als null, bitte.',
  'Should be greater than or equal to zero.': 'Nicht kleiner als null, bitte.',
  'The document data source is required.': 'Die Quelle fehlt.',
  'For security reasons the URL must start with "https".': 'Die Adresse muss mit „https“ anfangen.',
  'Multiple form fields are selected. Select a single form field to edit its properties.':
    'Wählen Sie ein einzelnes Feld, um seine Eigenschaften zu ändern.',
  'Use a unique "key" to link the form element and the related input/output data. When dealing with nested data, break it down in the user task\'s input mapping before using it.':
    'Unter diesem Namen steht die Antwort in Bedingungen und Regeln. Er folgt der Beschriftung, bis Sie ihn selbst ändern, bis etwas ihn verwendet oder bis er bereitgestellt ist.',
  'The error message to display when the input does not match the regular expression.':
    'Steht da, wenn die Eingabe nicht zum Muster passt.',
  'Make this field read-only when it cannot be edited by the end-user, but its content is important for them to see. Its data will still be submitted.':
    'Der Wert wird gezeigt, lässt sich aber nicht ändern.',
  'Disable this field when it should not be interactive for end-users. Its data will not be submitted. This setting takes precedence over read-only.':
    'Das Feld ist ausgegraut, sein Wert wird nicht übernommen. Geht vor „Nur lesen“.',
  'Add properties directly to the form schema, useful to configure functionality in custom-built task applications and form renderers.':
    'Was ein anderes Programm zu diesem Feld wissen will. Zweck, Norm und was Laufzettel sonst liest, steht links.',
  'Link referring to a hosted image, or use a data URI directly to embed image data into the form.':
    'Adresse eines Bildes oder das Bild selbst als data-URI.',
  'Enter a form input variable that contains the data for the table or define an expression to populate the data dynamically.':
    'Name der Liste im Vorgang oder ein FEEL-Ausdruck, der sie ergibt.',
  'Documents whose height exceeds the defined value in pixels will be vertically scrollable':
    'Höhere Dokumente werden gerollt. In Bildpunkten.',
  'Routes the children of this component into a form variable, may be left empty to route at the root level.':
    'Unter diesem Namen stehen die Antworten der Gruppe im Vorgang. Meist bleibt es leer.',
  'Routes the children of this component into a form variable.':
    'Unter diesem Namen stehen die Antworten der Gruppe im Vorgang.',
  'Where the child variables of this component are pathed to.': 'Unter diesem Namen stehen die Antworten der Gruppe.',
  'Condition under which the field is hidden': 'Trifft das zu, fehlt das Feld.',
  'Condition under which the field is deactivated': 'Trifft das zu, ist das Feld ausgegraut.',
  'Define an expression to calculate the value of this field': 'FEEL-Ausdruck, der den Wert ergibt.',
  'Define an expression to populate the options from.': 'FEEL-Ausdruck, der die Möglichkeiten ergibt.',
  'Define which input property to populate the values from': 'Name der Liste im Vorgang.',
  'Specify the source from which to populate the table': 'Woher die Zeilen der Tabelle kommen.',
  'Specify an expression to populate column items': 'FEEL-Ausdruck, der die Spalten ergibt.',
  'Expression or static value (link/data URI)': 'FEEL-Ausdruck, Adresse oder data-URI.',
  'The input property may be an array of simple values or alternatively follow this schema:':
    'Eine Liste von Texten oder von Einträgen dieser Form:',
  'The expression may result in an array of simple values or alternatively follow this schema:':
    'Der Ausdruck ergibt eine Liste von Texten oder von Einträgen dieser Form:',
  '"Static" defines a constant, predefined set of form options. "Input data" defines options that are populated dynamically, adjusting based on variable data for flexible responses to different conditions or inputs. "Expression" defines options that are populated from a FEEL expression.':
    '„Feste Liste“: Sie nennen die Möglichkeiten selbst. Nur diese zeigen die Seiten. „Aus dem Vorgang“ und „Ausdruck“: Eine Liste im Vorgang oder ein FEEL-Ausdruck nennt sie.',
  '"List of items" defines a constant, predefined set of form options. "Expression" defines options that are populated from a FEEL expression.':
    '„Feste Liste“: Sie nennen die Spalten selbst. „Ausdruck“: Ein FEEL-Ausdruck nennt sie.',
  'Supports markdown and templating.': 'Markdown ist möglich.',
  'Supports HTML, styling, and templating. Styles are automatically scoped to the HTML component.': notHere,
  'A source is a JSON object containing metadata for a document or an array of documents.': notHere,
  'Each entry must include a document ID, name, and MIME type.': '',
  'Additional details are optional. The expected format is as follows:': '',
  'When using Camunda Tasklist UI, additional document reference attributes are automatically handled. Modifying the document reference may affect the document preview functionality.':
    '',
  'Enter a HTTPS URL to a source or populate it dynamically via a template or an expression (e.g., to pass a value from the variable).':
    notHere,
  'Please make sure that the URL is safe as it might impose security risks.': '',
  'Not all external sources can be displayed in the iFrame. Read more about it in the': 'Mehr dazu:',
  'X-FRAME-OPTIONS documentation': 'X-FRAME-OPTIONS (englisch)',
  'Allow the iframe to access more functionality of your browser, details regarding the various options can be found in the':
    'Mehr dazu:',
  'MDN iFrame documentation.': 'iFrame bei MDN (englisch)',
  'These options can incur security risks, especially if used in combination with dynamic links. Ensure that you are aware of them, that you trust the source url and only enable what your use case requires.':
    notHere,
  'A comma-separated list of': 'Mit Komma getrennt, zum Beispiel .pdf,.jpg:',
  'file type specifiers': 'mehr dazu (englisch)',
  'Learn more': 'Mehr dazu (englisch)',
  'Learn more in our': 'Mehr dazu:',
  documentation: 'Handbuch von form-js (englisch)',
  'Opened in popup': 'Groß geöffnet',
}

const said = (name: string): string => germanWords[name] ?? name

const patterns: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [/^Create an? (.+) element$/, (name) => `${said(name)} einfügen`],
  [/^Remove (.+)$/, (name) => `${said(name)} entfernen`],
  [/^List contains (\d+) items?$/, (count) => (count === '1' ? 'Ein Eintrag' : `${count} Einträge`)],
  [/^Should be at least (.+)\.$/, (least) => `Mindestens ${least}.`],
  [/^Should be at most (.+)\.$/, (most) => `Höchstens ${most}.`],
  [/^Should not contain more than (\d+) decimal digits\.?$/, (count) => `Höchstens ${count} Nachkommastellen.`],
  [/^Expression for '(.+)'$/, (key) => `Ausdruck für „${key}“`],
  [/^Edit (.+)$/, (name) => `${said(name)} bearbeiten`],
]

/** What the form editor says, in German; undefined where it says nothing that is known here. */
export function sayFormWords(text: string): string | undefined {
  const known = germanWords[text] ?? sentences[text.replace(/\s+/g, ' ')]
  if (known !== undefined) return known
  for (const [pattern, say] of patterns) {
    const found = pattern.exec(text)
    if (found) return say(...found.slice(1))
  }
  return undefined
}
