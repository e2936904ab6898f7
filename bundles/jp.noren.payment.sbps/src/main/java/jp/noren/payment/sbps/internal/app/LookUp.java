package jp.noren.payment.sbps.internal.app;

import jp.noren.kernel.Yen;
import jp.noren.payment.sbps.internal.domain.ErrorCode;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.sbps.internal.domain.Reference;
import jp.noren.payment.sbps.internal.domain.Reply;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/** Asks the payment company's book (MG01-00101). Its answer names no amount, so the one that was authorised is repeated. */
final class LookUp {
    private static final String INFO = "res_pay_method_info/";

    private final Calls calls;
    private final Contract contract;

    LookUp(Calls calls, Contract contract) {
        this.calls = calls;
        this.contract = contract;
    }

    Finding query(Requests.Query request) {
        return Reference.parse(request.reference())
                .map(payment -> query(payment, calls.until(request.deadline())))
                .orElseGet(() -> new Finding.NoAnswer("no reference that could be asked for"));
    }

    Finding query(Reference payment, Deadline deadline) {
        Message message = Message.flagged("MG01-00101-101", fields -> {
            fields.plain("sps_transaction_id", payment.transactionId());
            fields.plain("tracking_id", payment.trackingId());
            fields.plain("response_info_type", 0);
            fields.group("pay_option_manage", option -> option.plain("cardbrand_return_flg", 1));
        });
        Gateway.Answer answer = calls.ask(message, deadline);
        if (answer instanceof Gateway.Ok ok) {
            return finding(ok.reply(), payment);
        }
        if (answer instanceof Gateway.Refused refused) {
            return refused(refused.code());
        }
        return new Finding.NoAnswer(
                answer instanceof Gateway.NotSent notSent ? notSent.why() : ((Gateway.Lost) answer).why());
    }

    private static Finding refused(ErrorCode code) {
        return code.meaning() == ErrorCode.Meaning.NOTHING_THERE
                ? new Finding.NotFound()
                : new Finding.NoAnswer("refused with " + code.text());
    }

    /**
     * commit_status: 0 not yet, 1 committed, 2 committed and cancelled, 3 cancelled uncommitted;
     * payment_status: 1 authorised, 2 captured, 3 cancelled, 4 refunded. What fits no row is no answer.
     */
    private Finding finding(Reply reply, Reference payment) {
        String state =
                reply.value("res_status") + reply.value(INFO + "commit_status") + reply.value(INFO + "payment_status");
        return switch (state) {
            case "001" -> new Finding.Reserved(payment.text());
            case "011" ->
                contract == Contract.CAPTURE_ON_COMMIT
                        ? new Finding.Charged(payment.text(), Yen.of(payment.amount()))
                        : new Finding.Reserved(payment.text());
            case "002", "012" -> new Finding.Charged(payment.text(), Yen.of(payment.amount()));
            case "003", "013", "014", "023", "024", "033" -> new Finding.Released(payment.text());
            default -> new Finding.NoAnswer("a state that is not in the book: " + state.replaceAll("[^0-9]", "?"));
        };
    }
}
