package io.tillstream.till.screen;

import io.tillstream.events.Gtin;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Counter;
import io.tillstream.till.sale.Stage;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a cashier does, by key, touch or machine. */
@Controller
final class CashierDoor {
    private final Counter desk;
    private final CounterAnswer answer;

    CashierDoor(Counter desk, CounterAnswer answer) {
        this.desk = desk;
        this.answer = answer;
    }

    @PostMapping("/basket/entry")
    ModelAndView entry(@RequestParam(name = "text", defaultValue = "") String text, HttpServletRequest request) {
        return done(new Act.Typed(text), request);
    }

    /** A code that a scanner typed, or a camera saw. */
    @PostMapping("/basket/scan")
    ModelAndView scan(@RequestParam("raw") String raw, HttpServletRequest request) {
        return done(new Act.Scanned(raw), request);
    }

    @PostMapping("/basket/pick")
    ModelAndView pick(@RequestParam("gtin") String gtin, HttpServletRequest request) {
        return done(new Act.Picked(Gtin.of(gtin)), request);
    }

    /** What stands in for a line whose item is not there, instead of it. */
    @PostMapping("/basket/instead")
    ModelAndView instead(
            @RequestParam("line") int line, @RequestParam("gtin") String gtin, HttpServletRequest request) {
        return done(new Act.Instead(line, Gtin.of(gtin)), request);
    }

    @PostMapping("/basket/quantity")
    ModelAndView quantity(@RequestParam("n") long pieces, HttpServletRequest request) {
        return done(new Act.NextQuantity(pieces), request);
    }

    @PostMapping("/basket/void")
    ModelAndView voidLine(
            @RequestParam(name = "line", required = false) @Nullable Integer line,
            @RequestParam(name = "text", defaultValue = "") String text,
            HttpServletRequest request) {
        return done(line == null ? new Act.VoidTyped(text) : new Act.VoidLine(line), request);
    }

    @PostMapping("/basket/age")
    ModelAndView age(@RequestParam("answer") AgeAnswer answer, HttpServletRequest request) {
        return done(
                switch (answer) {
                    case DOCUMENT_SEEN -> new Act.OfAge(AgeCheck.Method.DOCUMENT_SEEN);
                    case PLAINLY_OLDER -> new Act.OfAge(AgeCheck.Method.PLAINLY_OLDER);
                    case TOO_YOUNG -> new Act.TooYoung();
                },
                request);
    }

    /** What a cashier can say about a customer's age. */
    enum AgeAnswer {
        DOCUMENT_SEEN,
        PLAINLY_OLDER,
        TOO_YOUNG
    }

    @PostMapping("/basket/sure")
    ModelAndView sureOfQuantity(HttpServletRequest request) {
        return done(new Act.SureOfQuantity(), request);
    }

    @PostMapping("/basket/change")
    ModelAndView beginChange(@RequestParam(name = "text", defaultValue = "") String text, HttpServletRequest request) {
        return done(new Act.BeginChange(text), request);
    }

    @PostMapping("/basket/change/whole")
    ModelAndView changeWhole(HttpServletRequest request) {
        return done(new Act.ChangeWhole(), request);
    }

    @PostMapping("/basket/change/how")
    ModelAndView changeHow(
            @RequestParam("kind") Stage.Changing.How.Kind kind,
            @RequestParam(name = "text", defaultValue = "") String text,
            HttpServletRequest request) {
        return done(new Act.ChangeHow(kind, text), request);
    }

    @PostMapping("/basket/change/reason")
    ModelAndView changeFor(@RequestParam("reason") String reason, HttpServletRequest request) {
        return done(new Act.ChangeFor(reason), request);
    }

    @PostMapping("/basket/offer/accept")
    ModelAndView accept(HttpServletRequest request) {
        return done(new Act.AcceptOffer(), request);
    }

    @PostMapping("/basket/offer/dismiss")
    ModelAndView dismiss(HttpServletRequest request) {
        return done(new Act.DismissOffer(), request);
    }

    @PostMapping("/basket/pay")
    ModelAndView pay(HttpServletRequest request) {
        return done(new Act.BeginPayment(), request);
    }

