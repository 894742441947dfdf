package io.tillstream.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The first few of many in an order, found without putting the rest in order. */
final class Foremost {
    private Foremost() {}

    /**
     * The first few.
     *
     * @param wanted asked only of those that would be among them
     */
    static <T> List<T> of(Stream<T> all, Comparator<T> order, int most, Predicate<T> wanted) {
        PriorityQueue<T> lastFirst = new PriorityQueue<>(most + 1, order.reversed());
        all.forEach(one -> {
            if ((lastFirst.size() < most || order.compare(one, lastFirst.element()) < 0) && wanted.test(one)) {
                lastFirst.add(one);
                if (lastFirst.size() > most) {
                    lastFirst.remove();
                }
            }
        });
        return lastFirst.stream().sorted(order).toList();
    }
}
