package io.tillstream.nextbasket;

import java.util.ArrayList;
import java.util.List;

/** A {@link Blend} over the histories of a moment: what each of their users may buy next. Several threads may ask, each at its desk. */
public final class Foresight {
    private final Evidence evidence;
    private final List<TreeEnsemble> ensembles;

    Foresight(Evidence evidence, List<TreeEnsemble> ensembles) {
        this.evidence = evidence;
        this.ensembles = ensembles;
    }

    /**
     * An item that may be in the next basket.
     *
     * @param item its number
     * @param strength by how many standard deviations it stands out from the items considered; ranks, and promises nothing
     */
    public record Foreseen(int item, float strength) {}

    /**
     * An item that is found in one basket with another.
     *
     * @param item the other
     * @param cosine of the two items' occurrences, above 0 to 1
     */
    public record Tie(int item, float cosine) {}

    /** The working memory of one thread: some hundred bytes for each item there is. */
    public static final class Desk {
        private final ClueSheet sheet;

        private Desk(ClueSheet sheet) {
            this.sheet = sheet;
        }
    }

    /** A desk for one thread. */
    public Desk desk() {
        return new Desk(new ClueSheet(evidence));
    }

    /**
     * What a user may buy next, the likeliest first.
     *
     * @param user a number of the histories
     * @param most how many items to name at most
     */
    public List<Foreseen> of(int user, int most, Desk desk) {
        desk.sheet.look(user);
        int[] items = desk.sheet.items();
        double[] sums = sums(items.length, desk.sheet.clues());
        long[] packed = new long[items.length];
        for (int i = 0; i < items.length; i++) {
            packed[i] = Best.packed((float) sums[i], i);
        }
        int front = Best.toFront(packed, items.length, most);
        List<Foreseen> best = new ArrayList<>(front);
        for (int i = 0; i < front; i++) {
            int at = Best.number(packed[i]);
            best.add(new Foreseen(items[at], (float) (sums[at] / ensembles.size())));
        }
        return best;
    }

    /** The items most tied to one, the closest first. */
    public List<Tie> ties(int item, int most) {
        RelatedItems together = evidence.together;
        List<Tie> ties = new ArrayList<>(most);
        for (int at = together.from(item); at < together.to(item); at++) {
            if (together.weight(at) > 0) {
                ties.add(new Tie(together.other(at), together.weight(at)));
            }
        }
        ties.sort((one, other) -> {
            int byCosine = Float.compare(other.cosine(), one.cosine());
            return byCosine == 0 ? Integer.compare(one.item(), other.item()) : byCosine;
        });
        return List.copyOf(ties.subList(0, Math.min(most, ties.size())));
    }

    /** How many of the users ever bought an item. */
    public int buyers(int item) {
        return evidence.buyers[item];
    }

    /** The items foreseen, and behind them what is bought most, as many as wanted. */
    int[] filled(List<Foreseen> foreseen, int length) {
        return evidence.counts.filled(foreseen.stream().mapToInt(Foreseen::item).toArray(), length);
    }

    /** Each ensemble has its own scale, so each gives standard deviations. */
    private double[] sums(int items, float[] clues) {
        double[] sums = new double[items];
        for (TreeEnsemble ensemble : ensembles) {
            float[] scores = new float[items];
            for (int i = 0; i < items; i++) {
                scores[i] = Prior.of(clues, i * Clue.COUNT_OF_ALL);
            }
            ensemble.addTo(scores, clues, 0, Clue.COUNT_OF_ALL);
            double sum = 0;
            double squares = 0;
            for (float score : scores) {
                sum += score;
                squares += (double) score * score;
            }
            double mean = sum / items;
            double spread = Math.sqrt(Math.max(1e-12, squares / items - mean * mean));
            for (int i = 0; i < items; i++) {
                sums[i] += (scores[i] - mean) / spread;
            }
        }
        return sums;
    }
}
