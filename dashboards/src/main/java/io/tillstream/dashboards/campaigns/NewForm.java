package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.assortment.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What stands in the builder before anything was typed. */
@Component
final class NewForm {
    private static final int DAYS = 14;

    private final Assortment assortment;
    private final Clock clock;

    NewForm(Assortment assortment, Clock clock) {
        this.assortment = assortment;
        this.clock = clock;
    }

    Form make() {
        ZoneId zone = assortment.stores().stream().map(Store::zone).findFirst().orElse(ZoneOffset.UTC);
        LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        return new Form(Map.ofEntries(
                Map.entry("audience", List.of("members")),
                Map.entry("audienceTimes", List.of("1")),
                Map.entry("audienceDays", List.of("60")),
                Map.entry("kind", List.of("percent-off")),
                Map.entry("percent", List.of("10")),
                Map.entry("items", List.of("listed")),
                Map.entry("minimumKind", List.of("none")),
                Map.entry("control", List.of("10")),
                Map.entry("measure", List.of("revenue")),
                Map.entry("message", List.of("no")),
                Map.entry("messageFirst", List.of("email")),
                Map.entry("from", List.of(tomorrow.toString())),
                Map.entry("until", List.of(tomorrow.plusDays(DAYS - 1).toString()))));
    }
}
