package io.tillstream.training.bench;

import io.tillstream.training.SparkSessions;
import io.tillstream.training.replay.Campaign;
import io.tillstream.training.replay.Replay;
import io.tillstream.training.replay.Tally;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/** Months of baskets priced again by Spark, beside the same engine in a loop of one thread. */
final class ReplaySubject implements Subject {
    private static final int PER_PART = 50_000;
    private static final int WARM_UP_PARTS = 8;

    /** Parts that the loop prices, too. */
    private static final int SAMPLE = 4;

    private final int baskets;

    ReplaySubject(int baskets) {
        this.baskets = baskets;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void measure(Path folder, Consumer<Figure> told) throws Exception {
        PromotedMonths months = new PromotedMonths(PER_PART);
        Campaign campaign = Campaign.of(PromotedMonths.promotions());
        try (SparkSession spark = SparkSessions.at("local[*]", "tillstream-bench-replay", 2)) {
            spark.sparkContext().setLogLevel("ERROR");
            Replay replay = new Replay(spark, campaign);
            replay.ofParts(WARM_UP_PARTS, months);
            Tally loop = looped(campaign, months);
            boolean equal = isSame(loop, replay.ofParts(SAMPLE, months));
            long begun = System.nanoTime();
            Tally all = replay.ofParts(Math.max(1, baskets / PER_PART), months);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Tally again = looped(campaign, months);
            double inLoop = (perSecondAndCore(loop) + perSecondAndCore(again)) / 2;
            told.accept(Figure.of(
                    "replay: baskets a second and core",
                    perSecondAndCore(all),
                    new Figure.Peer("the engine in a loop of one thread", inLoop),
                    "/s",
                    1,
                    equal));
            told.accept(Figure.of(
                    "replay: %,d baskets, %,d lines".formatted(all.baskets(), all.lines()),
                    seconds,
                    new Figure.Peer("as long as that loop would take", all.baskets() / inLoop),
                    "s",
                    1,
                    equal));
        }
    }

    private static Tally looped(Campaign campaign, PromotedMonths months) {
        Tally tally = Tally.NONE;
        for (int part = 0; part < SAMPLE; part++) {
            tally = tally.plus(campaign.of(months.part(part)));
        }
        return tally;
    }

    private static double perSecondAndCore(Tally tally) {
        return tally.baskets() / (tally.processorNanos() / 1e9);
    }

    private static boolean isSame(Tally one, Tally other) {
        return one.baskets() == other.baskets()
                && one.grossMinor().equals(other.grossMinor())
                && one.offMinor().equals(other.offMinor())
                && one.promotions().equals(other.promotions());
    }
}
