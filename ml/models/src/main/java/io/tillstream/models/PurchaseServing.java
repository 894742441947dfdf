package io.tillstream.models;

import io.tillstream.events.Hash;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.features.purchase.ItemPopularity;
import io.tillstream.nextbasket.Blend;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/** The next-purchase model in use, or the baseline that its card names. */
public final class PurchaseServing {
    /** The trees that rank. */
    public static final String BLEND_FILE = "blend.bin";

    /** The classifier that says how likely. */
    public static final String LIKELIHOOD_FILE = "likelihood.tribuo";

    /** The classifier by which tills order offers. */
    public static final String TILL_FILE = "till.tribuo";

    public static final String KNOWLEDGE_FILE = "knowledge.json";

    private final What what;
    private final ItemPopularity popularity;
    private final ModelReference reference;

    private sealed interface What {
        record Learned(Blend blend, PurchaseLikelihood likelihood, Optional<byte[]> tillFile) implements What {}

        record Baseline(PurchaseModel model) implements What {}
    }

    private PurchaseServing(What what, PurchaseKnowledge knowledge, ModelReference reference) {
        this.what = Objects.requireNonNull(what, "what");
        this.popularity = knowledge.itemPopularity();
        this.reference = Objects.requireNonNull(reference, "reference");
    }

    /** What is served when no model can be believed. */
    public static PurchaseServing baseline() {
        return baseline(new PurchaseModel.PersonalFrequency(), PurchaseKnowledge.NONE, Hash.GENESIS);
    }

    /**
     * Loads what the card says is served.
     *
     * @throws ModelRefused when the files are whole and still no model of this version
     */
    public static PurchaseServing of(ModelFolder.Verified verified) throws ModelRefused {
        PurchaseKnowledge knowledge = ModelFolder.read(
                verified.file(KNOWLEDGE_FILE), PurchaseKnowledge.class, "The knowledge of next-purchase");
        return switch (verified.card().served()) {
            case PurchaseModel.NEXT_PURCHASE ->
                new PurchaseServing(
                        learned(verified),
                        knowledge,
                        new ModelReference(PurchaseModel.NEXT_PURCHASE, verified.cardHash()));
            case "personal-frequency" ->
                baseline(new PurchaseModel.PersonalFrequency(), knowledge, verified.cardHash());
            case "popularity" -> baseline(new PurchaseModel.Popularity(), knowledge, verified.cardHash());
            default ->
                throw new ModelRefused(
                        "The card of next-purchase serves \"" + verified.card().served()
                                + "\", which this version does not know.",
                        null);
        };
    }

    private static PurchaseServing baseline(PurchaseModel model, PurchaseKnowledge knowledge, Hash card) {
        return new PurchaseServing(new What.Baseline(model), knowledge, new ModelReference(model.name(), card));
    }

    private static What.Learned learned(ModelFolder.Verified verified) throws ModelRefused {
        try {
            return new What.Learned(
                    Blend.of(verified.file(BLEND_FILE)),
                    PurchaseLikelihood.of(verified.file(LIKELIHOOD_FILE)),
                    verified.card().files().containsKey(TILL_FILE)
                            ? Optional.of(verified.file(TILL_FILE))
                            : Optional.empty());
        } catch (IOException e) {
            throw new ModelRefused("The trees of next-purchase cannot be used: " + e.getMessage(), e);
        }
    }

    /** What its decisions say. */
    public ModelReference reference() {
        return reference;
    }

    /** The Tribuo classifier by which tills order offers; empty where the order sent is as good. */
    public Optional<byte[]> tillFile() {
        return what instanceof What.Learned learned ? learned.tillFile() : Optional.empty();
    }

    /**
     * What members may buy next, from these histories; a learned model took 0.6 s of the processor for 2,000 members to look at
     * them.
     *
     * @param histories one per member, those without a basket among them
     * @param now baskets of later days are left out, such as those of a till whose clock is wrong
     */
    public NextPurchases over(Collection<MemberHistory> histories, Instant now) {
        return switch (what) {
            case What.Learned learned ->
                new LearnedPurchases(
                        ForeseenPurchases.over(learned.blend(), histories, popularity, now), learned.likelihood());
            case What.Baseline(PurchaseModel model) -> new PurchaseRanking(model, popularity);
        };
    }
}
