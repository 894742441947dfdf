package io.tillstream.events.assortment;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one item costs, where and from when on: every step of its price that is known. Steps to come wait for their time, so
 * that whoever heard of one beforehand changes it in time, with or without network.
 *
 * <p>At an instant, in a store, the step holds that began last of the chain's and of the store's own; of two that begin at the
 * same instant the store's own. So a store's own price ends when the chain has a later one. The order in which steps were heard
 * of means nothing, and a step that is withdrawn leaves those that it had covered.
 *
 * <p>Of records under the item's number alone, the one told last holds from its time on, and what was told before and was to
 * begin then or later is forgotten. Where such a record and a step begin at the same instant, the step holds.
 *
 * @param latestFirst what was told under the item's number alone, each from an earlier time than the one before it
 * @param steps steps of their own keys, the latest first, of one instant a store's own before the chain's; absent for none
 */
public record ItemPrices(List<Price> latestFirst, @Nullable List<Price> steps) {
    /** Of an item without a price. */
    public static final ItemPrices NONE = new ItemPrices(List.of(), null);

    /** Steps that have ended and are kept at a till: two may be withdrawn, one after the other. */
    private static final int ENDED = 2;

    private static final Comparator<Price> ORDER = Comparator.comparing(Price::effectiveFrom)
            .reversed()
            .thenComparing(Price::store, Comparator.nullsLast(Comparator.naturalOrder()));

    public ItemPrices {
        latestFirst = List.copyOf(latestFirst);
        steps = steps == null || steps.isEmpty() ? null : List.copyOf(steps);
        inOrder(latestFirst, Comparator.comparing(Price::effectiveFrom).reversed());
        inOrder(steps == null ? List.of() : steps, ORDER);
    }

    private static void inOrder(List<Price> prices, Comparator<Price> order) {
        for (int i = 1; i < prices.size(); i++) {
            if (order.compare(prices.get(i - 1), prices.get(i)) >= 0) {
                throw new IllegalArgumentException("Item " + prices.get(i).gtin()
                        + " has prices that are not in order of their times, the latest first.");
            }
        }
    }

    /** With the record of a key, in place of what that key said before. */
    public ItemPrices with(PriceKey key, Price price) {
        return key.from() == null ? told(price) : without(key).with(price);
    }

    /** With a step, in place of another of the same instant and reach. */
    public ItemPrices with(Price step) {
        return new ItemPrices(
                latestFirst,
                Stream.concat(known().stream().filter(held -> ORDER.compare(held, step) != 0), Stream.of(step))
                        .sorted(ORDER)
                        .toList());
    }

    /** With what was told now under the item's number alone. */
    public ItemPrices told(Price price) {
        List<Price> next = new ArrayList<>();
        next.add(price);
        latestFirst.stream()
                .filter(held -> held.effectiveFrom().isBefore(price.effectiveFrom()))
                .forEach(next::add);
        return new ItemPrices(next, steps);
    }

    /** Without what a key said. */
    public ItemPrices without(PriceKey key) {
        Instant from = key.from();
        return from == null
                ? new ItemPrices(List.of(), steps)
                : new ItemPrices(
                        latestFirst,
                        known().stream()
                                .filter(held -> !PriceKey.of(held).equals(key))
                                .toList());
    }

    /** Only what was told under the item's number alone. */
    public ItemPrices toldAlone() {
        return new ItemPrices(latestFirst, null);
    }

    /**
     * Without what ended so long ago that nobody asks for it; to be asked of the steps of one store and the chain. Of steps, two
     * that have ended stay, because those after them may still be withdrawn.
     *
     * @param oldest the earliest moment anybody will still ask for
     */
    public ItemPrices askedSince(Instant oldest) {
        return new ItemPrices(heldSince(latestFirst, oldest, 0), heldSince(known(), oldest, ENDED));
    }

    private static List<Price> heldSince(List<Price> prices, Instant oldest, int ended) {
        int kept = 0;
        int begun = 0;
        while (kept < prices.size() && begun <= ended) {
            begun += prices.get(kept).effectiveFrom().isAfter(oldest) ? 0 : 1;
            kept++;
        }
        return prices.subList(0, kept);
    }

    /** What it costs where the chain has no price of one store alone; empty before the first that is known. */
    public Optional<Price> at(Instant moment) {
        return at(null, moment);
    }

    /** What it costs in a store; empty before the first price that is known there. */
    public Optional<Price> at(@Nullable StoreId store, Instant moment) {
        Price step = begunLast(known(), store, moment);
        Price told = begunLast(latestFirst, store, moment);
        return Optional.ofNullable(
                step == null || (told != null && told.effectiveFrom().isAfter(step.effectiveFrom())) ? told : step);
    }

    private static @Nullable Price begunLast(List<Price> prices, @Nullable StoreId store, Instant moment) {
        for (Price price : prices) {
            if (!price.effectiveFrom().isAfter(moment) && price.isFor(store)) {
                return price;
            }
        }
        return null;
    }

    /**
     * The steps that hold in a store within a time, the earliest first: the one that holds at its beginning, where there is one,
     * and each that begins before its end.
     */
    public List<Price> between(StoreId store, Instant from, Instant until) {
        List<Price> holding = new ArrayList<>();
        Stream.concat(
                        Stream.of(from),
                        each().map(Price::effectiveFrom).filter(begin -> begin.isAfter(from) && begin.isBefore(until)))
                .sorted()
                .distinct()
                .forEach(begin -> at(store, begin)
                        .filter(price -> holding.isEmpty() || !holding.getLast().equals(price))
                        .ifPresent(holding::add));
        return List.copyOf(holding);
    }

    /** All steps that have held or will hold in a store, the earliest first. */
    public List<Price> holdingIn(StoreId store) {
        return between(store, Instant.MIN, Instant.MAX);
    }

    /** The first price that is known of a store or the chain. */
    public Optional<Price> first(@Nullable StoreId store) {
        return each().map(Price::effectiveFrom)
                .sorted()
                .flatMap(begin -> at(store, begin).stream())
                .findFirst();
    }

    /** All that are known, in no order. */
    public Stream<Price> each() {
        return Stream.concat(latestFirst.stream(), known().stream());
    }

    /** Whether nothing is known. */
    public boolean holdsNothing() {
        return latestFirst.isEmpty() && steps == null;
    }

    private List<Price> known() {
        return steps == null ? List.of() : steps;
    }

    /**
     * Takes a record of {@code fact.price.v1} in.
     *
     * @param into what is known by item; an item without any price is taken out
     * @param key as on the topic
     * @param value the price; absent where it is withdrawn
     * @throws IllegalArgumentException when the key is none
     */
    public static void take(Map<Gtin, ItemPrices> into, String key, @Nullable Price value) {
        PriceKey of = PriceKey.parse(key);
        into.compute(of.gtin(), (gtin, held) -> {
            ItemPrices before = held == null ? NONE : held;
            ItemPrices after = value == null ? before.without(of) : before.with(of, value);
            return after.holdsNothing() ? null : after;
        });
    }
}
