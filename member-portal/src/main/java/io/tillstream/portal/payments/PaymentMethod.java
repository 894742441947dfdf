package io.tillstream.portal.payments;

/** By what a member pays. */
public enum PaymentMethod {
    /** On the provider's page; the number is typed there only. */
    CARD,
    ALIPAY,
    WECHAT_PAY,
    /** One code for every wallet; the payer chooses. */
    ANY_QR
}
