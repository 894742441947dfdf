package io.tillstream.nextbasket;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Does the same work for many, on all processors; who does which part has no influence on the result. */
final class Crew {
    private static final int PORTION = 16;

    /** Work for one of many. */
    interface Work<D> {
        void at(D desk, int index);
    }

    private Crew() {}

    /**
     * Works for 0 to {@code count} - 1.
     *
     * @param desk makes what one worker needs for itself, to be used again and again
     * @param work writes to places nobody else writes to
     */
    static <D> void workFor(int count, Supplier<D> desk, Work<? super D> work) {
        int workers = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), count / PORTION));
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, workers).parallel().forEach(worker -> {
            D own = desk.get();
            for (int from = next.getAndAdd(PORTION); from < count; from = next.getAndAdd(PORTION)) {
                for (int index = from; index < Math.min(count, from + PORTION); index++) {
                    work.at(own, index);
                }
            }
        });
    }
}
