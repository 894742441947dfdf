package io.tillstream.dashboards.models;

import io.tillstream.events.decision.ModelCard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A model as the page shows it.
 *
 * @param kind which
 * @param card what is vouched for; absent where nobody vouches for anything
 * @param alerts what came of its alerts; absent of a model that raises none
 * @param proposals how many proposals of what serves hold now
 * @param latest when the latest of them was made
 */
record ModelSection(
        Kind kind,
        @Nullable ModelCard card,
        @Nullable Followed alerts,
        long proposals,
        @Nullable Instant latest) {
    private static final String BEFORE = "-window-before";

    /**
     * A contender with its figures.
     *
     * @param name of the model or baseline
     * @param before whether these are of the window before the last
     * @param serving whether decisions come of it now
     * @param cells a figure for each of the columns
     */
    record Row(String name, boolean before, boolean serving, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A figure.
     *
     * @param share whether it is read as percent
     * @param millionths the figure; absent where the card has none
     */
    record Cell(boolean share, OptionalLong millionths) {}

    /** As it is called on the topic. */
    public String model() {
        return kind.model();
    }

    /** What made it, by name. */
    public Map<String, String> versions() {
        return card == null ? Map.of() : new TreeMap<>(card.versions());
    }

    /** {@code none}, {@code doubted}, {@code baseline} or {@code model}. */
    public String state() {
        if (card == null) {
            return "none";
        }
        if (!card.serving().name().equals(card.served())) {
            return "doubted";
        }
        return card.released() ? "model" : "baseline";
    }

    /** {@code none}, {@code doubted}, {@code untrained}, {@code by-card}, {@code released} or {@code refused}. */
    public String verdict() {
        String state = state();
        if (card == null || state.equals("doubted")) {
            return state;
        }
        if (card.contenders().isEmpty()) {
            return "untrained";
        }
        if (card.rules().isEmpty()) {
            return "by-card";
        }
        return card.released() ? "released" : "refused";
    }

    /** The name of what decisions come of now. */
    public String serving() {
        return card == null ? kind.counted() : card.serving().name();
    }

    /** The baseline it was held against: the one named on the card, or the better of those of which either decides. */
    public String peer() {
        if (card == null || kind != Kind.CHURN) {
            return kind.contenders().get(1);
        }
        long fitted = logLoss(kind.contenders().get(1));
        long counted = logLoss(kind.contenders().get(2));
        return kind.contenders().get(counted < fitted ? 2 : 1);
    }

    private long logLoss(String name) {
        return figures(name).getOrDefault(Kind.Figure.LOG_LOSS.onCard(), Long.MAX_VALUE);
    }

    private Map<String, Long> figures(String name) {
        return card == null
                ? Map.of()
                : card.contenders().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .map(ModelCard.Contender::figures)
                        .orElse(Map.of());
    }

    /** The rules that were not met, where the model was not released: they decided. */
    public List<ModelCard.Rule> decided() {
        return card == null || card.released()
                ? List.of()
                : card.rules().stream().filter(rule -> !rule.met()).toList();
    }

    /** Whether one rule of those shown is enough. */
    public boolean isOneEnough() {
        return kind == Kind.NEXT_PURCHASE;
    }

    public List<Kind.Figure> columns() {
        return kind.figures();
    }

    /** The model beside its baselines, in the last window and, where the card has it, in the one before. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String suffix : List.of("", BEFORE)) {
            for (String name : kind.contenders()) {
                Map<String, Long> figures = figures(name + suffix);
                if (!figures.isEmpty()) {
                    rows.add(new Row(
                            name, !suffix.isEmpty(), suffix.isEmpty() && name.equals(serving()), cells(figures)));
                }
            }
        }
        return rows;
    }

    private List<Cell> cells(Map<String, Long> figures) {
        return kind.figures().stream()
                .map(figure -> {
                    Long millionths = figures.get(figure.onCard());
                    return new Cell(
                            figure.isShare(), millionths == null ? OptionalLong.empty() : OptionalLong.of(millionths));
                })
                .toList();
    }

    /** Whether any of its alerts has come due and says something of it. */
    public boolean isFollowed() {
        return alerts != null && !alerts.kept().isEmpty();
    }

    /** What it said beside what came: of its alerts so far, or of the held-out days where there is nothing else. */
    public WordKept word() {
        if (alerts != null && !alerts.kept().isEmpty()) {
            return alerts.kept();
        }
        if (card == null) {
            return new WordKept(List.of());
        }
        return switch (kind) {
            case DEMAND -> WordKept.ofAlerts(card);
            case CHURN -> WordKept.ofTenths(card);
            case NEXT_PURCHASE -> new WordKept(List.of());
        };
    }

    /** What a ranking model said of the items it named, in millionths; empty where the card does not say. */
    public OptionalLong likelihoodSaid() {
        return figure("likelihoodSaid");
    }

    /** How many of those were bought, in millionths. */
    public OptionalLong likelihoodSeen() {
        return figure("likelihoodSeen");
    }

    private OptionalLong figure(String name) {
        Long figure = figures(kind.model()).get(name);
        return figure == null ? OptionalLong.empty() : OptionalLong.of(figure);
    }

    /** Trading days it was measured on, by UTC. */
    public long heldOutDays() {
        return card == null
                ? 0
                : Math.max(
                        1,
                        ChronoUnit.DAYS.between(
                                card.heldOut().from(), card.heldOut().until()));
    }

    public LocalDate heldOutFrom() {
        return day(card == null ? Instant.EPOCH : card.heldOut().from());
    }

    public LocalDate heldOutTo() {
        return lastDay(card == null ? Instant.EPOCH : card.heldOut().until());
    }

    public LocalDate since() {
        return day(card == null ? Instant.EPOCH : card.since());
    }

    public LocalDate dataFrom() {
        return day(card == null ? Instant.EPOCH : card.data().from());
    }

    public LocalDate dataTo() {
        return lastDay(card == null ? Instant.EPOCH : card.data().until());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static LocalDate lastDay(Instant until) {
        return day(until.minusMillis(1));
    }

    /** Its card's hash, the first twelve digits. */
    public String shortHash() {
        return card == null ? "" : card.serving().card().hex().substring(0, 12);
    }
}
