package io.tillstream.benchmarks.offer;

import io.tillstream.decisions.ByExpectedMargin;
import io.tillstream.decisions.OfferLikelihood;
import io.tillstream.decisions.OfferSituation;
import io.tillstream.decisions.ShelfStock;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.encoding.Signing;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.events.decision.Reason;
import io.tillstream.features.offer.OfferMoment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Made-up members with eight signed offers each, a basket of up to thirty items in hand, and a shelf with gaps. */
final class Crowd {
    private static final int ITEMS = 2_000;
    private static final int MOST_IN_HAND = 30;
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");
    private static final Campaign PICKS = new Campaign(
            "picks",
            LocalText.same("Picks"),
            10,
            1_000,
            NOON.minus(Duration.ofDays(1)),
            NOON.plus(Duration.ofDays(9)),
            true);

    private final KeyPair keys = Signing.newKeyPair();
    private final SplittableRandom random;
    private final OfferLikelihood likelihood;
    private final List<Gtin> items = new ArrayList<>();

    Crowd(long seed) throws IOException {
        random = new SplittableRandom(seed);
        likelihood = OfferLikelihood.of(model());
        for (int item = 0; item < ITEMS; item++) {
            items.add(Gtin.ofDigits(withCheckDigit(String.format("400000%06d", item))));
        }
    }

    KeyPair keys() {
        return keys;
    }

    OfferLikelihood likelihood() {
        return likelihood;
    }

    List<Question> questions(int members) {
        List<Question> questions = new ArrayList<>(members);
        for (int member = 0; member < members; member++) {
            questions.add(question(memberNumber(member)));
        }
        return questions;
    }

    private Question question(MemberId member) {
        Set<Gtin> chosen = new HashSet<>();
        List<OfferDecision> offers = new ArrayList<>();
        while (offers.size() < OfferMoment.SENT) {
            Gtin item = anyItem();
            if (chosen.add(item)) {
                offers.add(SignedDecisions.sign(offer(member, item, offers.size()), keys.getPrivate()));
            }
        }
        Set<Gtin> basket = new HashSet<>();
        for (int i = random.nextInt(MOST_IN_HAND); i > 0; i--) {
            basket.add(
                    random.nextInt(8) == 0
                            ? offers.get(random.nextInt(offers.size())).gtin()
                            : anyItem());
        }
        Set<Gtin> dismissed = random.nextInt(5) == 0 ? Set.of(offers.getFirst().gtin()) : Set.of();
        MemberOffers told = new MemberOffers(member, offers);
        return new Question(
                CanonicalJson.encode(told),
                told,
                new OfferSituation(
                        basket,
                        dismissed,
                        Crowd::shelf,
                        Map.of(PICKS.id(), PICKS),
                        true,
                        new ByExpectedMargin(likelihood, Hash.GENESIS),
                        offer -> true,
                        NOON));
    }

    /** Every seventh item is nearly sold out. */
    private static ShelfStock shelf(Gtin item) {
        return new ShelfStock.OnHand(Quantity.each(Math.floorMod(item.hashCode(), 7) == 0 ? 1 : 40));
    }

    private OfferDecision offer(MemberId member, Gtin item, int place) {
        List<OfferStanding.Tie> ties = new ArrayList<>();
        for (int i = 0; i < OfferStanding.MOST_TIES; i++) {
            ties.add(new OfferStanding.Tie(anyItem(), 1 + random.nextInt(400_000)));
        }
        return new OfferDecision(
                "o-" + member + "-" + place,
                member,
                item,
                10,
                600_000 / (place + 1),
                PICKS.id(),
                new Reason("buys-often", LocalText.same("You buy this often")),
                new ModelReference("next-purchase", Hash.GENESIS),
                NOON.minusSeconds(3_600),
                NOON.plus(Duration.ofDays(1)),
                "",
                new OfferStanding(Money.ofMinor(5 + random.nextInt(300), GBP), ties));
    }

    private Gtin anyItem() {
        return items.get(random.nextInt(items.size()));
    }

    private static MemberId memberNumber(int number) {
        StringBuilder text = new StringBuilder("m");
        for (int letter = 0, left = number; letter < 16; letter++, left /= 26) {
            text.append((char) ('a' + left % 26));
        }
        return MemberId.of(text.toString());
    }

    private static String withCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** A model of the kind that training sends, learned from made-up moments: what it says is no matter here. */
    private byte[] model() throws IOException {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> rows = new MutableDataset<>(new SimpleDataSourceProvenance("made up", labels), labels);
        for (int i = 0; i < 2_000; i++) {
            double tie = random.nextInt(3) == 0 ? random.nextDouble() : 0;
            double likelihood = random.nextDouble();
            boolean isBought = random.nextDouble() < likelihood / 2 + tie / 2;
            rows.add(OfferLikelihood.example(
                    new OfferMoment(likelihood, i % OfferMoment.SENT, tie, 1.5 * tie, i % MOST_IN_HAND),
                    isBought ? OfferLikelihood.BOUGHT : OfferLikelihood.NOT_BOUGHT,
                    1));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.2), 4, -1, 1, 1)
                .train(rows)
                .serializeToStream(bytes);
        return bytes.toByteArray();
    }
}
