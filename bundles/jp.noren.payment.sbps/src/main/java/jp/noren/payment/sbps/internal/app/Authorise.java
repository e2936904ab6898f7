package jp.noren.payment.sbps.internal.app;

import java.util.function.Consumer;
import jp.noren.payment.sbps.internal.domain.JisText;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.sbps.internal.domain.Reference;
import jp.noren.payment.sbps.internal.domain.Reply;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.PaymentSource.StoredCard;
import jp.noren.payment.spi.Requests;

/**
 * Reserves the amount on the card: ST01-00131 with a token or a stored card, ST01-00118 after 3-D Secure. Sent once; without a reply nobody can ask,
 * since the payment company finds a payment by its tracking id alone, which only the reply brings.
 */
final class Authorise {
    private static final int NAME_BYTES = 40;
    private static final int FREE_BYTES = 20;
    private static final String LUMP_SUM = "10";

    private final Calls calls;

    Authorise(Calls calls) {
        this.calls = calls;
    }

    Outcome byToken(Requests.Start request, CardToken card) {
        return ask("ST01-00131-101", request, request.buyer().id(), option -> {
            option.plain("token", card.token());
            option.plain("token_key", card.tokenKey());
            doNotKeep(option);
        });
    }

    /** The stored card is found by the customer's code, with no token. */
    Outcome byStoredCard(Requests.Start request, StoredCard card) {
        return ask("ST01-00131-101", request, card.customerRef(), option -> {
            option.plain("token", "");
            option.plain("token_key", "");
            doNotKeep(option);
        });
    }

    Outcome afterAuthentication(Requests.Start request, String authenticationId) {
        return ask("ST01-00118-101", request, request.buyer().id(), option -> {
            doNotKeep(option);
            option.plain("tds_authentication_id", authenticationId);
        });
    }

    private static void doNotKeep(Message.Fields option) {
        option.plain("cust_manage_flg", 0);
        option.plain("cardbrand_return_flg", 1);
    }

    private Outcome ask(String function, Requests.Start request, String customer, Consumer<Message.Fields> option) {
        Message message = Message.flagged(function, fields -> {
            purchase(fields, request, customer);
            fields.group("dtls", dtls -> dtls.group("dtl", row -> detail(row, request)));
            fields.secretGroup("pay_method_info", info -> {
                info.plain("dealings_type", LUMP_SUM);
                info.plain("divide_times", "");
                info.text("resrv1", "", FREE_BYTES);
                info.text("resrv2", "", FREE_BYTES);
                info.text("resrv3", "", FREE_BYTES);
            });
            fields.group("pay_option_manage", option);
        });
        Gateway.Answer answer = calls.ask(message, calls.until(request.deadline()));
        return outcome(answer, request);
    }

    /**
     * The name on the statement (R135) goes into free1, and free2 if it is longer than 20 bytes: assumed, since the interface documents no field
     * for it and the free ones have no other meaning.
     */
    private static void purchase(Message.Fields fields, Requests.Start request, String customer) {
        fields.plain("cust_code", customer);
        fields.plain("order_id", request.key());
        fields.plain("item_id", request.storefront());
        fields.text("item_name", request.description(), NAME_BYTES);
        fields.plain("tax", request.tax().amount());
        fields.plain("amount", request.amount().amount());
        fields.text("free1", request.statementDescriptor(), FREE_BYTES);
        fields.text("free2", JisText.rest(request.statementDescriptor(), FREE_BYTES, FREE_BYTES), FREE_BYTES);
        fields.text("free3", "", FREE_BYTES);
        fields.plain("order_rowno", 1);
        fields.plain("sps_cust_info_return_flg", 1);
    }

    private static void detail(Message.Fields row, Requests.Start request) {
        row.plain("dtl_rowno", 1);
        row.plain("dtl_item_id", request.storefront());
        row.text("dtl_item_name", request.description(), NAME_BYTES);
        row.plain("dtl_item_count", 1);
        row.plain("dtl_tax", request.tax().amount());
        row.plain("dtl_amount", request.amount().amount());
    }

    private static Outcome outcome(Gateway.Answer answer, Requests.Start request) {
        if (answer instanceof Gateway.Ok ok) {
            return authorised(ok.reply(), request);
        }
        if (answer instanceof Gateway.Refused refused) {
            return Refusals.first(refused.code());
        }
        return answer instanceof Gateway.NotSent notSent
                ? new Outcome.NotSent(notSent.why())
                : new Outcome.Unknown(null, ((Gateway.Lost) answer).why());
    }

    private static Outcome authorised(Reply reply, Requests.Start request) {
        String tracking = reply.value("res_tracking_id");
        boolean whole =
                tracking.matches("[0-9]{14}") && reply.value("res_process_date").matches("[0-9]{14}");
        if (!whole) {
            return new Outcome.Unknown(null, "unusable reply: a yes without a tracking id or a date");
        }
        Reference reference = new Reference(
                tracking,
                reply.value("res_sps_transaction_id"),
                request.amount().amount());
        return new Outcome.Authorised(
                reference.text(), request.amount(), brand(reply.value("res_pay_method_info/cardbrand_code")));
    }

    static CardBrand brand(String code) {
        return switch (code) {
            case "J" -> CardBrand.JCB;
            case "V" -> CardBrand.VISA;
            case "M" -> CardBrand.MASTERCARD;
            case "A" -> CardBrand.AMEX;
            case "D" -> CardBrand.DINERS;
            default -> CardBrand.OTHER;
        };
    }
}
