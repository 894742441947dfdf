package io.tillstream.simulator.chain;

import io.tillstream.commandline.Progress;
import io.tillstream.events.Language;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.message.Channel;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.simulator.history.KeyedDigits;
import io.tillstream.simulator.history.MemberNumbers;
import io.tillstream.simulator.plan.EpochZero;
import io.tillstream.simulator.plan.LiveBasket;
import io.tillstream.simulator.plan.Plan;
import io.tillstream.simulator.plan.PlannedMember;
import io.tillstream.simulator.plan.PlannedOperator;
import io.tillstream.simulator.plan.PointsRules;
import io.tillstream.simulator.plan.StagedOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Generates a chain: eight weeks of trade into the tills' journals, and a week of baskets to come. */
public final class ChainGeneration {
    private static final int FARMING_EVERY_DAYS = 4;

    private final long seed;
    private final int tillsPerStore;
    private final LocalDate firstDay;
    private final List<Store> stores;
    private final List<Grocery> items;
    private final List<Shopper> shoppers;
    private final List<Shelves> shelves;
    private final Customers customers;
    private final Planting planting;
    private final Rogues rogues;
    private final Shopper farmer;
    private final int farmersStore;
    private final List<StockMovement> movements = new ArrayList<>();
    private long transactions;
    private long lines;

    /**
     * Prepares a chain.
     *
     * @param seed the same seed and sizes give the same bytes
     * @param firstLiveDay the day after history
     */
    public ChainGeneration(long seed, LocalDate firstLiveDay, int storeCount, int tillsPerStore, int memberCount) {
        this.seed = seed;
        this.tillsPerStore = tillsPerStore;
        this.firstDay = firstLiveDay.minusDays(ChainRules.HISTORY_DAYS);
        this.stores = IntStream.range(0, storeCount).mapToObj(ChainRules::store).toList();
        this.items = List.copyOf(Assortment.readAt(startOf(firstDay)));
        this.shoppers = shoppers(memberCount);
        this.customers = new Customers(shoppers, items, storeCount, seed);
        this.shelves = stores.stream()
                .map(s -> new Shelves(s.store(), items, customers.unitsADay(), ChainRules.HISTORY_DAYS))
                .toList();
        this.planting = new Planting(shelves, items, firstDay);
        this.farmer = shoppers.getFirst();
        this.farmersStore = Math.min(1, storeCount - 1);
        this.rogues = new Rogues(Staff.voidingCashier(tillsPerStore), farmer.member());
    }

