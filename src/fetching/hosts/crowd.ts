/** At most `size` at once for each name; the others wait in order. For hosts that are the operator's own. */
export type Crowd = { enter(name: string): Promise<() => void> };

export function openCrowd(size: number): Crowd {
  const rooms = new Map<string, { inside: number; waiting: (() => void)[] }>();
  return {
    async enter(name) {
      const room = rooms.get(name) ?? { inside: 0, waiting: [] };
      rooms.set(name, room);
      if (room.inside < size) room.inside++;
      else await new Promise<void>((go) => room.waiting.push(go));
      return () => {
        const next = room.waiting.shift();
        if (next) return next();
        room.inside--;
        if (room.inside === 0) rooms.delete(name);
      };
    },
  };
}
