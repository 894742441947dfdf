package io.tillstream.portal.offers;

import io.tillstream.events.Language;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.Profile;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.signin.SignedInMember;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The member's personal offers, each with its why. */
@Controller
class OffersPage {
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private final Offers offers;
    private final Members members;
    private final Assortment assortment;
    private final Clock clock;

    OffersPage(Offers offers, Members members, Assortment assortment, Clock clock) {
        this.offers = offers;
        this.members = members;
        this.assortment = assortment;
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
     */
    record Card(String item, String figure, String reason, String campaign, String model, Instant validUntil) {}

    @GetMapping("/offers")
    String show(@AuthenticationPrincipal SignedInMember signedIn, Locale locale, Model model) {
        Profile profile = members.find(signedIn.member()).orElseThrow(NotHere::new);
        Language language = Languages.of(locale);
        List<Offers.Standing> standing =
                profile.personalised() ? offers.of(profile.member(), clock.instant()) : List.of();
        model.addAttribute("personalised", profile.personalised());
        model.addAttribute("zone", ZONE);
        model.addAttribute(
                "offers", standing.stream().map(one -> card(one, language)).toList());
        return "offers/offers";
    }

    private Card card(Offers.Standing standing, Language language) {
        return new Card(
                assortment.nameOf(standing.offer().gtin()).in(language),
                figure(standing.offer().percentOff(), language),
                standing.offer().reason().text().in(language),
                standing.campaign().name().in(language),
                standing.offer().model().name(),
                standing.offer().validUntil());
    }

    /** English names what is taken off, 10; Chinese what is left of ten or of a hundred, 9 and at 15 % off 85. */
    private static String figure(int percentOff, Language language) {
        int left = 100 - percentOff;
        return Integer.toString(language == Language.EN ? percentOff : left % 10 == 0 ? left / 10 : left);
    }
}
