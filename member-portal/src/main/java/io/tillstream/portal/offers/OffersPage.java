package io.tillstream.portal.offers;

import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.member.Member.Declined;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.Declines;
import io.tillstream.portal.enrolment.MemberFacts;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.Profile;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.portal.settings.PrivacySettings.Notice;
import io.tillstream.portal.signin.SignedInMember;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What tills give the member now, and the member's personal offers, each with its why. */
@Controller
class OffersPage {
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private final Offers offers;
    private final Members members;
    private final Assortment assortment;
    private final OfferCards cards;
    private final Announced announced;
    private final StandingPromotions promotions;
    private final Declines declines;
    private final MemberFacts facts;
    private final Set<String> notices;
    private final Clock clock;

    OffersPage(
            Offers offers,
            Members members,
            Assortment assortment,
            OfferCards cards,
            Announced announced,
            StandingPromotions promotions,
            Declines declines,
            MemberFacts facts,
            PortalSettings settings,
            Clock clock) {
        this.offers = offers;
        this.members = members;
        this.assortment = assortment;
        this.cards = cards;
        this.announced = announced;
        this.promotions = promotions;
        this.declines = declines;
        this.facts = facts;
        this.notices = settings.privacy().notices().stream().map(Notice::name).collect(Collectors.toSet());
        this.clock = clock;
    }

    /**
     * One offer as it is read.
     *
     * @param item on what
     * @param figure how much off one piece, as {@link #figure} has it
     * @param reason why
     * @param campaign for which campaign
     * @param model by which model
     * @param validUntil until when
     * @param of its campaign's id
     * @param gtin the item's number
     */
    record Card(
            String item,
            String figure,
            String reason,
            String campaign,
            String model,
            Instant validUntil,
            String of,
            String gtin) {}

    /**
     * Something the member said "not for me" to.
     *
     * @param offer the promotion's id, or the campaign's
     * @param gtin the item's number; empty for a promotion
     * @param name what it is called; its id where nobody says any more
     */
    record Unwanted(String offer, String gtin, String name) {}

    @GetMapping("/offers")
    String show(@AuthenticationPrincipal SignedInMember signedIn, Locale locale, Model model) {
        Profile profile = members.find(signedIn.member()).orElseThrow(NotHere::new);
        Language language = Languages.of(locale);
        List<Offers.Standing> standing =
                profile.personalised() ? offers.of(profile.member(), clock.instant()) : List.of();
        model.addAttribute("cards", cards.of(profile, language));
        model.addAttribute(
                "unwanted",
                declines.of(profile.member()).stream()
                        .map(each -> unwanted(each, language))
                        .toList());
        model.addAttribute("personalised", profile.personalised());
        model.addAttribute("zone", ZONE);
        model.addAttribute("notices", notices);
        model.addAttribute(
                "offers", standing.stream().map(one -> card(one, language)).toList());
        return "offers/offers";
    }

    @PostMapping("/offers/not-for-me")
    String decline(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam String offer,
            @RequestParam(defaultValue = "") String gtin) {
        Profile profile = members.find(signedIn.member()).orElseThrow(NotHere::new);
        Declined what = what(offer, gtin);
        if (!isOffered(profile, what)) {
            throw new NotHere();
        }
        declines.decline(profile.member(), what, clock.instant());
        // Tills hear of it within seconds; should Kafka be away, as soon as it is back.
        boolean _ = facts.publishNow();
        return "redirect:/offers";
    }

    @PostMapping("/offers/again")
    String takeBack(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam String offer,
            @RequestParam(defaultValue = "") String gtin) {
        declines.takeBack(signedIn.member(), what(offer, gtin));
        boolean _ = facts.publishNow();
        return "redirect:/offers";
    }

    private static Declined what(String offer, String gtin) {
        try {
            return new Declined(offer, gtin.isEmpty() ? null : Gtin.of(gtin));
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }

    /** What the member was not offered cannot be declined: what is told of it goes to every till. */
    private boolean isOffered(Profile profile, Declined what) {
        return declines.of(profile.member()).contains(what)
                || (what.gtin() == null
                        ? promotions.of(profile).stream()
                                .anyMatch(standing -> standing.promotion().id().equals(what.offer()))
                        : offers.of(profile.member(), clock.instant()).stream()
                                .anyMatch(standing -> standing.asDeclined().equals(what)));
    }

    private Unwanted unwanted(Declined declined, Language language) {
        Gtin gtin = declined.gtin();
        return gtin == null
                ? new Unwanted(
                        declined.offer(),
                        "",
                        announced
                                .promotion(declined.offer())
                                .map(promotion -> promotion.name().in(language))
                                .orElse(declined.offer()))
                : new Unwanted(
                        declined.offer(), gtin.value(), assortment.nameOf(gtin).in(language));
    }

    private Card card(Offers.Standing standing, Language language) {
        return new Card(
                assortment.nameOf(standing.offer().gtin()).in(language),
                figure(standing.offer().percentOff(), language),
                standing.offer().reason().text().in(language),
                standing.campaign().name().in(language),
                standing.offer().model().name(),
                standing.offer().validUntil(),
                standing.campaign().id(),
                standing.offer().gtin().value());
    }

    /** English names what is taken off, 10; Chinese what is left of ten or of a hundred, 9 and at 15 % off 85. */
    private static String figure(int percentOff, Language language) {
        int left = 100 - percentOff;
        return Integer.toString(language == Language.EN ? percentOff : left % 10 == 0 ? left / 10 : left);
    }
}
