package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.till.Await;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A gift card pays at a till that holds nothing of it: head office lends what nobody else may spend. Coffee costs 6.40. */
class LentGiftCardTest {
    private static final Act COFFEE = new Act.Scanned(Shop.COFFEE.ean13());
    private static final Act PAY = new Act.BeginPayment();
    private static final Act CARD = new Act.Scanned("]C0" + Shop.GIFT_CARD);

    @RegisterExtension
    final Desk till = Desk.forEachTest();

    private List<Tender> tenders() throws IOException {
        return ((Sale) till.lastFact()).tenders();
    }

    private void awaitEnd(int leases) {
        Await.until(() -> till.headOffice().ended().size() == leases);
        till.settled();
    }

    private String kept() throws IOException {
        return Files.readString(till.data().resolve("leases.json"), StandardCharsets.UTF_8);
    }

    @Test
    void paysWhatWasLentAndGivesTheLeaseBackWithThePaymentItWasSpentOn() throws IOException {
        till.headOffice().lends(10_00);

        till.act(COFFEE, PAY, CARD).settled();

        assertThat(tenders()).singleElement().satisfies(tender -> {
            assertThat(tender.type()).isEqualTo(TenderType.GIFT_CARD);
            assertThat(tender.tendered()).isEqualTo(Shop.pounds("6.40"));
            assertThat(tender.account()).isEqualTo(Shop.GIFT_CARD);
        });
        awaitEnd(1);
        String lease = till.headOffice().leases().getFirst();
        assertThat(lease).startsWith("s1-t1/");
        assertThat(till.headOffice().ended())
                .containsEntry(
                        lease, List.of(String.valueOf(tenders().getFirst().attempt())));
        assertThat(till.facts())
                .filteredOn(PaymentAttempted.class::isInstance)
                .allSatisfy(
                        fact -> assertThat(((PaymentAttempted) fact).grant()).isEqualTo(lease));
        assertThat(kept()).isEqualTo("{\"leases\":[]}");
    }

    @Test
    void paysAPartWhenTheCardHasNoMore() throws IOException {
        till.headOffice().lends(2_50);

        till.act(COFFEE, PAY, CARD).settled().act(new Act.PayCash(null));

        assertThat(tenders())
                .extracting(Tender::type, Tender::net)
                .containsExactly(
                        tuple(TenderType.GIFT_CARD, Shop.pounds("2.50")), tuple(TenderType.CASH, Shop.pounds("3.90")));
    }

    @Test
    void saysThatItAsksAndAsksOnce() {
        till.headOffice().lends(10_00);
        till.headOffice().hesitateToLend();

        till.act(COFFEE, PAY, CARD, CARD);

        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.CARD_ASKED_FOR);
        assertThat(till.headOffice().leases()).hasSize(1);
        till.headOffice().lendsAtLast();
        till.settled();
        awaitEnd(1);
    }

    @Test
    void saysThatNothingIsLeftAndLeavesThePaymentOpen() {
        till.act(COFFEE, PAY, CARD).settled();

        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.CARD_HAS_NOTHING);
        assertThat(till.sale().stage()).isInstanceOf(Stage.Paying.class);
        till.act(new Act.Back());
        assertThat(till.headOffice().ended()).isEmpty();
    }

    @Test
    void isNotAskedForWithoutANetwork() {
        till.headOffice().cut();

        till.act(COFFEE, PAY, CARD);

        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.CARD_NOT_HELD);
        assertThat(till.headOffice().leases()).isEmpty();
    }

    @Test
    void isAskedForByTheSameNumberAgainWhenTheAnswerWasLost() throws IOException {
        till.headOffice().lends(10_00);
        till.headOffice().hesitateToLend();
        till.act(COFFEE, PAY, CARD);
        till.headOffice().cut();
        till.headOffice().lendsAtLast();
        till.settled();
        till.headOffice().mend();

        till.act(CARD).settled();

        assertThat(till.headOffice().leases())
                .hasSize(2)
                .containsOnly(till.headOffice().leases().getFirst());
        assertThat(tenders()).extracting(Tender::type).containsExactly(TenderType.GIFT_CARD);
    }

    @Test
    void isGivenBackWhenTheAnswerWasLostForItMayHaveBeenLent() {
        till.headOffice().lends(10_00);
        till.headOffice().hesitateToLend();
        till.act(COFFEE, PAY, CARD);
        till.headOffice().cut();
        till.headOffice().lendsAtLast();
        till.settled();
        assertThat(till.notice().kind()).isEqualTo(Notice.Kind.CARD_UNANSWERED);

        till.act(new Act.Back(), new Act.Back()).settled();
        assertThat(till.sale().stage()).isInstanceOf(Stage.Selling.class);
        assertThat(till.headOffice().ended()).isEmpty();
        till.headOffice().mend();
        till.after(Duration.ofMinutes(2)).settled();

        awaitEnd(1);
        assertThat(till.headOffice().ended().values()).containsExactly(List.of());
    }

    @Test
    void isGivenBackUnspentWhenSomebodyPaysInAnotherWay() {
        till.headOffice().lends(10_00);
        till.headOffice().hesitateToLend();
        till.act(COFFEE, PAY, CARD, new Act.PayCash(null)).settled();
        assertThat(till.headOffice().ended()).isEmpty();

        till.headOffice().lendsAtLast();
        till.settled();

        awaitEnd(1);
        assertThat(till.headOffice().ended().values()).containsExactly(List.of());
        assertThat(till.view().last()).isNotNull();
    }

    @Test
    void isGivenBackAfterAKill() throws IOException {
        till.headOffice().lends(2_50);
        till.act(COFFEE, PAY, CARD).settled();
        assertThat(kept()).contains("2.50 GBP");

        till.restart();

        assertThat(till.headOffice().ended()).isEmpty();
        till.act(new Act.PayCash(null));
        awaitEnd(1);
        assertThat(till.headOffice().ended().values())
                .containsExactly(List.of(String.valueOf(tenders().getFirst().attempt())));
    }
}
