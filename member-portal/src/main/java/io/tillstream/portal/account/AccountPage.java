package io.tillstream.portal.account;

import io.tillstream.events.Language;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.enrolment.CardQr;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.Profile;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.offers.OfferCards;
import io.tillstream.portal.orders.Orders;
import io.tillstream.portal.points.PointsLedger;
import io.tillstream.portal.receipts.Receipts;
import io.tillstream.portal.shop.Carts;
import io.tillstream.portal.signin.SignedInMember;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The card to show at the till, the points on it and the latest purchases. */
@Controller
class AccountPage {
    private static final int SHOWN = 3;

    private final Members members;
    private final PointsLedger points;
    private final Receipts receipts;
    private final Assortment assortment;
    private final OfferCards offers;
    private final Carts carts;
    private final Orders orders;

    AccountPage(
            Members members,
            PointsLedger points,
            Receipts receipts,
            Assortment assortment,
            OfferCards offers,
            Carts carts,
            Orders orders) {
        this.members = members;
        this.points = points;
        this.receipts = receipts;
        this.assortment = assortment;
        this.offers = offers;
        this.carts = carts;
        this.orders = orders;
    }

    /** One of the latest purchases. */
    record Purchase(Receipts.Summary receipt, String store, ZoneId zone) {}

    @GetMapping("/")
    String show(@AuthenticationPrincipal SignedInMember signedIn, Locale locale, Model model) {
        Profile profile = members.find(signedIn.member()).orElseThrow(NotHere::new);
        model.addAttribute("profile", profile);
        model.addAttribute("qr", CardQr.of(profile.card()));
        model.addAttribute("openOrders", orders.openOf(profile.member()));
        model.addAttribute("inCart", carts.piecesOf(profile.member()));
        model.addAttribute("balance", points.balanceOf(profile.member()));
        model.addAttribute(
                "offers",
                offers.of(profile, Languages.of(locale)).stream()
                        .limit(OfferCards.BEST)
                        .toList());
        model.addAttribute(
                "purchases",
                receipts.latest(profile.member(), 0, SHOWN).stream()
                        .map(one -> purchase(one, Languages.of(locale)))
                        .toList());
        return "account/account";
    }

    private Purchase purchase(Receipts.Summary receipt, Language language) {
        return new Purchase(
                receipt, assortment.nameOf(receipt.store()).in(language), assortment.zoneOf(receipt.store()));
    }
}
