/** A clock that goes on by a millisecond whenever it is asked, so that no two things happen at one moment. */
export function tickingClock(startMs: number): () => Date {
  let ms = startMs;
  return () => {
    ms += 1;
    return new Date(ms);
  };
}
