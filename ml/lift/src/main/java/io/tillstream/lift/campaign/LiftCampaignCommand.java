package io.tillstream.lift.campaign;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.features.effect.Assignment;
import io.tillstream.features.effect.Measure;
import io.tillstream.features.effect.RunningEffect;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code lift campaign}: what a campaign brought so far; docs/reference/lift-campaign.md. */
@picocli.CommandLine.Command(
        name = "lift campaign",
        description =
                "Says what a campaign brought so far beside its control group; see docs/reference/lift-campaign.md.")
public final class LiftCampaignCommand extends Command {
    private static final int LONGEST = 366;

    /** How many campaigns are named to whoever names none of them. */
    private static final int NAMED = 5;

    @Option(names = "--archive", required = true, paramLabel = "DIR", description = "Archive of the streaming-app.")
    @Nullable
    Path archive;

    @Option(
            names = "--campaign",
            required = true,
            paramLabel = "ID",
            description = "Whose offers: the id under which head office gave it in; sales in the archive name it.")
    @Nullable
    String campaign;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How long what somebody brings is looked at; default ${DEFAULT-VALUE}.")
    int days = 14;

    @Option(
            names = "--control",
            paramLabel = "PERCENT",
            description =
                    "The campaign's control share, 0.01 to 99.99: holds the groups against the lot, and compares all in each.")
    @Nullable
    BigDecimal control;

    public static void main(String[] arguments) {
        System.exit(execute(new LiftCampaignCommand(), arguments));
    }

    @Override
    protected int run() throws IOException {
        if (days < 1 || days > LONGEST) {
            throw new Complaint(
                    "Option --days", Integer.toString(days), "1 to " + LONGEST, "name a number of days between them");
        }
        String id = Objects.requireNonNull(campaign).strip();
        Optional<Assignment> assignment =
                Optional.ofNullable(control).map(share -> new Assignment(id, basisPoints(share)));
        CampaignJoin join = new CampaignJoin(id, Duration.ofDays(days));
        Optional<AssignedGroups> all =
                assignment.map(lot -> new AssignedGroups(id, lot.controlBasisPoints(), Duration.ofDays(days)));
        ArchivedSales.in(Objects.requireNonNull(archive)).each(sale -> {
            join.add(sale);
            all.ifPresent(groups -> groups.add(sale));
        });
        RunningEffect visits = join.effect(Measure.VISITS);
        if (visits.treated() + visits.control() + join.waiting() == 0) {
            throw unknown(id, join.others(NAMED));
        }
        assignment.ifPresent(join::tell);
        Map<String, Object> document = document(join, id);
        assignment.ifPresent(lot -> document.put("assignment", assignment(lot)));
        all.ifPresent(groups -> document.put("assigned", assigned(groups)));
        print(
                text(join, id)
                        + assignment.map(LiftCampaignCommand::text).orElse("")
                        + all.map(LiftCampaignCommand::text).orElse(""),
                document);
        return ExitCode.SUCCESS;
    }

    private static int basisPoints(BigDecimal percent) {
        try {
            int basisPoints = percent.movePointRight(2).intValueExact();
            if (basisPoints > 0 && basisPoints < 10_000) {
                return basisPoints;
            }
        } catch (ArithmeticException e) {
            // Said below.
        }
        throw new Complaint(
                "Option --control",
                percent.toPlainString(),
                "a percentage from 0.01 to 99.99 with two decimals at most",
                "name the share the campaign has, as 10");
    }

    private static String text(Assignment assignment) {
        return String.format(
                Locale.ROOT,
                "%nControl group of %.2f %%: %d members where %.1f are expected%s; %d members are in another group than the lot says%s.",
                assignment.controlBasisPoints() / 100.0,
                assignment.control(),
                assignment.expected(),
                assignment.isBalanced() ? "" : " (more than chance)",
                assignment.otherwise(),
                assignment.otherwise() == 0 && assignment.isBalanced() ? "" : ": the effect cannot be trusted");
    }

