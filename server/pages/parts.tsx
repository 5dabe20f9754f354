/** Small pieces that many pages use, in the forms of the KERN design system. */
import type { ComponentChildren, VNode } from 'preact'
import type { Office } from '../records/offices.ts'

interface AlertProps {
  readonly kind: 'info' | 'success' | 'warning' | 'danger'
  readonly title: string
  /** Read out at once; for what just happened. */
  readonly live?: boolean
  readonly children?: ComponentChildren
}

export const Alert = ({ kind, title, live, children }: AlertProps): VNode => (
  <div class={`kern-alert kern-alert--${kind}`} role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}>
    <div class="kern-alert__header">
      <span class={`kern-icon kern-icon--${kind}`} aria-hidden="true" />
      <h2 class="kern-title">{title}</h2>
    </div>
    {children && <div class="kern-alert__body">{children}</div>}
  </div>
)

interface ButtonProps {
  readonly label: ComponentChildren
  readonly kind?: 'primary' | 'secondary' | 'tertiary'
  readonly small?: boolean
  readonly name?: string
  readonly value?: string
}

export const Button = ({ label, kind = 'primary', small, name, value }: ButtonProps): VNode => (
  <button class={`kern-btn kern-btn--${kind}${small ? ' kern-btn--x-small' : ''}`} name={name} value={value}>
    <span class="kern-label">{label}</span>
  </button>
)

export const LinkButton = ({ href, label, kind = 'primary', small }: ButtonProps & { href: string }): VNode => (
  <a class={`kern-btn kern-btn--${kind}${small ? ' kern-btn--x-small' : ''}`} href={href}>
    <span class="kern-label">{label}</span>
  </a>
)

/** What the Enter key presses: browsers take a form's first button, and that must not be "Entfernen". */
export const EnterButton = ({ name, value }: { name: string; value: string }): VNode => (
  <button class="kern-sr-only" name={name} value={value} tabIndex={-1} aria-hidden="true" />
)

export const Progress = ({ at, of, label }: { at: number; of: number; label: string }): VNode => (
  <div class="kern-progress">
    <label class="kern-label" for="fortschritt">
      {label}
    </label>
    <progress id="fortschritt" value={at} max={of} />
  </div>
)

/** The column heads of a table. */
export const TableHead = ({ titles }: { titles: readonly string[] }): VNode => (
  <thead class="kern-table__head">
    <tr class="kern-table__row">
      {titles.map((title) => (
        <th class="kern-table__header" scope="col">
          {title}
        </th>
      ))}
    </tr>
  </thead>
)

interface TextFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly error?: string | null
  readonly type?: 'text' | 'email' | 'search' | 'password'
  readonly autocomplete?: string
  readonly short?: boolean
}

interface InputErrorProps {
  readonly name: string
  readonly error: string
  /** Read out at once, where no summary above the form does so. */
  readonly live?: boolean
}

export const InputError = ({ name, error, live }: InputErrorProps): VNode => (
  <p class="kern-error" id={`f-${name}-fehler`} role={live ? 'alert' : undefined}>
    <span class="kern-icon kern-icon--danger kern-icon--default" aria-hidden="true" />
    <span class="kern-body">{error}</span>
  </p>
)

interface InputFrameProps extends Pick<TextFieldProps, 'name' | 'label'> {
  readonly hint?: string | undefined
  readonly error?: string | null | undefined
  /** See `InputError`. */
  readonly live?: boolean
  /** What else is to be known before one writes; its id is `f-<name>-vorschlag`. */
  readonly mark?: VNode | null
  readonly children: ComponentChildren
}

/** Label, hint and error around an input outside of the forms of services. */
export const InputFrame = ({ name, label, hint, error, live = false, mark, children }: InputFrameProps): VNode => (
  <div class={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
    <label class="kern-label" for={`f-${name}`}>
      {label}
    </label>
    {hint && (
      <div class="kern-hint" id={`f-${name}-hinweis`}>
        {hint}
      </div>
    )}
    {mark}
    {error && <InputError name={name} error={error} live={live} />}
    {children}
  </div>
)

/** Ties an input to what its frame says. */
export const described = ({ name, hint, error, mark }: Omit<InputFrameProps, 'label' | 'children'>) => ({
  'aria-invalid': error ? ('true' as const) : undefined,
  'aria-describedby':
    [hint ? `f-${name}-hinweis` : '', mark ? `f-${name}-vorschlag` : '', error ? `f-${name}-fehler` : '']
      .filter(Boolean)
      .join(' ') || undefined,
})

/** A line of text in its frame. */
export const TextField = ({ value, type = 'text', autocomplete = 'off', short, ...said }: TextFieldProps): VNode => (
  <InputFrame {...said} live>
    <input
      class={`kern-form-input__input${short ? ' input-medium' : ''}`}
      id={`f-${said.name}`}
      name={said.name}
      type={type}
      value={value ?? ''}
      autocomplete={autocomplete}
      {...described(said)}
    />
  </InputFrame>
)

/** A line in a list of `facts`. */
export const Fact = ({ title, children }: { title: string; children: string }): VNode => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)

/** A code, large enough to copy by hand. */
export const CodeCard = ({
  title,
  code,
  children,
}: {
  title: string
  code: string
  children?: ComponentChildren
}): VNode => (
  <section class="code-card">
    <h2 class="kern-title">{title}</h2>
    <p class="code">{code}</p>
    {children}
  </section>
)

/** Says that answers made more fields visible. */
export const Added = (): VNode => (
  <Alert kind="info" title="Bitte ergänzen Sie" live>
    <p class="kern-body">Aus den Antworten ergeben sich weitere Fragen auf dieser Seite.</p>
  </Alert>
)

/** How an office is reached. */
export const Contact = ({ office }: { office: Office }): VNode => (
  <address class="contact">
    <strong>{office.name}</strong>
    {office.address && <span>{office.address}</span>}
    {office.phone && (
      <span>
        Telefon <a href={`tel:${office.phone.replace(/[^+\d]/g, '')}`}>{office.phone}</a>
      </span>
    )}
    {office.email && (
      <span>
        E-Mail <a href={`mailto:${office.email}`}>{office.email}</a>
      </span>
    )}
    {office.hours && <span>{office.hours}</span>}
  </address>
)
