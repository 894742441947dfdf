package io.tillstream.portal.assistant;

import io.tillstream.assistant.Catalogue;
import io.tillstream.assistant.Ledger;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.events.sale.Sale;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.Profile;
import io.tillstream.portal.offers.Offers;
import io.tillstream.portal.points.PointsLedger;
import io.tillstream.portal.products.ProductSearch;
import io.tillstream.portal.receipts.Receipts;
import io.tillstream.productsearch.ProductHit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The books as this portal holds them: the same views its pages show. */
@Repository
class PortalLedger implements Ledger {
    /** Names change seldom, and reading 200,000 of them takes a second. */
    private static final Duration NAMES_LAST = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final PointsLedger points;
    private final Receipts receipts;
    private final Offers offers;
    private final Members members;
    private final Assortment assortment;
    private final ProductSearch search;
    private final Clock clock;
    private volatile @Nullable Names names;

    private record Names(Catalogue catalogue, Instant readAt) {}

    PortalLedger(
            JdbcTemplate jdbc,
            PointsLedger points,
            Receipts receipts,
            Offers offers,
            Members members,
            Assortment assortment,
            ProductSearch search,
            Clock clock) {
        this.jdbc = jdbc;
        this.points = points;
        this.receipts = receipts;
        this.offers = offers;
        this.members = members;
        this.assortment = assortment;
        this.search = search;
        this.clock = clock;
    }

    @Override
    public Catalogue catalogue() {
        Names known = names;
        if (known == null || known.readAt().plus(NAMES_LAST).isBefore(clock.instant())) {
            known = new Names(
                    new Catalogue(
                            assortment.products(),
                            stores().stream().collect(Collectors.toMap(Store::store, Store::name))),
                    clock.instant());
            names = known;
        }
        return known.catalogue();
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    @Override
    public Optional<Balance> balance(MemberId member) {
        PointsLedger.Balance balance = points.balanceOf(member);
        return balance.entries() == 0
                ? Optional.empty()
                : Optional.of(new Balance(balance.points(), balance.entries()));
    }

    @Override
    public Optional<PointsAccount> account(MemberId member) {
        return facts("select fact from points_account where member = ?", PointsAccount.class, member.value()).stream()
                .findFirst();
    }

    @Override
    public LocalText tierName(String tier) {
        return facts("select fact from points_programme", PointsProgramme.class).stream()
                .flatMap(programme -> programme.tiers().stream())
                .filter(one -> one.id().equals(tier))
                .findFirst()
                .map(PointsProgramme.Tier::name)
                .orElseGet(() -> LocalText.same(tier));
    }

    @Override
    public List<Earned> entries(MemberId member, @Nullable Source sale, int most) {
        return (sale == null ? points.latest(member, 0, most) : points.of(member, sale, most))
                .stream()
                        .map(entry ->
                                new Earned(entry.sale(), entry.line(), entry.rule(), entry.kind(), entry.points()))
                        .toList();
    }

    @Override
    public Optional<Sale> receipt(MemberId member, Source sale) {
        return receipts.find(member, sale);
    }

    @Override
    public List<Sale> receipts(MemberId member, @Nullable LocalDate date, int most) {
        return date == null ? receipts.whole(member, most) : receipts.whole(member, date, most);
    }

    /** None while the member does not want any. */
    @Override
    public List<Offer> offers(MemberId member) {
        boolean wanted = members.find(member).map(Profile::personalised).orElse(false);
        return wanted
                ? offers.of(member, clock.instant()).stream()
                        .map(one -> new Offer(one.offer(), one.campaign().name()))
                        .toList()
                : List.of();
    }

    @Override
    public List<StockOnHand> stock(Gtin item) {
        return assortment.stock(item);
    }

    @Override
    public Optional<Price> price(Gtin item) {
        return assortment.price(item, null, clock.instant());
    }

    @Override
    public List<Gtin> search(String text, int most) {
        return search.find(text, most).stream().map(ProductHit::gtin).toList();
    }

    @Override
    public boolean isWeighed(Gtin item) {
        return assortment.isWeighed(item);
    }

    @Override
    public List<Store> stores() {
        return assortment.stores();
    }

    private <T> List<T> facts(String query, Class<T> type, Object... arguments) {
        return jdbc.queryForList(query, String.class, arguments).stream()
                .map(fact -> CanonicalJson.decode(fact, type))
                .toList();
    }
}
