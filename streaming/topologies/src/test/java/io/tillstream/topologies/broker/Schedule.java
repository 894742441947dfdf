package io.tillstream.topologies.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What goes wrong while a trade is uploaded, the same for the same seed.
 *
 * @param seed which one
 * @param faults one before each part of the trade
 */
record Schedule(long seed, List<Fault> faults) {
    /** Of each, so many parts: a fault in each, and one without. */
    static final int PARTS = 7;

    private static final int BROKERS = 3;
    private static final int INSTANCES = 2;

    Schedule {
        faults = List.copyOf(faults);
    }

    /** One thing that goes wrong. */
    sealed interface Fault {
        /** A broker dies, and comes back after the part was sent. */
        record BrokerKilled(int broker) implements Fault {}

        /** A broker stands still while the part is sent. */
        record BrokerPaused(int broker, Duration time) implements Fault {}

        /** An instance of the streams dies with the part in its hands, and comes back, with or without its state. */
        record StreamsKilled(int instance, boolean losesItsState) implements Fault {}

        /** An instance stands still longer than the group waits for it, and then goes on as if nothing had happened. */
        record StreamsPaused(int instance, Duration time) implements Fault {}

        /** All that was uploaded comes again, some of it many times, from another producer. */
        record UploadedAgain(int times) implements Fault {}

        /** The part comes in any order. */
        record Shuffled() implements Fault {}

        /** Bytes that are no fact. */
        record Poison(int records) implements Fault {}
    }

    /** Poison, a flood of duplicates and disorder, and between them brokers and instances that fail. */
    static Schedule of(long seed) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>(List.of(
                new Fault.UploadedAgain(2 + random.nextInt(49)),
                new Fault.Shuffled(),
                new Fault.Poison(1 + random.nextInt(5))));
        List<Fault> failing = new ArrayList<>(List.of(
                new Fault.BrokerKilled(random.nextInt(BROKERS)),
                new Fault.BrokerPaused(random.nextInt(BROKERS), seconds(random, 2, 9)),
                new Fault.StreamsKilled(random.nextInt(INSTANCES), random.nextBoolean()),
                new Fault.StreamsKilled(random.nextInt(INSTANCES), random.nextBoolean()),
                new Fault.StreamsPaused(random.nextInt(INSTANCES), seconds(random, 8, 12))));
        Collections.shuffle(failing, random);
        faults.addAll(failing.subList(0, PARTS - 1 - faults.size()));
        Collections.shuffle(faults, random);
        return new Schedule(seed, faults);
    }

    private static Duration seconds(Random random, int from, int to) {
        return Duration.ofSeconds(from + random.nextInt(to - from + 1));
    }
}