    /** All by the lot, in words; nothing where that is not over, or they are too few. */
    private static String text(AssignedGroups all) {
        StringBuilder text = new StringBuilder();
        all.effects()
                .ifPresent(effects -> effects.forEach((measure, effect) -> effect.interval()
                        .ifPresent(interval -> text.append(String.format(
                                Locale.ROOT,
                                "%n%-10s %+14.3f %13.3f %13.3f %+14.3f  all by the lot: %d offered, %d in the control group",
                                measure.word(),
                                interval.effect(),
                                interval.low(),
                                interval.high(),
                                interval.unadjusted(),
                                effect.treated(),
                                effect.control())))));
        return text.toString();
    }

    private static Map<String, Object> assigned(AssignedGroups all) {
        Map<String, Object> document = new LinkedHashMap<>();
        List<Map<String, Object>> measures = new ArrayList<>();
        document.put("offered", 0L);
        document.put("control", 0L);
        all.effects()
                .ifPresent(effects -> effects.forEach((measure, effect) -> {
                    document.put("offered", effect.treated());
                    document.put("control", effect.control());
                    effect.interval().ifPresent(interval -> measures.add(measure(measure, interval)));
                }));
        document.put("measures", measures);
        return document;
    }

    private static Map<String, Object> assignment(Assignment assignment) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("controlBasisPoints", assignment.controlBasisPoints());
        document.put("control", assignment.control());
        document.put("expected", assignment.expected());
        document.put("balanced", assignment.isBalanced());
        document.put("otherwise", assignment.otherwise());
        return document;
    }

    private static Complaint unknown(String id, List<String> others) {
        return new Complaint(
                "Campaign " + id,
                "no sale in the archive shows an offer of it",
                others.isEmpty()
                        ? "its effect is measured on members who were shown one, or would have been, and there are none of any campaign"
                        : "the archive holds offers of " + String.join(", ", others)
                                + (others.size() == NAMED ? " and perhaps more" : ""),
                others.isEmpty()
                        ? "wait until tills have shown some"
                        : "name one of these with --campaign, or wait until tills have shown it");
    }

    private String text(CampaignJoin join, String id) {
        RunningEffect visits = join.effect(Measure.VISITS);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d members shown, %d who would have been, each for %d days; %d wait for theirs to be over.",
                id,
                visits.treated(),
                visits.control(),
                days,
                join.waiting()));
        if (join.inBothGroups() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%d were in both groups: the shares of the campaign were changed, and it cannot be trusted.",
                    join.inBothGroups()));
        }
        if (visits.interval().isEmpty()) {
            return text.append(String.format(
                            Locale.ROOT, "%nAn effect is told from %d members in each group on.", RunningEffect.LEAST))
                    .toString();
        }
        text.append(String.format(
                Locale.ROOT, "%n%-10s %14s %27s %14s", "a member", "effect", "95 % at any time", "unadjusted"));
        for (Measure measure : Measure.values()) {
            join.effect(measure)
                    .interval()
                    .ifPresent(interval -> text.append(String.format(
                            Locale.ROOT,
                            "%n%-10s %+14.3f %13.3f %13.3f %+14.3f",
                            measure.word(),
                            interval.effect(),
                            interval.low(),
                            interval.high(),
                            interval.unadjusted())));
        }
        return text.toString();
    }

    private Map<String, Object> document(CampaignJoin join, String id) {
        RunningEffect visits = join.effect(Measure.VISITS);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("campaign", id);
        document.put("days", days);
        document.put("shown", visits.treated());
        document.put("wouldHaveShown", visits.control());
        document.put("waiting", join.waiting());
        document.put("inBothGroups", join.inBothGroups());
        document.put("until", join.latest().toString());
        List<Map<String, Object>> measures = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Optional<RunningEffect.Interval> known = join.effect(measure).interval();
            known.ifPresent(interval -> measures.add(measure(measure, interval)));
        }
        document.put("measures", measures);
        return document;
    }

    private static Map<String, Object> measure(Measure measure, RunningEffect.Interval interval) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("measure", measure.word());
        document.put("effect", interval.effect());
        document.put("low", interval.low());
        document.put("high", interval.high());
        document.put("unadjusted", interval.unadjusted());
        document.put("varianceLeft", interval.varianceLeft());
        return document;
    }
}
