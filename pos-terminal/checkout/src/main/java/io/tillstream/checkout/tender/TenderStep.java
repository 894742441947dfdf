package io.tillstream.checkout.tender;

/** What came of offering a tender. */
public sealed interface TenderStep {
    /** Something is taken and more is due. */
    record StillDue(OpenPayment payment) implements TenderStep {}

    /** A wallet or card is being tried; nothing else can happen until it answers. */
    record Waiting(AwaitedPayment payment) implements TenderStep {}

    /** Everything is paid. */
    record Paid(PaidBasket basket) implements TenderStep {}

    /** It is not taken. */
    record Refused(TenderRefusal reason) implements TenderStep {}
}
