/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A form to write in: a comment, an answer, a change, a word to the editors. */
export type CommentFormProps = {
  action: string;
  /** Empty where there is nothing to write. */
  label: string;
  /** Under which it will stand. */
  name?: string | undefined;
  text?: string | undefined;
  hidden?: Readonly<Record<string, string>> | undefined;
  button: string;
  rows?: number;
  /** False where marks mean nothing. */
  marks?: boolean;
  required?: boolean;
  /** What is chosen before. */
  choice?: { name: string; label: string; options: Readonly<Record<string, string>> };
};

export function CommentForm(props: CommentFormProps) {
  const { action, label, name, hidden = {}, button, marks = true, choice } = props;
  return (
    <form class="comment-form" method="post" action={action}>
      {Object.entries(hidden).map(([key, value]) => (
        <input type="hidden" name={key} value={value} />
      ))}
      {choice && (
        <>
          <label for={choice.name}>{choice.label}</label>
          <select id={choice.name} name={choice.name}>
            {Object.entries(choice.options).map(([value, words]) => (
              <option value={value}>{words}</option>
            ))}
          </select>
        </>
      )}
      {label !== "" && <Words {...props} />}
      <div class="comment-send">
        <button class="button" type="submit">
          {button}
        </button>
        {name !== undefined && (
          <span class="note">
            as <bdi>{name}</bdi>
          </span>
        )}
        {marks && label !== "" && <span class="note">*slanted*, **strong**, &gt; quote, - list, `code`</span>}
      </div>
    </form>
  );
}

const Words = ({ label, text, rows = 8, required = true }: CommentFormProps) => (
  <>
    <label for="text">{label}</label>
    <textarea id="text" name="text" rows={rows} maxlength={10_000} required={required} dir="auto">
      {/* HTML leaves out the first line end in it. */}
      {text ? `\n${text}` : ""}
    </textarea>
  </>
);
