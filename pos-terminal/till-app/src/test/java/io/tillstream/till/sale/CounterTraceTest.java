package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Source;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.Shop;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.Teller;
import io.tillstream.traces.Traces;
import io.tillstream.traces.TracesSetting;
import io.tillstream.traces.told.ToldSpan;
import io.tillstream.traces.told.ToldSpans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CounterTraceTest {
    @RegisterExtension
    final Desk desk = Desk.forEachTest(Shop.campaign(0), Shop.offer());

    @TempDir
    private Path folder;

    @Test
    void everyActOfASaleIsToldOnceItsNumberIsKnown() throws IOException {
        List<ToldSpan> told = told(
                1,
                new Act.Scanned("]E0" + Shop.MILK.ean13()),
                new Act.Scanned("]E0" + Shop.BREAD.ean13()),
                new Act.BeginPayment(),
                new Act.PayCash(null));

        Source source = sale().source();
        Origin origin = Origin.ofRecord(source);
        assertThat(told).allMatch(span -> span.traceId().equals(origin.traceId()));
        ToldSpan root = named(told, "till Sale");
        assertThat(root.spanId()).isEqualTo(origin.spanId());
        assertThat(root.parentId()).isNull();
        assertThat(root.attributes())
                .containsEntry("tillstream.receipt", source.receiptNumber())
                .containsEntry("tillstream.record", "Sale");
        assertThat(told)
                .filteredOn(span -> origin.spanId().equals(span.parentId()))
                .extracting(ToldSpan::name)
                .containsExactlyInAnyOrder(
                        "act Scanned", "act Scanned", "act BeginPayment", "act PayCash", "commit", "receipt");
        assertThat(named(told, "act Scanned").began()).isEqualTo(root.began());
        assertThat(told).allMatch(span -> !span.ended().isAfter(root.ended()));
    }

    @Test
    void theNextCustomersTraceBeginsWithTheirOwnFirstScan() {
        List<ToldSpan> told = told(
                1,
                new Act.Scanned("]E0" + Shop.MILK.ean13()),
                new Act.BeginPayment(),
                new Act.PayCash(null),
                new Act.Scanned("]E0" + Shop.BREAD.ean13()),
                new Act.BeginPayment(),
                new Act.PayCash(null));

        assertThat(told.stream().map(ToldSpan::traceId).distinct()).hasSize(2);
        assertThat(told).filteredOn(span -> span.name().equals("act Scanned")).hasSize(2);
        assertThat(told.stream()
                        .filter(span -> span.name().equals("act Scanned"))
                        .map(ToldSpan::traceId))
                .doesNotHaveDuplicates();
    }

    @Test
    void anOfferOnTheScreenIsLinkedToTheDecisionItCameOf() {
        List<ToldSpan> told = told(
                1,
                new Act.Scanned("]E0" + Shop.MILK.ean13()),
                new Act.Scanned("]C0" + Shop.CARD),
                new Act.BeginPayment(),
                new Act.PayCash(null));

        ToldSpan shown = named(told, "offer shown");
        Origin decision = Origin.ofDecision(Shop.decision().decisionId());
        assertThat(shown.links()).containsExactly(new ToldSpan.Link(decision.traceId(), decision.spanId()));
    }

    @Test
    void ofASaleThatIsNotFollowedNothingIsTold() {
        assertThat(told(0, new Act.Scanned("]E0" + Shop.MILK.ean13()), new Act.BeginPayment(), new Act.PayCash(null)))
                .isEmpty();
    }

    @Test
    void aBasketThatIsGivenUpLeavesNothingToTheNextOne() {
        List<ToldSpan> told = told(
                1,
                new Act.Scanned("]E0" + Shop.MILK.ean13()),
                new Act.Scanned("]E0" + Shop.MILK.ean13()),
                new Act.Cancel(),
                new Act.Scanned("]E0" + Shop.BREAD.ean13()),
                new Act.BeginPayment(),
                new Act.PayCash(null));

        String sale = named(told, "till Sale").traceId();
        assertThat(told)
                .filteredOn(span -> span.traceId().equals(sale) && span.name().equals("act Scanned"))
                .hasSize(1);
    }

    @Test
    void nothingThatIsToldIsAboutAPerson() throws IOException {
        List<ToldSpan> told = told(
                1,
                new Act.Scanned("]E0" + Shop.MILK.ean13()),
                new Act.Scanned("]C0" + Shop.CARD),
                new Act.BeginPayment(),
                new Act.PayCash(null));

        assertThat(Files.readString(folder.resolve("till-s1-t1.jsonl")))
                .doesNotContain(Shop.CARD, Shop.ANN.value(), Shop.MILK.ean13(), Shop.MILK.value());
        assertThat(told.stream()
                        .flatMap(span -> span.attributes().keySet().stream())
                        .collect(Collectors.toSet()))
                .isSubsetOf(Fields.ALL.stream().map(field -> field.getKey()).collect(Collectors.toSet()));
    }

    private List<ToldSpan> told(double ratio, Act... acts) {
        try (Traces traces = Traces.of(
                new TracesSetting(new TracesSetting.To.Folder(folder), ratio),
                Teller.till(Shop.identity().till()))) {
            desk.followedBy(traces).act(acts);
        }
        return ToldSpans.in(folder, span -> true);
    }

    private Sale sale() throws IOException {
        return (Sale) desk.lastFact();
    }

    private static ToldSpan named(List<ToldSpan> told, String name) {
        return told.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
