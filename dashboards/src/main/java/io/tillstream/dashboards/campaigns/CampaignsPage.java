package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.campaigns.Campaign.Stage;
import io.tillstream.dashboards.masterdata.Promotions;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.ledger.PromotionSpend;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /campaigns}: all of them, those that want somebody first. */
@Controller
final class CampaignsPage {
    private final CampaignShelf shelf;
    private final Campaigns campaigns;
    private final Spends spends;
    private final NewForm newForm;
    private final Promotions promotions;
    private final Clock clock;

    CampaignsPage(
            CampaignShelf shelf,
            Campaigns campaigns,
            Spends spends,
            NewForm newForm,
            Promotions promotions,
            Clock clock) {
        this.shelf = shelf;
        this.campaigns = campaigns;
        this.spends = spends;
        this.newForm = newForm;
        this.promotions = promotions;
        this.clock = clock;
    }

    /**
     * A campaign on the list.
     *
     * @param campaign what it is
     * @param stage where it stands
     * @param latest its latest version
     * @param told what tills were told; absent before they were told anything
     * @param spent what it has given, by currency
     */
    record Row(
            Campaign campaign,
            Stage stage,
            Version latest,
            @Nullable Promotion told,
            List<PromotionSpend> spent) {
        public String key() {
            return stage.name().toLowerCase(Locale.ROOT);
        }

        /** What its latest version is called in a language; empty before somebody has given it a name. */
        public String called(Language language) {
            String own = latest.form()
                    .text(
                            switch (language) {
                                case EN -> "nameEn";
                                case ZH_TW -> "nameTw";
                                case ZH_CN -> "nameCn";
                            });
            return own.isEmpty() ? latest.form().text("nameEn") : own;
        }
    }

    @GetMapping("/campaigns")
    String page(Model model) {
        fill(model);
        return "campaigns";
    }

    @GetMapping("/campaigns/list")
    String list(Model model) {
        fill(model);
        return "campaigns :: list";
    }

    @PostMapping("/campaigns/begin")
    String begin(Principal user) {
        return "redirect:/campaigns/" + campaigns.begin(newForm.make(), user.getName());
    }

    private void fill(Model model) {
        model.addAttribute("rows", rows());
        model.addAttribute("others", others());
    }

    /** Promotions that tills give now and that came from a file, those that end first first. */
    private List<Promotion> others() {
        Instant now = clock.instant();
        return promotions.all().stream()
                .filter(promotion -> promotion.active() && !promotion.id().startsWith(Campaigns.ID_PREFIX))
                .filter(promotion -> !promotion.eligibility().from().isAfter(now)
                        && promotion.eligibility().until().isAfter(now))
                .sorted(Comparator.comparing(
                                (Promotion promotion) -> promotion.eligibility().until())
                        .thenComparing(Promotion::id))
                .toList();
    }

    private List<Row> rows() {
        Instant now = clock.instant();
        return shelf.all().stream()
                .map(campaign -> row(campaign, now))
                .sorted(Comparator.comparing(Row::stage))
                .toList();
    }

    private Row row(Campaign campaign, Instant now) {
        Version latest = shelf.version(campaign.id(), campaign.version());
        Integer live = campaign.liveVersion();
        Promotion told =
                live == null ? null : shelf.version(campaign.id(), live).promotion();
        return new Row(
                campaign,
                campaign.stage(
                        told == null ? null : told.eligibility().from(),
                        told == null ? null : told.eligibility().until(),
                        now),
                latest,
                told,
                spends.of(campaign.id()));
    }
}
