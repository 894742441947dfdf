package io.tillstream.portal.payments;

import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.portal.signin.SignedInMember;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A payment as it stands, where the payer comes back to from the provider; and methods that were kept. */
@Controller
class PaymentPage {
    /** A page that nobody reloads asks again after so many seconds; without JavaScript too. */
    private static final String AGAIN = "5";

    private final OnlinePayments payments;
    private final SavedMethods methods;
    private final Assortment assortment;
    private final PortalSettings settings;

    PaymentPage(OnlinePayments payments, SavedMethods methods, Assortment assortment, PortalSettings settings) {
        this.payments = payments;
        this.methods = methods;
        this.assortment = assortment;
        this.settings = settings;
    }

    @GetMapping("/payments/{id}")
    ModelAndView show(
            @AuthenticationPrincipal SignedInMember signedIn,
            @PathVariable String id,
            Locale locale,
            jakarta.servlet.http.HttpServletResponse response) {
        OnlinePayment payment = own(signedIn, id);
        if (!payment.state().isEnded()) {
            // Whoever comes back from the provider sees what it says by now.
            payment = payments.settle(payment.id());
        }
        if (!payment.state().isEnded() && payment.qr() != null) {
            response.setHeader("Refresh", AGAIN);
        }
        return page(payment, locale);
    }

    /** What became of it is asked at once. */
    @PostMapping("/payments/{id}/look")
    String look(@AuthenticationPrincipal SignedInMember signedIn, @PathVariable String id) {
        return "redirect:/payments/" + payments.settle(own(signedIn, id).id()).id();
    }

    /** What is approved is the order's: whoever wants that back cancels the order. */
    @PostMapping("/payments/{id}/give-up")
    String giveUp(@AuthenticationPrincipal SignedInMember signedIn, @PathVariable String id) {
        return "redirect:/payments/" + payments.giveUp(own(signedIn, id).id()).id();
    }

    @GetMapping("/payments/methods")
    ModelAndView kept(@AuthenticationPrincipal SignedInMember signedIn) {
        return methods(signedIn, HttpStatus.OK, false);
    }

    @PostMapping("/payments/methods/{id}/remove")
    ModelAndView remove(@AuthenticationPrincipal SignedInMember signedIn, @PathVariable String id) {
        try {
            if (!methods.remove(signedIn.member(), new SavedMethodId(id))) {
                throw new NotHere();
            }
            return new ModelAndView("redirect:/payments/methods");
        } catch (PaymentRefused e) {
            return methods(signedIn, HttpStatus.SERVICE_UNAVAILABLE, true);
        } catch (IllegalArgumentException e) {
            throw new NotHere(e);
        }
    }

    private ModelAndView methods(SignedInMember signedIn, HttpStatus status, boolean isStillThere) {
        ModelAndView page = new ModelAndView("payments/methods");
        page.setStatus(status);
        return page.addObject("methods", methods.of(signedIn.member())).addObject("stillThere", isStillThere);
    }

    private OnlinePayment own(SignedInMember signedIn, String id) {
        try {
            return payments.find(new PaymentId(id))
                    .filter(payment -> payment.member().equals(signedIn.member()))
                    .orElseThrow(NotHere::new);
        } catch (IllegalArgumentException e) {
            throw new NotHere(e);
        }
    }

    private ModelAndView page(OnlinePayment payment, Locale locale) {
        String qr = payment.qr();
        boolean isOpen = payment.state() == PaymentState.WAITING;
        return new ModelAndView("payments/payment")
                .addObject("payment", payment)
                .addObject("merchant", settings.payments().merchant())
                .addObject("store", assortment.nameOf(payment.store()).in(Languages.of(locale)))
                .addObject("zone", assortment.zoneOf(payment.store()))
                .addObject("code", isOpen && qr != null ? ScanCode.of(qr) : null)
                .addObject("link", isOpen ? payment.page() : null)
                .addObject("returnTo", payments.returnOf(payment.id()).orElse("/"));
    }
}
