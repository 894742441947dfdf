package io.tillstream.till.screen;

import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Counter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is done at the tables of a restaurant. */
@Controller
final class CateringDoor {
    private final Counter desk;
    private final CounterAnswer answer;

    CateringDoor(Counter desk, CounterAnswer answer) {
        this.desk = desk;
        this.answer = answer;
    }

    @PostMapping("/tables")
    ModelAndView tables(HttpServletRequest request) {
        return done(new Act.ShowTables(), request);
    }

    @PostMapping("/tables/open")
    ModelAndView open(@RequestParam("table") String table, HttpServletRequest request) {
        return done(new Act.OpenTable(table), request);
    }

    @PostMapping("/tables/move")
    ModelAndView move(HttpServletRequest request) {
        return done(new Act.MoveTable(), request);
    }

    @PostMapping("/tables/guests")
    ModelAndView guests(@RequestParam(name = "text", defaultValue = "") String text, HttpServletRequest request) {
        return done(new Act.Guests(text), request);
    }

    @PostMapping("/kitchen/send")
    ModelAndView send(HttpServletRequest request) {
        return done(new Act.SendToKitchen(), request);
    }

    @PostMapping("/kitchen/note")
    ModelAndView note(@RequestParam(name = "text", defaultValue = "") String text, HttpServletRequest request) {
        return done(new Act.NoteForKitchen(text), request);
    }

    @PostMapping("/split")
    ModelAndView split(HttpServletRequest request) {
        return done(new Act.SplitBill(), request);
    }

    @PostMapping("/split/line/{line}")
    ModelAndView sharePieces(
            @PathVariable("line") int line, @RequestParam("quantity") long quantity, HttpServletRequest request) {
        return done(new Act.SharePieces(line, quantity), request);
    }

    @PostMapping("/split/take")
    ModelAndView takeShare(HttpServletRequest request) {
        return done(new Act.TakeShare(), request);
    }

    private ModelAndView done(Act act, HttpServletRequest request) {
        return answer.to(desk.submit(act), request);
    }
}
