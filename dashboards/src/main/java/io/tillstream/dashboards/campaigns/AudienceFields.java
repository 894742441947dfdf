package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Segments;
import io.tillstream.events.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For whom, as the form says it. */
final class AudienceFields {
    private static final int MOST_TIMES = 60;

    private final Form form;
    private final Fields fields;
    private final Assortment assortment;
    private final Segments segments;

    AudienceFields(Form form, Fields fields, Assortment assortment, Segments segments) {
        this.form = form;
        this.fields = fields;
        this.assortment = assortment;
        this.segments = segments;
    }

    @Nullable
    Audience read() {
        return switch (form.text("audience")) {
            case "everybody" -> new Audience.Everybody();
            case "members" -> new Audience.Members();
            case "segment" -> known();
            case "lapsed" -> lapsed();
            case "regular" -> regular();
            case "spender" -> spender();
            default -> {
                fields.wrong("audience", "missing");
                yield null;
            }
        };
    }

    private @Nullable Audience known() {
        String id = form.text("segment");
        Optional<Audience> known = segments.active(id).map(Audience.Known::new);
        if (known.isEmpty()) {
            fields.wrong("segment", id.isEmpty() ? "missing" : "unknown", id);
        }
        return known.orElse(null);
    }

    private @Nullable Audience lapsed() {
        String category = category();
        Long times = fields.number("audienceTimes", 1, MOST_TIMES);
        Long days = days();
        return times == null || days == null ? null : new Audience.Lapsed(category, times, Math.toIntExact(days));
    }

    private @Nullable Audience regular() {
        String category = category();
        Long times = fields.number("audienceTimes", 1, MOST_TIMES);
        Long days = days();
        return times == null || days == null ? null : new Audience.Regular(category, times, Math.toIntExact(days));
    }

    private @Nullable Audience spender() {
        String category = category();
        Money amount = fields.money("audienceAmount");
        Long days = days();
        return amount == null || days == null ? null : new Audience.Spender(category, amount, Math.toIntExact(days));
    }

    private @Nullable Long days() {
        return fields.number("audienceDays", 1, Audience.A_YEAR);
    }

    private @Nullable String category() {
        String category = form.text("audienceCategory");
        if (category.isEmpty()) {
            return null;
        }
        if (!assortment.categories().contains(category)) {
            fields.wrong("audienceCategory", "unknown", category);
        }
        return category;
    }
}
