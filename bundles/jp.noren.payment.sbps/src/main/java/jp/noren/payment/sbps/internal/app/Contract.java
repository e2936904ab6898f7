package jp.noren.payment.sbps.internal.app;

/** What the merchant agreed with the payment company about capture. */
public enum Contract {
    /** 自動売上 with the commit flag: the commit captures, no capture call is needed. */
    CAPTURE_ON_COMMIT,
    /** 指定売上: the commit confirms the authorisation, and the money moves by the capture call that follows it. */
    CAPTURE_AFTER_COMMIT,
    /**
     * 自動売上 without the commit flag: the authorisation itself captures. Refused by configuration: an authorise without a reply would then be
     * a charge that nobody can look up (design.md section 6).
     */
    CAPTURE_ON_AUTHORISE
}
