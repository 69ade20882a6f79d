import type { Child } from 'hono/jsx';

interface Labelled {
  readonly label: string;
  readonly name: string;
  /** Below the label: what to write, in which form. */
  readonly hint?: string | undefined;
  /** What is wrong with what was sent, and what to do. */
  readonly error?: string | null | undefined;
  /** The label is for screen readers alone: something visible beside it says the same. */
  readonly hideLabel?: boolean | undefined;
  /** Id where one page has two fields of a name; `field-<name>` unless told. */
  readonly id?: string | undefined;
  readonly required?: boolean | undefined;
  /** Id of the form it belongs to, where it stands outside. */
  readonly form?: string | undefined;
}

const idOf = ({ id, name }: Pick<Labelled, 'id' | 'name'>): string => id ?? `field-${name}`;

/** Ids of the hint and the error, as `aria-describedby` wants them. */
function described(props: Labelled): string | undefined {
  const ids = [
    ...(props.hint === undefined ? [] : [`${idOf(props)}-hint`]),
    ...(props.error == null ? [] : [`${idOf(props)}-error`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** What every control has around it. */
function Around({ of, children }: { of: Labelled; children?: Child }) {
  const id = idOf(of);
  return (
    <div class={of.error == null ? 'field' : 'field wrong'}>
      <label for={id} class={of.hideLabel === true ? 'unseen' : undefined}>
        {of.label}
        {of.required === true && (
          <span class="must" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {of.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {of.hint}
        </p>
      )}
      {children}
      {of.error != null && (
        <p class="field-error" id={`${id}-error`}>
          {of.error}
        </p>
      )}
    </div>
  );
}

/** The attributes all controls share. */
const common = (props: Labelled) => ({
  id: idOf(props),
  name: props.name,
  required: props.required === true,
  form: props.form,
  'aria-describedby': described(props),
  'aria-invalid': props.error == null ? undefined : ('true' as const),
});

export interface FieldProps extends Labelled {
  readonly value?: string | null | undefined;
  readonly type?: 'text' | 'search' | 'email' | 'password' | 'number' | 'date' | 'url' | undefined;
  readonly autocomplete?: string | undefined;
  readonly inputmode?: 'numeric' | 'text' | 'decimal' | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly step?: string | undefined;
  readonly maxlength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly autofocus?: boolean | undefined;
  /** Id of a datalist with proposals. */
  readonly list?: string | undefined;
  readonly keyName?: string | undefined;
}

/** One line to write. */
export function Field(props: FieldProps) {
  const { value, type = 'text', autocomplete, inputmode, min, max, step, maxlength, placeholder, autofocus } = props;
  return (
    <Around of={props}>
      <input
        {...common(props)}
        type={type}
        value={value ?? undefined}
        autocomplete={autocomplete}
        inputmode={inputmode}
        min={min}
        max={max}
        step={step}
        maxlength={maxlength}
        placeholder={placeholder}
        autofocus={autofocus === true}
        list={props.list}
        data-key={props.keyName}
        data-key-name={props.keyName === undefined ? undefined : props.label}
      />
    </Around>
  );
}

export interface TextAreaProps extends Labelled {
  readonly value?: string | null | undefined;
  readonly rows?: number | undefined;
  readonly maxlength?: number | undefined;
  readonly placeholder?: string | undefined;
}

/** Several lines to write. */
export const TextArea = (props: TextAreaProps) => (
  <Around of={props}>
    <textarea {...common(props)} rows={props.rows ?? 3} maxlength={props.maxlength} placeholder={props.placeholder}>
      {props.value ?? ''}
    </textarea>
  </Around>
);

export interface Option {
  readonly value: string;
  readonly name: string;
}

export interface SelectProps extends Labelled {
  readonly value?: string | readonly string[] | null | undefined;
  readonly options: readonly Option[];
  readonly multiple?: boolean | undefined;
}

const chosen = (value: SelectProps['value'], option: string): boolean =>
  typeof value === 'string' ? value === option : (value ?? []).includes(option);

/** One of a few. */
export const Select = (props: SelectProps) => (
  <Around of={props}>
    <select {...common(props)} multiple={props.multiple === true}>
      {props.options.map(({ value, name }) => (
        <option value={value} selected={chosen(props.value, value)}>
          {name}
        </option>
      ))}
    </select>
  </Around>
);

export interface CheckProps {
  readonly label: Child;
  readonly name: string;
  readonly value?: string | undefined;
  readonly checked?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly id?: string | undefined;
  readonly form?: string | undefined;
}

/** Yes or no. */
export function Check({
  label,
  name,
  value = '1',
  checked = false,
  hint,
  id = `field-${name}-${value}`,
  form,
}: CheckProps) {
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={checked}
        form={form}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Several fields that belong together. */
export const FieldSet = ({ legend, children }: { legend: string; children?: Child }) => (
  <fieldset class="fieldset">
    <legend>{legend}</legend>
    {children}
  </fieldset>
);

export interface ChoicesProps {
  readonly legend: string;
  readonly name: string;
  readonly value?: string | null | undefined;
  readonly options: readonly (Option & { readonly hint?: string | undefined })[];
}

/** One of a few that all want to be read. */
export const Choices = ({ legend, name, value, options }: ChoicesProps) => (
  <FieldSet legend={legend}>
    {options.map((option) => {
      const id = `field-${name}-${option.value}`;
      return (
        <div class="check">
          <input type="radio" id={id} name={name} value={option.value} checked={option.value === value} />
          <label for={id}>{option.name}</label>
          {option.hint !== undefined && <p class="hint">{option.hint}</p>}
        </div>
      );
    })}
  </FieldSet>
);
