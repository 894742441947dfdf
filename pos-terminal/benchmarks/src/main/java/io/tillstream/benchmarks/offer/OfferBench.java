package io.tillstream.benchmarks.offer;

import io.tillstream.benchmarks.Bench;
import io.tillstream.benchmarks.Load;
import io.tillstream.benchmarks.Row;
import io.tillstream.benchmarks.Samples;
import io.tillstream.decisions.OfferChoice;
import io.tillstream.decisions.OfferPolicy;
import io.tillstream.decisions.OfferSituation;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.decision.MemberOffers;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Which of eight offers a till shows, for ten thousand members: at a scan, when the member is known and the basket has grown; and when
 * the card is scanned and the eight signatures have to be checked first.
 */
public final class OfferBench implements Bench {
    private static final int MEMBERS = 10_000;
    /** Each costs two signature checks at least, and there are seven rounds. */
    private static final int AT_THE_CARD = 1_000;

    private static final int ROUNDS = 5;
    private static final int ROUNDS_TO_WARM_UP = 2;
    private static final long SEED = 20_261_128;

    @Override
    public String name() {
        return "offer";
    }

    @Override
    public String title() {
        return "one of 8 offers for each of 10,000 members by the basket in hand, p99: ours and Drools";
    }

    @Override
    public void run(Path folder, Consumer<Row> told) throws Exception {
        Crowd crowd = new Crowd(SEED);
        List<Question> questions = crowd.questions(MEMBERS);
        try (Drools drools = new Drools(crowd.likelihood())) {
            Function<Question, String> ours =
                    question -> inWords(OfferPolicy.choose(question.offers(), question.situation()));
            told.accept(row("offer: at a scan, p99", questions, ours, drools::choose));
            told.accept(row(
                    "offer: at the card, p99",
                    questions.subList(0, AT_THE_CARD),
                    question -> ours.apply(justRead(question, crowd)),
                    question -> drools.choose(justRead(question, crowd))));
        }
    }

    /** As a till has it that has just been told who the member is. */
    private static Question justRead(Question question, Crowd crowd) {
        OfferSituation known = question.situation();
        return new Question(
                question.signed(),
                CanonicalJson.decode(question.signed(), MemberOffers.class),
                new OfferSituation(
                        known.inBasket(),
                        known.dismissed(),
                        known.stock(),
                        known.campaigns(),
                        known.personalised(),
                        known.order(),
                        offer -> SignedDecisions.isGenuine(offer, crowd.keys().getPublic()),
                        known.now()));
    }

    private static String inWords(OfferChoice choice) {
        return switch (choice) {
            case OfferChoice.Show(var offer) -> "show " + offer.decisionId();
            case OfferChoice.WouldHaveShown(var offer) -> "would have shown " + offer.decisionId();
            case OfferChoice.Nothing _ -> "nothing";
        };
    }

    /** Question by question, one contender after the other. */
    private static Row row(
            String name, List<Question> questions, Function<Question, String> ours, Function<Question, String> theirs) {
        Samples our = new Samples(ROUNDS * questions.size());
        Samples their = new Samples(ROUNDS * questions.size());
        boolean areEqual = true;
        for (int round = 0; round < ROUNDS_TO_WARM_UP + ROUNDS; round++) {
            for (Question question : questions) {
                long begun = System.nanoTime();
                String one = ours.apply(question);
                long between = System.nanoTime();
                String other = theirs.apply(question);
                long ended = System.nanoTime();
                areEqual &= one.equals(other);
                if (round >= ROUNDS_TO_WARM_UP) {
                    our.add(between - begun);
                    their.add(ended - between);
                }
            }
        }
        return new Row(
                name,
                our.micros(0.99),
                new Row.Peer("Drools 10, one session kept", their.micros(0.99)),
                OptionalDouble.empty(),
                "µs",
                our.count(),
                Load.now(),
                areEqual);
    }
}
