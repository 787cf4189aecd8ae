/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The order of the news: ranked or latest first, and how much each part of the rank counts. */
import { type Choices, CONTROLS, type Control } from "#readers/choices.ts";
import { ChoiceForm } from "./choice-form.tsx";

/** What each part of the rank looks at; its id is where a reason on a page leads to. */
const ABOUT: Record<Control, { name: string; what: string }> = {
  near: { name: "Near", what: "How close to your place it happened, and how far it reaches." },
  fresh: { name: "Fresh", what: "How new it is." },
  coverage: { name: "Covered", what: "How many publishers report it, each with words of its own." },
  original: { name: "Original", what: "Whoever reported it, before whoever repeats it." },
  follows: { name: "Followed", what: "What you follow." },
  history: { name: "Read", what: "What is like the articles you opened; only while “What you read” is on." },
  quality: { name: "Complete", what: "A signed report that can be read here, with a picture." },
  variety: { name: "Variety", what: "Not too much of one story, source or subject." },
  pinned: { name: "Pinned", what: "What an editor of this site puts on top for a time; it is marked." },
  discovery: { name: "Discovery", what: "Now and then one from outside all that; it is marked." },
};

const WEIGHTS = [
  [0, "Off"],
  [0.5, "Less"],
  [1, "Usual"],
  [2, "More"],
] as const;

export const OrderForms = ({ choices }: { choices: Choices }) => (
  <section id="order" aria-labelledby="order-title">
    <h2 id="order-title">The order</h2>
    <ChoiceForm fields={{ do: "order" }} back="/choices#order" label="Set the order">
      <fieldset class="weight">
        <legend class="unseen">The order of the news</legend>
        <Radio
          name="order"
          value="ranked"
          label="Ranked, with the reasons shown"
          checked={choices.order === "ranked"}
        />
        <Radio name="order" value="latest" label="Latest first" checked={choices.order === "latest"} />
      </fieldset>
    </ChoiceForm>
    <h3>What counts in the rank</h3>
    <ChoiceForm fields={{ do: "weigh" }} back="/choices#order" label="Set what counts">
      <div class="weights">
        {CONTROLS.map((control) => (
          <fieldset class="weight" id={control}>
            <legend>{ABOUT[control].name}</legend>
            <p class="note">{ABOUT[control].what}</p>
            {WEIGHTS.map(([weight, label]) => (
              <Radio
                name={control}
                value={String(weight)}
                label={label}
                checked={(choices.weights[control] ?? 1) === weight}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </ChoiceForm>
  </section>
);

type RadioProps = { name: string; value: string; label: string; checked: boolean };

const Radio = ({ name, value, label, checked }: RadioProps) => (
  <label class="radio">
    <input type="radio" name={name} value={value} checked={checked} /> {label}
  </label>
);
