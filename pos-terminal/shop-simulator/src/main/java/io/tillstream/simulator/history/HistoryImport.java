package io.tillstream.simulator.history;

import io.tillstream.commandline.Progress;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.simulator.plan.EpochZero;
import io.tillstream.simulator.plan.LiveBasket;
import io.tillstream.simulator.plan.Plan;
import io.tillstream.simulator.plan.PlannedMember;
import io.tillstream.simulator.plan.PlannedOperator;
import io.tillstream.simulator.plan.PointsRules;
import io.tillstream.simulator.plan.StagedOutput;
import io.tillstream.simulator.salesfile.RetailRow;
import io.tillstream.simulator.sorting.Invoice;
import io.tillstream.simulator.sorting.SoldLine;
import io.tillstream.simulator.sorting.SortedRows;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes one merchant's sorted rows as the plan and the journals of a chain. */
public final class HistoryImport {
    private final SortedRows rows;
    private final KeyedDigits key;
    private final Places places;
    private final Instant cut;
    private final LocalDate firstDay;
    private final Map<String, LocalDate> enrolled = new TreeMap<>();
    private final Map<StoreId, Store> stores = new TreeMap<>();
    private final Catalogue catalogue = new Catalogue(ImportRules.CURRENCY);
    private final MemberNumbers members;
    private final ItemNumbers items;
    private final StockFlows flows;

    /**
     * Prepares an import.
     *
     * @param rows the sorted file
     * @param until last day of history
     * @param key what item, member and card numbers are derived from
     * @param storeCount how many stores the merchant becomes
     * @param tillsPerStore how many tills each gets
     */
    public HistoryImport(SortedRows rows, LocalDate until, KeyedDigits key, int storeCount, int tillsPerStore) {
        this.rows = rows;
        this.key = key;
        this.places = new Places(key, storeCount, tillsPerStore);
        this.cut = until.plusDays(1).atStartOfDay(ImportRules.ZONE).toInstant();
        this.firstDay = Stream.concat(
                        rows.history().stream().map(i -> i.time().toLocalDate()),
                        rows.corrections().stream().map(r -> r.time().toLocalDate()))
                .min(Comparator.naturalOrder())
                .orElse(until);
        places.stores().forEach(s -> stores.put(s, ImportRules.store(s)));
        this.items = new ItemNumbers(key, learnCatalogue());
        this.members = new MemberNumbers(key, enrolled.keySet());
        this.flows = new StockFlows(firstDay, until);
    }

    /** What the cut knows of items and customers; returns all codes. */
    private Set<String> learnCatalogue() {
        Set<String> codes = new HashSet<>();
        for (Invoice invoice : rows.history()) {
            if (invoice instanceof Invoice.Purchase purchase) {
                if (purchase.customer() != null) {
                    enrolled.putIfAbsent(purchase.customer(), purchase.time().toLocalDate());
                }
                for (SoldLine line : purchase.lines()) {
                    codes.add(line.row().code());
                    catalogue.soldBefore(line.row(), ImportedSale.instant(invoice));
                }
            }
        }
        for (Invoice.Purchase purchase : rows.live()) {
            for (SoldLine line : purchase.lines()) {
                codes.add(line.row().code());
                catalogue.soldAfter(line.row(), cut);
            }
        }
        return codes;
    }

    public List<TillId> tills() {
        return places.tills();
    }

