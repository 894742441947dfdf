package io.tillstream.topologies.sales;

import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.events.ledger.StoreDaySales.Dimension;
import io.tillstream.events.ledger.Trade;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.wire.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The parts of a trading day that one sale adds to. */
final class DayParts {
    private DayParts() {}

    static List<Entry<StoreDaySales>> of(DatedSale dated) {
        Sale sale = dated.sale();
        List<SaleLine> goods =
                sale.lines().stream().filter(line -> !line.loadsGiftCard()).toList();
        List<Entry<StoreDaySales>> parts = new ArrayList<>();
        parts.add(part(dated, Dimension.STORE, dated.store().value(), goods));
        parts.add(part(dated, Dimension.TILL, sale.source().till().toString(), goods));
        parts.add(part(dated, Dimension.CASHIER, sale.operator(), goods));
        parts.add(part(dated, Dimension.CHANNEL, sale.channel().name(), goods));
        by(SaleLine::taxGroup, goods)
                .forEach((group, lines) -> parts.add(part(dated, Dimension.TAX_GROUP, group, lines)));
        by(DayParts::category, goods)
                .forEach((category, lines) -> parts.add(part(dated, Dimension.CATEGORY, category, lines)));
        return parts;
    }

    private static String category(SaleLine line) {
        Merchandise goods = line.merchandise();
        return goods == null ? StoreDaySales.UNRECORDED : goods.category();
    }

    private static Map<String, List<SaleLine>> by(Function<SaleLine, String> property, List<SaleLine> goods) {
        Map<String, List<SaleLine>> groups = new LinkedHashMap<>();
        for (SaleLine line : goods) {
            groups.computeIfAbsent(property.apply(line), ignored -> new ArrayList<>())
                    .add(line);
        }
        return groups;
    }

    private static Entry<StoreDaySales> part(DatedSale dated, Dimension dimension, String value, List<SaleLine> lines) {
        Sale sale = dated.sale();
        Trade trade = Trades.of(sale, lines);
        Trade none = Trades.none(sale.currency());
        return new Entry<>(
                Keys.storeDayPart(dated.store(), sale.businessDate(), dimension, value),
                new StoreDaySales(
                        dated.store(),
                        sale.businessDate(),
                        dimension,
                        value,
                        dated.isLate() ? none : trade,
                        dated.isLate() ? trade : none));
    }

    static StoreDaySales merge(StoreDaySales one, StoreDaySales other) {
        return new StoreDaySales(
                one.store(),
                one.businessDate(),
                one.dimension(),
                one.value(),
                Trades.merge(one.live(), other.live()),
                Trades.merge(one.late(), other.late()));
    }
}
