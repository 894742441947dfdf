package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.PromotionSpend;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a campaign says of what it gave and brought. */
@Component
final class ResultFacts {
    private final CampaignShelf shelf;
    private final Results results;
    private final MeasuredDays measured;
    private final Spends spends;
    private final LentLeases leases;
    private final Assortment assortment;
    private final Clock clock;

    ResultFacts(
            CampaignShelf shelf,
            Results results,
            MeasuredDays measured,
            Spends spends,
            LentLeases leases,
            Assortment assortment,
            Clock clock) {
        this.shelf = shelf;
        this.results = results;
        this.measured = measured;
        this.spends = spends;
        this.leases = leases;
        this.assortment = assortment;
        this.clock = clock;
    }

    /** Adds what is known; of a campaign that no till was told of, nothing. */
    void fill(Campaign campaign, Model model) {
        Integer live = campaign.liveVersion();
        Version version = live == null ? null : shelf.version(campaign.id(), live);
        Promotion told = version == null ? null : version.promotion();
        model.addAttribute("told", told);
        List<PromotionSpend> spent = spends.of(campaign.id());
        model.addAttribute("spent", spent);
        model.addAttribute(
                "held", leases.of(campaign.id()).beyond(told == null ? Limits.none() : told.limits(), spent));
        model.addAttribute("brought", version == null || told == null ? null : brought(campaign, version, told));
    }

    private @Nullable Brought brought(Campaign campaign, Version version, Promotion told) {
        List<Store> stores = stores(told.eligibility().stores());
        if (stores.isEmpty()) {
            return null;
        }
        ZoneId zone = stores.getFirst().zone();
        CurrencyUnit currency = stores.getFirst().currency();
        Results.Question about = new Results.Question(
                campaign.id(),
                version.segment(),
                currency,
                measured.of(campaign, version, zone),
                LocalDate.ofInstant(clock.instant(), zone));
        return new Brought(about.hasControl(), about.days(), currency, results.state(about));
    }

    private List<Store> stores(List<StoreId> named) {
        return assortment.stores().stream()
                .filter(store -> named.isEmpty() || named.contains(store.store()))
                .toList();
    }

    /**
     * What it brought.
     *
     * @param control whether there is anybody to compare with
     * @param days which days count
     * @param currency of its money
     * @param state what is known
     */
    record Brought(boolean control, Results.Days days, CurrencyUnit currency, Results.State state) {
        public Money off() {
            return money(state.minor());
        }

        public Money money(long minor) {
            return Money.ofMinor(minor, currency);
        }
    }
}
