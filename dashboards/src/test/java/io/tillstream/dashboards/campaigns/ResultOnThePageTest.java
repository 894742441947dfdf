package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a running campaign gave and changed, from sales of the accepted log to the page. */
@WholeApp
final class ResultOnThePageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StoreId STORE = StoreId.of("s114");
    private static final TillId TILL = TillId.parse("s114-t1");
    private static final String CAMPAIGN = "campaign-20111105080000";
    private static final LocalDate FIRST = RunningCampaign.FIRST;

    @LocalServerPort
    private int port;

    @Autowired
    private CampaignShelf shelf;

    @Test
    void saysWhatItGaveAndThatFourPeopleAreTooFewToKnowMore() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        RunningCampaign.begin(shelf, CAMPAIGN, STORE, LocalText.same("Everything"));
        MemberSales sales = new MemberSales(TILL);
        for (int number = 0; number < 4; number++) {
            MemberId member = MemberSales.member(700 + number);
            publish(sales.sale(member, FIRST.minusDays(20), 1_000));
            if (!ControlGroup.isControl(member, CAMPAIGN, 5_000)) {
                publish(sales.sale(member, FIRST.plusDays(1), 1_000, CAMPAIGN, 150));
            }
        }
        long treated = IntStream.range(700, 704)
                .filter(number -> !ControlGroup.isControl(MemberSales.member(number), CAMPAIGN, 5_000))
                .count();
        LeasePool budget = LeasePool.ofMoney(CAMPAIGN, TestShop.GBP);
        parts.publish(
                Topics.LEASE,
                "lease-114",
                new Lease("lease-114", budget, TILL, 2_500, 0, RealParts.BUSINESS_MORNING.plusSeconds(3_600)));

        try (Visitor marketer = new Visitor(port)) {
            marketer.signIn("marketer", RealParts.PASSWORD);
            String place = "/campaigns/" + CAMPAIGN + "?lang=en";
            await().atMost(PATIENCE)
                    .until(() -> marketer.get(place).body().contains("<span>" + treated + "</span>")
                            && marketer.get(place).body().contains("Not yet known."));
            String page = marketer.get(place).body();

            assertThat(page)
                    .contains(Money.ofMinor(150 * treated, TestShop.GBP).display())
                    .contains("a difference is told from 100 on each side on")
                    .contains("£25.00")
                    .contains("tills: 1");
            assertThat(marketer.get("/campaigns/" + CAMPAIGN + "/brought").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void publish(Sale sale) {
        RealParts.started().publish(Topics.ACCEPTED, STORE.value(), FactChain.append(Hash.GENESIS, sale));
    }
}
