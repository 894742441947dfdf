package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.till.Await;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A member pays with points that head office lends the till for it: 100 for a pound. Coffee costs 6.40. */
class LentPointsTest {
    private static final LocalDate JANUARY = LocalDate.parse("2012-01-31");
    private static final LocalDate MARCH = LocalDate.parse("2012-03-31");
    private static final Act COFFEE = new Act.Scanned(Shop.COFFEE.ean13());
    private static final Act CARD = new Act.Scanned("]C0" + Shop.CARD);
    private static final Act PAY = new Act.BeginPayment();
    private static final Act POINTS = new Act.PayPoints("");

    @RegisterExtension
    final Desk till = Desk.forEachTest();

    private List<Tender> tenders() throws IOException {
        return ((Sale) till.lastFact()).tenders();
    }

    private void awaitEnd(int leases) {
        Await.until(() -> till.headOffice().ended().size() == leases);
        till.settled();
    }

    @Test
    void paysWithThoseThatExpireFirstAndGivesTheLeaseBackWithItsPayment() throws IOException {
        till.headOffice().lendsPoints(new PointsLot(500, JANUARY), new PointsLot(500, MARCH));

        till.act(COFFEE, CARD, PAY, POINTS).settled();

        assertThat(tenders()).singleElement().satisfies(tender -> {
            assertThat(tender.type()).isEqualTo(TenderType.POINTS);
            assertThat(tender.tendered()).isEqualTo(Shop.pounds("6.40"));
            assertThat(tender.points()).containsExactly(new PointsLot(500, JANUARY), new PointsLot(140, MARCH));
        });
        awaitEnd(1);
        String lease = till.headOffice().leases().getFirst();
        assertThat(till.headOffice().ended())
                .containsEntry(
                        lease, List.of(String.valueOf(tenders().getFirst().attempt())));
        assertThat(till.facts())
                .filteredOn(PaymentAttempted.class::isInstance)
                .allSatisfy(
                        fact -> assertThat(((PaymentAttempted) fact).grant()).isEqualTo(lease));
        assertThat(Files.readString(till.data().resolve("leases.json"), StandardCharsets.UTF_8))
                .isEqualTo("{\"leases\":[]}");
    }

    @Test
    void paysAsManyAsWereTypedOnceTheAnswerIsThere() throws IOException {
        till.headOffice().lendsPoints(new PointsLot(1000, JANUARY));
        till.headOffice().hesitateToLend();
        till.act(COFFEE, CARD, PAY, new Act.PayPoints("150"));
        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.POINTS_ASKED_FOR);

        till.headOffice().lendsAtLast();
        till.settled().act(new Act.PayCash(null));

        assertThat(tenders())
                .extracting(Tender::type, Tender::net)
                .containsExactly(
                        tuple(TenderType.POINTS, Shop.pounds("1.50")), tuple(TenderType.CASH, Shop.pounds("4.90")));
    }

    @Test
    void saysWhenThereAreNoneToSpend() {
        till.act(COFFEE, CARD, PAY, POINTS).settled();

        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.POINTS_NOTHING);
        assertThat(till.sale().stage()).isInstanceOf(Stage.Paying.class);
        till.act(new Act.Back());
        assertThat(till.headOffice().ended()).isEmpty();
    }

    @Test
    void areRefusedWithoutANetwork() throws IOException {
        till.headOffice().cut();

        till.act(COFFEE, CARD, PAY, POINTS);

        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.POINTS_NOT_HELD);
        assertThat(till.headOffice().leases()).isEmpty();
        assertThat(till.facts()).hasSize(1);
    }

    @Test
    void payOfflineWhatWasLentBeforeTheNetworkWent() throws IOException {
        till.headOffice().lendsPoints(new PointsLot(200, JANUARY));
        till.act(COFFEE, CARD, PAY, POINTS).settled().act(new Act.TakeBack(""));

        till.headOffice().cut();
        till.act(POINTS, new Act.PayCash(null));

        assertThat(tenders())
                .extracting(Tender::type, Tender::net)
                .containsExactly(
                        tuple(TenderType.POINTS, Shop.pounds("2.00")), tuple(TenderType.CASH, Shop.pounds("4.40")));
    }

    @Test
    void areAskedForByTheSameNumberAgainWhenTheAnswerWasLost() throws IOException {
        till.headOffice().lendsPoints(new PointsLot(200, JANUARY));
        till.headOffice().hesitateToLend();
        till.act(COFFEE, CARD, PAY, POINTS);
        till.headOffice().cut();
        till.headOffice().lendsAtLast();
        till.settled();
        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.POINTS_UNANSWERED);
        till.headOffice().mend();

        till.act(new Act.PayPoints("50")).settled().act(new Act.PayCash(null));

        assertThat(till.headOffice().leases())
                .hasSize(2)
                .containsOnly(till.headOffice().leases().getFirst());
        assertThat(tenders().getFirst().net()).isEqualTo(Shop.pounds("0.50"));
    }

    @Test
    void areGivenBackAfterAKill() throws IOException {
        till.headOffice().lendsPoints(new PointsLot(200, JANUARY));
        till.act(COFFEE, CARD, PAY, POINTS).settled();

        till.restart();

        assertThat(till.headOffice().ended()).isEmpty();
        till.act(new Act.PayCash(null));
        awaitEnd(1);
        assertThat(till.headOffice().ended().values())
                .containsExactly(List.of(String.valueOf(tenders().getFirst().attempt())));
    }

    @Test
    void payNothingOnceTheirLastDayIsOver() {
        till.headOffice().lendsPoints(new PointsLot(200, LocalDate.parse("2011-11-08")));

        till.act(COFFEE, CARD, PAY, POINTS).settled();

        assertThat(till.sale().stage()).isInstanceOf(Stage.Paying.class);
        assertThat(till.due().paying().taken()).isEmpty();
    }
}