    /** Writes everything; the caller commits. */
    public ImportReport write(StagedOutput output) throws IOException {
        HistoryTotals totals = writeJournals(output);
        List<StockMovement> movements = new ArrayList<>(new Corrections(items, places).movements(rows.corrections()));
        for (RetailRow row : rows.corrections()) {
            flows.leave(
                    places.of(row.invoice(), row.customer()).store(),
                    row.code(),
                    row.time().toLocalDate(),
                    -row.quantity());
        }
        movements.addAll(new Deliveries(flows, items, catalogue.packs()).plan());
        movements.sort(Comparator.comparing(StockMovement::happenedAt).thenComparing(StockMovement::id));
        List<LiveBasket> baskets = new LiveBaskets(items, members, places).of(rows.live());
        Plan plan = plan(totals, baskets);
        ImportReport report = ImportReport.of(rows, totals, plan, catalogue, enrolled.size(), baskets, movements);

        output.writeLines(PointsRules.FILE, List.of(PointsRules.programme(ImportRules.CURRENCY, ImportRules.SILVER)));
        output.writeLines("stores.ndjson", stores.values());
        output.writeLines("products.ndjson", catalogue.products(items));
        output.writeLines("prices.ndjson", catalogue.prices(items));
        output.writeLines("campaigns.ndjson", List.of(ImportRules.personalPicks(cut)));
        List<PlannedOperator> staff = PlannedOperator.all(places.tills(), code -> key.bytes("staff", code));
        output.writeLines(PlannedOperator.FILE, staff);
        output.writeLines(PlannedOperator.FACTS, PlannedOperator.facts(staff, cut, code -> key.bytes("staff", code)));
        output.writeLines("stock-movements.ndjson", movements);
        output.writeLines("members.ndjson", plannedMembers());
        output.writeLines(LiveBasket.FILE, baskets);
        output.writeLines("not-imported.ndjson", NotImported.of(rows.listed()));
        output.write("report.json", report);
        output.writeText("report.md", report.text());
        output.write("plan.json", plan);
        return report;
    }

    private HistoryTotals writeJournals(StagedOutput output) throws IOException {
        HistoryTotals totals = new HistoryTotals();
        ImportedSale imported = new ImportedSale(items, members);
        Instant openedAt = firstDay.atStartOfDay(ImportRules.ZONE).toInstant();
        try (EpochZero journals = new EpochZero(output, tills(), openedAt, firstDay);
                Progress progress = new Progress(
                        "Writing journals", "transactions", rows.history().size())) {
            for (Invoice invoice : rows.history()) {
                Sale sale = switch (invoice) {
                    case Invoice.Purchase purchase -> {
                        TillId till = places.of(purchase.number(), purchase.customer());
                        yield imported.of(purchase, journals.next(till), store(till.store()));
                    }
                    case Invoice.Return reversal -> {
                        TillId till = imported.saleOf(
                                        reversal.pieces().getFirst().of())
                                .till();
                        yield imported.of(reversal, journals.next(till));
                    }
                };
                journals.add(sale);
                noteFlows(invoice, sale);
                totals.add(sale);
                progress.at(totals.transactions());
            }
        }
        return totals;
    }

    private void noteFlows(Invoice invoice, Sale sale) {
        StoreId store = sale.source().till().store();
        switch (invoice) {
            case Invoice.Purchase purchase ->
                purchase.lines()
                        .forEach(line -> flows.leave(
                                store,
                                line.row().code(),
                                sale.businessDate(),
                                line.row().quantity()));
            case Invoice.Return reversal ->
                reversal.pieces()
                        .forEach(pieces ->
                                flows.leave(store, pieces.row().code(), sale.businessDate(), -pieces.quantity()));
        }
    }

    private Store store(StoreId id) {
        Store store = stores.get(id);
        if (store == null) {
            throw new IllegalStateException("Store " + id + " is not part of this plan.");
        }
        return store;
    }

    private List<PlannedMember> plannedMembers() {
        List<PlannedMember> planned = new ArrayList<>();
        enrolled.forEach((customer, since) -> planned.add(new PlannedMember(
                members.member(customer), members.card(customer), since, true, customer, null, null, null)));
        return planned;
    }

    private Plan plan(HistoryTotals totals, List<LiveBasket> baskets) {
        return new Plan(
                ImportRules.CURRENCY,
                ImportRules.ZONE,
                baskets.isEmpty() ? cut : baskets.getFirst().plannedAt(),
                List.copyOf(stores.keySet()),
                tills(),
                new Plan.History(totals.transactions(), totals.lines()),
                new Plan.Live(
                        baskets.size(),
                        baskets.stream().mapToLong(b -> b.lines().size()).sum()),
                "online-retail",
                ImportRules.ASSUMPTIONS);
    }
}
