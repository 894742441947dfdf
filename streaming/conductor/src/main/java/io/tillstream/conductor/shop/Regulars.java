package io.tillstream.conductor.shop;

import io.tillstream.conductor.home.Home;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.features.control.ControlGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Members of the plan that may see offers, those who come most often first; the same plan gives the same order. */
public final class Regulars {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Instant clockStart;

    /** Who, and with which card. */
    public record Regular(MemberId member, String card) {}

    public Regulars(Home home) throws IOException {
        this.folder = home.plan();
        this.clockStart = Plan.read(home).clockStart();
    }

    /** All of them. */
    public List<Regular> inOrder() throws IOException {
        List<Campaign> running = read("campaigns", line -> CanonicalJson.decode(line, Campaign.class)).stream()
                .filter(campaign -> campaign.active() && clockStart.isBefore(campaign.until()))
                .toList();
        Map<String, Long> visits = read("live-baskets", JSON::readTree).stream()
                .collect(Collectors.groupingBy(basket -> basket.path("card").asString(""), Collectors.counting()));
        return read("members", JSON::readTree).stream()
                .filter(member -> member.path("personalised").asBoolean(false))
                .map(Regulars::regular)
                .filter(regular -> seesOffers(regular.member(), running))
                .sorted(Comparator.comparing((Regular regular) -> visits.getOrDefault(regular.card(), 0L))
                        .reversed())
                .toList();
    }

    private static Regular regular(JsonNode member) {
        return new Regular(
                MemberId.of(member.path("member").asString()),
                member.path("card").asString());
    }

    private static boolean seesOffers(MemberId member, List<Campaign> running) {
        return !ControlGroup.isHeldOut(member)
                && running.stream()
                        .noneMatch(campaign ->
                                ControlGroup.isControl(member, campaign.id(), campaign.controlBasisPoints()));
    }

    private <T> List<T> read(String kind, Function<String, T> reading) throws IOException {
        Path file = folder.resolve(kind + ".ndjson");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(reading).toList();
        }
    }
}
