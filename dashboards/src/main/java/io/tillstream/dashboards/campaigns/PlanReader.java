package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Segments;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands forms, as far as the shop knows what they name. */
@Component
final class PlanReader {
    private final Assortment assortment;
    private final Segments segments;
    private final Clock clock;

    PlanReader(Assortment assortment, Segments segments, Clock clock) {
        this.assortment = assortment;
        this.segments = segments;
        this.clock = clock;
    }

    /** What a form means, or everything that is wrong with it. */
    Reading read(Form form) {
        List<Store> stores = stores(form);
        Fields fields = new Fields(form, currency(stores));
        stores(form, fields);
        ZoneId zone = stores.stream().map(Store::zone).findFirst().orElse(ZoneOffset.UTC);
        Audience audience = new AudienceFields(form, fields, assortment, segments).read();
        MessagePlan message = new MessageFields(form, fields).read(day(form, "from"), day(form, "until"));
        Plan plan = plan(form, fields, audience, zone);
        return new Reading(fields.problems().isEmpty() ? plan : null, audience, message, fields.problems());
    }

    /** A day where one was typed; what is wrong with another is noted where the plan is read. */
    private static @Nullable LocalDate day(Form form, String field) {
        try {
            return LocalDate.parse(form.text(field));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private @Nullable Plan plan(Form form, Fields fields, @Nullable Audience audience, ZoneId zone) {
        var name = fields.name();
        OfferFields offer = new OfferFields(form, fields, assortment);
        var reward = offer.reward();
        var qualifying = offer.qualifying();
        var limits = offer.limits(audience);
        LocalDate from = fields.date("from");
        LocalDate until = fields.date("until");
        int control = control(fields, audience);
        Plan.Measure measure = fields.choice("measure", Plan.Measure.values());
        String coupon = fields.word("coupon", Fields.COUPON);
        String group = fields.word("group", Fields.GROUP);
        if (from != null && until != null) {
            checkDays(fields, from, until, zone);
        }
        if (name == null
                || audience == null
                || reward == null
                || qualifying == null
                || limits == null
                || from == null
                || until == null
                || measure == null
                || !fields.problems().isEmpty()) {
            return null;
        }
        Plan plan = new Plan(
                name,
                audience,
                coupon,
                qualifying,
                reward,
                limits,
                group,
                form.has("stackable", "yes"),
                from,
                until,
                zone,
                form.all("shop").stream().map(StoreId::of).toList(),
                control,
                measure);
        return holds(plan, fields) ? plan : null;
    }

    /** The contract has the last word. */
    private static boolean holds(Plan plan, Fields fields) {
        try {
            var _ = plan.promotion("trial");
            return true;
        } catch (IllegalArgumentException e) {
            fields.wrong("kind", "rule", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void checkDays(Fields fields, LocalDate from, LocalDate until, ZoneId zone) {
        if (until.isBefore(from)) {
            fields.wrong("until", "ends-before");
        } else if (until.isBefore(LocalDate.ofInstant(clock.instant(), zone))) {
            fields.wrong("until", "over");
        } else if (until.isAfter(from.plusYears(2))) {
            fields.wrong("until", "too-long");
        }
    }

    private static int control(Fields fields, @Nullable Audience audience) {
        Long percent = fields.optionalNumber("control", 0, 50);
        if (percent != null && percent > 0 && audience instanceof Audience.Everybody) {
            fields.wrong("control", "control-everybody");
        }
        return percent == null ? 0 : Math.toIntExact(percent * 100);
    }

    /** Those it names, or all. */
    private List<Store> stores(Form form) {
        List<String> chosen = form.all("shop");
        return assortment.stores().stream()
                .filter(store ->
                        chosen.isEmpty() || chosen.contains(store.store().value()))
                .toList();
    }

    private void stores(Form form, Fields fields) {
        for (String chosen : form.all("shop")) {
            boolean known = assortment.stores().stream()
                    .anyMatch(store -> store.store().value().equals(chosen));
            if (!known) {
                fields.wrong("shop", "unknown", chosen);
            }
        }
        if (assortment.stores().isEmpty()) {
            fields.wrong("shop", "no-store");
        } else if (currency(stores(form)).isEmpty()) {
            fields.wrong("shop", "currencies");
        }
    }

    private static Optional<CurrencyUnit> currency(List<Store> stores) {
        List<CurrencyUnit> currencies =
                stores.stream().map(Store::currency).distinct().toList();
        return currencies.size() == 1 ? Optional.of(currencies.getFirst()) : Optional.empty();
    }
}
