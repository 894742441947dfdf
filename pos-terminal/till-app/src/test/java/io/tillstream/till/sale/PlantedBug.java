package io.tillstream.till.sale;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.events.Money;
import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.Login;
import io.tillstream.payments.RefundAnswer;
import io.tillstream.payments.Totals;
import io.tillstream.till.counter.PaymentHosts;
import java.util.function.UnaryOperator;

/** What makes a till lose or double somebody's money, put between it and its card terminal. */
enum PlantedBug implements UnaryOperator<PaymentHosts> {
    /** What has no clear answer is charged once more, as a payment of its own. */
    TRIES_AGAIN_BLINDLY,
    /** What has no clear answer counts as declined, and nobody asks what became of it. */
    TAKES_SILENCE_FOR_A_NO,
    /** It says that it was reversed without having asked anybody. */
    REVERSES_BY_WORD_ONLY;

    @Override
    public PaymentHosts apply(PaymentHosts hosts) {
        return new PaymentHosts(hosts.terminal().map(sound -> new Broken(this, sound)), hosts.wallet());
    }

    private record Broken(PlantedBug bug, CardTerminal sound) implements CardTerminal {
        @Override
        public Login login() {
            return sound.login();
        }

        @Override
        public Answer pay(String reference, Money amount) {
            Answer answer = sound.pay(reference, amount);
            if (!(answer instanceof Answer.Unclear)) {
                return answer;
            }
            return switch (bug) {
                case TRIES_AGAIN_BLINDLY -> sound.pay(reference + "-again", amount);
                case TAKES_SILENCE_FOR_A_NO -> new Answer.Declined("no answer");
                case REVERSES_BY_WORD_ONLY -> answer;
            };
        }

        @Override
        public Answer status(String reference) {
            return sound.status(reference);
        }

        @Override
        public void abort(String reference) {
            sound.abort(reference);
        }

        @Override
        public ReversalAnswer reverse(String reference, Money amount) {
            return bug == REVERSES_BY_WORD_ONLY ? ReversalAnswer.ACKNOWLEDGED : sound.reverse(reference, amount);
        }

        @Override
        public RefundAnswer refund(String refund, String reference, Money amount) {
            return sound.refund(refund, reference, amount);
        }

        @Override
        public Totals reconcile() {
            return sound.reconcile();
        }
    }
}
