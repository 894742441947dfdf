package io.tillstream.benchmarks.price;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * Drools with one rule per promotion, compiled as an executable model. A rule asks for an item or a category with {@code
 * ==}, which Drools finds by hash; what a set does to its pieces is plain Java, so that matching is what is measured.
 */
final class Drools implements Contender {
    private final KieBase rules;
    private final KieSession session;
    private final boolean kept;

    private Drools(KieBase rules, boolean kept) {
        this.rules = rules;
        this.kept = kept;
        this.session = rules.newKieSession();
    }

    /** Compiles the rules; seconds for a thousand. */
    static KieBase compiled(List<Offer> offers) {
        return new KieHelper().addContent(text(offers), ResourceType.DRL).build(ExecutableModelProject.class);
    }

    /** A session for each basket, as a service does that answers one request after another. */
    static Drools freshSessions(KieBase rules) {
        return new Drools(rules, false);
    }

    /** One session for all baskets: the facts go when the basket is paid. */
    static Drools keptSession(KieBase rules) {
        return new Drools(rules, true);
    }

    static String text(List<Offer> offers) {
        StringBuilder text = new StringBuilder("package io.tillstream.benchmarks.price.rules;\n"
                + "import io.tillstream.benchmarks.price.RuleLine;\n"
                + "import io.tillstream.benchmarks.price.RuleBasket;\n");
        List<Offer> inOrder = new ArrayList<>(offers);
        inOrder.sort(Comparator.comparingInt(Offer::priority).reversed().thenComparing(Offer::id));
        for (int rank = 0; rank < inOrder.size(); rank++) {
            text.append("rule \"")
                    .append(inOrder.get(rank).id())
                    .append("\" salience -")
                    .append(rank)
                    .append(rule(inOrder.get(rank)))
                    .append(" end\n");
        }
        return text.toString();
    }

    private static String rule(Offer offer) {
        return switch (offer) {
            case Offer.ItemPercent of -> onItem(of.item().value(), "percentOff(" + of.basisPoints() + "L)");
            case Offer.ItemAmount of -> onItem(of.item().value(), "amountOff(" + of.minor() + "L)");
            case Offer.CategoryPercent of ->
                " when $l : RuleLine( category == \"" + of.category() + "\" ) then $l.percentOff(" + of.basisPoints()
                        + "L);";
            case Offer.ThreeForPrice of ->
                onCategory(of.category(), "threeForPrice(\"" + of.category() + "\", " + of.minor() + "L)");
            case Offer.ThirdForHalf of -> onCategory(of.category(), "thirdCheaper(\"" + of.category() + "\", 5000L)");
            case Offer.ThirdForNothing of ->
                onCategory(of.category(), "thirdCheaper(\"" + of.category() + "\", 10000L)");
            case Offer.BasketPercent of ->
                onBasket("basketPercentOff(" + of.fromMinor() + "L, " + of.basisPoints() + "L)");
            case Offer.BasketAmount of -> onBasket("basketAmountOff(" + of.fromMinor() + "L, " + of.minor() + "L)");
        };
    }

    private static String onItem(String item, String call) {
        return " when $l : RuleLine( item == \"" + item + "\" ) then $l." + call + ";";
    }

    private static String onCategory(String category, String call) {
        return " when exists RuleLine( category == \"" + category + "\" ) $b : RuleBasket() then $b." + call + ";";
    }

    private static String onBasket(String call) {
        return " when $b : RuleBasket() then $b." + call + ";";
    }

    @Override
    public long total(Trolley trolley) {
        RuleBasket basket = new RuleBasket(trolley);
        KieSession at = kept ? session : rules.newKieSession();
        List<FactHandle> facts = new ArrayList<>();
        facts.add(at.insert(basket));
        for (RuleLine line : basket.lines()) {
            facts.add(at.insert(line));
        }
        at.fireAllRules();
        if (kept) {
            facts.forEach(at::delete);
        } else {
            at.dispose();
        }
        return basket.total();
    }

    @Override
    public void close() {
        session.dispose();
    }
}