    @PostMapping("/basket/pay/cash")
    ModelAndView payCash(
            @RequestParam(name = "tenderedMinor", required = false) @Nullable Long tenderedMinor,
            @RequestParam(name = "text", defaultValue = "") String typed,
            HttpServletRequest request) {
        return done(typed.isBlank() ? new Act.PayCash(tenderedMinor) : new Act.PayTyped(typed), request);
    }

    @PostMapping("/basket/pay/gift-card")
    ModelAndView awaitGiftCard(
            @RequestParam(name = "text", defaultValue = "") String text, HttpServletRequest request) {
        return done(new Act.AwaitGiftCard(text), request);
    }

    @PostMapping("/basket/pay/points")
    ModelAndView payPoints(@RequestParam(name = "text", defaultValue = "") String text, HttpServletRequest request) {
        return done(new Act.PayPoints(text), request);
    }

    @PostMapping("/basket/pay/card")
    ModelAndView payByCard(
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "amount", defaultValue = "") String amount,
            HttpServletRequest request) {
        return done(new Act.PayByCard(amount.isBlank() ? text : amount), request);
    }

    @PostMapping("/basket/pay/code")
    ModelAndView showCode(@RequestParam(name = "text", defaultValue = "") String text, HttpServletRequest request) {
        return done(new Act.ShowCode(text), request);
    }

    @PostMapping("/basket/pay/arrival")
    ModelAndView takeArrival(@RequestParam(name = "text", defaultValue = "") String text, HttpServletRequest request) {
        return done(new Act.TakeArrival(text), request);
    }

    @PostMapping("/basket/pay/ask")
    ModelAndView askHost(HttpServletRequest request) {
        return done(new Act.AskHost(), request);
    }

    @PostMapping("/basket/pay/take-back")
    ModelAndView takeBack(@RequestParam(name = "text", defaultValue = "") String text, HttpServletRequest request) {
        return done(new Act.TakeBack(text), request);
    }

    @PostMapping("/basket/back")
    ModelAndView back(HttpServletRequest request) {
        return done(new Act.Back(), request);
    }

    @PostMapping("/return")
    ModelAndView beginReturn(HttpServletRequest request) {
        return done(new Act.BeginReturn(), request);
    }

    @PostMapping("/return/credit")
    ModelAndView beginCredit(HttpServletRequest request) {
        return done(new Act.BeginCredit(), request);
    }

    @PostMapping("/return/line/{line}")
    ModelAndView returnPieces(
            @PathVariable("line") int line, @RequestParam("quantity") long quantity, HttpServletRequest request) {
        return done(new Act.ReturnPieces(line, quantity), request);
    }

    @PostMapping("/return/everything")
    ModelAndView returnEverything(HttpServletRequest request) {
        return done(new Act.ReturnEverything(), request);
    }

    @PostMapping("/return/exchange")
    ModelAndView beginExchange(HttpServletRequest request) {
        return done(new Act.BeginExchange(), request);
    }

    @PostMapping("/return/ask")
    ModelAndView askAgain(HttpServletRequest request) {
        return done(new Act.AskAgain(), request);
    }

    @PostMapping("/return/confirm")
    ModelAndView confirmReturn(HttpServletRequest request) {
        return done(new Act.ConfirmReturn(), request);
    }

    @PostMapping("/basket/suspend")
    ModelAndView suspend(HttpServletRequest request) {
        return done(new Act.Suspend(), request);
    }

    @PostMapping("/suspended")
    ModelAndView listSuspended(HttpServletRequest request) {
        return done(new Act.ListSuspended(), request);
    }

    @PostMapping("/suspended/resume")
    ModelAndView resume(@RequestParam("which") String which, HttpServletRequest request) {
        return done(new Act.Resume(which), request);
    }

    @PostMapping("/basket/cancel")
    ModelAndView cancel(HttpServletRequest request) {
        return done(new Act.Cancel(), request);
    }

    @PostMapping("/receipt/reprint")
    ModelAndView reprint(HttpServletRequest request) {
        return answer.to(desk.reprint(), request);
    }

    private ModelAndView done(Act act, HttpServletRequest request) {
        return answer.to(desk.submit(act), request);
    }
}
