package io.tillstream.till.doctor;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is sensed when it is first asked for, and not again in the same examination. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> sense;
    private @Nullable T sensed;

    Once(Supplier<T> sense) {
        this.sense = sense;
    }

    @Override
    public synchronized T get() {
        T known = sensed;
        if (known == null) {
            known = sense.get();
            sensed = known;
        }
        return known;
    }
}
