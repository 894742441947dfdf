package io.tillstream.till.screen;

import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Counter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The keys of members' orders. What is scanned and typed there comes by the same door as everywhere else. */
@Controller
final class OrderDoor {
    private final Counter desk;
    private final CounterAnswer answer;

    OrderDoor(Counter desk, CounterAnswer answer) {
        this.desk = desk;
        this.answer = answer;
    }

    @PostMapping("/orders")
    ModelAndView begin(HttpServletRequest request) {
        return done(new Act.BeginOrders(), request);
    }

    @PostMapping("/orders/choose")
    ModelAndView choose(@RequestParam("order") String order, HttpServletRequest request) {
        return done(new Act.ChooseOrder(order), request);
    }

    @PostMapping("/orders/pick")
    ModelAndView pick(HttpServletRequest request) {
        return done(new Act.PickOrder(), request);
    }

    @PostMapping("/orders/missing")
    ModelAndView missing(@RequestParam(name = "line", defaultValue = "0") int line, HttpServletRequest request) {
        return done(new Act.LineMissing(line), request);
    }

    @PostMapping("/orders/put-aside")
    ModelAndView putAside(HttpServletRequest request) {
        return done(new Act.OrderPutAside(), request);
    }

    @PostMapping("/orders/hand-over")
    ModelAndView handOver(HttpServletRequest request) {
        return done(new Act.HandOrderOver(), request);
    }

    private ModelAndView done(Act act, HttpServletRequest request) {
        return answer.to(desk.submit(act), request);
    }
}
