package io.tillstream.till.screen;

import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Counter;
import io.tillstream.till.sale.DrawerStep;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who comes to the till and who leaves it, what they do at its drawer, and when they practise. What is typed here is never written to a log. */
@Controller
final class ShiftDoor {
    private final Counter desk;
    private final CounterAnswer answer;

    ShiftDoor(Counter desk, CounterAnswer answer) {
        this.desk = desk;
        this.answer = answer;
    }

    @PostMapping("/operator/sign-in")
    ModelAndView signIn(
            @RequestParam("operator") String operator, @RequestParam("pin") String pin, HttpServletRequest request) {
        return answer.to(desk.submit(new Act.SignIn(operator, pin)), request);
    }

    @PostMapping("/operator/choose")
    ModelAndView chooseOperator(@RequestParam("operator") String operator, HttpServletRequest request) {
        return answer.to(desk.submit(new Act.ChooseOperator(operator)), request);
    }

    @PostMapping("/drawer")
    ModelAndView drawer(HttpServletRequest request) {
        return answer.to(desk.submit(new Act.OpenDrawerMenu()), request);
    }

    /** By the digit on the screen, or by name. */
    @PostMapping("/drawer/choose")
    ModelAndView choose(
            @RequestParam(name = "which", defaultValue = "") String digit,
            @RequestParam(name = "choice", required = false) DrawerStep.@Nullable Choice choice,
            HttpServletRequest request) {
        return answer.to(desk.submit(choice == null ? new Act.Typed(digit) : new Act.AtDrawer(choice)), request);
    }

    @PostMapping("/drawer/row")
    ModelAndView row(@RequestParam("row") int row, HttpServletRequest request) {
        return answer.to(desk.submit(new Act.CountRow(row)), request);
    }

    @PostMapping("/drawer/row-before")
    ModelAndView rowBefore(HttpServletRequest request) {
        return answer.to(desk.submit(new Act.CountRowBefore()), request);
    }

    @PostMapping("/drawer/print")
    ModelAndView print(HttpServletRequest request) {
        return answer.to(desk.submit(new Act.PrintReport()), request);
    }

    @PostMapping("/drawer/done")
    ModelAndView done(HttpServletRequest request) {
        return answer.to(desk.submit(new Act.DrawerDone()), request);
    }

    @PostMapping("/practice/begin")
    ModelAndView beginPractice(HttpServletRequest request) {
        return answer.to(desk.submit(new Act.BeginPractice()), request);
    }

    @PostMapping("/practice/end")
    ModelAndView endPractice(HttpServletRequest request) {
        return answer.to(desk.submit(new Act.EndPractice()), request);
    }

    @PostMapping("/operator/lock")
    ModelAndView lock(HttpServletRequest request) {
        return answer.to(desk.submit(new Act.LockTill()), request);
    }
}
