package io.tillstream.portal.assistant;

import io.tillstream.assistant.Conversation;
import io.tillstream.assistant.Intent;
import io.tillstream.assistant.Question;
import io.tillstream.assistant.Reply;
import io.tillstream.assistant.Slots;
import io.tillstream.assistant.Step;
import io.tillstream.events.Gtin;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.signin.SignedInMember;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Questions and answers of the member who is signed in. What was said lives in the session and nowhere else; only a case that
 * the member opens is kept.
 */
@Controller
class AssistantPage {
    private static final String TALK = "assistant.talk";
    private static final int REMEMBERED = 20;
    private static final int LONGEST = 500;

    private final Learned learned;
    private final PortalLedger ledger;
    private final Cases cases;

    AssistantPage(Learned learned, PortalLedger ledger, Cases cases) {
        this.learned = learned;
        this.ledger = ledger;
        this.cases = cases;
    }

    /**
     * What was said and answered.
     *
     * @param turns oldest first
     * @param next what to remember for the next question
     */
    record Talk(List<Turn> turns, Conversation next) {
        static final Talk NEW = new Talk(List.of(), Conversation.NEW);
    }

    /**
     * A question and its answer.
     *
     * @param question as it was asked; the name of an intent where a button was pressed
     * @param intent the intent of such a button; absent where something was written
     * @param reply the answer
     * @param steps what can be done next
     */
    record Turn(String question, @Nullable String intent, Reply reply, List<Button> steps) {}

    /**
     * A button.
     *
     * @param kind {@code go}, {@code tell}, {@code ask}, {@code mean} or {@code case}
     * @param value a path, what was said, an intent, an item
     * @param label the key of its message, or for an item its name
     */
    record Button(String kind, String value, String label) {}

    @GetMapping("/assistant")
    String show(HttpSession session, Model model) {
        model.addAttribute("turns", talk(session).turns());
        return "assistant/assistant";
    }

    @PostMapping("/assistant")
    String ask(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "intent", required = false) @Nullable String intent,
            @RequestParam(name = "item", required = false) @Nullable String item,
            Locale locale,
            HttpSession session) {
        String asked = text.strip().substring(0, Math.min(LONGEST, text.strip().length()));
        Talk before = talk(session);
        Question question = new Question(asked, Languages.of(locale), signedIn.member());
        if (intent != null) {
            remember(session, before, "", intent, choose(question, intentOf(intent), Slots.of(null), before));
        } else if (item != null && before.next().pending() != null) {
            remember(
                    session,
                    before,
                    asked,
                    null,
                    choose(question, before.next().pending(), Slots.of(gtin(item)), before));
        } else if (!asked.isEmpty()) {
            remember(session, before, asked, null, learned.assistant().answer(question, before.next(), ledger));
        }
        return "redirect:/assistant#latest";
    }

    private Reply choose(Question question, Intent intent, Slots named, Talk before) {
        return learned.assistant().choose(question, intent, named, before.next(), ledger);
    }

    private static Intent intentOf(String id) {
        try {
            return Intent.ofId(id);
        } catch (IllegalArgumentException e) {
            throw new NotHere(e);
        }
    }

    private static Gtin gtin(String digits) {
        try {
            return Gtin.of(digits);
        } catch (IllegalArgumentException e) {
            throw new NotHere(e);
        }
    }

    @PostMapping("/assistant/case")
    String open(@AuthenticationPrincipal SignedInMember signedIn, Locale locale, HttpSession session, Model model) {
        List<Turn> turns = talk(session).turns();
        if (turns.isEmpty()) {
            return "redirect:/assistant";
        }
        Turn last = turns.getLast();
        String question = last.intent() == null ? last.question() : last.intent();
        model.addAttribute(
                "number",
                cases.open(
                        signedIn.member(),
                        Languages.of(locale),
                        question,
                        last.reply().understood().intent()));
        session.removeAttribute(TALK);
        return "assistant/case";
    }

    @PostMapping("/assistant/forget")
    String forget(HttpSession session) {
        session.removeAttribute(TALK);
        return "redirect:/assistant";
    }

    private static Talk talk(HttpSession session) {
        return session.getAttribute(TALK) instanceof Talk talk ? talk : Talk.NEW;
    }

    private static void remember(HttpSession session, Talk before, String asked, @Nullable String intent, Reply reply) {
        List<Turn> turns = new ArrayList<>(before.turns());
        turns.add(new Turn(
                asked,
                intent,
                reply,
                reply.steps().stream().map(step -> button(step, asked)).toList()));
        session.setAttribute(
                TALK,
                new Talk(
                        List.copyOf(turns.subList(Math.max(0, turns.size() - REMEMBERED), turns.size())),
                        reply.conversation()));
    }

    private static Button button(Step step, String asked) {
        return switch (step) {
            case Step.Go(Step.Page page, var _)
            when page == Step.Page.FEEDBACK -> new Button("tell", asked, "assistant.go." + page.name());
            case Step.Go(Step.Page page, var receipt) ->
                new Button(
                        "go",
                        receipt == null
                                ? "/"
                                        + (page == Step.Page.RECEIPT
                                                ? "receipts"
                                                : page.name().toLowerCase(Locale.ROOT))
                                : "/receipts/" + receipt.till() + "/" + receipt.epoch() + "/" + receipt.sequence(),
                        "assistant.go." + page.name());
            case Step.Ask(Intent intent) -> new Button("ask", intent.id(), "assistant.ask." + intent.id());
            case Step.Mean(var item) -> new Button("mean", item.id(), item.id());
            case Step.OpenCase() -> new Button("case", "", "assistant.case");
        };
    }
}
