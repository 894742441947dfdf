package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.dashboards.reorder.AcceptRules;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.purchase.Supplier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules as the page shows them. */
@Component
final class RuleLines {
    private final AcceptRules rules;
    private final Suppliers suppliers;
    private final Assortment assortment;
    private final OrderPapers papers;

    RuleLines(AcceptRules rules, Suppliers suppliers, Assortment assortment, OrderPapers papers) {
        this.rules = rules;
        this.suppliers = suppliers;
        this.assortment = assortment;
        this.papers = papers;
    }

    /**
     * All of them.
     *
     * @param each by supplier
     * @param cap what all together may accept in a day, absent where nobody has said: then none does anything
     * @param spent what all have accepted today
     * @param suppliers those for whom one can be set
     * @param currencies in which amounts can be said
     */
    record Rules(
            List<Line> each,
            @Nullable Money cap,
            @Nullable Money spent,
            List<Supplier> suppliers,
            List<CurrencyUnit> currencies) {
        Rules {
            each = List.copyOf(each);
            suppliers = List.copyOf(suppliers);
            currencies = List.copyOf(currencies);
        }

        /** Those that have stopped today. */
        public List<Line> stopped() {
            return each.stream().filter(line -> line.stop() != null).toList();
        }
    }

    /**
     * One rule.
     *
     * @param rule what it says
     * @param supplier the supplier's name
     * @param spent what it has accepted today
     * @param stop why it has stopped today, absent while it goes on
     */
    record Line(AcceptRules.Rule rule, LocalText supplier, Money spent, AcceptRules.@Nullable Stop stop) {}

    Rules now() {
        AcceptRules.Spent spent = rules.spent();
        Map<String, AcceptRules.Stop> stops =
                rules.stopped().stream().collect(Collectors.toMap(AcceptRules.Stop::supplier, stop -> stop));
        Optional<Money> cap = rules.cap();
        return new Rules(
                rules.all().stream()
                        .map(rule -> new Line(
                                rule,
                                papers.supplier(rule.supplier()),
                                spent.of(rule.supplier(), rule.perDay().currency()),
                                stops.get(rule.supplier())))
                        .toList(),
                cap.orElse(null),
                cap.map(money -> spent.of(money.currency())).orElse(null),
                suppliers.all(),
                assortment.currencies());
    }
}
