package io.tillstream.portal.assistant;

import io.tillstream.assistant.Conversation;
import io.tillstream.assistant.Question;
import io.tillstream.assistant.Reply;
import io.tillstream.encoding.PaymentCards;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The machines' door to the assistant: {@code ./tillstream ask} knocks here, and whoever looks after cases. */
@RestController
class MachineQuestions {
    private static final int SHOWN = 200;

    private final Learned learned;
    private final PortalLedger ledger;
    private final Cases cases;

    MachineQuestions(Learned learned, PortalLedger ledger, Cases cases) {
        this.learned = learned;
        this.ledger = ledger;
        this.cases = cases;
    }

    /** The body of a question; whose it is stands beside the text and never in it. */
    record Asked(String text, String language, @Nullable String member) {
        @Override
        public String toString() {
            return "Asked[" + language + ", " + member + "]";
        }
    }

    @PostMapping("/api/assistant")
    Map<String, Object> ask(@RequestBody Asked asked) {
        if (PaymentCards.standIn(asked.text())) {
            throw new IllegalArgumentException(
                    "The question has a payment card's number in it; leave it out, no answer needs one.");
        }
        Reply reply = learned.assistant()
                .answer(
                        new Question(
                                asked.text(),
                                Language.ofTag(asked.language()),
                                asked.member() == null ? null : new MemberId(asked.member())),
                        Conversation.NEW,
                        ledger);
        return reply.document();
    }

    @GetMapping("/api/cases")
    Map<String, List<Cases.Case>> cases() {
        return Map.of("cases", cases.latest(SHOWN));
    }

    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, String> refuse(IllegalArgumentException refusal) {
        return Map.of("error", String.valueOf(refusal.getMessage()));
    }
}
