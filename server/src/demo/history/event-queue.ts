/** What will happen when, earliest first; of two at the same instant the one that was put in first. */
export interface EventQueue<T> {
  push(at: number, item: T): void;
  pop(): { readonly at: number; readonly item: T } | undefined;
  readonly nextAt: number;
  readonly size: number;
}

interface Node<T> { readonly at: number; readonly order: number; readonly item: T }

/** A binary heap. */
export function createEventQueue<T>(): EventQueue<T> {
  const heap: Node<T>[] = [];
  let order = 0;
  const before = (a: Node<T>, b: Node<T>) => a.at < b.at || (a.at === b.at && a.order < b.order);
  const swap = (i: number, j: number) => { [heap[i], heap[j]] = [heap[j] as Node<T>, heap[i] as Node<T>]; };
  return {
    push: (at, item) => {
      let child = heap.push({ at, order: (order += 1), item }) - 1;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (!before(heap[child] as Node<T>, heap[parent] as Node<T>)) return;
        swap(child, parent);
        child = parent;
      }
    },
    pop: () => {
      const top = heap[0];
      const last = heap.pop();
      if (top === undefined || last === undefined) return undefined;
      if (heap.length === 0) return top;
      heap[0] = last;
      for (let parent = 0; ;) {
        let least = parent;
        for (const child of [2 * parent + 1, 2 * parent + 2]) if (child < heap.length && before(heap[child] as Node<T>, heap[least] as Node<T>)) least = child;
        if (least === parent) return top;
        swap(parent, least);
        parent = least;
      }
    },
    get nextAt() { return heap[0]?.at ?? Infinity; },
    get size() { return heap.length; },
  };
}
