package io.tillstream.topologies.points;

import static io.tillstream.topologies.Shop.MEMBER;
import static io.tillstream.topologies.Shop.back;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.cash;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.receipt;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAccount.DayPoints;
import io.tillstream.events.member.PointsAccount.Lot;
import io.tillstream.events.member.PointsAccount.NextTier;
import io.tillstream.events.member.PointsAccount.TierStay;
import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member's year, entry by entry: points wait two days and are there until the end of the second month. */
class PointsAccountTest {
    private static final LocalDate JANUARY = LocalDate.parse("2012-01-31");
    private static final LocalDate NOVEMBER_10 = LocalDate.parse("2011-11-10");

    private static final PointsProgramme PROGRAMME = new PointsProgramme(
            List.of(new PointsProgramme.Rule(LocalDate.parse("2011-01-01"), 2, 2)),
            100,
            pounds("1.00"),
            List.of(
                    new PointsProgramme.Tier("silver", LocalText.same("Silver"), 30),
                    new PointsProgramme.Tier("gold", LocalText.same("Gold"), 100)));

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, PointsLedger::build);
        shop.sendBytes(Topics.POINTS_PROGRAMME, PointsProgramme.KEY, CanonicalJson.encode(PROGRAMME));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatIsEarnedWaitsAndIsThereUntilItsLastDay() {
        Sale sale = sale("2011-11-08T10:05:00Z", 40);

        assertThat(entries())
                .containsExactly(new PointsEntry(
                        MEMBER,
                        sale.source(),
                        1,
                        "per-major-unit",
                        PointsEntry.Kind.EARNED,
                        40,
                        sale.happenedAt(),
                        sale.businessDate()));
        PointsAccount account = account();
        assertThat(account.lots()).containsExactly(new Lot(40, NOVEMBER_10, JANUARY));
        assertThat(account.spendable(LocalDate.parse("2011-11-09"))).isZero();
        assertThat(account.pending(LocalDate.parse("2011-11-09"))).containsExactly(new DayPoints(NOVEMBER_10, 40));
        assertThat(account.spendable(NOVEMBER_10)).isEqualTo(40);
        assertThat(account.spendable(JANUARY)).isEqualTo(40);
        assertThat(account.spendable(JANUARY.plusDays(1))).isZero();
        assertThat(account.expiringNext(NOVEMBER_10)).contains(new DayPoints(JANUARY, 40));
        assertThat(account.tiers())
                .containsExactly(new TierStay("silver", sale.businessDate(), LocalDate.parse("2012-11-07")));
        assertThat(account.next()).isEqualTo(new NextTier("gold", 60));
    }

    @Test
    void whatIsLeftOfALotExpiresWhenADayOfTradeComesAfterItsLast() {
        sale("2011-11-08T10:05:00Z", 40);
        spend("2011-11-10T10:00:00Z", new PointsLot(15, JANUARY));
        entries();
        shop.pass(Duration.ofDays(90));
        assertThat(entries()).isEmpty();

        somebodyElseBuys("2012-02-01T09:00:00Z");
        shop.pass(Duration.ofSeconds(1));

        assertThat(entries())
                .filteredOn(entry -> entry.kind() == PointsEntry.Kind.EXPIRED)
                .containsExactly(PointsEntry.expired(MEMBER, "expired-2012-01-31", -25, JANUARY));
        assertThat(account().balance()).isZero();
        assertThat(shop.latest(Topics.POINTS_BALANCE, MEMBER.value()).points()).isZero();
        assertThat(shop.latest(Topics.POINTS_LIABILITY, "0").points()).isEqualTo(3);
    }

    @Test
    void aLateSaleThatHadSpentWhatExpiredIsNotPaidTwice() {
        sale("2011-11-08T10:05:00Z", 40);
        shop.pass(Duration.ofDays(90));
        somebodyElseBuys("2012-02-01T09:00:00Z");
        shop.pass(Duration.ofSeconds(1));
        entries();

        spend("2012-01-30T10:00:00Z", new PointsLot(15, JANUARY));

        assertThat(entries())
                .filteredOn(entry -> entry.kind() == PointsEntry.Kind.EXPIRED)
                .containsExactly(PointsEntry.expired(MEMBER, "expired-2012-01-31-2", 15, JANUARY));
        assertThat(account().balance()).isZero();
        assertThat(account().owed()).isZero();
        assertThat(account().expired()).isEqualTo(25);
    }

    @Test
    void aReturnAfterItsPointsHaveExpiredTakesNothingTwice() {
        Sale sale = sale("2011-11-08T10:05:00Z", 40);
        shop.pass(Duration.ofDays(90));
        somebodyElseBuys("2012-02-01T09:00:00Z");
        shop.pass(Duration.ofSeconds(1));
        takeBack("2012-02-01T10:00:00Z", sale, -40);

        assertThat(account().balance()).isZero();
        assertThat(account().owed()).isZero();
        assertThat(account().expired()).isZero();
        assertThat(shop.latest(Topics.POINTS_BALANCE, MEMBER.value()).points()).isZero();
    }

    @Test
    void aReturnTakesFromItsOwnLotFirstThenFromTheOthersAndThenItIsOwed() {
        Sale november = sale("2011-11-08T10:05:00Z", 40);
        shop.pass(Duration.ofDays(30));
        sale("2011-12-01T10:05:00Z", 20);
        spend("2011-12-02T10:00:00Z", new PointsLot(30, JANUARY));
        takeBack("2011-12-03T10:00:00Z", november, -25);

        assertThat(account().lots()).containsExactly(new Lot(5, null, LocalDate.parse("2012-02-29")));

        takeBack("2011-12-03T11:00:00Z", november, -15);

        assertThat(account().owed()).isEqualTo(10);
        assertThat(shop.latest(Topics.POINTS_DEBT, MEMBER.value()).owed()).isEqualTo(10);

        sale("2011-12-04T10:05:00Z", 12);

        assertThat(account().lots()).extracting(Lot::points).containsExactly(2L);
        assertThat(account().owed()).isZero();
    }

    @Test
    void pointsThatPaidComeBackWithTheLastDayTheyHad() {
        sale("2011-11-08T10:05:00Z", 40);
        spend("2011-11-10T10:00:00Z", new PointsLot(40, JANUARY));
        spend("2011-11-10T11:00:00Z", new PointsLot(-10, JANUARY));

        assertThat(account().lots()).containsExactly(new Lot(10, null, JANUARY));
    }

    @Test
    void aReturnThatArrivesBeforeItsSaleIsOfItsLotOnceTheSaleIsThere() {
        Sale november = receipt(
                new Source(Shop.TILL, 2, 1),
                "2011-11-08T10:05:00Z",
                MEMBER,
                List.of(sold(1, bread(1), 40)),
                List.of(cash("3.00")));
        sale("2011-11-09T10:05:00Z", 10);
        takeBack("2011-11-09T10:00:00Z", november, -25);
        assertThat(account().owed()).isEqualTo(15);

        shop.accept(new Shop.Journal(Shop.TILL, 2).append(november));

        assertThat(account().lots())
                .containsExactly(
                        new Lot(15, NOVEMBER_10, JANUARY), new Lot(10, LocalDate.parse("2011-11-11"), JANUARY));
        assertThat(account().owed()).isZero();
    }

    @Test
    void aPersonGivesAndTakesOnceForEachNumber() {
        adjust("a-1", 50);
        adjust("a-1", 50);
        adjust("a-2", -20);

        assertThat(entries())
                .extracting(PointsEntry::kind, PointsEntry::rule, PointsEntry::points)
                .containsExactly(
                        tuple(PointsEntry.Kind.ADJUSTED, "adjustment-a-1", 50L),
                        tuple(PointsEntry.Kind.ADJUSTED, "adjustment-a-2", -20L));
        assertThat(account().lots()).containsExactly(new Lot(30, null, JANUARY));
        assertThat(account().tiers()).isEmpty();
    }

    @Test
    void anotherProgrammeWorksEverybodysTierOutAgain() {
        sale("2011-11-08T10:05:00Z", 40);
        shop.pass(Duration.ofSeconds(2));
        shop.read(Topics.POINTS_ACCOUNT);

        PointsProgramme other = new PointsProgramme(
                PROGRAMME.rules(),
                100,
                pounds("1.00"),
                List.of(new PointsProgramme.Tier("gold", LocalText.same("Gold"), 40)));
        shop.sendBytes(Topics.POINTS_PROGRAMME, PointsProgramme.KEY, CanonicalJson.encode(other));
        shop.pass(Duration.ofSeconds(1));

        assertThat(account().tier(LocalDate.parse("2011-11-08"))).contains("gold");
        assertThat(account().next()).isNull();
    }

    @Test
    void aProgrammeThatComesLateMakesTheSameOfWhatWasEarnedBefore() {
        shop.bury(Topics.POINTS_PROGRAMME, PointsProgramme.KEY);
        sale("2011-11-08T10:05:00Z", 40);
        shop.pass(Duration.ofDays(90));
        somebodyElseBuys("2012-02-01T09:00:00Z");
        shop.pass(Duration.ofSeconds(1));
        assertThat(account().lots()).containsExactly(new Lot(40, null, null));

        shop.sendBytes(Topics.POINTS_PROGRAMME, PointsProgramme.KEY, CanonicalJson.encode(PROGRAMME));
        shop.pass(Duration.ofSeconds(2));

        assertThat(entries())
                .filteredOn(entry -> entry.kind() == PointsEntry.Kind.EXPIRED)
                .containsExactly(PointsEntry.expired(MEMBER, "expired-2012-01-31", -40, JANUARY));
        assertThat(account().expired()).isEqualTo(40);
    }

    @Test
    void withoutAProgrammeThatCanBeReadPointsNeitherWaitNorExpire() {
        shop.sendBytes(Topics.POINTS_PROGRAMME, PointsProgramme.KEY, "{\"ru".getBytes(StandardCharsets.UTF_8));
        sale("2011-11-08T10:05:00Z", 40);

        assertThat(account().lots()).containsExactly(new Lot(40, null, null));
    }

    @Test
    void aTillWithAWrongYearExpiresNothing() {
        sale("2011-11-08T10:05:00Z", 40);
        somebodyElseBuys("2031-11-08T10:05:00Z");
        shop.pass(Duration.ofSeconds(1));

        assertThat(account().lots()).hasSize(1);
        assertThat(shop.read(Topics.POINTS_LIABILITY))
                .last()
                .satisfies(told -> assertThat(told.value.day()).isEqualTo("2011-11-08"));
    }

    @Test
    void isToldOnceForASaleOfSeveralLines() {
        shop.accept(journal.append(receipt(
                journal.next(),
                "2011-11-08T10:05:00Z",
                MEMBER,
                List.of(sold(1, bread(1), 40), sold(2, bread(1), 2), sold(3, bread(1), 1)),
                List.of(cash("9.00")))));

        assertThat(shop.read(Topics.POINTS_ACCOUNT))
                .singleElement()
                .satisfies(told -> assertThat(told.value.lots()).containsExactly(new Lot(43, NOVEMBER_10, JANUARY)));
    }

    @Test
    void isToldByTheClockWhereTheLastEntryOfASaleWasRefused() {
        Sale sale = sale("2011-11-08T10:05:00Z", 40);
        account();
        // Everybody has been worked out that was there at the start.
        shop.pass(Duration.ofSeconds(1));
        shop.pass(Duration.ofSeconds(1));
        PointsEntry more = entries().getFirst().followed();

        shop.sendBytes(Topics.POINTS_ENTRY, MEMBER.value(), CanonicalJson.encode(more));
        assertThat(shop.read(Topics.POINTS_ACCOUNT)).isEmpty();
        shop.pass(Duration.ofSeconds(1));

        assertThat(account().lots()).containsExactly(new Lot(80, NOVEMBER_10, JANUARY));
        assertThat(more.sale()).isEqualTo(sale.source());
    }

    private @Nullable PointsAccount last;

    private PointsAccount account() {
        PointsAccount told = shop.latest(Topics.POINTS_ACCOUNT).get(MEMBER.value());
        if (told != null) {
            last = told;
        }
        return Objects.requireNonNull(last);
    }

    private List<PointsEntry> entries() {
        return shop.read(Topics.POINTS_ENTRY).stream().map(entry -> entry.value).toList();
    }

    private Sale sale(String at, long points) {
        Sale sale = receipt(journal.next(), at, MEMBER, List.of(sold(1, bread(1), points)), List.of(cash("3.00")));
        shop.accept(journal.append(sale));
        return sale;
    }

    private void spend(String at, PointsLot lot) {
        shop.accept(journal.append(receipt(
                journal.next(),
                at,
                MEMBER,
                List.of(sold(1, bread(lot.points() > 0 ? 1 : -1), 0)),
                List.of(Shop.points(lot.points() > 0 ? "3.00" : "-3.00", lot)))));
    }

    private void takeBack(String at, Sale sale, long points) {
        shop.accept(journal.append(receipt(
                journal.next(),
                at,
                MEMBER,
                List.of(back(1, sale.source(), 1, bread(-1), points)),
                List.of(cash("-3.00")))));
    }

    private void somebodyElseBuys(String at) {
        shop.accept(journal.append(
                Shop.sale(journal.next(), Instant.parse(at), MemberId.of("mbbbbbbbbbbbbbbbb"), bread(1))));
    }

    private void adjust(String id, long points) {
        PointsAdjustment by = new PointsAdjustment(
                id, MEMBER, points, "c11", "Jar broken", Instant.parse("2011-11-08T10:00:00Z"), Shop.DAY);
        shop.sendBytes(Topics.POINTS_ADJUSTMENT, MEMBER.value(), CanonicalJson.encode(by));
    }
}