    private List<Shopper> shoppers(int count) {
        List<String> names = IntStream.rangeClosed(1, count)
                .mapToObj(n -> String.format(Locale.ROOT, "generated-%05d", n))
                .toList();
        MemberNumbers numbers = new MemberNumbers(new KeyedDigits("tillstream-generated-" + seed), names);
        List<Shopper> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = names.get(i);
            made.add(new Shopper(i, numbers.member(name), numbers.card(name), firstDay, stores.size(), items, seed));
        }
        return List.copyOf(made);
    }

    public List<TillId> tills() {
        return stores.stream()
                .flatMap(s -> IntStream.rangeClosed(1, tillsPerStore).mapToObj(n -> new TillId(s.store(), n)))
                .toList();
    }

    /** Writes everything; the caller commits. */
    public Plan write(StagedOutput output) throws IOException {
        writeHistory(output);
        List<LiveBasket> baskets = liveBaskets();
        Plan plan = new Plan(
                ChainRules.CURRENCY,
                ChainRules.ZONE,
                baskets.getFirst().plannedAt(),
                stores.stream().map(Store::store).toList(),
                tills(),
                new Plan.History(transactions, lines),
                new Plan.Live(
                        baskets.size(),
                        baskets.stream().mapToLong(b -> b.lines().size()).sum()),
                "generated",
                List.of("everything: this chain does not exist; it was generated from seed " + seed));
        List<Campaign> campaigns = new ArrayList<>(List.of(ChainRules.personalPicks(plan.clockStart())));
        planting.trials().forEach(t -> campaigns.add(t.campaign()));

        output.writeLines(PointsRules.FILE, List.of(PointsRules.programme(ChainRules.CURRENCY, ChainRules.SILVER)));
        output.writeLines("stores.ndjson", stores);
        ChainRegions regions = new ChainRegions(stores, firstDay);
        output.writeLines("groups.ndjson", regions.groups());
        output.writeLines("store-groupings.ndjson", regions.groupings());
        output.writeLines("suppliers.ndjson", ChainSuppliers.all());
        output.writeLines(
                "products.ndjson", items.stream().map(Grocery::product).toList());
        output.writeLines("prices.ndjson", items.stream().map(Grocery::price).toList());
        output.writeLines("campaigns.ndjson", campaigns);
        output.writeLines("promotions.ndjson", new RunningPromotions(plan.clockStart()).all());
        writeStaff(output, plan.clockStart());
        output.writeLines("stock-movements.ndjson", movements);
        output.writeLines(
                "members.ndjson",
                shoppers.stream().map(ChainGeneration::planned).toList());
        output.writeLines(LiveBasket.FILE, baskets);
        output.write("truths.json", truths());
        ChainReport report =
                new ChainReport(seed, plan.history(), plan.live(), items.size(), shoppers.size(), movements.size());
        output.write("report.json", report);
        output.writeText("report.md", report.text());
        output.write("plan.json", plan);
        return plan;
    }

    private void writeStaff(StagedOutput output, Instant from) throws IOException {
        KeyedDigits key = new KeyedDigits("tillstream-generated-" + seed);
        List<PlannedOperator> staff = PlannedOperator.all(tills(), code -> key.bytes("staff", code));
        output.writeLines(PlannedOperator.FILE, staff);
        output.writeLines(PlannedOperator.FACTS, PlannedOperator.facts(staff, from, code -> key.bytes("staff", code)));
    }

    private void writeHistory(StagedOutput output) throws IOException {
        try (EpochZero journals = new EpochZero(output, tills(), startOf(firstDay), firstDay);
                Progress progress = new Progress("Generating history", "days", ChainRules.HISTORY_DAYS)) {
            for (int day = 0; day < ChainRules.HISTORY_DAYS; day++) {
                LocalDate date = firstDay.plusDays(day);
                deliver(date, day);
                Trade trade = new Trade(shelves, items, planting, rogues, tillsPerStore, date, day);
                if (day % FARMING_EVERY_DAYS == 1) {
                    trade.farmPoints(farmer, farmersStore);
                }
                List<Ring> rings = trade.of(customers.of(date, day));
                rings.sort(Comparator.comparing(Ring::at).thenComparing(Ring::till));
                rings.forEach(ring -> ringUp(ring, journals));
                progress.at(day + 1L);
            }
        }
    }

    private void deliver(LocalDate date, int day) {
        planting.beforeDelivery(day, date).ifPresent(movements::add);
        for (Shelves store : shelves) {
            boolean outOfTurn = day == 0 || planting.isSuppliedAgain(store, day);
            store.deliver(date, day, outOfTurn).ifPresent(movements::add);
        }
        planting.afterDelivery(day, date).ifPresent(movements::add);
        shelves.forEach(store -> store.open(day));
    }

    private void ringUp(Ring ring, EpochZero journals) {
        Sale sale = RingingUp.sale(
                ring, journals.next(ring.till()), store(ring.till().store()));
        ring.becomes(sale);
        journals.add(sale);
        transactions++;
        lines += sale.lines().size();
    }

    private Store store(StoreId id) {
        return stores.stream()
                .filter(s -> s.store().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Store " + id + " is not part of this chain."));
    }

    private List<LiveBasket> liveBaskets() {
        List<LiveBasket> baskets = new ArrayList<>();
        for (int day = ChainRules.HISTORY_DAYS; day < ChainRules.HISTORY_DAYS + ChainRules.LIVE_DAYS; day++) {
            LocalDate date = firstDay.plusDays(day);
            for (Customers.Visit visit : customers.of(date, day)) {
                TillId till = new TillId(
                        stores.get(visit.store()).store(), 1 + visit.chance().nextInt(tillsPerStore));
                Shopper shopper = visit.shopper();
                for (Ring.Pieces wish : visit.wishes()) {
                    if (shopper != null) {
                        shopper.bought(wish.item().index(), day);
                    }
                }
                baskets.add(new LiveBasket(
                        till,
                        date.atTime(visit.time()).atZone(ChainRules.ZONE).toInstant(),
                        shopper == null ? null : shopper.card(),
                        visit.wishes().stream()
                                .map(w -> new LiveBasket.Line(w.item().gtin(), (int) w.quantity()))
                                .toList(),
                        null));
            }
        }
        return baskets;
    }

    private Truths truths() {
        List<Truths.CampaignEffect> effects = new ArrayList<>();
        for (Trial trial : planting.trials()) {
            List<Shopper> asked =
                    shoppers.stream().filter(Shopper::isPersonalised).toList();
            long treated = asked.stream().filter(s -> trial.treats(s.member())).count();
            effects.add(trial.truth(treated, asked.size() - treated));
        }
        return new Truths(
                seed,
                planting.outOfStock(),
                effects,
                planting.phantomStock(firstDay),
                rogues.voidingCashier(),
                rogues.pointsFarmer());
    }

    /** By their number, one in six reads English e-mails, one Chinese ones, and one is told in the app; the others want no messages. */
    private static PlannedMember planned(Shopper shopper) {
        return switch (Math.floorMod(shopper.member().value().hashCode(), 6)) {
            case 0 -> planned(shopper, Channel.EMAIL, Language.EN);
            case 1 -> planned(shopper, Channel.EMAIL, Language.ZH_TW);
            case 2 -> planned(shopper, Channel.APP, Language.ZH_CN);
            default -> planned(shopper, null, null);
        };
    }

    private static PlannedMember planned(Shopper shopper, @Nullable Channel allowed, @Nullable Language language) {
        return new PlannedMember(
                shopper.member(),
                shopper.card(),
                shopper.enrolledOn(),
                shopper.isPersonalised(),
                null,
                allowed == Channel.EMAIL ? shopper.member() + "@mail.example" : null,
                language,
                allowed == null ? null : List.of(allowed));
    }

    private static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ChainRules.ZONE).toInstant();
    }
}
