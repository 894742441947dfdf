package io.tillstream.models;

import io.tillstream.customers.churn.BgNbdChurn;
import io.tillstream.customers.churn.ChurnModel;
import io.tillstream.customers.churn.DaysSinceRule;
import io.tillstream.customers.churn.LearnedChurn;
import io.tillstream.customers.churn.Surroundings;
import io.tillstream.customers.describe.Describing;
import io.tillstream.customers.history.MemberPurchases;
import io.tillstream.customers.lifecycle.Rhythms;
import io.tillstream.events.Hash;
import io.tillstream.events.decision.ModelReference;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What says how likely members stay away, or the counted rule in its place. */
public final class OutlookServing {
    /** The folder of the model. */
    public static final String MODEL = "churn";

    public static final String CHURN_FILE = "churn.tribuo";
    public static final String KNOWLEDGE_FILE = "knowledge.json";

    /** Four weeks: what a plan for members usually looks ahead. */
    private static final int DAYS = 28;

    private final What what;
    private final ModelReference reference;

    private sealed interface What {
        /** Fitted parameters, and a model over them. */
        record Fitted(OutlookKnowledge knowledge, ChurnModel churn) implements What {}

        /** The rule, counted on what is at hand, with or without parameters. */
        record Counted(Optional<OutlookKnowledge> knowledge) implements What {}
    }

    private OutlookServing(What what, ModelReference reference) {
        this.what = what;
        this.reference = Objects.requireNonNull(reference, "reference");
    }

    /** What is served when no model can be believed. */
    public static OutlookServing baseline() {
        return new OutlookServing(
                new What.Counted(Optional.empty()), new ModelReference(DaysSinceRule.NAME, Hash.GENESIS));
    }

    /**
     * Loads what the card says is served.
     *
     * @throws ModelRefused when the files are whole and still no model of this version
     */
    public static OutlookServing of(ModelFolder.Verified verified) throws ModelRefused {
        OutlookKnowledge knowledge =
                ModelFolder.read(verified.file(KNOWLEDGE_FILE), OutlookKnowledge.class, "The knowledge of churn");
        String served = verified.card().served();
        What what = switch (served) {
            case LearnedChurn.NAME -> new What.Fitted(knowledge, learned(knowledge, verified));
            case BgNbdChurn.NAME ->
                new What.Fitted(knowledge, new BgNbdChurn(knowledge.surroundings(), knowledge.days()));
            case DaysSinceRule.NAME -> new What.Counted(Optional.of(knowledge));
            default ->
                throw new ModelRefused(
                        "The card of churn serves \"" + served + "\", which this version does not know.", null);
        };
        return new OutlookServing(what, new ModelReference(served, verified.cardHash()));
    }

    private static LearnedChurn learned(OutlookKnowledge knowledge, ModelFolder.Verified verified) throws ModelRefused {
        try {
            return LearnedChurn.of(verified.file(CHURN_FILE), knowledge.surroundings(), knowledge.days());
        } catch (IOException e) {
            throw new ModelRefused("The file of churn cannot be used: " + e.getMessage(), e);
        }
    }

    /** What its decisions say. */
    public ModelReference reference() {
        return reference;
    }

    /**
     * Gets ready to describe members.
     *
     * @param members everybody with what is remembered of them, at least one
     */
    public Describing over(Collection<MemberPurchases> members, LocalDate evening) {
        return switch (what) {
            case What.Fitted(OutlookKnowledge knowledge, ChurnModel churn) ->
                describing(members, evening, knowledge, churn);
            case What.Counted(Optional<OutlookKnowledge> knowledge) -> {
                int days = knowledge.map(OutlookKnowledge::days).orElse(DAYS);
                DaysSinceRule rule = DaysSinceRule.counted(members, evening, days);
                yield knowledge
                        .map(known -> describing(members, evening, known, rule))
                        .orElseGet(() -> new Describing(
                                members,
                                evening,
                                days,
                                rule,
                                new Surroundings(Rhythms.of(members), Optional.empty()),
                                Optional.empty(),
                                Map.of()));
            }
        };
    }

    private static Describing describing(
            Collection<MemberPurchases> members, LocalDate evening, OutlookKnowledge knowledge, ChurnModel churn) {
        return new Describing(
                members,
                evening,
                knowledge.days(),
                churn,
                knowledge.surroundings(),
                Optional.ofNullable(knowledge.amounts()),
                knowledge.prices());
    }
}
