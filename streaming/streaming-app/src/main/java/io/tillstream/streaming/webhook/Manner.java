package io.tillstream.streaming.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How messages are tried.
 *
 * @param backOff between attempts
 * @param giveUpAfter how long one message is tried
 * @param absence after how long without a sign of life an instance counts as gone, and others take its partitions
 * @param clock what time it is
 * @param random by what chance waits differ
 */
record Manner(BackOff backOff, Duration giveUpAfter, Duration absence, InstantSource clock, RandomGenerator random) {
    /** As the ledgers have it. */
    static final Duration USUAL_ABSENCE = Duration.ofSeconds(15);
}
