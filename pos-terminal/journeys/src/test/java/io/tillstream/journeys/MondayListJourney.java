package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockSent;
import io.tillstream.wire.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The buyer's Monday with scoring's own proposals and the keyboard alone: from the list to the order on the topic. */
@InTurn(day = 1)
@ExtendWith(Shop.Door.class)
class MondayListJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern AMOUNT = Pattern.compile("[0-9][0-9,]*([.][0-9]+)?");
    private static final Pattern ADDRESS = Pattern.compile("/reorder/item/([^/]+)/([0-9]{14})");

    private final Shop shop;
    private final TopicReader topics;

    MondayListJourney(Shop shop) {
        this.shop = shop;
        this.topics = new TopicReader("127.0.0.1:" + shop.platform().port("kafka"));
    }

    @Test
    void halvesAQuantitySeesTheLossRiseAndSendsTheOrder() {
        Page page = shop.dashboard();
        Locator rows = page.locator("tr[data-row]");
        int at = Await.value("a line of at least two packs that can be ordered in time", PATIENCE, () -> {
            page.navigate(shop.platform().address("dashboards") + "/reorder?lang=en");
            return halvable(rows);
        });
        assertThat(moneyOf(page.locator("tbody")
                        .filter(new Locator.FilterOptions().setHas(rows.nth(at)))
                        .first()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        Locator row = rows.nth(at);
        Matcher address =
                ADDRESS.matcher(Objects.requireNonNull(row.locator("a.name").getAttribute("href")));
        assertThat(address.find()).isTrue();
        StoreId store = StoreId.of(address.group(1));
        Gtin item = Gtin.of(address.group(2));
        String decision = row.locator(".decide form [name=decision]").first().inputValue();
        String name = row.locator("a.name").textContent();

        for (int line = 0; line <= at; line++) {
            page.keyboard().press("j");
        }
        assertThat(row).isFocused();
        page.keyboard().press("e");
        Locator loss = row.locator("output");
        assertThat(loss).containsText("Expected loss");
        BigDecimal before = amount(loss.textContent());
        long packs = Long.parseLong(row.locator("[name=quantity]").inputValue());
        long packSize =
                Long.parseLong(Objects.requireNonNull(row.locator("[data-edit]").getAttribute("data-pack")));
        page.keyboard().type(String.valueOf(packs / 2));
        Await.until(
                "the loss to rise", PATIENCE, () -> amount(loss.textContent()).compareTo(before) > 0);

        page.keyboard().press("Enter");
        assertThat(page.locator(".done")).containsText(" instead of ");
        assertThat(page.locator("[name=decision][value='" + decision + "']")).hasCount(0);
        page.keyboard().press("o");
        page.waitForURL(shown -> shown.contains("/orders"));
        Locator drafts = page.locator("article.draft");
        int ours = Await.value("the draft", PATIENCE, () -> draft(drafts, store, name));
        for (int draft = 0; draft <= ours; draft++) {
            page.keyboard().press("j");
        }
        page.keyboard().press("s");
        sentThoughItIsLittle(page, drafts.nth(ours));
        assertThat(page.locator(".done")).containsText("Booked");

        Await.until(
                "the order on the topic",
                PATIENCE,
                () -> topics.latest(Topics.PURCHASE_ORDER).stream()
                        .filter(order -> order.store().equals(store) && order.state() == PurchaseOrder.State.ORDERED)
                        .flatMap(order -> order.lines().stream())
                        .anyMatch(line ->
                                line.gtin().equals(item) && line.ordered().amount() == packs / 2 * packSize));
        Await.until(
                "scoring to count on the goods",
                PATIENCE,
                () -> topics.latest(Topics.REORDER).stream()
                        .filter(proposal -> proposal.store().equals(store)
                                && proposal.gtin().equals(item))
                        .map(ReorderProposal::packs)
                        .allMatch(still -> still < packs));
    }

    /** The shop has one store; the other one is only a name, and its goods are on their way. */
    @Test
    void ordersLessOfWhatAnotherStoreSendsAndMoreOfWhatItHasSentAway() throws Exception {
        HeadOffice headOffice = new HeadOffice(shop.platform());
        StoreId elsewhere = StoreId.of("s2");
        ReorderProposal lacking = Await.value(
                "something to be ordered",
                PATIENCE,
                () -> proposals()
                        .max(Comparator.comparingInt(ReorderProposal::packs))
                        .orElse(null));
        StoreId here = lacking.store();
        StockOnHand plenty = Await.value("something that sells and is not to be ordered", PATIENCE, () -> plenty(here));
        Instant now = shop.platform().now().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);

        headOffice.books(new StockSent(
                "monday-in",
                elsewhere,
                now,
                today,
                "monday-coming",
                here,
                List.of(new StockLine(lacking.gtin(), lacking.suggested()))));
        headOffice.books(new StockSent(
                "monday-out",
                here,
                now,
                today,
                "monday-going",
                elsewhere,
                List.of(new StockLine(plenty.gtin(), plenty.onHand()))));

        Await.until("less to be ordered of what comes", PATIENCE, () -> packs(here, lacking.gtin()) < lacking.packs());
        Await.until("more to be ordered of what left", PATIENCE, () -> packs(here, plenty.gtin()) > 0);
    }

    private Stream<ReorderProposal> proposals() {
        return topics.latest(Topics.REORDER).stream().filter(proposal -> proposal.packs() > 0);
    }

    private int packs(StoreId store, Gtin item) {
        return proposals()
                .filter(proposal ->
                        proposal.store().equals(store) && proposal.gtin().equals(item))
                .mapToInt(ReorderProposal::packs)
                .sum();
    }

    /** What sold on most days there and is not to be ordered now; null while there is nothing of that kind. */
    private @Nullable StockOnHand plenty(StoreId store) {
        Set<Gtin> proposed = topics.latest(Topics.REORDER).stream()
                .filter(proposal -> proposal.store().equals(store))
                .map(ReorderProposal::gtin)
                .collect(Collectors.toSet());
        Map<Gtin, Integer> daysSold = topics.latest(Topics.ITEM_DEMAND).stream()
                .filter(demand -> demand.store().equals(store))
                .collect(Collectors.toMap(
                        ItemDemand::gtin, demand -> demand.days().size()));
        return topics.latest(Topics.STOCK_ON_HAND).stream()
                .filter(stock -> stock.store().equals(store) && !proposed.contains(stock.gtin()))
                .filter(stock -> stock.onHand().unit() == Quantity.Unit.EACH
                        && stock.onHand().amount() > 0)
                .max(Comparator.comparingInt(stock -> daysSold.getOrDefault(stock.gtin(), 0)))
                .orElse(null);
    }

    /** The first line of which half is a whole number of packs, and the loss of it is told; null while there is none. */
    private static @Nullable Integer halvable(Locator rows) {
        for (int at = 0; at < rows.count(); at++) {
            Locator edit = rows.nth(at).locator("[data-edit][data-step='1']");
            if (edit.count() == 1
                    && edit.locator("[data-amount]").count() > 2
                    && Long.parseLong(edit.locator("[name=quantity]").inputValue()) >= 2) {
                return at;
            }
        }
        return null;
    }

    private static List<BigDecimal> moneyOf(Locator group) {
        return group.locator("tr[data-row] td.money").allTextContents().stream()
                .map(MondayListJourney::amount)
                .toList();
    }

    private static @Nullable Integer draft(Locator drafts, StoreId store, String item) {
        for (int at = 0; at < drafts.count(); at++) {
            Locator draft = drafts.nth(at);
            if (draft.locator("[name=to][value='" + store + "']").count() == 1
                    && draft.textContent().contains(item)) {
                return at;
            }
        }
        return null;
    }

    /** Half of one line may come to less than the supplier takes at least: it is asked about, and sent all the same. */
    private static void sentThoughItIsLittle(Page page, Locator draft) {
        Locator anyway = draft.locator("button.strong", new Locator.LocatorOptions().setHasText("all the same"));
        assertThat(page.locator(".done").or(anyway).first()).isVisible();
        if (anyway.count() == 1) {
            anyway.press("Enter");
        }
    }

    private static BigDecimal amount(String text) {
        Matcher found = AMOUNT.matcher(text);
        return found.find() ? new BigDecimal(found.group().replace(",", "")) : BigDecimal.ZERO;
    }
}
