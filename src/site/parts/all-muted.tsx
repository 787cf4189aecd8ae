/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Where a list is empty by the reader's own mutes alone: nobody shall think that nothing was reported. */

export const AllMuted = () => (
  <p class="prose">
    Everything here is muted by you. <a href="/choices#mute">What you muted</a>
  </p>
);
