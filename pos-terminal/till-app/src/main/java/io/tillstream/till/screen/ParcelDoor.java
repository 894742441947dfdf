package io.tillstream.till.screen;

import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Counter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The keys of the parcel counter. What is scanned and typed there comes by the same door as everywhere else. */
@Controller
final class ParcelDoor {
    private final Counter desk;
    private final CounterAnswer answer;

    ParcelDoor(Counter desk, CounterAnswer answer) {
        this.desk = desk;
        this.answer = answer;
    }

    @PostMapping("/parcels")
    ModelAndView begin(HttpServletRequest request) {
        return done(new Act.BeginParcels(), request);
    }

    @PostMapping("/parcels/sell")
    ModelAndView sell(HttpServletRequest request) {
        return done(new Act.SellGoods(), request);
    }

    @PostMapping("/parcels/overdue")
    ModelAndView overdue(HttpServletRequest request) {
        return done(new Act.ShowOverdue(), request);
    }

    @PostMapping("/parcels/choose")
    ModelAndView choose(@RequestParam("waybill") String waybill, HttpServletRequest request) {
        return done(new Act.ChooseParcel(waybill), request);
    }

    @PostMapping("/parcels/print")
    ModelAndView print(HttpServletRequest request) {
        return done(new Act.PrintParcel(), request);
    }

    @PostMapping("/parcels/back")
    ModelAndView sendBack(HttpServletRequest request) {
        return done(new Act.SendParcelBack(), request);
    }

    @PostMapping("/parcels/settle")
    ModelAndView settle(HttpServletRequest request) {
        return done(new Act.SettleParcels(), request);
    }

    @PostMapping("/parcels/done")
    ModelAndView confirm(HttpServletRequest request) {
        return done(new Act.ParcelDone(), request);
    }

    private ModelAndView done(Act act, HttpServletRequest request) {
        return answer.to(desk.submit(act), request);
    }
}
