package io.tillstream.portal.feedback;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.MemberFeedback;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.frame.Show;
import io.tillstream.portal.receipts.Receipts;
import io.tillstream.portal.signin.SignedInMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the member thinks of the shop: stars, words, a visit, each as one likes. */
@Controller
class FeedbackPage {
    private static final int RECEIPTS = 10;

    /** More than these a day are not about a shop any more. */
    private static final int MOST_A_DAY = 20;

    private final Feedbacks feedbacks;
    private final FeedbackFacts facts;
    private final Receipts receipts;
    private final Assortment assortment;
    private final Clock clock;

    FeedbackPage(Feedbacks feedbacks, FeedbackFacts facts, Receipts receipts, Assortment assortment, Clock clock) {
        this.feedbacks = feedbacks;
        this.facts = facts;
        this.receipts = receipts;
        this.assortment = assortment;
        this.clock = clock;
    }

    /**
     * A visit that it may be about.
     *
     * @param number its receipt
     * @param name where, when and over how much
     */
    record Visit(String number, String name) {}

    @GetMapping("/feedback")
    ModelAndView form(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(name = "receipt", required = false) @Nullable String receipt,
            Locale locale) {
        return page(
                signedIn.member(),
                new FeedbackForm(UUID.randomUUID().toString(), null, null, receipt),
                List.of(),
                HttpStatus.OK,
                locale);
    }

    /** With words that were said already, to the assistant. */
    @PostMapping("/feedback/draft")
    ModelAndView draft(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(name = "text", defaultValue = "") String text,
            Locale locale) {
        return page(
                signedIn.member(),
                new FeedbackForm(UUID.randomUUID().toString(), null, text, null),
                List.of(),
                HttpStatus.OK,
                locale);
    }

    @PostMapping("/feedback")
    ModelAndView send(
            @AuthenticationPrincipal SignedInMember signedIn,
            @ModelAttribute FeedbackForm form,
            Locale locale,
            Model model) {
        List<String> complaints = form.complaints();
        Instant now = clock.instant();
        if (complaints.isEmpty() && feedbacks.since(signedIn.member(), now.minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            complaints = List.of("feedback.too-many");
        }
        if (!complaints.isEmpty()) {
            return page(signedIn.member(), form, complaints, HttpStatus.UNPROCESSABLE_CONTENT, locale);
        }
        MemberFeedback feedback = new MemberFeedback(
                form.idFor(signedIn.member()),
                signedIn.member(),
                Languages.of(locale),
                form.givenStars(),
                form.covered(),
                visited(signedIn.member(), form),
                now);
        feedbacks.keep(feedback);
        // The marketer hears of it within seconds; should Kafka be away, as soon as it is back.
        boolean _ = facts.publishNow();
        ModelAndView thanks = new ModelAndView("feedback/thanks");
        thanks.setStatus(HttpStatus.CREATED);
        return thanks.addObject("kept", feedback)
                .addObject("covered", !form.covered().equals(form.words()));
    }

    /** A receipt of somebody else is none. */
    private @Nullable Source visited(MemberId member, FeedbackForm form) {
        try {
            Source about = form.about();
            if (about == null) {
                return null;
            }
            return receipts.find(member, about).orElseThrow(NotHere::new).source();
        } catch (IllegalArgumentException e) {
            throw new NotHere(e);
        }
    }

    private ModelAndView page(
            MemberId member, FeedbackForm form, List<String> complaints, HttpStatus status, Locale locale) {
        Show show = new Show(Languages.of(locale));
        ModelAndView page = new ModelAndView("feedback/feedback");
        page.setStatus(status);
        return page.addObject("form", form)
                .addObject("complaints", complaints)
                .addObject("longest", MemberFeedback.LONGEST)
                .addObject(
                        "visits",
                        receipts.latest(member, 0, RECEIPTS).stream()
                                .map(one -> new Visit(
                                        one.sale().receiptNumber(),
                                        assortment.nameOf(one.store()).in(Languages.of(locale)) + ", "
                                                + show.minute(one.happenedAt(), assortment.zoneOf(one.store())) + ", "
                                                + show.money(one.total())))
                                .toList());
    }
}
