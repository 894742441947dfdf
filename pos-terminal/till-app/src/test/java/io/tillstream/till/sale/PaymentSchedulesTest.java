package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tillstream.events.Money;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Row F16 of the fault matrix, drawn by chance: answers and questions that get lost or overtake each other, hosts that go
 * away, customers who pay late, tills that are restarted in between. Whatever happens, a captured payment ends in a sale or
 * is reversed, and a sale is paid by what was captured. The first seed is {@code test.seed}, how many are tried {@code
 * test.schedules}.
 */
class PaymentSchedulesTest {
    private static final long FIRST_SEED = Long.getLong("test.seed", 20261126);
    private static final int SCHEDULES = Integer.getInteger("test.schedules", 40);
    private static final int MOST_UNTIL_SEEN = 40;
    private static final List<HostsFake.Next> OUTCOMES = List.of(HostsFake.Next.values());
    private static final Act COFFEE = new Act.Scanned("]E0" + Shop.COFFEE.ean13());

    @TempDir
    Path folder;

    @Test
    void neverLeavesACapturedPaymentWithoutASaleOrAReversal() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
            Path data = Files.createDirectory(folder.resolve("s" + seed));
            try (Desk desk = Desk.open(data)) {
                live(desk, new Random(seed));
                comeToRest(desk);

                assertThat(violations(desk)).as("seed %d", seed).isEmpty();
            }
        }
    }

    /** A till that were not caught here would make the test above worth nothing. */
    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void seesATillThat(PlantedBug bug) throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + MOST_UNTIL_SEEN; seed++) {
            Path data = Files.createDirectory(folder.resolve(bug + "-" + seed));
            try (Desk desk = Desk.open(data)) {
                desk.hosts().plant(bug);
                desk.restart();
                live(desk, new Random(seed));
                comeToRest(desk);

                if (!violations(desk).isEmpty()) {
                    return;
                }
            }
        }
        fail("%d schedules show nothing of %s.", MOST_UNTIL_SEEN, bug);
    }

    private static List<String> violations(Desk desk) throws IOException {
        List<String> violations = new ArrayList<>();
        Map<String, Money> paid = paid(desk.facts());
        if (!desk.hosts().captured().equals(paid)) {
            violations.add("the hosts took " + desk.hosts().captured() + " where sales say " + paid);
        }
        if (desk.view().reversals() > 0) {
            violations.add(desk.view().reversals() + " reversals never end");
        }
        return violations;
    }

    private static void live(Desk desk, Random chance) {
        for (int step = 0; step < 40; step++) {
            switch (chance.nextInt(16)) {
                case 0, 1 -> desk.act(COFFEE, new Act.BeginPayment());
                case 2 -> desk.act(new Act.PayByCard(chance.nextBoolean() ? "" : "1"));
                case 3 -> desk.act(new Act.Scanned("28" + (1_000_000_000_000_000L + chance.nextInt(1_000_000))));
                case 4 -> desk.act(new Act.ShowCode(chance.nextBoolean() ? "" : "2"));
                case 5 -> desk.act(chance.nextBoolean() ? new Act.Back() : new Act.TakeBack(""));
                case 6 -> desk.act(new Act.PayCash(null));
                case 7 -> desk.hosts().down(chance.nextInt(3) == 0);
                case 8 -> desk.hosts().next(OUTCOMES.get(chance.nextInt(OUTCOMES.size())));
                case 9 -> desk.hosts().pays("s1-t1/1/" + desk.view().tally().sales(), TenderType.ALIPAY);
                case 10 -> payWhatIsShown(desk);
                case 11 -> {
                    desk.errands().forget(chance.nextBoolean());
                    desk.restart();
                }
                case 12 -> desk.after(Duration.ofSeconds(1 + chance.nextInt(50)));
                default -> beside(desk, chance);
            }
        }
    }

    private static void payWhatIsShown(Desk desk) {
        desk.view()
                .due()
                .map(due -> due.paying().awaited())
                .ifPresent(awaited -> desk.hosts().pays(awaited.attempt().orderNumber(), TenderType.WECHAT_PAY));
    }

    private static void beside(Desk desk, Random chance) {
        if (desk.errands().waiting() == 0) {
            return;
        }
        switch (chance.nextInt(5)) {
            case 0 -> desk.errands().loseAnswer();
            case 1 -> desk.errands().loseQuestion();
            case 2 -> desk.errands().hesitate();
            default -> desk.errands().answer();
        }
        desk.settled();
    }

    /** The hosts are back, time goes by, and the cashier takes the rest in cash. */
    private static void comeToRest(Desk desk) {
        desk.hosts().down(false);
        for (int minutes = 0; minutes < 6; minutes++) {
            desk.answered().after(Duration.ofMinutes(1)).answered();
        }
        desk.act(new Act.Back(), new Act.PayCash(null));
        for (int minutes = 0; minutes < 6; minutes++) {
            desk.answered().after(Duration.ofMinutes(1)).answered();
        }
    }

    /** What sales say was paid by card and wallet, by attempt. */
    private static Map<String, Money> paid(List<TillTransaction> facts) {
        Map<String, Money> paid = new LinkedHashMap<>();
        Map<String, Integer> named = new HashMap<>();
        for (TillTransaction fact : facts) {
            if (fact instanceof Sale sale) {
                for (Tender tender : sale.tenders()) {
                    if (tender.attempt() != null) {
                        paid.put(tender.attempt(), tender.net());
                        named.merge(tender.attempt(), 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(named.values()).allMatch(times -> times == 1);
        return paid;
    }
}
