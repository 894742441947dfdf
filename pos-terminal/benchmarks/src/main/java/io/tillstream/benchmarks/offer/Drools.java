package io.tillstream.benchmarks.offer;

import io.tillstream.decisions.OfferLikelihood;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.features.control.ControlGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/** The same decision as a rule of Drools, in one session that is kept; the likelihood is asked of the same model. */
final class Drools implements AutoCloseable {
    private static final String RULE = """
            package io.tillstream.benchmarks.offer.rules;
            import io.tillstream.benchmarks.offer.RuleOffer;
            import io.tillstream.benchmarks.offer.Best;
            rule "may be shown"
            when
                $best : Best()
                $offer : RuleOffer( valid == true, running == true, inBasket == false, dismissed == false, onShelf == true )
            then
                $best.consider($offer);
            end
            """;

    private final KieSession session = new KieHelper()
            .addContent(RULE, ResourceType.DRL)
            .build(ExecutableModelProject.class)
            .newKieSession();

    private final OfferLikelihood likelihood;

    Drools(OfferLikelihood likelihood) {
        this.likelihood = likelihood;
    }

    /** What is shown, or would be in the control group; in words, so that both sides can be compared. */
    String choose(Question question) {
        if (ControlGroup.isHeldOut(question.offers().member())) {
            return "nothing";
        }
        Best best = new Best();
        List<FactHandle> facts = new ArrayList<>();
        facts.add(session.insert(best));
        int place = 0;
        for (OfferDecision offer : question.offers().offers()) {
            facts.add(session.insert(new RuleOffer(offer, place++, question.situation(), likelihood)));
        }
        session.fireAllRules();
        facts.forEach(session::delete);
        Optional<OfferDecision> chosen = best.get().map(RuleOffer::offer);
        if (chosen.filter(question.situation().signed().negate()).isPresent()) {
            throw new IllegalStateException("An offer of " + question.offers().member() + " is not signed.");
        }
        return chosen.map(offer -> inWords(offer, question)).orElse("nothing");
    }

    private static String inWords(OfferDecision offer, Question question) {
        Optional<Campaign> campaign =
                Optional.ofNullable(question.situation().campaigns().get(offer.campaign()));
        boolean isControl = campaign.isEmpty()
                || ControlGroup.isControl(
                        offer.member(), offer.campaign(), campaign.get().controlBasisPoints());
        return (isControl ? "would have shown " : "show ") + offer.decisionId();
    }

    @Override
    public void close() {
        session.dispose();
    }
}
