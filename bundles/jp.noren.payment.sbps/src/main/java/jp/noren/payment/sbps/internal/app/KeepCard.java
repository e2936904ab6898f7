package jp.noren.payment.sbps.internal.app;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.sbps.internal.domain.ErrorCode;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.sbps.internal.domain.Reply;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.KeptCard;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/**
 * Keeps a card at the payment company under the customer's code and removes it. Whether one is there is asked first (MG02-00104), because a token
 * is good for one call only: then it registers (MG02-00131) or replaces (MG02-00132). That none is there comes as type 95, as one integration shows.
 */
final class KeepCard {
    private static final String INFO = "res_pay_method_info/";
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("uuuuMM");
    private static final int NOTHING = 0;
    private static final int LAST_FOUR = 2;

    private final Calls calls;

    KeepCard(Calls calls) {
        this.calls = calls;
    }

    Outcome store(Requests.StoreCard request) {
        if (!Precheck.isCustomer(request.customerRef())) {
            return Refusals.unsent(DeclineReason.REFUSED_BY_PROVIDER);
        }
        Optional<Outcome> refusal = Precheck.token(request.card());
        return refusal.orElseGet(() -> registerOrReplace(request, calls.until(request.deadline())));
    }

    private Outcome registerOrReplace(Requests.StoreCard request, Deadline deadline) {
        Gateway.Answer known = calls.ask(lookUp(request.customerRef(), NOTHING), deadline);
        if (known instanceof Gateway.Ok) {
            return keep("MG02-00132-101", request, deadline);
        }
        return isNobody(known) ? keep("MG02-00131-101", request, deadline) : outcome(known, request.customerRef());
    }

    private Outcome keep(String function, Requests.StoreCard request, Deadline deadline) {
        Message message = keep(function, request.customerRef(), request.card());
        return outcome(calls.ask(message, deadline), request.customerRef());
    }

    private static boolean isNobody(Gateway.Answer answer) {
        return answer instanceof Gateway.Refused refused
                && refused.code().meaning() == ErrorCode.Meaning.CUSTOMER_MISMATCH;
    }

    /** Type 2 shows the last four digits, the others being stars; the expiry comes as year and month. What does not look so is not told. */
    Optional<KeptCard> show(String customer, Instant deadline) {
        if (!Precheck.isCustomer(customer)) {
            return Optional.empty();
        }
        Gateway.Answer answer = calls.ask(lookUp(customer, LAST_FOUR), calls.until(deadline));
        return answer instanceof Gateway.Ok ok ? Optional.of(face(ok.reply())) : Optional.empty();
    }

    private static KeptCard face(Reply reply) {
        String number = told(reply, "cc_number");
        String expires = told(reply, "cc_expiration");
        String brand = reply.value(INFO + "cardbrand_code");
        return new KeptCard(
                brand.isEmpty() ? null : Authorise.brand(brand),
                number.matches("\\*+[0-9]{4}") ? number.substring(number.length() - 4) : null,
                expires.matches("[0-9]{4}(0[1-9]|1[0-2])") ? YearMonth.parse(expires, EXPIRY) : null);
    }

    /** In the answer about a payment these stand one level deeper; whether here too is not known, so both are read. */
    private static String told(Reply reply, String field) {
        String flat = reply.value(INFO + field);
        return flat.isEmpty() ? reply.value(INFO + "res_pay_method_info_detail/" + field) : flat;
    }

    private static Message lookUp(String customer, int show) {
        return Message.flagged("MG02-00104-101", fields -> {
            fields.plain("cust_code", customer);
            fields.plain("sps_cust_info_return_flg", 1);
            fields.plain("response_info_type", show);
            fields.group("pay_option_manage", option -> option.plain("cardbrand_return_flg", 1));
        });
    }

    private static Message keep(String function, String customer, CardToken card) {
        return Message.flagged(function, fields -> {
            fields.plain("cust_code", customer);
            fields.plain("sps_cust_info_return_flg", 1);
            fields.secretGroup("pay_method_info", info -> {
                info.text("resrv1", "", 20);
                info.text("resrv2", "", 20);
                info.text("resrv3", "", 20);
            });
            fields.group("pay_option_manage", option -> {
                option.plain("token", card.token());
                option.plain("token_key", card.tokenKey());
                option.plain("cardbrand_return_flg", 1);
            });
        });
    }

    Outcome delete(String customer, Instant deadline) {
        if (!Precheck.isCustomer(customer)) {
            return Refusals.unsent(DeclineReason.REFUSED_BY_PROVIDER);
        }
        Message message = Message.flagged("MG02-00103-101", fields -> {
            fields.plain("cust_code", customer);
            fields.plain("sps_cust_info_return_flg", 1);
        });
        Gateway.Answer answer = calls.ask(message, calls.until(deadline));
        return isNobody(answer) ? new Outcome.Approved(customer, Yen.ZERO) : outcome(answer, customer);
    }

    private static Outcome outcome(Gateway.Answer answer, String customer) {
        if (answer instanceof Gateway.Ok) {
            return new Outcome.Approved(customer, Yen.ZERO);
        }
        if (answer instanceof Gateway.Refused refused) {
            return Refusals.first(refused.code());
        }
        return answer instanceof Gateway.NotSent notSent
                ? new Outcome.NotSent(notSent.why())
                : new Outcome.Unknown(null, ((Gateway.Lost) answer).why());
    }
}
