package jp.noren.payment.sbps.internal.app;

import java.time.Instant;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.sbps.internal.domain.Deadline;
import jp.noren.payment.sbps.internal.domain.ErrorCode;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.Requests;

/**
 * Keeps a card at the payment company under the customer's code (MG02-00131, or MG02-00132 when one is there) and removes it (MG02-00103). That
 * "one is there" comes as type 96, and "none is there" as type 95, is assumed: the documents name no case.
 */
final class KeepCard {
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
        Gateway.Answer answer = calls.ask(keep("MG02-00131-101", request.customerRef(), request.card()), deadline);
        if (answer instanceof Gateway.Refused refused && refused.code().meaning() == ErrorCode.Meaning.DUPLICATE) {
            answer = calls.ask(keep("MG02-00132-101", request.customerRef(), request.card()), deadline);
        }
        return outcome(answer, request.customerRef());
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
        boolean gone = answer instanceof Gateway.Refused refused
                && refused.code().meaning() == ErrorCode.Meaning.CUSTOMER_MISMATCH;
        return gone ? new Outcome.Approved(customer, Yen.ZERO) : outcome(answer, customer);
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
