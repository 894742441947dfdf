package io.tillstream.dashboards.models;

import io.tillstream.dashboards.alerts.Told;
import java.util.stream.Stream;

/**
 * How the alerts of a model came out.
 *
 * @param kept what was said of those that say something of it, beside what came
 * @param disturbed how many say nothing, because goods came or went otherwise than over a till
 * @param awaited how many wait for their delivery
 */
record Followed(WordKept kept, long disturbed, long awaited) {
    static Followed of(Stream<Told> alerts) {
        WordKept.Counting counting = new WordKept.Counting();
        long[] rest = new long[2];
        alerts.forEach(one -> {
            switch (one.what()) {
                case AWAITED -> rest[1]++;
                case SAYS_NOTHING -> rest[0]++;
                case CAME -> counting.add(one.basisPoints(), true);
                case STAYED_AWAY -> counting.add(one.basisPoints(), false);
            }
        });
        return new Followed(counting.kept(), rest[0], rest[1]);
    }
}
